// What comes out of the printer: prints the page as it stands and reads the result.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A PDF of what the browser would send to a printer now, as bytes. `format` is "a4" or "letter". */
export function printedPdf(page, format = "a4") {
  // The sheet's own @page rules decide about margins.
  return page.pdf({ format, printBackground: false, preferCSSPageSize: true, waitForFonts: false });
}

/** The text with single spaces and without ligatures, and the number of pages. */
export function readPdf(pdf) {
  const folder = mkdtempSync(join(tmpdir(), "massage-check-"));
  try {
    const path = join(folder, "sheet.pdf");
    writeFileSync(path, pdf);
    const text = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" });
    const pages = Number(/^Pages:\s+(\d+)/m.exec(execFileSync("pdfinfo", [path], { encoding: "utf8" }))[1]);
    return { text: text.normalize("NFKC").replace(/\s+/g, " ").trim(), pages };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes a PDF and one PNG per page: `<stem>.pdf`, `<stem>-1.png` ... */
export function drawPdf(pdf, stem) {
  writeFileSync(`${stem}.pdf`, pdf);
  execFileSync("pdftoppm", ["-png", "-r", "100", `${stem}.pdf`, stem]);
}
