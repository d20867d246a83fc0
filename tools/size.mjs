// Shows how many bytes a client downloads from dist/ to finish the questionnaire in one language, compressed as a good
// server does it (brotli 11). The stand-alone page itself is not counted: on a clinic's site it is the clinic's own.
// A part that has become larger than what it may be ends this with a failure.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { root } from "./bundle.mjs";

const LANGUAGE = "en";

/** A third of what the lightest full form engine weighs without any content. */
const BUDGET = 110_000;

/** What a client downloads: its name, its file, and how many bytes it may have. Whoever makes a part smaller lowers that. */
const parts = [
  ["loader", /^massage-check\.js$/, 5_900],
  ["glue and styles", /^engine\.\w+\.js$/, 21_500],
  ["engine", /^engine\.\w+\.wasm$/, 206_000],
  [`language pack ${LANGUAGE}`, new RegExp(`^pack\\.${LANGUAGE}\\.\\w+\\.txt$`), 28_600],
];

const dist = join(root, "dist");
const measure = ([part, pattern, most]) => {
  const name = readdirSync(dist).find((name) => pattern.test(name));
  if (!name) throw new Error(`dist/ holds no ${part}; run ./dev build`);
  const bytes = readFileSync(join(dist, name));
  return { part, name, raw: bytes.length, brotli: brotli(bytes), most };
};
const rows = parts.map(measure);
const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
rows.push({ part: "together", name: "", raw: sum("raw"), brotli: sum("brotli") });

const single = measure(["or all in one", /^massage-check\.single\.js$/]);
for (const { part, name, raw, brotli } of [...rows, single]) {
  console.log(`${part.padEnd(18)} ${name.padEnd(26)} ${pad(raw)} raw ${pad(brotli)} brotli`);
}

const left = BUDGET - rows.at(-1).brotli;
console.log(`budget: ${BUDGET} brotli, ${left < 0 ? `${-left} too many` : `${left} left`}`);
for (const { part, brotli, most } of rows) {
  if (!(brotli > most)) continue;
  console.error(`${part} has become larger than the ${most} bytes that it may have: make it smaller, or say in tools/size.mjs and in the commit why it may be larger`);
  process.exitCode = 1;
}

function brotli(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_LGWIN } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 22, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

function pad(number) {
  return String(number).padStart(7);
}
