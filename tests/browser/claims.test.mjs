// What PRIVACY.md, SECURITY.md and README.md claim of where answers are kept and for how long, held against what is built.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, test } from "node:test";
import { DAYS, expiry } from "../../element/envelope.js";
import { WIPE_MS } from "../../element/kiosk.js";
import { Keeping } from "../../element/keeping.js";
import { root } from "./lib/content.mjs";

const read = (name) => readFileSync(join(root, name), "utf8");
const [privacy, security, readme] = ["PRIVACY.md", "SECURITY.md", "README.md"].map(read);
const said = (text, pattern) => {
  const [, ...found] = pattern.exec(text) ?? assert.fail(`nothing says ${pattern}`);
  return found;
};
const DAY_MS = 86_400_000;

/** A storage in memory. */
class Area {
  #kept = new Map();
  getItem = (key) => this.#kept.get(key) ?? null;
  setItem = (key, text) => void this.#kept.set(key, String(text));
  removeItem = (key) => void this.#kept.delete(key);
  get keys() {
    return [...this.#kept.keys()];
  }
}

/** Who keeps the answers of an element with these attributes. */
function keeping(attributes = {}) {
  const element = { hasAttribute: (name) => name in attributes, getAttribute: (name) => attributes[name] ?? null };
  return new Keeping(element, { changed: () => {}, wiped: () => {} });
}

describe("the documents say the truth", () => {
  beforeEach(() => {
    globalThis.window = { sessionStorage: new Area(), localStorage: new Area() };
  });

  test("that answers are kept in the tab, under the name that is told, unless the client chooses the device", () => {
    const [name] = said(privacy, /one entry `([^`]+)`/);
    said(privacy, /\*In this tab:\* the session storage/);
    said(privacy, /never ticked beforehand/);
    const { store, host } = keeping();
    assert.equal(host.keeping.isOffered, true);
    assert.equal(host.keeping.isWanted, false);
    store.save("{}");
    assert.deepEqual(window.sessionStorage.keys, [name]);
    assert.deepEqual(window.localStorage.keys, []);
  });

  test("that the device keeps the same entry, and the tab no longer, for as many days as are told", () => {
    said(privacy, /\*On this device:\* the local storage/);
    const [privately] = said(privacy, /(\d+) days after the last change/);
    const [securely] = said(security, /on the device for (\d+) days/);
    const [least, most, otherwise] = said(readme, /`expiry` \|[^|]*?(\d+) to (\d+) \| (\d+) \|/);
    const [privateLeast, privateMost] = said(privacy, /as many as `expiry` says, (\d+) to (\d+)/);
    assert.deepEqual([privately, securely, otherwise].map(Number), Array(3).fill(DAYS.otherwise));
    assert.deepEqual([least, privateLeast].map(Number), Array(2).fill(DAYS.min));
    assert.deepEqual([most, privateMost].map(Number), Array(2).fill(DAYS.max));
    assert.equal(expiry(0, 1), DAY_MS);

    const { store, host } = keeping();
    store.save("{}");
    host.keepOnDevice(true);
    assert.deepEqual(window.sessionStorage.keys, []);
    const [name] = window.localStorage.keys;
    const { savedAt, expires } = JSON.parse(window.localStorage.getItem(name));
    assert.equal(expires - savedAt, DAYS.otherwise * DAY_MS);
  });

  test("that each word of `storage` and `kiosk` does what is told", () => {
    said(privacy, /By default \(`storage="device"`\)/);
    said(privacy, /`storage="tab"` takes the offer away/);
    said(privacy, /with `storage="none"` a reload starts anew/);
    said(privacy, /choose `kiosk`: answers are in memory only/);
    said(security, /with `kiosk` in memory only/);
    for (const [attributes, isOffered, inTab] of [
      [{}, true, true],
      [{ storage: "device" }, true, true],
      [{ storage: "tab" }, false, true],
      [{ storage: "none" }, false, false],
    ]) {
      globalThis.window = { sessionStorage: new Area(), localStorage: new Area() };
      const { store, host } = keeping(attributes);
      store.save("{}");
      assert.equal(host.keeping.isOffered, isOffered, JSON.stringify(attributes));
      assert.equal(window.sessionStorage.keys.length > 0, inTab, JSON.stringify(attributes));
    }
    const { store } = keeping({ kiosk: "", storage: "device" });
    store.save("{}");
    assert.deepEqual([...window.sessionStorage.keys, ...window.localStorage.keys], []);
  });

  test("how long nobody may touch a device that strangers share", () => {
    for (const document of [privacy, readme]) {
      const [minutes] = said(document, /nobody touches it for (\d+) minutes/);
      assert.equal(Number(minutes) * 60_000, WIPE_MS);
    }
  });

  test("and none says that the tab is the only place", () => {
    for (const document of [privacy, security, readme]) assert.doesNotMatch(document, /this tab only|stay in the tab:/);
  });
});

test("every row of docs/faults.md is carried by a test, and every test names a row that is known", () => {
  const folder = join(root, "tests/browser");
  const files = readdirSync(folder).filter((name) => name.endsWith(".mjs"));
  const tests = files.map((name) => readFileSync(join(folder, name), "utf8")).join("");
  const named = new Set(tests.match(/(?<=[[" ])F\d{1,2}(?=[\] "])/g));
  const rows = [...readFileSync(join(root, "docs/faults.md"), "utf8").matchAll(/^\| (F\d+) \|/gm)].map(([, row]) => row);
  assert.ok(rows.length > 20);
  assert.deepEqual(rows.filter((row) => !named.has(row)), []);
  const ofTheSpecification = 53;
  assert.deepEqual([...named].filter((row) => Number(row.slice(1)) > ofTheSpecification && !rows.includes(row)), []);
});
