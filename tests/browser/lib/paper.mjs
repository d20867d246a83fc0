// What comes out of the printer: prints the page as it stands and reads the result.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printRoot } from "./browsers.mjs";

/** Presses Print in the widget, whose root is open, and gives the PDF that comes out; afterwards all is as before. */
export async function printSheet(page, format) {
  await page.$eval("massage-check >>> [data-act=print]", (button) => button.click());
  await printRoot(page);
  const pdf = await printedPdf(page, format);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  return pdf;
}

/** A PDF of what the browser would send to a printer now, as bytes. `format` is "a4" or "letter". */
export function printedPdf(page, format = "a4") {
  // The sheet's own @page rules decide about margins.
  return page.pdf({ format, printBackground: false, preferCSSPageSize: true, waitForFonts: false });
}

/** What a program of Poppler says about a PDF: `ask("pdfinfo", "-url")`. The file stands behind the options. */
function asked(pdf, program, options = [], { encoding = "utf8", output = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "massage-check-"));
  try {
    const path = join(folder, "sheet.pdf");
    writeFileSync(path, pdf);
    return execFileSync(program, [...options, path, ...output], { encoding, maxBuffer: 2 ** 27 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const inText = { output: ["-"] };

/** As people read it: without ligatures and line breaks. */
const flat = (text) => text.normalize("NFKC").replace(/\s+/g, " ").trim();

/** The text with single spaces and without ligatures, and the number of pages. */
export function readPdf(pdf) {
  const pages = Number(/^Pages:\s+(\d+)/m.exec(asked(pdf, "pdfinfo"))[1]);
  return { text: flat(asked(pdf, "pdftotext", ["-raw"], inText)), pages };
}

/** The text of each page, line by line as it stands on paper: some browsers write it into the file in another order. */
export function linesOf(pdf) {
  return asked(pdf, "pdftotext", ["-layout"], inText).split("\f").slice(0, -1).map(flat);
}

/** The text in the top third of the first page. */
export function topOf(pdf) {
  const [, width, height] = /^Page size:\s+([\d.]+) x ([\d.]+)/m.exec(asked(pdf, "pdfinfo")).map(Number);
  const third = ["-x", 0, "-y", 0, "-W", Math.ceil(width), "-H", Math.ceil(height / 3)].map(String);
  return flat(asked(pdf, "pdftotext", ["-raw", "-l", "1", ...third], inText));
}

/** How dark each page is on the whole, from 0 to 1, as a printer without colours sees it. */
export function inkOf(pdf) {
  const pictures = asked(pdf, "pdftoppm", ["-gray", "-r", "100"], { encoding: "buffer" });
  const inks = [];
  // One picture after the other: a head of three lines, then a byte for each dot.
  for (let at = 0; at < pictures.length; ) {
    const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pictures.toString("latin1", at, at + 40));
    const dots = pictures.subarray(at + head.length, at + head.length + width * height);
    inks.push(1 - dots.reduce((sum, dot) => sum + dot, 0) / (255 * dots.length));
    at += head.length + dots.length;
  }
  return inks;
}

/** All words of the first page: where they begin, from the left and the top in points, and how tall their line is. */
export function wordsOf(pdf) {
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*)<\/word>/g;
  const found = asked(pdf, "pdftotext", ["-bbox", "-l", "1"], inText).matchAll(word);
  return [...found].map(([, left, top, bottom, text]) => ({ text, left: Number(left), top: Number(top), height: bottom - top }));
}

/** The addresses that the file leads to. */
export function linksOf(pdf) {
  return asked(pdf, "pdfinfo", ["-url"]).split("\n").slice(1).filter(Boolean);
}

/** The title of the file. */
export function titleOf(pdf) {
  return /^Title:\s+(.*)$/m.exec(asked(pdf, "pdfinfo"))?.[1];
}

/** The language of the file. */
export function languageOf(pdf) {
  return /\/Lang \((.*?)\)/.exec(Buffer.from(pdf).toString("latin1"))?.[1];
}

/** What the figures of the file say to those who do not see them. */
export function figuresOf(pdf) {
  const found = Buffer.from(pdf).toString("latin1").matchAll(/\/Alt (?:\(((?:\\.|[^\\)])*)\)|<([0-9A-F]+)>)/gi);
  return [...found].map(([, text, hex]) => {
    if (text !== undefined) return text.replace(/\\(.)/g, "$1");
    return Buffer.from(hex, "hex").swap16().toString("utf16le").replace(/^\ufeff/, "");
  });
}

/** The headings of the file in reading order: level and text. */
export function headingsOf(pdf) {
  const found = [];
  let depth = Infinity; // Of the heading that the lines belong to.
  for (const line of asked(pdf, "pdfinfo", ["-struct-text"]).split("\n")) {
    const [, indent, tag, text] = /^( *)(?:(\w+).*|"(.*)")$/.exec(line) ?? [];
    if (indent === undefined) continue;
    if (tag && indent.length <= depth) depth = Infinity;
    if (/^H\d$/.test(tag)) {
      depth = indent.length;
      found.push([tag, ""]);
    } else if (text && indent.length > depth) {
      found.at(-1)[1] = flat(found.at(-1)[1] + text);
    }
  }
  return found;
}

/** Writes a PDF and one PNG per page: `<stem>.pdf`, `<stem>-1.png` ... */
export function drawPdf(pdf, stem) {
  writeFileSync(`${stem}.pdf`, pdf);
  execFileSync("pdftoppm", ["-png", "-r", "100", `${stem}.pdf`, stem]);
}
