// What lies in dist/, the folder that a clinic uploads: read as text, without a browser.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./lib/content.mjs";

const dist = join(root, "dist");
const read = (pattern) => {
  const name = readdirSync(dist).find((name) => pattern.test(name));
  assert.ok(name, `dist/ has no file like ${pattern}`);
  return readFileSync(join(dist, name), "latin1");
};

test("dist holds the page, the loader, one engine and the packs, and nothing else", () => {
  const names = readdirSync(dist).map((name) => name.replace(/\.[0-9a-f]{12}\./, ".<hash>."));
  assert.deepEqual(
    names.filter((name) => !name.startsWith("pack.")).sort(),
    ["engine.<hash>.js", "engine.<hash>.wasm", "index.css", "index.html", "massage-check.js"],
  );
  assert.ok(names.includes("pack.en.<hash>.txt"));
});

test("the loader weighs little, because it is on every page of a clinic", () => {
  assert.ok(read(/^massage-check\.js$/).length <= 15_000);
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
  assert.equal(loader.match(/sha384-/g).length, 1 + readdirSync(dist).filter((name) => name.startsWith("pack.")).length);
});

test("the page has no inline script or style, and a strict policy", () => {
  const page = read(/^index\.html$/);
  assert.doesNotMatch(page, /<style|style=|\son\w+=|<script(?![^>]*\ssrc=)|data-trunk/);
  assert.match(page, /<meta http-equiv="Content-Security-Policy" content="default-src 'none';/);
});

test("nothing tells of the machine that built it, or asks another server for anything", () => {
  for (const name of readdirSync(dist)) {
    const text = readFileSync(join(dist, name), "latin1");
    for (const trace of [homedir() + "/", root, "registry/src"]) assert.ok(!text.includes(trace), `${name}: ${trace}`);
    const foreign = /\.(js|css|html)$/.test(name) && /https?:\/\/(?!www\.w3\.org\/)[^"'`\s]*/.exec(text);
    assert.equal(foreign ? foreign[0] : undefined, undefined, name);
  }
});
