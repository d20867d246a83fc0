// Lists what was built, for a clinic that wants to check its upload, pin a file or write a content security policy.
//
// In: a finished folder. Out: `manifest.json` in it. Names and checksums of files are made here for all.

import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { version } from "./version.mjs";

const MANIFEST = "manifest.json";

/** What a host page's own policy must allow, if it has one. `'self'` stands for the server that the files lie on. */
export const POLICY = {
  "massage-check.js": "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  "massage-check.single.js": "script-src 'self' 'wasm-unsafe-eval'",
};

/** The checksum of a file as a browser is told it. */
export function integrity(content) {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}

/** Writes a file under a name made of its content, which a server may let be kept for ever; returns the name. */
export async function addFile(folder, stem, ending, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const name = `${stem}.${hash}.${ending}`;
  await writeFile(join(folder, name), content);
  return name;
}

export async function writeManifest(folder) {
  const files = {};
  for (const name of await filesIn(folder)) {
    const content = await readFile(join(folder, name));
    files[name] = { bytes: content.length, integrity: integrity(content) };
  }
  delete files[MANIFEST];
  const manifest = { name: "massage-check", version: await version(), contentSecurityPolicy: POLICY, files };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The names of all files, also in folders, in an order that is the same everywhere. */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true });
  const isFile = await Promise.all(entries.map(async (name) => (await stat(join(folder, name))).isFile()));
  return entries
    .filter((_, index) => isFile[index])
    .map((name) => name.replaceAll(sep, "/"))
    .sort();
}
