// The shim by itself, with a stand-in for the engine: loading, faults, storage, crashes, printing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { appears, complaints, heard, openPage, printRoot, started, waitUntil } from "./lib/browsers.mjs";
import { root } from "./lib/content.mjs";
import { printedPdf, readPdf } from "./lib/paper.mjs";
import { hostile, serve, STRICT } from "./lib/server.mjs";
import { standInSuite } from "./lib/stand-in.mjs";

const SCRIPT = '<script src="massage-check.js" defer></script>';
const WIDGET = '<massage-check shadow="open"><p id="fallback">Call us</p></massage-check>';
const KEY = "massage-check:default";
const { not_printed: NOT_PRINTED } = JSON.parse(readFileSync(join(root, "element/words.en.json"), "utf8"));

/** `browser` returns the running browser. */
export function testShim(browser) {
  describe("the shim", () => {
    const standIn = standInSuite();
    const { opened } = standIn;

    async function start(options) {
      const site = await serve({ folder: standIn.folder, ...options });
      opened.push(site.close);
      return site;
    }

    /** Opens a host page with `body`. The other options are those of the server, and of the page. */
    async function visit(body = SCRIPT + WIDGET, { lang = "en", head = "", ready = true, before, at, ...options } = {}) {
      const host = `<!doctype html><html lang="${lang}"><head><title>Host</title>${head}</head><body>${body}</body></html>`;
      const site = await start({ ...options, pages: { "host.html": host, ...options.pages } });
      const page = await openPage(browser(), site.address + (at ?? "host.html"), { before });
      opened.unshift(() => page.close());
      if (ready) await started(page);
      return { page, site };
    }

    const text = (page, selector) => page.$eval(`massage-check >>> ${selector}`, (element) => element.textContent);
    const click = (page, selector) => page.$eval(`massage-check >>> ${selector}`, (element) => element.click());
    const fallbackIsSeen = (page) => page.$eval("#fallback", (fallback) => fallback.getClientRects().length > 0);
    /** What the stand-in has saved, out of its envelope. */
    const saved = (page, key = KEY) =>
      page.evaluate((key) => JSON.parse(sessionStorage.getItem(key))?.data ?? null, key);

    describe("loads", () => {
      test("under the strictest policy, without a violation, a global or a trace of the fallback", async () => {
        const { page, site } = await visit(undefined, { headers: { "content-security-policy": STRICT } });
        assert.equal(await text(page, "h2"), "Hello");
        assert.equal(await fallbackIsSeen(page), false);
        assert.deepEqual(await complaints(page), []);
        assert.deepEqual(await page.evaluate(() => Object.keys(window).filter((name) => /wasm|massage/i.test(name))), []);
        assert.equal(site.requests.length, 5);
      });

      test("into a closed root, unless the host page asks for an open one", async () => {
        const { page } = await visit(`${SCRIPT}<massage-check></massage-check>`);
        assert.equal(await page.$eval("massage-check", (widget) => widget.shadowRoot), null);
      });

      test("from a sub-folder, under a foreign base address", async () => {
        const base = '<base href="/elsewhere/">';
        const { page } = await visit(`<script src="/a/b/massage-check.js" defer></script>${WIDGET}`, {
          base: "/a/b/",
          head: base,
        });
        assert.equal(await text(page, "h2"), "Hello");
      });

      test("from another server that allows it", async () => {
        const other = await start({ headers: { "access-control-allow-origin": "*" } });
        const { page } = await visit(`<script src="${other.address}massage-check.js?v=1" defer></script>${WIDGET}`);
        assert.equal(await text(page, "h2"), "Hello");
      });

      test("when the host page hides the running script's address [F32]", async () => {
        const { page } = await visit(`<img name="currentScript" alt="">${SCRIPT}${WIDGET}`);
        assert.equal(await text(page, "h2"), "Hello");
      });

      test("once, when the loader is on the page twice and two widgets share one engine [F32]", async () => {
        const { page, site } = await visit(`${SCRIPT}${WIDGET}${SCRIPT}<massage-check shadow="open"></massage-check>`);
        await heard(page, "mc-ready", 2);
        assert.deepEqual(await complaints(page), []);
        assert.equal(site.requests.filter((url) => url.includes(".wasm")).length, 1);
        assert.equal(site.requests.filter((url) => /engine.*js/.test(url)).length, 1);
      });

      test("when the element is made by a script", async () => {
        const { page } = await visit(SCRIPT, { ready: false });
        await page.evaluate(() => {
          const widget = document.createElement("massage-check");
          widget.setAttribute("shadow", "open");
          document.body.append(widget);
        });
        await heard(page, "mc-ready");
      });

      test("wasm from a server that does not know its type", async () => {
        await visit(undefined, { answer: (name) => name.endsWith(".wasm") && { type: "text/plain" } });
      });

      test("with a word on what it waits for, only where the host page shows nothing", async () => {
        const never = { ready: false, answer: (name) => name.endsWith(".wasm") && "never" };
        const bare = await visit(`${SCRIPT}<massage-check shadow="open"></massage-check>`, never);
        await appears(bare.page, "[data-shim=loading]");
        const full = await visit(undefined, never);
        await waitUntil(full.page, () => Boolean(document.querySelector("massage-check").shadowRoot?.firstChild));
        assert.equal(await full.page.$("massage-check >>> [data-shim]"), null);
        assert.equal(await fallbackIsSeen(full.page), true);
      });
    });

    describe("does not load", () => {
      for (const [what, isIt] of [
        ["the engine", (name) => name.endsWith(".wasm")],
        ["the glue", (name) => /^engine.*\.js$/.test(name)],
        ["the language pack", (name) => name.startsWith("pack.")],
      ]) {
        test(`without ${what}: it says so, shows the host's own content and tries again when asked`, async () => {
          let isMissing = true;
          const { page, site } = await visit(undefined, {
            ready: false,
            answer: (name) => isIt(name) && isMissing && { status: 404, type: "text/html", body: "not here" },
          });
          await appears(page, "[data-shim=failed]");
          assert.equal(await text(page, "[data-shim=failed] h2"), "The questionnaire could not be loaded");
          assert.equal(await fallbackIsSeen(page), true);
          isMissing = false;
          await click(page, "[data-shim-act=again]");
          await heard(page, "mc-ready");
          assert.equal(await text(page, "h2"), "Hello");
          assert.equal(await fallbackIsSeen(page), false);
          assert.ok(site.requests.some((url) => url.endsWith("?again=1")));
          assert.deepEqual(await complaints(page), []);
        });
      }

      for (const [what, isIt] of [
        ["an engine", (name) => name.endsWith(".wasm")],
        ["a language pack", (name) => name.startsWith("pack.")],
      ]) {
        test(`${what} that is not the one it was built with`, async () => {
          const { page } = await visit(undefined, {
            ready: false,
            answer: (name) => isIt(name) && { body: "<!doctype html>a page of the clinic" },
          });
          await appears(page, "[data-shim=failed]");
          assert.equal(await fallbackIsSeen(page), true);
          assert.deepEqual(await complaints(page), []);
        });
      }

      test("a language pack that the engine refuses", async () => {
        const { page } = await visit(undefined, { lang: "xx", ready: false });
        await appears(page, "[data-shim=failed]");
        assert.equal(await fallbackIsSeen(page), true);
        assert.deepEqual(await page.evaluate(() => window.seen.events), [{ name: "mc-error", detail: { code: "pack" } }]);
      });

      test("in a browser that is too old, which sees the host's own content and a plain sentence", async () => {
        const { page } = await visit(undefined, { ready: false, before: () => delete window.WebAssembly });
        await appears(page, "[data-shim=failed]");
        assert.equal(await text(page, "[data-shim=failed] h2"), "This browser cannot show the questionnaire");
        assert.equal(await page.$("massage-check >>> button"), null);
        assert.equal(await fallbackIsSeen(page), true);
      });
    });

    describe("listens to the host page", () => {
      test("for the language: its own, or that of what it stands in", async () => {
        const { page } = await visit(
          `${SCRIPT}<div lang="de-AT">${WIDGET}</div><massage-check lang="qq-../.." shadow="open"></massage-check>`,
        );
        await heard(page, "mc-ready", 2);
        const heads = await page.$$eval("massage-check >>> h2", (all) => all.map((one) => one.textContent));
        assert.deepEqual(heads, ["Guten Tag", "Hello"]);
      });

      test("for a language that changes, and keeps the answers", async () => {
        const { page } = await visit();
        await click(page, "[data-act=count]");
        await page.$eval("massage-check", (widget) => (widget.lang = "de"));
        await heard(page, "mc-ready", 2);
        assert.equal(await text(page, "h2"), "Guten Tag");
        assert.equal(await text(page, "output"), "1");
      });

      test("for its settings, also later, and takes changes together", async () => {
        const { page } = await visit(
          `${SCRIPT}<massage-check shadow="open" emergency-number="112" mode="catalogue"></massage-check>`,
        );
        const settings = async () => JSON.parse(await text(page, "code")).attributes;
        assert.deepEqual(await settings(), { shadow: "open", "emergency-number": "112", mode: "catalogue" });
        // In a task of the page itself: drivers of WebKit give the page a turn after each change.
        await page.$eval("massage-check", (widget) =>
          setTimeout(() => {
            widget.setAttribute("clinic-phone", "<img onerror>");
            widget.removeAttribute("mode");
          }),
        );
        await appears(page, "code[data-configured='1']");
        const changed = { shadow: "open", "emergency-number": "112", "clinic-phone": "<img onerror>" };
        assert.deepEqual(await settings(), changed);
      });

      test("and stays alive when it is moved, ends when it is removed, and starts again when it is put back [F34]", async () => {
        const { page } = await visit(`${SCRIPT}${WIDGET}<div id="other"></div>`);
        await click(page, "[data-act=count]");
        await page.evaluate(() => document.querySelector("#other").append(document.querySelector("massage-check")));
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
        assert.equal(await text(page, "output"), "1");
        assert.equal(await page.evaluate(() => window.seen.events.length), 1);

        const isEmpty = await page.evaluate(async () => {
          window.widget = document.querySelector("massage-check");
          window.widget.remove();
          await new Promise((resolve) => setTimeout(resolve));
          return window.widget.shadowRoot.querySelector("output") === null;
        });
        assert.ok(isEmpty);
        await page.evaluate(() => document.body.append(window.widget));
        await heard(page, "mc-ready", 2);
        assert.equal(await text(page, "output"), "1");
      });

      test("and tells it what happens, after the fact and without its listeners being able to do harm", async () => {
        const { page } = await visit(undefined, {
          before: () =>
            addEventListener("mc-step", () => {
              throw new Error("the host's own mistake");
            }),
        });
        await click(page, "[data-act=tell]");
        await heard(page, "mc-step");
        assert.deepEqual(await page.evaluate(() => window.seen.events.at(-1).detail), { index: 1 });
        assert.equal(await page.$("massage-check >>> [data-shim]"), null);
      });
    });

    describe("keeps what was saved", () => {
      test("in this tab, so that a reload finds it", async () => {
        const { page } = await visit();
        await click(page, "[data-act=count]");
        assert.equal(await saved(page), 1);
        await page.reload();
        await started(page);
        assert.equal(await text(page, "output"), "1");
      });

      test("apart from other questionnaires of the same clinic", async () => {
        const { page } = await visit(`${SCRIPT}<massage-check shadow="open" form-id="knee"></massage-check>`);
        await click(page, "[data-act=count]");
        assert.equal(await saved(page), null);
        assert.equal(await saved(page, "massage-check:knee"), 1);
      });

      test("nowhere but in memory on a shared device", async () => {
        const { page } = await visit(`${SCRIPT}<massage-check shadow="open" storage="none"></massage-check>`);
        await click(page, "[data-act=count]");
        assert.equal(await text(page, "output"), "1");
        assert.equal(await page.evaluate(() => sessionStorage.length), 0);
      });

      for (const [what, before] of [
        ["full", () => (Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); })],
        ["forgetful", () => (Storage.prototype.setItem = () => {})],
        ["missing", () => Object.defineProperty(window, "sessionStorage", { value: null })],
      ]) {
        test(`as well as it can when the storage is ${what}, and says so`, async () => {
          const { page } = await visit(undefined, { before });
          await click(page, "[data-act=count]");
          assert.equal(await page.$eval("massage-check >>> output", (output) => output.dataset.saved), "false");
          assert.deepEqual(await complaints(page), []);
        });
      }

      test("as well as it can in a frame where storage is forbidden [F1]", async () => {
        const { page } = await visit('<iframe sandbox="allow-scripts" src="inner.html"></iframe>', {
          ready: false,
          headers: { "access-control-allow-origin": "*" },
          pages: { "inner.html": `<!doctype html>${SCRIPT}${WIDGET}` },
        });
        const frame = await page.waitForFrame((frame) => frame.url().endsWith("inner.html"));
        await appears(frame, "[data-act=count]");
        await frame.$eval("massage-check >>> [data-act=count]", (button) => button.click());
        assert.equal(await frame.$eval("massage-check >>> output", (output) => output.dataset.saved), "false");
      });
    });

    describe("after a crash", () => {
      for (const act of ["panic", "trap"]) {
        test(`by ${act} goes on where the client was, in every widget on the page [F23]`, async () => {
          const { page } = await visit(`${SCRIPT}${WIDGET}<massage-check shadow="open" form-id="b"></massage-check>`);
          await heard(page, "mc-ready", 2);
          await click(page, "[data-act=count]");
          await click(page, `[data-act=${act}]`);
          await heard(page, "mc-error", 2);
          const panels = await page.$$eval("massage-check >>> [data-shim=crashed] p", (all) => all.map((p) => p.textContent));
          assert.deepEqual(panels, ["Your answers are saved.", "Please start again. Nothing was sent."]);
          await click(page, "[data-shim-act=go-on]");
          await heard(page, "mc-ready", 3);
          assert.equal(await text(page, "output"), "1");
          await click(page, "[data-act=count]");
          assert.equal(await saved(page), 2);
        });
      }

      test("that comes back does not load the answers a third time, and can delete them [F25]", async () => {
        const { page } = await visit();
        await click(page, "[data-act=count]");
        await click(page, "[data-act=panic]");
        await appears(page, "[data-shim-act=go-on]");
        await click(page, "[data-shim-act=go-on]");
        await heard(page, "mc-ready", 2);
        await click(page, "[data-act=panic]");
        await heard(page, "mc-error", 2);
        assert.equal(await page.$("massage-check >>> [data-shim-act=go-on]"), null);
        await click(page, "[data-shim-act=delete]");
        await heard(page, "mc-ready", 3);
        assert.equal(await text(page, "output"), "0");
        assert.equal(await saved(page), null);
      });

      test("without storage still has the answers", async () => {
        const { page } = await visit(undefined, { before: () => (Storage.prototype.setItem = () => {}) });
        await click(page, "[data-act=count]");
        await click(page, "[data-act=panic]");
        await appears(page, "[data-shim=crashed]");
        assert.equal(await text(page, "[data-shim=crashed] p"), "Your answers are kept until you close this page.");
        await click(page, "[data-shim-act=go-on]");
        await heard(page, "mc-ready", 2);
        assert.equal(await text(page, "output"), "1");
      });

      test("prints what was answered, in plain words", async () => {
        const { page } = await visit();
        await click(page, "[data-act=count]");
        await click(page, "[data-act=panic]");
        await appears(page, "[data-shim-act=print]");
        await click(page, "[data-shim-act=print]");
        await printRoot(page);
        assert.equal(await page.evaluate(() => window.seen.printed), 1);
        const { text: paper } = readPdf(await printedPdf(page));
        assert.match(paper, /Answers so far/);
        assert.match(paper, /Counted: 1/);
      });

      for (const [what, refuse] of [
        ["has no print", () => (window.print = undefined)],
        ["ignores it without a word", () => (window.print = () => {})],
      ]) {
        test(`where the browser ${what}: says so, and what was answered is there to copy [F42]`, async () => {
          const { page } = await visit();
          await click(page, "[data-act=count]");
          await click(page, "[data-act=panic]");
          await appears(page, "[data-shim-act=print]");
          await page.evaluate(refuse);
          for (const times of [1, 2]) {
            await click(page, "[data-shim-act=print]");
            await heard(page, "mc-not-printed", times);
            const fields = await page.$eval("massage-check", ({ shadowRoot }) =>
              [...shadowRoot.querySelectorAll("textarea")].map((field) => ({ value: field.value, readOnly: field.readOnly, ariaLabel: field.ariaLabel, hasFocus: field === shadowRoot.activeElement })),
            );
            assert.deepEqual(fields, [{ value: "Counted: 1", readOnly: true, ariaLabel: NOT_PRINTED, hasFocus: true }]);
          }
          assert.equal(await text(page, ".mc-take p"), NOT_PRINTED);
          assert.deepEqual(await page.evaluate(() => window.seen.violations), []);
          await page.evaluate(() => (window.print = () => dispatchEvent(new Event("beforeprint"))));
          await click(page, "[data-shim-act=print]");
          await waitUntil(page, () => !document.querySelector("massage-check").shadowRoot.querySelector("textarea"));
          await click(page, "[data-shim-act=go-on]");
          await heard(page, "mc-ready", 2);
        });
      }

      test("moves the focus to what happened, if it was in the widget, and back to the app", async () => {
        const { page } = await visit();
        await click(page, "[data-act=count]");
        await page.$eval("massage-check >>> [data-act=panic]", (button) => button.focus());
        await click(page, "[data-act=panic]");
        await appears(page, "[data-shim=crashed]");
        const focused = () => page.$eval("massage-check", (widget) => widget.shadowRoot.activeElement?.textContent);
        assert.equal(await focused(), "Something went wrong");
        await click(page, "[data-shim-act=go-on]");
        await heard(page, "mc-ready", 2);
        assert.equal(await focused(), "Hello");
      });
    });

    describe("prints", () => {
      test("the sheet, all of it and nothing else, on a hostile page, and leaves no trace [F41]", async () => {
        const { page } = await visit(hostile(SCRIPT + WIDGET));
        await click(page, "[data-act=print]");
        await printRoot(page);
        const root = await page.$("#mc-print-root");
        assert.equal(await page.evaluate(() => window.seen.printed), 1);
        assert.equal(await page.title(), "Title of the sheet");

        for (const format of ["a4", "letter"]) {
          if (!(await page.$("#mc-print-root"))) await click(page, "[data-act=print]");
          await printRoot(page);
          const { text: paper } = readPdf(await printedPdf(page, format));
          assert.equal(paper.match(/line \d+ of the sheet/g)?.length, 60);
          assert.doesNotMatch(paper, /host page/);
        }

        await page.evaluate(() => dispatchEvent(new Event("afterprint")));
        assert.equal(await root.evaluate((element) => element.isConnected), false);
        assert.equal(await page.title(), "Host");
        assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
      });

      test("and cleans up at the next touch where a browser never says that it has printed [F41]", async () => {
        const { page } = await visit();
        await click(page, "[data-act=print]");
        await printRoot(page);
        await page.keyboard.press("Shift");
        assert.equal(await page.$("#mc-print-root"), null);
        assert.equal(await page.title(), "Host");
      });

      for (const [what, before] of [
        ["has no print", () => (window.print = undefined)],
        ["forbids printing", () => (window.print = () => { throw new Error("no"); })],
      ]) {
        test(`nothing where the browser ${what}, and says so to the engine [F42]`, async () => {
          const { page } = await visit(undefined, { before });
          await click(page, "[data-act=print]");
          await waitUntil(page, () => window.hasPrinted === false);
          assert.equal(await page.$("#mc-print-root"), null);
          assert.equal(await page.title(), "Host");
          assert.deepEqual(await complaints(page), []);
        });
      }

      test("and where the browser ignores it without a word: says so, and has cleaned up after a minute [F42 F41]", async () => {
        // A minute of this page lasts a tenth of a second.
        const hurry = () => {
          const { setTimeout } = window;
          window.setTimeout = (run, ms = 0) => setTimeout(run, ms / 600);
          window.print = () => {};
        };
        const { page } = await visit();
        await page.evaluate(hurry);
        await click(page, "[data-act=print]");
        await waitUntil(page, () => window.hasPrinted === false);
        await waitUntil(page, () => document.getElementById("mc-print-root") === null);
        assert.equal(await page.title(), "Host");
        assert.deepEqual(await complaints(page), []);
      });

      test("and says that it did, where the browser says so", async () => {
        const { page } = await visit();
        await click(page, "[data-act=print]");
        await waitUntil(page, () => window.hasPrinted === true);
      });
    });
  });
}
