// What lies in dist/, the folder that a clinic uploads: read as text, without a browser.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { transform } from "esbuild";
import { parse } from "smol-toml";
import { SETTINGS } from "../../element/settings.js";
import { BUNDLED } from "../../tools/shipped.mjs";
import { root, words } from "./lib/content.mjs";

const dist = join(root, "dist");
const read = (pattern) => {
  const name = readdirSync(dist).find((name) => pattern.test(name));
  assert.ok(name, `dist/ has no file like ${pattern}`);
  return readFileSync(join(dist, name), "latin1");
};

const json = (name) => JSON.parse(readFileSync(join(dist, name), "utf8"));

/** The names in a folder, without what changes with each version; what is there for other languages is left out. */
const namesIn = (folder) =>
  readdirSync(folder)
    .map((name) => name.replace(/\.[0-9a-f]{12}\./, ".<hash>."))
    .filter((name) => !name.startsWith("pack.") || name.startsWith("pack.en."))
    .filter((name) => !/^blank\.[\w-]+\.html$/.test(name))
    .sort();

const ENGINE = ["engine.<hash>.js", "engine.<hash>.wasm", "massage-check.js", "massage-check.single.js", "pack.en.<hash>.txt"];

test("dist holds the pages, the loaders, one engine, the packs, the package and what tells of them, and nothing else", () => {
  const pages = ["blank", "configure", "frame", "index", "receive"].flatMap((name) => [`${name}.css`, `${name}.html`]);
  const rest = [...pages, "configure.js", "fhir", "frame.js", "licenses.txt", "massage-check.frame.js", "manifest.json", "npm", "receive.<hash>.wasm", "receive.js", "sbom.json", "schema"];
  assert.deepEqual(namesIn(dist), [...ENGINE, ...rest].sort());
});

test("the package holds the module, its types, the engine and the licences, and nothing else", () => {
  const rest = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "define.d.ts", "define.mjs", "licenses.txt", "massage-check.d.ts"];
  assert.deepEqual(namesIn(join(dist, "npm")), [...ENGINE, ...rest, "massage-check.mjs", "package.json"].sort());
});

test("the package names only files that it has, and defines the element nowhere else than it says", () => {
  const { name, version, license, exports, types, sideEffects } = json("npm/package.json");
  assert.equal(name, "massage-check");
  assert.equal(version, json("manifest.json").version);
  assert.equal(license, "MIT OR Apache-2.0");
  const { "./*": all, ...entries } = exports;
  assert.equal(all, "./*");
  const named = [types, ...sideEffects, ...Object.values(entries).flatMap((entry) => Object.values(entry))];
  for (const path of named) assert.ok(statSync(join(dist, "npm", path)).size > 0, path);
  assert.match(readFileSync(join(dist, "npm/define.mjs"), "utf8"), /webpackIgnore: true/);
});

