// Makes the PDF of the sheet: `node tools/sheet.mjs [--paper a4|letter] [<file.pdf>] < answers.json`.
//
// In: one JSON object of answers under their ids, as `examples/export.rs` reads them: what is not given has the defaults of
// `examples/defaults.json`. Out: sheet.pdf, or the file that is named. A client in Chromium gives these answers to the
// questionnaire of dist/ and presses Print, so the paper is the real one. Exit status 2: what was given cannot be read.

import { access, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { launch, openPage, started } from "../tests/browser/lib/browsers.mjs";
import { Client } from "../tests/browser/lib/client.mjs";
import { exported } from "../tests/browser/lib/content.mjs";
import { printSheet } from "../tests/browser/lib/paper.mjs";
import { serve, TWO_LINES } from "../tests/browser/lib/server.mjs";
import { root } from "./bundle.mjs";

const USAGE = "./dev sheet [--paper a4|letter] [<file.pdf>] < answers.json";
const PAPERS = ["a4", "letter"];

/** What was given cannot be used; the message says why, and no stack trace helps. */
class Refused extends Error {}

function wanted(words) {
  const options = { paper: { type: "string", default: "a4" } };
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    if (!PAPERS.includes(values.paper)) throw new Error(`there is no paper ${values.paper}; use ${PAPERS.join(" or ")}`);
    if (positionals.length > 1) throw new Error(`one file is written, not ${positionals.length}`);
    return { paper: values.paper, path: resolve(positionals[0] ?? "sheet.pdf") };
  } catch (error) {
    throw new Refused(`${error.message}\nusage: ${USAGE}`);
  }
}

/** The answers that count, with the defaults. What is wrong with them the example has said, by name. */
async function answersGiven() {
  if (process.stdin.isTTY) throw new Refused(`answers are read from a file: ${USAGE}`);
  const given = await text(process.stdin);
  let answers;
  try {
    answers = JSON.parse(given);
  } catch (error) {
    throw new Refused(`this is not JSON: ${error.message}`);
  }
  try {
    return JSON.parse(exported("file", answers, { withDefaults: true })).answers;
  } catch {
    throw new Refused("these are no answers that can be read; see above");
  }
}

async function main() {
  const { paper, path } = wanted(process.argv.slice(2));
  const answers = await answersGiven();
  const folder = join(root, "dist");
  await access(folder).catch(() => {
    throw new Refused("dist/ is not there; run ./dev build first");
  });
  const site = await serve({ folder, pages: { "host.html": TWO_LINES } });
  const browser = await launch("chromium");
  try {
    const page = await openPage(browser, `${site.address}host.html`);
    await started(page);
    const client = new Client(page, answers);
    await client.walk();
    const added = Object.keys(client.given).filter((question) => !Object.hasOwn(answers, question));
    if (added.length) console.error(`sheet: the questionnaire wants these too, so they were answered: ${added.join(", ")}`);
    await writeFile(path, await printSheet(page, paper)).catch((error) => {
      throw new Refused(`cannot be written: ${error.message}`);
    });
  } finally {
    await browser.close();
    await site.close();
  }
  console.log(path);
}

await main().catch((error) => {
  console.error(`sheet: ${error instanceof Refused ? error.message : error.stack}`);
  process.exitCode = error instanceof Refused ? 2 : 1;
});
