// How long the page takes from a tap to the next paint: an ordinary option, and the body map with every place marked.

import { openPage, started, waitUntil } from "../../tests/browser/lib/browsers.mjs";
import { Client } from "../../tests/browser/lib/client.mjs";
import { median, SLOWED } from "./figures.mjs";

const TAPS = 120;

/** The most that a tap on the body map may take, with every place marked, beside a tap on an ordinary option. */
const MAP_BUDGET = 1.5;

export async function taps({ browser, site }) {
  const option = await tapsOn({ browser, site }, "age", () => '[data-ask="age"] .mc-choice');
  show("an ordinary option", option);
  const map = await tapsOn({ browser, site }, "regions", markAll);
  show("a place of the body map, all marked", map);
  const ratio = median(map) / median(option);
  console.log(`ratio of the medians: ${ratio.toFixed(2)} (budget: at most ${MAP_BUDGET})`);
}

/** Times in milliseconds of taps on one screen, by turns on all that the selector finds which `prepare` returns. */
async function tapsOn({ browser, site }, screen, prepare) {
  const page = await openPage(browser, `${site.address}host.html`);
  await page.setViewport({ width: 412, height: 915, hasTouch: true });
  await started(page);
  await new Client(page).walk({ until: ({ id }) => id === screen });
  const selector = await prepare(page);
  await page.emulateCPUThrottling(SLOWED);
  await page.evaluate(() => {
    // The first message after the frame's own work comes when it has been painted.
    addEventListener("click", (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.painted(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    }, { capture: true });
  });
  const times = [];
  for (let tap = 0; tap < TAPS; tap += 1) {
    const place = await page.$eval(
      "massage-check",
      ({ shadowRoot }, selector, tap) => {
        const all = [...shadowRoot.querySelectorAll(selector)];
        const target = all[tap % all.length];
        target.scrollIntoView({ block: "center" });
        const { x, y, width, height } = target.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      },
      selector,
      tap,
    );
    await page.evaluate(settled);
    const painted = page.evaluate(() => new Promise((resolve) => { window.painted = resolve; }));
    // A finger rests for a moment, and what its coming has done is painted when it leaves.
    await page.touchscreen.touchStart(place.x, place.y);
    await page.evaluate(settled);
    await page.touchscreen.touchEnd();
    times.push(await painted);
  }
  await page.close();
  return times;
}

/** Waits until what scrolling asks for is done, so that it does not count. */
function settled() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(resolve)));
  });
}

/** Marks every place, and returns the places of the figure. */
async function markAll(page) {
  const boxes = '[data-ask="regions"] .mc-place__sides input';
  await page.$eval("massage-check", ({ shadowRoot }, boxes) => {
    for (const box of shadowRoot.querySelectorAll(boxes)) if (!box.checked) box.click();
  }, boxes);
  await waitUntil(
    page,
    (boxes) => {
      const all = [...document.querySelector("massage-check").shadowRoot.querySelectorAll(boxes)];
      return all.every(({ checked }) => checked);
    },
    boxes,
  );
  return ".mc-map__region";
}

function show(what, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)];
  console.log(`${what}: median ${median(times).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, ${times.length} taps, cpu ${SLOWED}x`);
}
