// Makes the pages that lie beside the loader: the stand-alone page, those for frames, owners and clinics, and the
// questionnaire to print empty.
//
// In: their sources, and what the set-up page knows of content/ and styles/. Out: files in the folder that a clinic uploads.

import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "smol-toml";
import { bundlePage, bundleSheet, root } from "./bundle.mjs";
import { blankPage } from "./blank.mjs";
import { POLICY } from "./manifest.mjs";

/** Allows what the page needs and nothing else; a clinic's own page needs no more either. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
  "require-trusted-types-for 'script'";

/** The set-up page also shows the questionnaire in a frame, and tests servers that are not its own. */
const SETUP_POLICY = `${CONTENT_SECURITY_POLICY.replace("connect-src 'self'", "connect-src 'self' https: http:")}; frame-src 'self'`;

const read = (path) => readFile(join(root, path), "utf8");

/** The questionnaire to print empty runs nothing. */
const BLANK_POLICY = "default-src 'none'; style-src 'self'";

/** Trunk's page without its build instructions, and in a release with the strict policy written into it. */
export async function finishPage(stage, isRelease) {
  const page = (await readFile(join(stage, "index.html"), "utf8")).replace(/^.*<link data-trunk[^>]*>\n/m, "");
  await writeFile(join(stage, "index.html"), isRelease ? withPolicy(page, CONTENT_SECURITY_POLICY) : page);
  await cp(join(root, "index.css"), join(stage, "index.css"));
}

/** `languages` are the tags of the packs. */
export async function writePages(stage, { languages, isRelease }) {
  const minify = isRelease;
  const page = async (path, policy) => (isRelease ? withPolicy(await read(path), policy) : read(path));
  const files = {
    "frame.html": await page("frame/frame.html", CONTENT_SECURITY_POLICY),
    "frame.css": await read("frame/frame.css"),
    "frame.js": `${await bundlePage("frame/page.js", { minify })}\n`,
    "massage-check.frame.js": `${await bundlePage("frame/host.js", { minify })}\n`,
    "blank.css": `${await bundleSheet("blank/blank.css", { minify })}\n`,
    "receive.html": await page("receive/receive.html", CONTENT_SECURITY_POLICY),
    "receive.css": await read("receive/receive.css"),
    "configure.html": await page("setup/configure.html", SETUP_POLICY),
    "configure.css": await read("setup/configure.css"),
    "configure.js": `${await bundlePage("setup/configure.js", { minify, setup: await setup(languages) })}\n`,
  };
  for (const tag of languages) {
    const blank = await blankPage(tag);
    files[tag === "en" ? "blank.html" : `blank.${tag}.html`] = isRelease ? withPolicy(blank, BLANK_POLICY) : blank;
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(stage, name), text);
}

function withPolicy(page, policy) {
  return page.replace(/(<meta charset[^>]*>)/, `$1\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

/** What the set-up page offers to choose from, and what happens where nothing is chosen. */
async function setup(languages) {
  const words = JSON.parse(await read("content/locales/en/techniques.json"));
  const countries = parse(await read("content/countries.toml")).country;
  return {
    techniques: (await techniques()).map((id) => [id, words[`technique.${id}.name`]]),
    countries: countries.map(({ id, source, ...numbers }) => ({ id, numbers: kebab(numbers) })),
    languages,
    defaults: await defaults(),
    policy: POLICY["massage-check.js"],
  };
}

/** Ids in the order of their files. */
async function techniques() {
  const names = (await readdir(join(root, "content/techniques"))).sort();
  const tables = await Promise.all(names.map(async (name) => parse(await read(`content/techniques/${name}`))));
  return tables.flatMap(({ technique }) => technique?.id ?? []);
}

function kebab(fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.replaceAll("_", "-"), value]));
}

/** The value of each custom property in the light scheme, by what follows the prefix. */
async function defaults() {
  const [light] = (await read("styles/tokens.css")).split("@media");
  const found = light.matchAll(/^ {2}--mc-[\w-]+: var\(--massage-check-([\w-]+), (.+)\);/gm);
  return Object.fromEntries([...found].map(([, name, value]) => [name, value.startsWith("var(") ? "" : value]));
}