test("the types name every attribute of the README, every field of the object, every event and every code of a failure", async () => {
  const types = readFileSync(join(dist, "npm/massage-check.d.ts"), "utf8");
  await transform(types, { loader: "ts" });
  const block = (name) => types.split(`interface ${name} {`)[1].split(/^}/m)[0];

  const options = readFileSync(join(root, "README.md"), "utf8").split("| attribute | meaning |")[1].split("\n\n")[0];
  const described = options
    .split("\n")
    .slice(2)
    .flatMap((row) => [...row.split("|")[1].matchAll(/`([a-z-]+)`/g)].map(([, name]) => name));
  const typed = [...block("MassageCheckAttributes").matchAll(/^  "?([a-z-]+)"?\?:/gm)].map(([, name]) => name);
  assert.ok(typed.length > 10);
  assert.deepEqual(typed.sort(), described.sort());

  const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const together = SETTINGS.filter((name) => name !== "color-scheme").map(camel);
  const fields = [...block("MassageCheckConfig").matchAll(/^  ([a-zA-Z]+)\?:/gm)].map(([, name]) => name);
  assert.deepEqual(fields.sort(), together.sort());

  const codes = [...types.split("type MassageCheckErrorCode =")[1].split(";")[0].matchAll(/"([a-z]+)"/g)].map(([, code]) => code);
  const failing = ["app.js", "element.js", "engine.js"].map((name) => readFileSync(join(root, "element", name), "utf8")).join("\n");
  const given = [...failing.matchAll(/(?:LoadError\(\s*|code: |code \?\? )"([a-z]+)"/g)].map(([, code]) => code);
  assert.deepEqual(codes.sort(), [...new Set(given)].sort());

  const told = readdirSync(join(root, "src"), { recursive: true })
    .filter((name) => name.endsWith(".rs"))
    .flatMap((name) => readFileSync(join(root, "src", name), "utf8").split("\n"))
    .flatMap((line) => [...(line.split("host.tell(")[1] ?? "").matchAll(/"([a-z-]+)"/g)].map(([, name]) => name));
  const calls = readFileSync(join(root, "element/element.js"), "utf8").matchAll(/#tell\(([^;]*)\);/g);
  // Without what is asked for inside of a call.
  const shim = [...calls].flatMap(([, inputs]) => [...inputs.replace(/\([^()]*\)/g, "").matchAll(/"([a-z-]+)"/g)]);
  const events = [...block("MassageCheckEventMap").matchAll(/^  "mc-([a-z-]+)":/gm)].map(([, name]) => name);
  assert.deepEqual(events.sort(), [...new Set([...told, ...shim.map(([, name]) => name)])].sort());
});

test("the manifest tells size and checksum of every other file, and the policy under which the page runs", () => {
  const { files, contentSecurityPolicy } = json("manifest.json");
  const names = readdirSync(dist, { recursive: true }).filter((name) => statSync(join(dist, name)).isFile());
  assert.deepEqual(Object.keys(files).sort(), names.filter((name) => name !== "manifest.json").sort());
  for (const [name, { bytes, integrity }] of Object.entries(files)) {
    const content = readFileSync(join(dist, name));
    assert.equal(bytes, content.length, name);
    assert.equal(integrity, `sha384-${createHash("sha384").update(content).digest("base64")}`, name);
  }
  const page = read(/^index\.html$/);
  for (const directive of contentSecurityPolicy["massage-check.js"].split("; ")) assert.ok(page.includes(directive));
});

/** In which files this component is, without what changes with each version. */
const filesOf = ({ properties }) => properties.map(({ name, value }) => {
  assert.equal(name, "massage-check:file");
  assert.ok(statSync(join(dist, value)).size > 0, value);
  return value.replace(/\.[0-9a-f]{12}\./, ".");
});

test("the list of what is in the built files is CycloneDX 1.5, and names each component once with version, licence and files", () => {
  const { bomFormat, specVersion, serialNumber, version, metadata, components, dependencies } = json("sbom.json");
  assert.deepEqual({ bomFormat, specVersion, version }, { bomFormat: "CycloneDX", specVersion: "1.5", version: 1 });
  assert.match(serialNumber, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(metadata.timestamp, undefined);
  assert.equal(metadata.component.name, "massage-check");

  const names = components.map(({ name }) => name);
  for (const name of ["yew-macro", "syn", "content-compiler", "proptest"]) assert.ok(!names.includes(name), name);
  const files = (wanted) => filesOf([metadata.component, ...components].find(({ name }) => name === wanted));
  const both = ["engine.wasm", "receive.wasm"];
  for (const name of ["content", "engine", "report", "wasm-bindgen", "qrcodegen", "rust-std"]) assert.deepEqual(files(name), both, name);
  for (const name of ["massage-check", "app", "yew", "web-sys"]) assert.deepEqual(files(name), ["engine.wasm"], name);
  assert.deepEqual(files("receive"), ["receive.wasm"]);
  assert.deepEqual(files("jsqr"), ["receive.js"]);
  for (const one of components) {
    assert.equal(one.type, "library");
    assert.match(one.version, /^\d+\.\d+\.\d+/);
    assert.match(one.licenses[0].expression, /^[\w.+()-]+( (OR|AND|WITH) [\w.+()-]+)*$/);
    assert.ok(filesOf(one).length > 0, one.name);
    if (["content", "engine", "report", "app", "receive", "rust-std"].includes(one.name)) continue;
    assert.equal(one.purl, `pkg:${one.name === "jsqr" ? "npm" : "cargo"}/${one.name}@${one.version}`);
    assert.match(one.hashes[0].content, one.name === "jsqr" ? /^[0-9a-f]{128}$/ : /^[0-9a-f]{64}$/);
  }

  const refs = new Set([metadata.component, ...components].map((one) => one["bom-ref"]));
  assert.equal(refs.size, 1 + components.length);
  for (const { ref, dependsOn } of dependencies) for (const one of [ref, ...dependsOn]) assert.ok(refs.has(one), one);
});

test("no script bundles a package that is not listed", () => {
  const bundled = ["element", "frame", "receive", "setup"].flatMap((folder) => {
    const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".js"));
    const imports = names.flatMap((name) => [...readFileSync(join(root, folder, name), "utf8").matchAll(/ from "([^"]+)"/g)]);
    return imports.map(([, name]) => name).filter((name) => !/^(\.|build:)/.test(name));
  });
  assert.deepEqual([...new Set(bundled)], Object.values(BUNDLED).flat());
});

test("the licences name all that is given away, with the text of each", () => {
  const licenses = readFileSync(join(dist, "licenses.txt"), "utf8");
  const [list, ...texts] = licenses.split(`${"-".repeat(80)}\n`);
  const { metadata, components } = json("sbom.json");
  const given = [metadata.component, ...components];
  const lines = list.trim().split("\n").slice(2);
  assert.equal(lines.length, given.length);
  for (const { name, version, licenses } of given) {
    const line = lines.find((line) => line.startsWith(`${name} ${version}: ${licenses[0].expression}, in `));
    assert.ok(line, name);
    const numbers = [...line.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number));
    assert.ok(numbers.length > 0, name);
    for (const number of numbers) assert.ok(texts[number - 1].startsWith(`[${number}]\n\n`), `${name}: ${number}`);
  }
  for (const text of texts) assert.match(text, /Permission is hereby granted|Apache License\n|UNICODE LICENSE|free and unencumbered|Unlicense/);
  for (const holder of ["Project Nayuki", "The Rust Project Developers"]) assert.ok(licenses.includes(holder), holder);
  assert.equal(licenses, readFileSync(join(dist, "npm/licenses.txt"), "utf8"));
});

