// Finds out which software of others is in the files of `dist/`.
//
// In: Cargo's own account of the crates, and the lock files. Out: one entry for each crate and package, with the files
// that it is in. What only runs while building is in none of them and left out: build scripts, macros and what these use.
// Of crates that are listed, the linker may have left out most.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parse } from "smol-toml";
import { root } from "./bundle.mjs";

/** The packages of Node that are bundled into a script; all others are tools. */
export const BUNDLED = { "receive.js": ["jsqr"] };

/**
 * What is in the engine and in the reader of codes and files, whose names are given. The widget comes first, then
 * our own crates, then all by name. `links` are the refs of what an entry uses, `folder` is where its source lies.
 */
export async function shipped({ engine, reader }) {
  const found = new Map();
  const add = (entry, file) => {
    const known = found.get(entry.ref) ?? entry;
    const links = [...new Set([...known.links, ...entry.links])].sort(compare);
    found.set(entry.ref, { ...known, links, files: [...(known.files ?? []), file] });
  };
  const checksums = await crateChecksums();
  const widget = crates(["--features", "web"], checksums);
  for (const one of widget) add(one, engine);
  for (const one of crates(["--manifest-path", "crates/receive/Cargo.toml"], checksums)) add(one, reader);
  for (const file of [engine, reader]) add(standardLibrary(), file);
  for (const [file, names] of Object.entries(BUNDLED)) for (const name of names) add(await nodePackage(name), file);
  const rank = ({ ref, isOwn }) => (ref === widget[0].ref ? 0 : isOwn ? 1 : 2);
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || compare(a.ref, b.ref));
}

/** The crate at the root of what these options say, and all that it links. */
function crates(options, checksums) {
  const command = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", "wasm32-unknown-unknown"];
  const told = execFileSync("cargo", [...command, ...options], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  const { packages, resolve } = JSON.parse(told);
  const byId = new Map(packages.map((one) => [one.id, one]));
  const links = new Map(resolve.nodes.map((node) => [node.id, linked(node, byId)]));
  return reachable(resolve.root, links).map((id) => {
    const { name, version, license, source, manifest_path } = byId.get(id);
    const checksum = checksums.get(`${name}@${version}`);
    return {
      ref: crateRef(byId.get(id)),
      name,
      version,
      // Old crates write a slash where SPDX wants a word.
      license: license.replaceAll(/\s*\/\s*/g, " OR "),
      isOwn: source === null,
      isPublic: source !== null,
      hash: checksum && { alg: "SHA-256", content: checksum },
      folder: dirname(manifest_path),
      links: links.get(id).map((id) => crateRef(byId.get(id))),
    };
  });
}

/** What a crate links: its dependencies for the run time, without those that are macros. */
function linked(node, byId) {
  const isMacro = (id) => byId.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
  return node.deps
    .filter(({ pkg, dep_kinds }) => dep_kinds.some(({ kind }) => kind === null) && !isMacro(pkg))
    .map(({ pkg }) => pkg);
}

/** `start` and all that it links, `start` first. */
function reachable(start, links) {
  const found = new Set([start]);
  for (const id of found) for (const next of links.get(id)) found.add(next);
  return [...found];
}

function crateRef({ name, version }) {
  return `pkg:cargo/${name}@${version}`;
}

async function crateChecksums() {
  const lock = parse(await readFile(join(root, "Cargo.lock"), "utf8"));
  return new Map(lock.package.map(({ name, version, checksum }) => [`${name}@${version}`, checksum]));
}

/** Rust's own library. It comes with the compiler, so Cargo does not list it. */
function standardLibrary() {
  const version = /^release: (.+)$/m.exec(execFileSync("rustc", ["--version", "--verbose"], { encoding: "utf8" }))[1];
  const license = "MIT OR Apache-2.0";
  return { ref: `rust-std@${version}`, name: "rust-std", version, license, isOwn: false, isPublic: false, links: [] };
}

async function nodePackage(name) {
  const path = `node_modules/${name}`;
  const { version, license, integrity } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")).packages[path];
  const content = Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex");
  return {
    ref: `pkg:npm/${name}@${version}`,
    name,
    version,
    license,
    isOwn: false,
    isPublic: true,
    hash: { alg: "SHA-512", content },
    folder: join(root, path),
    links: [],
  };
}

/** By code units: the same order in every language that this may run in. */
export function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
