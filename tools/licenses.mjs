// Puts together the licence texts of the software of others that is given away in `dist/`, as each of them asks for.
//
// In: what `shipped.mjs` has found, and the files beside its sources. Out: `licenses.txt`: a list, and below it each text
// once. Something whose text is not found stops the build.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./bundle.mjs";
import { compare } from "./shipped.mjs";

/** How files with licences are called. */
const LICENSE = /^(licen[cs]e|copying|notice|unlicense)/i;

/** Our own text of the licence that asks for no name in it: for those who offer it and bring no file. */
const APACHE = "LICENSE-APACHE";

export async function writeLicenses(folder, all) {
  await writeFile(join(folder, "licenses.txt"), await licenses(all));
}

async function licenses(all) {
  const texts = []; // { text, plain }: a text is known again however its lines are broken.
  const numbered = (text) => {
    const plain = text.replaceAll(/\s+/g, " ");
    const position = texts.findIndex((known) => known.plain === plain);
    return position < 0 ? texts.push({ text, plain }) : position + 1;
  };
  const lines = [];
  for (const one of all) {
    const numbers = (await textsOf(one)).map(numbered);
    const { name, version, license, files } = one;
    lines.push(`${name} ${version}: ${license}, in ${files.join(" and ")}; ${numbers.map((number) => `[${number}]`).join(" ")}`);
  }
  const intro = "What is in the files of this folder, under which licence, and the text of that below. massage-check.single.js holds the engine too.";
  const below = texts.map(({ text }, index) => `${"-".repeat(80)}\n[${index + 1}]\n\n${text}\n`);
  return `${intro}\n\n${lines.join("\n")}\n\n${below.join("\n")}`;
}

async function textsOf({ name, license, isOwn, folder }) {
  const from = isOwn ? root : folder;
  // Rust's own library comes without a folder.
  const names = from ? (await readdir(from)).filter((name) => LICENSE.test(name)).sort(compare) : [];
  if (names.length) return Promise.all(names.map((name) => textIn(join(from, name))));
  if (license.split(/ OR /).includes("Apache-2.0")) return [await textIn(join(root, APACHE))];
  const notice = await noticeIn(join(from, "src/lib.rs"));
  if (!notice) throw new Error(`no text of the licence ${license} was found with ${name}; it may not be given away without`);
  return [notice];
}

async function textIn(path) {
  const text = await readFile(path, "utf8");
  return text.replaceAll("\r\n", "\n").replaceAll(/[ \t]+$/gm, "").replaceAll(/^\n+|\n+$/g, "");
}

/** Some write their licence at the top of the source instead of into a file. */
async function noticeIn(path) {
  const [comment] = /^\/\*[^]*?\*\//.exec(await textIn(path)) ?? [""];
  return comment.includes("Permission is hereby granted") ? comment.replaceAll(/^(\/\*| \*\/| \* ?)/gm, "").trim() : null;
}