test("the loader weighs little, because it is on every page of a clinic", () => {
  assert.ok(read(/^massage-check\.js$/).length <= 15_000);
});

test("the single file weighs less than half of a megabyte without any compression by the server", () => {
  assert.ok(read(/^massage-check\.single\.js$/).length <= 500_000);
});

test("the loader makes nothing out of text", () => {
  const forbidden = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/;
  assert.equal(forbidden.exec(read(/^massage-check\.js$/))?.[0], undefined);
});

test("the loader names its files exactly, with their checksums", () => {
  const loader = read(/^massage-check\.js$/);
  for (const name of readdirSync(dist).filter((name) => /^(engine|pack)\./.test(name))) {
    assert.ok(loader.includes(name), name);
  }
  assert.equal(loader.match(/sha384-/g).length, 2 + readdirSync(dist).filter((name) => name.startsWith("pack.")).length);
});

for (const name of ["index", "frame", "configure", "blank", "receive"]) {
  test(`${name}.html has no inline script or style, and a strict policy`, () => {
    const page = read(new RegExp(`^${name}\\.html$`));
    assert.doesNotMatch(page, /<style|style=|\son\w+=|<script(?![^>]*\ssrc=)|data-trunk/);
    assert.match(page, /<meta http-equiv="Content-Security-Policy" content="default-src 'none';/);
  });
}

test("on the paper form stands every question with every answer of content/, safety first, and nothing runs on it", () => {
  const page = readFileSync(join(dist, "blank.html"), "utf8");
  assert.doesNotMatch(page, /<script|<a |undefined/);
  const plain = page.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const files = readdirSync(join(root, "content/questions")).map((name) => parse(readFileSync(join(root, "content/questions", name), "utf8")));
  const questions = files.flatMap(({ question = [] }) => question);
  assert.ok(questions.length > 30);
  for (const { id, list = [], option = [] } of questions) {
    assert.ok(page.includes(`data-question="${id}"`), id);
    const headings = list.length ? list.map((one) => words[`list.${id}.${one.id}`]) : [words[`question.${id}.wording`]];
    for (const heading of headings) assert.ok(plain.includes(heading), `${id}: ${heading}`);
    for (const one of option) {
      assert.ok(page.includes(`data-option="${one.id}"`), `${id}: ${one.id}`);
      assert.ok(plain.includes(`>${words[`option.${id}.${one.id}`]}<`), `${id}: ${one.id}`);
    }
  }
  const asked = [...page.matchAll(/data-question="(\w+)"/g)].map(([, id]) => questions.find((question) => question.id === id));
  const isFirst = ({ safety, kind }) => safety === true || kind === "tick";
  assert.ok(asked.findLastIndex(isFirst) < asked.findIndex((question) => !isFirst(question)));
  assert.equal(page.match(/<svg/g).length, 2);
});

test("nothing that clients load refers to the pages for owners and clinics, and what a frame adds weighs little", () => {
  const visited = readdirSync(dist).filter((name) => statSync(join(dist, name)).isFile() && !/^(blank|configure|receive|licenses|manifest|sbom)\./.test(name));
  assert.ok(visited.length > 8);
  for (const name of visited) {
    const text = readFileSync(join(dist, name), "latin1");
    // Clients read on paper by which page the code is read; no file of the page is fetched.
    for (const page of ["blank.html", "configure.", "receive.js", "receive.css", "receive_code"]) assert.ok(!text.includes(page), `${name}: ${page}`);
  }
  for (const pattern of [/^frame\.js$/, /^massage-check\.frame\.js$/]) assert.ok(read(pattern).length <= 3000, pattern);
});

test("nothing tells of the machine that built it, or asks another server for anything", () => {
  for (const name of readdirSync(dist, { recursive: true })) {
    if (!statSync(join(dist, name)).isFile()) continue;
    const text = readFileSync(join(dist, name), "latin1");
    for (const trace of [homedir() + "/", root, "registry/src"]) assert.ok(!text.includes(trace), `${name}: ${trace}`);
    const foreign = /\.(m?js|css|html)$/.test(name) && /https?:\/\/(?!www\.w3\.org\/)[^"'`\s]*/.exec(text);
    assert.equal(foreign ? foreign[0] : undefined, undefined, name);
  }
});
