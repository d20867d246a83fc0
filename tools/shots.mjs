// Writes pictures of every screen, and of the printed page, to target/shots/. People look at them; no test compares them.
//
//   <journey>-<nn>-<screen>-<width>-<light|dark>.png   a screen, as tall as it is
//   map-<width>-<how>.png                              the body map with marks: as usual, dark, in forced colours, right to
//                                                      left, and with a part shown larger
//   paper-<case>-<a4|letter>-<page>.png, .pdf          what comes out of the printer
//
// What follows the verb chooses journeys by name: ./dev shots W06 map paper

import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { appears, launch, openPage, started } from "../tests/browser/lib/browsers.mjs";
import { Client } from "../tests/browser/lib/client.mjs";
import { cases } from "../tests/browser/lib/content.mjs";
import { drawPdf, printSheet } from "../tests/browser/lib/paper.mjs";
import { serve, TWO_LINES } from "../tests/browser/lib/server.mjs";
import { root } from "./bundle.mjs";

const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"];

/** What each journey is there to show. Screens that an earlier journey has shown already are left out. */
const JOURNEYS = {
  W01: "all screens of an ordinary case, and its result",
  W06: "pregnancy",
  W13: "places to leave alone, with reasons",
  W14: "the doctor must agree first",
  W07: "told to see a doctor today, and going on",
  W25: "no ideas before a doctor has looked",
  W02: "an emergency",
  W24: "under 18",
  W05: "a limit that the wish does not lift",
  W26: "tight muscles, liked firm",
  W27: "tender knots",
  W28: "pain down the leg",
};
const PAPERS = ["W01", "W02", "W04", "W05", "W06", "W08", "W09", "W13", "W14", "W25", "W26"];

const folder = join(root, "target/shots");
const chosen = process.argv.slice(2);
const isChosen = (name) => chosen.length === 0 || chosen.includes(name);

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const site = await serve({ folder: join(root, "dist"), pages: { "host.html": TWO_LINES.replace('shadow=', 'color-scheme="auto" shadow=') } });
const browser = await launch("chromium");
try {
  const shown = new Set();
  for (const [id, what] of Object.entries(JOURNEYS).filter(([id]) => isChosen(id))) {
    console.log(`${id}: ${what}`);
    await drawJourney(id, shown);
  }
  if (isChosen("mistakes")) await drawMistakes();
  if (isChosen("map")) await drawMap();
  for (const id of isChosen("paper") ? PAPERS : []) {
    console.log(`paper of ${id}`);
    await drawPaper(id);
  }
} finally {
  await browser.close();
  await site.close();
}
console.log(`Pictures are in ${folder}`);

async function open() {
  const page = await openPage(browser, `${site.address}host.html`);
  await started(page);
  return page;
}

async function drawJourney(id, shown) {
  const page = await open();
  const client = new Client(page, cases[id].answers);
  let n = 0;
  const draw = async ({ kind, id: screen }, suffix = "") => {
    n += 1;
    const name = kind === "question" || kind === "welcome" ? screen : `${kind}-${screen}`;
    if (shown.has(name + suffix)) return;
    shown.add(name + suffix);
    await drawScreen(page, `${id}-${String(n).padStart(2, "0")}-${name}${suffix}`);
  };
  const last = await client.walk({ onScreen: draw });
  if (last.acts.includes("show-all")) {
    await client.press("[data-act=show-all]");
    await openAll(page);
    await draw(last, "-all-open");
  }
  if (id === "W01") {
    for (const act of ["about", "delete"]) {
      await draw(await client.act(act));
      await client.act("close");
    }
  }
  await page.close();
}

/** Screens on which something is missing or cannot be. */
async function drawMistakes() {
  const page = await open();
  const client = new Client(page);
  for (const screen of ["welcome", "age", "rf_em", "regions"]) {
    await client.walk({ until: ({ id }) => id === screen });
    await page.$eval("massage-check >>> [type=submit]", (button) => button.click());
    await appears(page, ".mc-errors");
    await drawScreen(page, `mistakes-${screen}`);
  }
  await page.close();
}

/** The body map, on the smallest phone too, in the ways in which a browser may show it. */
async function drawMap() {
  const page = await open();
  const client = new Client(page);
  await client.walk({ until: ({ id }) => id === "regions" });
  for (const place of ["back_calf_l", "back_low_r", "back_low_l"]) await client.press(`[data-ask=regions] [value=${place}]`);
  const session = await page.createCDPSession();
  const draw = async (how, features = []) => {
    await session.send("Emulation.setEmulatedMedia", { features });
    for (const width of [320, ...WIDTHS]) {
      await page.setViewport({ width, height: 800, deviceScaleFactor: 1 });
      await page.screenshot({ path: join(folder, `map-${width}-${how}.png`), fullPage: true });
    }
  };
  await draw("light");
  await draw("dark", [{ name: "prefers-color-scheme", value: "dark" }]);
  await draw("forced", [{ name: "forced-colors", value: "active" }]);
  const turn = (direction) => page.$eval("massage-check >>> .mc", (root, direction) => (root.dir = direction), direction);
  await turn("rtl");
  await draw("rtl");
  await turn("ltr");
  for (const list of await page.$$("massage-check >>> .mc-map select")) await list.select("leg_l");
  await draw("larger");
  await page.close();
}

/** One picture for each width and scheme, as tall as the page. */
async function drawScreen(page, name) {
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 800, deviceScaleFactor: 1 });
    for (const scheme of SCHEMES) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: true });
    }
  }
}

async function drawPaper(id) {
  const page = await open();
  await new Client(page, cases[id].answers).walk();
  for (const format of ["a4", "letter"]) {
    drawPdf(await printSheet(page, format), join(folder, `paper-${id}-${format}`));
  }
  await page.close();
}

/** Opens everything that can be opened. */
function openAll(page) {
  return page.$eval("massage-check", ({ shadowRoot }) => {
    for (const details of shadowRoot.querySelectorAll("details")) details.open = true;
  });
}
