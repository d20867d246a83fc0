// Puts the folder together that a clinic uploads. Trunk runs this at the end of each build, for `dist/` and for serving.
//
// In: the staging folder with Trunk's index.html and the output of wasm-bindgen; content/, element/ and styles/.
// Out, in the same folder:
//   massage-check.js          the loader, the only name that a clinic writes down
//   engine.<hash>.js, .wasm   the engine and its style sheets, named by content: a server may let them be kept for ever
//   pack.<tag>.<hash>.txt     one per language: the shim's words in the first line, then the engine's pack
//   index.html, index.css     the stand-alone page

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleGlue, bundleLoader, root } from "./bundle.mjs";
import { version } from "./version.mjs";

/** Allows what the page needs and nothing else; a clinic's own page needs no more either. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
  "require-trusted-types-for 'script'";

const GLUE = "massage-check.js";
const WASM = "massage-check_bg.wasm";

/** `packs` is a folder with one `<tag>.txt` per language. */
export async function assemble({ stage, packs, minify }) {
  const glue = await bundleGlue(join(stage, GLUE), { minify });
  const wasm = await readFile(join(stage, WASM));
  await Promise.all([GLUE, WASM, "snippets"].map((name) => rm(join(stage, name), { recursive: true, force: true })));

  const files = {
    version: await version(),
    glue: await addFile(stage, "engine", "js", glue),
    wasm: await addFile(stage, "engine", "wasm", wasm),
    wasmIntegrity: integrity(wasm),
    packs: {},
  };
  for (const name of (await readdir(packs)).filter((name) => name.endsWith(".txt")).sort()) {
    const tag = name.slice(0, -".txt".length);
    const text = `${await shimWords(tag)}\n${await readFile(join(packs, name), "utf8")}`;
    files.packs[tag] = { name: await addFile(stage, `pack.${tag}`, "txt", text), integrity: integrity(text) };
  }
  if (!files.packs.en) throw new Error(`${packs}: no en.txt; the language pack of the source language is missing`);

  await writeFile(join(stage, "massage-check.js"), `${await bundleLoader(files, { minify })}\n`);
}

async function addFile(stage, stem, ending, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const name = `${stem}.${hash}.${ending}`;
  await writeFile(join(stage, name), content);
  return name;
}

function integrity(content) {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}

/** The shim's words in one line; a language without its own has those of the source language. */
async function shimWords(tag) {
  const read = (tag) => readFile(join(root, `element/words.${tag}.json`), "utf8");
  return JSON.stringify(JSON.parse(await read(tag).catch(() => read("en"))));
}

/** Writes the language packs of content/ and returns their folder. */
async function compilePacks() {
  const folder = join(root, "target/packs");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // Settings for the wasm build must not reach this one, which is for the machine at hand.
  const { CARGO_UNSTABLE_BUILD_STD, ...env } = process.env;
  const pack = ["run", "--quiet", "--locked", "--package", "content-compiler", "--bin", "pack", "--"];
  execFileSync("cargo", [...pack, folder, "--content", join(root, "content")], { cwd: root, env, stdio: "inherit" });
  return folder;
}

/** Trunk's page without its build instructions, and in a release with the strict policy written into it. */
async function finishPage(stage, isRelease) {
  const path = join(stage, "index.html");
  const policy = `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`;
  const page = (await readFile(path, "utf8"))
    .replace(/^.*<link data-trunk[^>]*>\n/m, "")
    .replace(/(<meta charset[^>]*>)/, isRelease ? `$1\n    ${policy}` : "$1");
  await writeFile(path, page);
  await cp(join(root, "index.css"), join(stage, "index.css"));
}

async function main() {
  const stage = process.env.TRUNK_STAGING_DIR;
  if (!stage) throw new Error("this is a step of Trunk's build: run ./dev build");
  const isRelease = process.env.TRUNK_PROFILE === "release";
  await assemble({ stage, packs: await compilePacks(), minify: isRelease });
  await finishPage(stage, isRelease);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(`assemble: ${error.message}`);
    process.exitCode = 1;
  });
}
