// Measures in Chromium, with the processor slowed, what a client and a host page feel. `node tools/bench.mjs guest` names
// what to measure; without a name it is everything.
//
// Times differ from machine to machine: only the ratios within one run count, and no test looks at them.

import { join } from "node:path";
import { launch } from "../tests/browser/lib/browsers.mjs";
import { serve, TWO_LINES } from "../tests/browser/lib/server.mjs";
import { guest, GUEST_PAGES } from "./bench/guest.mjs";
import { print } from "./bench/print.mjs";
import { taps } from "./bench/taps.mjs";
import { root } from "./bundle.mjs";

const MEASUREMENTS = { taps, print, guest };

const names = process.argv.slice(2);
const unknown = names.find((name) => !Object.hasOwn(MEASUREMENTS, name));
if (unknown) throw new Error(`there is no measurement ${unknown}; use ${Object.keys(MEASUREMENTS).join(", ")}`);

const site = await serve({ folder: join(root, "dist"), pages: { "host.html": TWO_LINES, ...GUEST_PAGES } });
const browser = await launch("chromium");
try {
  for (const [name, measure] of Object.entries(MEASUREMENTS)) {
    if (names.length === 0 || names.includes(name)) await measure({ browser, site });
  }
} finally {
  await browser.close();
  await site.close();
}
