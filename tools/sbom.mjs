// Tells which software is in the wasm, in the form CycloneDX 1.5.
//
// In: Cargo's own account of the crates, and its lock file. Out: `sbom.json`, the same for the same crates: it holds no
// time, and its serial number is made of its content. What only runs while building is not in the wasm and not listed:
// build scripts, macros and what these use. Of crates that are listed, the linker may have left out most.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "smol-toml";
import { root } from "./bundle.mjs";

export async function writeSbom(folder) {
  await writeFile(join(folder, "sbom.json"), `${JSON.stringify(await sbom(), null, 2)}\n`);
}

async function sbom() {
  const { packages, resolve } = metadata();
  const byId = new Map(packages.map((one) => [one.id, one]));
  const links = new Map(resolve.nodes.map((node) => [node.id, linked(node, byId)]));
  const checksums = await readChecksums();

  const ids = reachable(resolve.root, links);
  const [own, ...others] = ids.map((id) => byId.get(id));
  others.sort((a, b) => compare(ref(a), ref(b)));

  const content = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { ...component(own, checksums), type: "application" } },
    components: [...others.map((one) => component(one, checksums)), standardLibrary()],
    dependencies: [own, ...others].map((one) => ({
      ref: ref(one),
      dependsOn: links.get(one.id).map((id) => ref(byId.get(id))).sort(compare),
    })),
  };
  const { bomFormat, specVersion, ...rest } = content;
  return { bomFormat, specVersion, serialNumber: serialNumber(content), ...rest };
}

function metadata() {
  const features = ["--features", "web", "--filter-platform", "wasm32-unknown-unknown"];
  const command = ["metadata", "--format-version", "1", "--locked", "--offline", ...features];
  return JSON.parse(execFileSync("cargo", command, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 }));
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

function component(crate, checksums) {
  const { name, version, license, source } = crate;
  const checksum = checksums.get(`${name}@${version}`);
  return {
    type: "library",
    "bom-ref": ref(crate),
    name,
    version,
    // Old crates write a slash where SPDX wants a word.
    licenses: [{ expression: license.replaceAll(/\s*\/\s*/g, " OR ") }],
    ...(checksum && { hashes: [{ alg: "SHA-256", content: checksum }] }),
    ...(source && { purl: ref(crate) }),
  };
}

function ref({ name, version }) {
  return `pkg:cargo/${name}@${version}`;
}

/** Rust's own library. It comes with the compiler, so Cargo does not list it. */
function standardLibrary() {
  const version = /^release: (.+)$/m.exec(execFileSync("rustc", ["--version", "--verbose"], { encoding: "utf8" }))[1];
  const licenses = [{ expression: "MIT OR Apache-2.0" }];
  return { type: "library", "bom-ref": `rust-std@${version}`, name: "rust-std", version, licenses };
}

async function readChecksums() {
  const lock = parse(await readFile(join(root, "Cargo.lock"), "utf8"));
  return new Map(lock.package.map(({ name, version, checksum }) => [`${name}@${version}`, checksum]));
}

/** A UUID of version 8, the one that leaves to its maker what it is made of. */
function serialNumber(content) {
  const hex = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 32).split("");
  hex[12] = "8";
  hex[16] = "89ab"[parseInt(hex[16], 16) % 4];
  return `urn:uuid:${hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
}

/** By code units: the same order in every language that this may run in. */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
