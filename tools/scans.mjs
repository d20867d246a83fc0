// Tells how coarse a scan of the printed page may be for its code to be read: target/scans.md, a table by resolution.
//
// Each page is turned by some degrees and put out of focus, as a phone sees it. Read by jsQR, which is weaker than most
// phones. Needs dist/: run ./dev build before. Cases can be named: node tools/scans.mjs W01 W13

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launch, openPage, printRoot, started } from "../tests/browser/lib/browsers.mjs";
import { Client } from "../tests/browser/lib/client.mjs";
import { cases, exported } from "../tests/browser/lib/content.mjs";
import { printedPdf } from "../tests/browser/lib/paper.mjs";
import { blurred, decoded, scanned, turned } from "../tests/browser/lib/scan.mjs";
import { serve, TWO_LINES } from "../tests/browser/lib/server.mjs";
import { root } from "./bundle.mjs";

const DPI = [80, 100, 120, 150, 200, 300];
const DEGREES = [-7, -4, 0, 2, 4];
const CASES = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ["W01", "W02", "W04", "W06", "W08", "W13", "W14", "W25"];

const site = await serve({
  folder: join(root, "dist"),
  pages: { "host.html": TWO_LINES.replace("<massage-check ", '<massage-check exports="text,file,code" ') },
});
const browser = await launch("chromium");
const read = DPI.map(() => 0);
try {
  for (const id of CASES) {
    const page = await openPage(browser, `${site.address}host.html`);
    await started(page);
    const client = new Client(page, cases[id].answers);
    await client.walk();
    await client.press("[data-act=print]");
    await printRoot(page);
    const pdf = await printedPdf(page, "a4");
    const code = exported("code", client.given);
    DPI.forEach((dpi, column) => {
      const pages = scanned(pdf, dpi);
      for (const degrees of DEGREES) read[column] += Number(pages.some((page) => decoded(blurred(turned(page, degrees))) === code));
    });
    await page.close();
  }
} finally {
  await browser.close();
  await site.close();
}
const all = CASES.length * DEGREES.length;
const table = `| dpi | ${DPI.join(" | ")} |\n|---|${DPI.map(() => "---|").join("")}\n| read, of ${all} | ${read.join(" | ")} |\n`;
await mkdir(join(root, "target"), { recursive: true });
await writeFile(join(root, "target/scans.md"), table);
console.log(table);
