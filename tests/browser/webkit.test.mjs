// The engine of Safari, as Debian has it: a client on the way to the result, and faults that browsers differ in.
//
// There is no puppeteer for it, so what must run before the page's own scripts stands in a script of the host page.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { appears, heard, started, waitUntil } from "./lib/browsers.mjs";
import { Client, readResult } from "./lib/client.mjs";
import { assess, cases, root } from "./lib/content.mjs";
import { armTraps } from "./lib/crash.mjs";
import { serve, STRICT } from "./lib/server.mjs";
import { launchWebKit } from "./lib/webkit.mjs";

/** What the helpers read, as `openPage` does it elsewhere. */
function remember() {
  window.seen = { events: [], violations: [], errors: [], warnings: [] };
  for (const name of ["mc-ready", "mc-error"]) addEventListener(name, ({ detail }) => window.seen.events.push({ name, detail }));
  addEventListener("error", ({ message }) => window.seen.errors.push(message));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    // The icon that browsers ask every site for is not ours.
    if (!blockedURI.endsWith("/favicon.ico")) window.seen.violations.push(`${effectiveDirective}: ${blockedURI}`);
  });
}

describe("a client and a fault in webkit", () => {
  let browser;
  const sites = [];
  before(async () => {
    browser = await launchWebKit();
  });
  after(async () => {
    await browser?.close();
    await Promise.all(sites.map(({ close }) => close()));
  });

  async function visit({ setUp = () => {}, ready = true, policy = STRICT, ...options } = {}) {
    const site = await serve({
      folder: join(root, "dist"),
      headers: { "content-security-policy": policy },
      ...options,
      pages: {
        "before.js": `(${remember})(); (${setUp})();`,
        "host.html": `<!doctype html><html lang="en"><script src="before.js"></script>
          <script src="massage-check.js" defer></script>
          <massage-check shadow="open"><p id="fallback">Call us</p></massage-check>`,
      },
    });
    sites.push(site);
    const page = await browser.open(`${site.address}host.html`);
    if (ready) await started(page);
    return { page, site };
  }

  const codes = (page) =>
    page.evaluate(() => window.seen.events.filter(({ name }) => name === "mc-error").map(({ detail }) => detail.code));
  const click = (page, selector) =>
    page.evaluate((selector) => document.querySelector("massage-check").shadowRoot.querySelector(selector).click(), selector);

  for (const id of ["W01", "W02", "W03"]) {
    test(`${id}, ${cases[id].title}: reads on screen what the engine says, without a violation`, async () => {
      const { page } = await visit();
      const client = new Client(page, cases[id].answers);
      const last = await client.walk();
      if (last.acts.includes("show-all")) await click(page, "[data-act=show-all]");
      const { tier, suggested, possible } = assess(client.given);
      assert.deepEqual(await readResult(page, { atLeast: suggested.length + possible.length }), { tier, suggested, possible });
      assert.deepEqual(await page.evaluate(() => [...window.seen.violations, ...window.seen.errors]), []);
    });
  }

  for (const [what, code, answer] of [
    ["missing", "http", () => ({ status: 404, type: "text/html", body: "not here" })],
    ["a page of the clinic", "mime", () => ({ type: "text/html", body: "<!doctype html>a page of the clinic" })],
    ["empty", "integrity", () => ({ body: "" })],
    ["behind a connection that breaks", "network", () => "cut"],
  ]) {
    test(`F26 the engine is ${what}: ${code}, and a try later succeeds`, async () => {
      let isBroken = true;
      const { page } = await visit({ ready: false, answer: (name) => name.endsWith(".wasm") && isBroken && answer() });
      await appears(page, "[data-shim=failed]");
      assert.deepEqual(await codes(page), [code]);
      isBroken = false;
      await click(page, "[data-shim-act=again]");
      await heard(page, "mc-ready");
    });
  }

  test("F26 the engine sent as something else works all the same", async () => {
    const { page } = await visit({ answer: (name) => name.endsWith(".wasm") && { type: "text/plain" } });
    assert.equal((await new Client(page).look()).kind, "welcome");
  });

  test("F27 offline after the start: the whole way to the result needs no server", async () => {
    const { page, site } = await visit();
    await site.close();
    await new Client(page, cases.W01.answers).walk();
    assert.ok((await readResult(page)).suggested.length > 0);
  });

  test("F28 the glue fails once: the client sees nothing of it", async () => {
    const { page } = await visit({ answer: (name, _, search) => /^engine.*js$/.test(name) && !search && "cut" });
    assert.deepEqual(await codes(page), []);
  });

  for (const [what, policy] of [
    ["no wasm", STRICT.replace(" 'wasm-unsafe-eval'", "")],
    ["no connections", STRICT.replace("connect-src 'self'", "connect-src 'none'")],
  ]) {
    test(`F30 a policy that allows ${what}: csp`, async () => {
      const { page } = await visit({ ready: false, policy });
      await appears(page, "[data-shim=failed]");
      assert.deepEqual(await codes(page), ["csp"]);
    });
  }

  for (const [what, setUp] of [
    ["WebAssembly", () => delete window.WebAssembly],
    ["adopted style sheets", () => delete Document.prototype.adoptedStyleSheets],
  ]) {
    test(`F31 a browser without ${what}: unsupported`, async () => {
      const { page } = await visit({ ready: false, setUp });
      await appears(page, "[data-shim=failed]");
      assert.deepEqual(await codes(page), ["unsupported"]);
    });
  }

  for (const [where, broken] of [
    ["while it takes in an answer", { trap: "save" }],
    ["while it draws, by a panic of its own", { refuse: "insertBefore" }],
    ["while it hears an event", { trap: "composedPath" }],
  ]) {
    test(`F23 the engine dies ${where}: the client goes on with the answers`, async () => {
      const { page } = await visit({ setUp: armTraps });
      const client = new Client(page, cases.W01.answers);
      await client.walk({ until: ({ id }) => id === "goals" });
      const saved = () => page.evaluate(() => sessionStorage.getItem("massage-check:default").split('"answers"')[1]);
      const answers = await saved();
      await page.evaluate((broken) => window.breaks(broken), broken);
      await click(page, "[data-act=continue]");
      await appears(page, "[data-shim=crashed]");
      await page.evaluate(() => window.breaks({}));
      await click(page, "[data-shim-act=go-on]");
      await heard(page, "mc-ready", 2);
      assert.equal(await saved(), answers);
      await waitUntil(page, () => document.querySelector("massage-check").shadowRoot.querySelector("[data-screen-id]"));
    });
  }
});
