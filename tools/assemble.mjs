// Puts the folder together that a clinic uploads. Trunk runs this at the end of each build, for `dist/` and for serving.
//
// In: the staging folder with Trunk's index.html and the output of wasm-bindgen; content/, element/ and styles/.
// Out, in the same folder:
//   massage-check.js          the loader, the only name that a clinic writes down
//   engine.<hash>.js, .wasm   the engine and its style sheets, named by content: a server may let them be kept for ever
//   pack.<tag>.<hash>.txt     one per language: the shim's words in the first line, then the engine's pack
//   massage-check.single.js   all of this with the pack of the source language in one script
//   index.html, index.css     the stand-alone page
//   frame.html, .css, .js     the page for sites that take only frames
//   massage-check.frame.js    what keeps such a frame as tall as what is in it
//   configure.html, .css, .js the set-up page for owners
//   blank.html, .css          the questionnaire to print empty, for clients without a device; blank.<tag>.html in others
//   receive.html, .css, .js   the clinic's page for codes on paper and saved files
//   receive.<hash>.wasm       what reads them; clients never load it
// and in a release
//   npm/                      the same as a package for those who use a bundler
//   schema/, fhir/            the form of a saved file, and the questionnaire for the programs of clinics
//   sbom.json                 which software of others is in which file
//   licenses.txt              its licences
//   manifest.json             size and checksum of each file, and what a host page's policy must allow

import { execFileSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { bundleGlue, bundleLoader, bundleModule, bundleSingle, root } from "./bundle.mjs";
import { writeLicenses } from "./licenses.mjs";
import { addFile, integrity, writeManifest } from "./manifest.mjs";
import { writePackage } from "./package.mjs";
import { finishPage, writePages } from "./pages.mjs";
import { writeReceiver } from "./receive.mjs";
import { writeSbom } from "./sbom.mjs";
import { shipped } from "./shipped.mjs";
import { version } from "./version.mjs";

/** Folders for programs of others. No page fetches anything of them. */
const PUBLISHED = ["fhir", "schema"];

const GLUE = "massage-check.js";
const WASM = "massage-check_bg.wasm";

/** `packs` is a folder with one `<tag>.txt` per language. Returns what the loader knows of the other files. */
export async function assemble({ stage, packs, minify }) {
  const glue = await bundleGlue(join(stage, GLUE), { minify });
  const wasm = named(await readFile(join(stage, WASM)));
  const texts = {};
  for (const name of (await readdir(packs)).filter((name) => name.endsWith(".txt")).sort()) {
    const tag = name.slice(0, -".txt".length);
    texts[tag] = `${await shimWords(tag)}\n${await readFile(join(packs, name), "utf8")}`;
  }
  if (!texts.en) throw new Error(`${packs}: no en.txt; the language pack of the source language is missing`);

  const files = {
    version: await version(),
    glue: await addFile(stage, "engine", "js", glue),
    glueIntegrity: integrity(glue),
    wasm: await addFile(stage, "engine", "wasm", wasm),
    wasmIntegrity: integrity(wasm),
    packs: {},
  };
  for (const [tag, text] of Object.entries(texts)) {
    files.packs[tag] = { name: await addFile(stage, `pack.${tag}`, "txt", text), integrity: integrity(text) };
  }
  const single = await bundleSingle(
    { ...files, packs: { en: files.packs.en } },
    {
      path: join(stage, GLUE),
      contents: { [files.wasm]: carriable(wasm), [files.packs.en.name]: carriable(texts.en) },
      minify,
    },
  );

  await Promise.all([GLUE, WASM, "snippets"].map((name) => rm(join(stage, name), { recursive: true, force: true })));
  await writeFile(join(stage, "massage-check.js"), `${await bundleLoader(files, { minify })}\n`);
  await writeFile(join(stage, "massage-check.single.js"), `${single}\n`);
  return files;
}

/**
 * With the name of the module in it. Browsers write it into stacks, also where a server sends a type that keeps them from
 * knowing the file: by it the shim sees that it was this engine that died.
 */
function named(wasm) {
  const field = (bytes) => Buffer.concat([Buffer.of(bytes.length), bytes]);
  const text = (text) => field(Buffer.from(text));
  const moduleName = Buffer.concat([Buffer.of(0), field(text("massage-check"))]);
  return Buffer.concat([wasm, Buffer.of(0), field(Buffer.concat([text("name"), moduleName]))]);
}

/** Contents in the form that `element/carried.js` reads: small also on a server that does not compress. */
function carriable(content) {
  return deflateRawSync(content, { level: 9 }).toString("base64");
}

/** The shim's words in one line; a language without its own has those of the source language. */
async function shimWords(tag) {
  const read = (tag) => readFile(join(root, `element/words.${tag}.json`), "utf8");
  return JSON.stringify(JSON.parse(await read(tag).catch(() => read("en"))));
}

/** Writes the language packs of content/, and what is published for programs of others, and returns their folder. */
async function compilePacks() {
  const folder = join(root, "target/packs");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // Settings for the wasm build must not reach this one, which is for the machine at hand.
  const { CARGO_UNSTABLE_BUILD_STD, CARGO_ENCODED_RUSTFLAGS, ...env } = process.env;
  const pack = ["run", "--quiet", "--locked", "--package", "content-compiler", "--bin", "pack", "--"];
  execFileSync("cargo", [...pack, folder, "--content", join(root, "content")], { cwd: root, env, stdio: "inherit" });
  return folder;
}

async function main() {
  const stage = process.env.TRUNK_STAGING_DIR;
  if (!stage) throw new Error("this is a step of Trunk's build: run ./dev build");
  const isRelease = process.env.TRUNK_PROFILE === "release";
  const packs = await compilePacks();
  const files = await assemble({ stage, packs, minify: isRelease });
  await finishPage(stage, isRelease);
  await writePages(stage, { languages: Object.keys(files.packs), isRelease });
  const reader = await writeReceiver(stage, { files, minify: isRelease });
  if (!isRelease) return;
  for (const folder of PUBLISHED) await cp(join(packs, folder), join(stage, folder), { recursive: true });
  const all = await shipped({ engine: files.wasm, reader });
  await writeLicenses(stage, all);
  await writeSbom(stage, all);
  await writePackage(stage, await bundleModule(files));
  await writeManifest(stage);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(`assemble: ${error.message}`);
    process.exitCode = 1;
  });
}
