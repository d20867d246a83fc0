// How long it takes from the Print button until the browser is asked for its dialogue.

import { openPage, started, waitUntil } from "../../tests/browser/lib/browsers.mjs";
import { Client } from "../../tests/browser/lib/client.mjs";
import { cases } from "../../tests/browser/lib/content.mjs";
import { median, SLOWED } from "./figures.mjs";

const PRINTS = 15;
const BUDGET_MS = 300;

/** An ordinary sheet, and one with the note for a doctor. */
const SHEETS = ["W01", "W14"];

export async function print({ browser, site }) {
  for (const id of SHEETS) {
    const page = await openPage(browser, `${site.address}host.html`);
    await started(page);
    await new Client(page, cases[id].answers).walk();
    await page.evaluate(() => {
      window.print = () => {
        window.asked = performance.now();
        dispatchEvent(new Event("beforeprint"));
      };
    });
    await page.emulateCPUThrottling(SLOWED);
    const times = [];
    for (let n = 0; n < PRINTS; n += 1) {
      const pressed = await page.evaluate(() => {
        window.asked = null;
        const since = performance.now();
        document.querySelector("massage-check").shadowRoot.querySelector("[data-act=print]").click();
        return since;
      });
      times.push((await waitUntil(page, () => window.asked)) - pressed);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    }
    await page.close();
    const most = Math.max(...times);
    console.log(`from Print to the dialogue, ${id}: median ${median(times).toFixed(0)} ms, at most ${most.toFixed(0)} ms, cpu ${SLOWED}x (budget: at most ${BUDGET_MS} ms)`);
  }
}
