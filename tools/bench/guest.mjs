// What a host page feels of its guest: what a second widget costs, what is left after many visits, whether the loader
// holds the page up, and how far it moves what stands below.

import { openPage, started, waitUntil } from "../../tests/browser/lib/browsers.mjs";
import { shifts, watchShifts } from "../../tests/browser/lib/shift.mjs";
import { median, percent, SLOWED } from "./figures.mjs";

const PAGES = 9;
const VISITS = 200;

/** What is in the caches of browser and engine after the first few visits does not count as growth. */
const VISITS_BEFORE = 10;

const HEAD = '<meta name="viewport" content="width=device-width, initial-scale=1">';
const TEXT = Array.from({ length: 40 }, (_, i) => `<p>Text ${i} of the clinic, which stands below.</p>`).join("");
const hostPage = (body) => `<!doctype html><html lang="en"><head><title>A clinic</title>${HEAD}</head><body>${body}</body></html>`;
const withText = (loader) => hostPage(`<h1>Before your visit</h1>${loader}<massage-check shadow="open"></massage-check>${TEXT}`);

const farAway = (loader) => hostPage(`${loader}<p style="height: 5000px"></p><massage-check></massage-check>`);

const DEFERRED = '<script src="massage-check.js" defer></script>';
const AT_ONCE = '<script src="massage-check.js"></script>';

export const GUEST_PAGES = {
  "empty.html": hostPage(DEFERRED),
  "far.html": farAway(DEFERRED),
  "deferred.html": withText(DEFERRED),
  "at-once.html": withText(AT_ONCE),
};

const PHONE = { width: 412, height: 915, hasTouch: true, isMobile: true };
const DESKTOP = { width: 1280, height: 800 };

export async function guest(context) {
  await secondWidget(context);
  await manyVisits(context);
  await longTasks(context);
  await layoutShift(context);
}

async function secondWidget({ browser, site }) {
  const times = { first: [], second: [] };
  const memory = [];
  for (let n = 0; n < PAGES; n += 1) {
    const page = await openPage(browser, `${site.address}empty.html`, { before: keepMemory });
    await page.emulateCPUThrottling(SLOWED);
    times.first.push(await page.evaluate(add));
    const before = await used(page);
    times.second.push(await page.evaluate(add));
    const after = await used(page);
    memory.push(after.heap + after.wasm - before.heap - before.wasm);
    await page.close();
  }
  const [first, second] = [median(times.first), median(times.second)];
  console.log(`first widget, from nothing to painted: median ${first.toFixed(0)} ms, second: ${second.toFixed(0)} ms, cpu ${SLOWED}x`);
  console.log(`the second takes ${percent(second, first)} of the first one's time (budget: at most 15 %)`);
  console.log(`and ${(median(memory) / 1024).toFixed(0)} kB of memory (budget: at most 1024 kB)`);
}

async function manyVisits({ browser, site }) {
  const page = await openPage(browser, `${site.address}host.html`, { before: keepMemory });
  await started(page);
  await page.evaluate(visit, VISITS_BEFORE);
  const before = await used(page);
  await page.evaluate(visit, VISITS);
  const after = await used(page);
  const sum = ({ heap, wasm }) => heap + wasm;
  const kilobytes = ({ heap, wasm }) => `${(heap / 1024).toFixed(0)} kB of heap, ${(wasm / 1024).toFixed(0)} kB of wasm memory`;
  console.log(`before ${VISITS} visits: ${kilobytes(before)}, ${before.nodes} nodes, ${before.listeners} listeners`);
  console.log(`after: ${kilobytes(after)}, ${after.nodes} nodes, ${after.listeners} listeners`);
  console.log(`growth: ${percent(sum(after) - sum(before), sum(before))} together, ${percent(after.heap - before.heap, before.heap)} of the heap (budget: less than 5 %)`);
  await page.close();
}

/** From the browser's own trace, which tells the loader's work from that of the machine's other guests. */
async function longTasks({ browser, site }) {
  const page = await openPage(browser, "about:blank");
  await page.emulateCPUThrottling(SLOWED);
  const tasks = [];
  for (let n = 0; n < PAGES; n += 1) {
    await page.tracing.start({ categories: ["devtools.timeline"] });
    await page.goto(`${site.address}far.html`);
    await waitUntil(page, () => document.querySelector("massage-check:defined") !== null);
    const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
    const ours = traceEvents.filter(({ name, args }) => name === "EvaluateScript" && args.data?.url?.endsWith("/massage-check.js"));
    tasks.push(ours.reduce((sum, { dur }) => sum + dur / 1000, 0));
  }
  console.log(`the loader keeps a page busy: median ${median(tasks).toFixed(0)} ms, at most ${Math.max(...tasks).toFixed(0)} ms on ${PAGES} pages, cpu ${SLOWED}x (budget: at most 50 ms)`);
  await page.close();
}

async function layoutShift({ browser, site }) {
  for (const [where, size] of [["phone", PHONE], ["desktop", DESKTOP]]) {
    for (const name of ["at-once.html", "deferred.html"]) {
      const page = await openPage(browser, "about:blank", { before: watchShifts });
      await page.setViewport(size);
      // As on a slow line, so that the browser shows what it has.
      await page.emulateNetworkConditions({ download: 180_000, upload: 84_000, latency: 562 });
      await page.goto(`${site.address}${name}`);
      await started(page);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve))));
      console.log(`layout shift, text below, ${where}, ${name}: ${(await shifts(page)).toFixed(3)} (budget: at most 0.02)`);
      await page.close();
    }
  }
}

/** In the page, before its scripts: keeps the engine's memory in `window.engineMemory`. */
function keepMemory() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...inputs) => {
    const engine = await instantiate(...inputs);
    window.engineMemory = engine.exports.memory;
    return engine;
  };
}

/** In the page: adds a widget, and gives the time until it is painted. */
async function add() {
  const widget = document.createElement("massage-check");
  const ready = new Promise((resolve) => widget.addEventListener("mc-ready", resolve));
  const since = performance.now();
  document.body.prepend(widget);
  await ready;
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - since);
      port2.postMessage(null);
    });
  });
}

/** In the page: takes the widget away and adds another, as many times. */
async function visit(times) {
  for (let n = 0; n < times; n += 1) {
    document.querySelector("massage-check").remove();
    await new Promise((resolve) => setTimeout(resolve));
    const widget = document.createElement("massage-check");
    const ready = new Promise((resolve) => widget.addEventListener("mc-ready", resolve, { once: true }));
    document.body.append(widget);
    await ready;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  window.seen.events.length = 0;
}

async function used(page) {
  const session = await page.createCDPSession();
  for (let n = 0; n < 3; n += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  await session.detach();
  const wasm = await page.evaluate(() => window.engineMemory.buffer.byteLength);
  return { heap: usedSize, wasm, nodes, listeners: jsEventListeners };
}
