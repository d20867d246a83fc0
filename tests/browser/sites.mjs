// Real sites: their layouts, their optimisers, their old libraries, their dark modes and their printers.
//
// What concerns the shim alone is tested with the stand-in for the engine; what a client sees, with dist/.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { appears, complaints, heard, openPage, printRoot, resize, started, waitUntil } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { cases, root } from "./lib/content.mjs";
import { printedPdf, readPdf } from "./lib/paper.mjs";
import { serve } from "./lib/server.mjs";
import { standInSuite } from "./lib/stand-in.mjs";

const DIST = join(root, "dist");
const SCRIPT = '<script src="massage-check.js" defer></script>';
const WIDGET = '<massage-check shadow="open" loading="eager"><p id="fallback">Call us</p></massage-check>';
const KEY = "massage-check:default";

/** Every layout in which what is inside is asked how wide it would like to be. */
const LAYOUTS = {
  "a block": '<div style="width: {px}px">{widget}</div>',
  "a flex row": '<div style="width: {px}px; display: flex">{widget}</div>',
  "a flex row, in a div": '<div style="width: {px}px; display: flex"><div>{widget}</div></div>',
  "a centred column": '<div style="width: {px}px; display: flex; flex-direction: column; align-items: center">{widget}</div>',
  "a centred column, in a div": '<div style="width: {px}px; display: flex; flex-direction: column; align-items: center"><div>{widget}</div></div>',
  "a wrapping column that starts": '<div style="width: {px}px; display: flex; flex-wrap: wrap; flex-direction: column; align-items: flex-start"><div>{widget}</div></div>',
  "a grid that centres": '<div style="width: {px}px; display: grid; justify-items: center">{widget}</div>',
  "a grid that centres, in a div": '<div style="width: {px}px; display: grid; place-items: center"><div>{widget}</div></div>',
  "a float": '<div style="width: {px}px"><div style="float: left">{widget}</div></div>',
  "an inline block": '<div style="width: {px}px"><div style="display: inline-block">{widget}</div></div>',
  "fit-content": '<div style="width: {px}px"><div style="width: fit-content; margin: auto">{widget}</div></div>',
  "a table cell": '<div style="width: {px}px"><table style="border-spacing: 0"><tr><td style="padding: 0">{widget}</td></tr></table></div>',
  "an absolute box": '<div style="width: {px}px; height: 900px; position: relative"><div style="position: absolute">{widget}</div></div>',
  "a dialog": '<dialog open style="padding: 0; border: 0; margin: 0; max-width: {px}px">{widget}</dialog>',
};

/** `browser` returns the running browser, one of `engine`. */
export function testSites(browser, { engine, isInPage }) {
  describe("a site", () => {
    const standIn = standInSuite();
    const { opened } = standIn;

    async function visit(body, { folder = standIn.folder, head = "", before, ready = true, size, pages, media, ...options } = {}) {
      const meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">';
      const host = `<!doctype html><html lang="en"><head><title>Host</title>${meta}${head}</head><body style="margin: 0">${body}</body></html>`;
      const site = await serve({ folder, ...options, pages: { "host.html": host, "empty.html": "<!doctype html>", ...pages } });
      const page = await openPage(browser(), `${site.address}empty.html`, { before });
      opened.unshift(() => page.close().finally(site.close));
      if (size) await resize(page, size);
      if (media) await page.emulateMediaFeatures(media);
      await page.goto(`${site.address}host.html`);
      if (ready) await started(page);
      return { page, site };
    }

    const real = (body, options) => visit(body, { folder: DIST, ...options });
    const inside = (page, selector, read, ...inputs) => page.$eval(`massage-check >>> ${selector}`, read, ...inputs);
    const settled = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    const codes = (page) =>
      page.evaluate(() => window.seen.events.filter(({ name }) => name === "mc-error").map(({ detail }) => detail.code));
    const names = (page) => page.evaluate(() => window.seen.events.map(({ name }) => name));
    const fallbackIsSeen = (page) => page.$eval("#fallback", (fallback) => fallback.getClientRects().length > 0);
    const dark = [{ name: "prefers-color-scheme", value: "dark" }];
    const ground = (page) => inside(page, ".mc", (box) => getComputedStyle(box).backgroundColor);
    const LIGHT = "rgb(250, 248, 243)";
    const DARK = "rgb(16, 26, 24)";

    describe("gives it the width that is there, and no more", () => {
      for (const [what, layout] of Object.entries(LAYOUTS)) {
        test(`in ${what} [F54]`, async () => {
          const { page } = await real(`${SCRIPT}<main></main>`, { ready: false, size: { width: 1000, height: 700 } });
          await waitUntil(page, () => customElements.get("massage-check") !== undefined);
          for (const [times, px] of [250, 360, 700].entries()) {
            await page.evaluate(
              (markup) => {
                const { body } = new DOMParser().parseFromString(markup, "text/html");
                document.querySelector("main").replaceChildren(...body.childNodes);
              },
              layout.replaceAll("{px}", px).replace("{widget}", WIDGET),
            );
            await heard(page, "mc-ready", times + 1);
            await appears(page, "[data-screen]");
            await settled(page);
            const width = await inside(page, ".mc", (box) => box.getBoundingClientRect().width);
            assert.ok(Math.abs(width - px) < 1, `${width} of ${px}`);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          }
        });
      }

      test("on the smallest phone in a row beside a text, and in a modal dialog [F54]", async () => {
        const beside = `<div style="display: flex"><p>Some words of the clinic that stand beside it</p><div>${WIDGET}</div></div>`;
        const row = await real(SCRIPT + beside, { size: { width: 320, height: 600 } });
        await settled(row.page);
        assert.ok((await inside(row.page, ".mc", (box) => box.getBoundingClientRect().width)) >= 220);
        assert.ok(await row.page.evaluate(() => document.documentElement.scrollWidth <= 320));
        const modal = await real(`${SCRIPT}<dialog>${WIDGET}</dialog>`, { ready: false, size: { width: 360, height: 600 } });
        await modal.page.$eval("dialog", (dialog) => dialog.showModal());
        await started(modal.page);
        await settled(modal.page);
        const width = await inside(modal.page, ".mc", (box) => box.getBoundingClientRect().width);
        assert.ok(width > 270 && width <= 360, String(width));
      });
    });

    describe("that breaks what it is made of", () => {
      const PROTOTYPE = () => {
        // As Prototype.js does.
        HTMLElement.prototype.remove = function () {
          this.parentNode.removeChild(this);
          return this;
        };
        Array.prototype.toJSON = function () {
          return `[${this.map((value) => JSON.stringify(value)).join(", ")}]`;
        };
        Array.prototype.entries = Array.prototype.toArray = function () {
          return [...this];
        };
        Array.from = (list) => (list ? [...list] : []);
      };
      const MOOTOOLS = () => {
        Array.from = (item) => (item == null ? [] : Array.isArray(item) ? item : typeof item === "object" && "length" in item ? [].slice.call(item) : [item]);
        Function.prototype.bind = function (that) {
          const own = this;
          return function () {
            return own.apply(that, arguments);
          };
        };
        for (const name of ["each", "clone", "clean", "contains", "append", "erase"]) Array.prototype[name] = () => {};
        Element.prototype.contains = function (other) {
          return other === this || Node.prototype.contains.call(this, other);
        };
      };
      if (!isInPage) {
        for (const [what, before] of Object.entries({ "Prototype.js": PROTOTYPE, MooTools: MOOTOOLS })) {
          test(`with ${what}: the client gets to the result, and back to it after a reload [F39 F59]`, async () => {
            const { page } = await real(SCRIPT + WIDGET, { before });
            const client = new Client(page, cases.W01.answers);
            await client.walk();
            await appears(page, "[data-screen=result]");
            await page.reload();
            await started(page);
            await appears(page, "[data-screen=result]");
            assert.equal(await fallbackIsSeen(page), false);
            assert.deepEqual(await complaints(page), []);
          });
        }
      }

      for (const [what, before] of [
        ["shadow roots", () => (Element.prototype.attachShadow = () => { throw new Error("broken"); })],
        ["style sheets", () => (CSSStyleSheet.prototype.replaceSync = () => { throw new Error("broken"); })],
        ["fetching", () => (window.fetch = () => { throw new Error("broken"); })],
      ]) {
        test(`such as ${what}: its own content is seen, and a code is heard [F39 F59]`, async () => {
          const { page } = await visit(SCRIPT.replace(" defer", "") + WIDGET, {
            ready: false,
            before,
          });
          await heard(page, "mc-error");
          assert.ok(await fallbackIsSeen(page));
          assert.deepEqual(await page.evaluate(() => window.seen.errors), []);
        });
      }
    });

    describe("with an optimiser", () => {
      const LOADER = () => readFileSync(join(standIn.folder, "massage-check.js"), "utf8");
      const copied = (name) => ({ answer: (asked) => asked === name && { body: LOADER(), type: "text/javascript" }, ready: false });
      const BASED = WIDGET.replace("<massage-check", '<massage-check base="/"');

      for (const [what, body, options] of [
        ["copies the loader", `<script src="cache/min/massage-check.js"></script>${BASED}`, () => copied("cache/min/massage-check.js")],
        ["merges it", `<script src="cache/all.js" defer></script>${BASED}`, () => copied("cache/all.js")],
        ["writes it into the page", `${BASED}<script id="inline"></script>`, () => ({ ready: false, inline: true })],
      ]) {
        test(`that ${what}: it starts from the folder that the attribute names [F60]`, async () => {
          const { inline, ...more } = options();
          const { page } = await visit(inline ? body.replace('<script id="inline">', () => `<script>${LOADER()}`) : body, more);
          await started(page);
          assert.equal(await inside(page, "h2", (heading) => heading.textContent), "Hello");
        });
      }

      for (const [what, add] of [
        ["a blob", (text) => {
          const script = document.createElement("script");
          script.src = URL.createObjectURL(new Blob([text]));
          document.head.append(script);
        }],
        ["a data address", (text) => {
          const script = document.createElement("script");
          script.src = `data:text/javascript,${encodeURIComponent(text)}`;
          document.head.append(script);
        }],
        ["a script that a library fetched and ran", (text) => {
          const script = document.createElement("script");
          script.text = text;
          document.head.append(script);
        }],
      ]) {
        test(`that makes ${what} of it: it finds its folder by what was fetched [F60]`, async () => {
          const { page } = await visit(WIDGET, { ready: false, base: "/files/", head: '<base href="/">' });
          const text = await page.evaluate(() => fetch("/files/massage-check.js").then((answer) => answer.text()));
          await page.evaluate(add, text);
          await started(page);
        });
      }

      test("that copies it, where nobody says the folder: the host's content, a code, and the cause for the owner [F60]", async () => {
        const { page } = await visit(`<script src="cache/min/massage-check.js"></script>${WIDGET}`, copied("cache/min/massage-check.js"));
        await heard(page, "mc-error");
        assert.deepEqual(await codes(page), ["http"]);
        assert.ok(await fallbackIsSeen(page));
        assert.match((await page.evaluate(() => window.seen.warnings)).join(), /copied the loader, name its folder in "base"/);
      });

      test("a folder that is no address is refused, and nothing is fetched from it [F60]", async () => {
        const { page } = await visit(SCRIPT + WIDGET.replace("<massage-check", '<massage-check base="javascript:alert(1)//"'));
        assert.match((await page.evaluate(() => window.seen.warnings)).join(), /base/);
      });

      test("in a frame that is written into the page [F60]", async () => {
        const { page, site } = await visit("<iframe></iframe>", { ready: false });
        const inner = `<!doctype html><script src="${site.address}massage-check.js"></script>${WIDGET}`;
        await page.$eval("iframe", (frame, inner) => (frame.srcdoc = inner), inner);
        await waitUntil(page, () => Boolean(frames[0].document.querySelector("massage-check")?.shadowRoot?.querySelector("h2")));
      });

      /** A loader of an upload whose files the server has no more. */
      const stale = () => LOADER().replace(/engine\.\w{12}/g, "engine.000000000000").replace(/pack\.(\w\w)\.\w{12}/g, "pack.$1.000000000000");

      test("or a cache that keeps an old loader: the one of now is asked before giving up [F60]", async () => {
        const answer = (name, _, search) => name === "massage-check.js" && !search && { body: stale(), type: "text/javascript" };
        const { page } = await visit(SCRIPT + WIDGET, { answer });
        assert.equal(await inside(page, "h2", (heading) => heading.textContent), "Hello");
        assert.deepEqual(await codes(page), []);
        assert.deepEqual(await complaints(page), []);
      });
    });

    describe("has its own looks", () => {
      // No other driver says to a page that the device is dark.
      if (engine === "chromium") {
        for (const [what, head, attribute, expected] of [
          ["says nothing of dark", "", "", LIGHT],
          ["is light", "<style>:root { color-scheme: light }</style>", "", LIGHT],
          ["is as the device", "<style>:root { color-scheme: light dark }</style>", "", DARK],
          ["says so in its head", '<meta name="color-scheme" content="light dark">', "", DARK],
          ["is dark", "<style>:root { color-scheme: dark }</style>", "", DARK],
          ["leaves it to the device by the attribute", "", 'color-scheme="auto"', DARK],
          ["is dark, but wants it light", "<style>:root { color-scheme: dark }</style>", 'color-scheme="light"', LIGHT],
          ["wants it dark", "", 'color-scheme="dark"', DARK],
        ]) {
          test(`and on a dark device, a page that ${what} gets what fits it [F57]`, async () => {
            const { page } = await real(SCRIPT + WIDGET.replace("<massage-check", `<massage-check ${attribute}`), { head, media: dark });
            await appears(page, "[data-screen]");
            assert.equal(await ground(page), expected);
          });
        }

        test("that change: it follows, and nothing that the client has open changes [F57 F75]", async () => {
          const { page } = await real(SCRIPT + WIDGET, { media: dark });
          await appears(page, "[data-screen]");
          await page.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
          await waitUntil(page, (dark) => getComputedStyle(document.querySelector("massage-check").shadowRoot.querySelector(".mc")).backgroundColor === dark, DARK);
          await page.evaluate(() => (document.documentElement.style.colorScheme = ""));
          await waitUntil(page, (light) => getComputedStyle(document.querySelector("massage-check").shadowRoot.querySelector(".mc")).backgroundColor === light, LIGHT);
        });
      }

      if (engine === "chromium") {
        test("that a browser darkens by force: the heading of an emergency can be read [F56]", async () => {
          const { page } = await real(SCRIPT + WIDGET, { head: "<style>body { background: #fff }</style>" });
          const session = await page.createCDPSession();
          await session.send("Emulation.setAutoDarkModeOverride", { enabled: true });
          await new Client(page, { rf_em: ["em_chest"] }).walk();
          await appears(page, ".mc-care-card__band");
          const band = await page.$("massage-check >>> .mc-care-card__band");
          const picture = await band.screenshot({ encoding: "base64" });
          // What is seen, not what is computed: the browser darkens while it paints.
          const levels = await page.evaluate(async (picture) => {
            const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
            const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
            canvas.drawImage(image, 0, 0);
            const { data } = canvas.getImageData(0, 0, image.width, image.height);
            const light = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
            const all = [];
            for (let i = 0; i < data.length; i += 4) all.push(0.2126 * light(data[i]) + 0.7152 * light(data[i + 1]) + 0.0722 * light(data[i + 2]));
            return all.sort((a, b) => a - b);
          }, picture);
          const contrast = (levels.at(-20) + 0.05) / (levels[Math.floor(levels.length / 2)] + 0.05);
          assert.ok(contrast > 4.5, `contrast ${contrast}`);
        });
      }

      test("it keeps when it is moved into another document and back [F72]", async () => {
        const { page } = await real(`${SCRIPT}${WIDGET}<iframe width="600" height="400"></iframe>`);
        await appears(page, "[data-screen]");
        const look = () => page.evaluate(() => {
          const widget = document.querySelector("massage-check") ?? frames[0].document.querySelector("massage-check");
          const button = widget.shadowRoot.querySelector("[data-act=start]");
          return widget.ownerDocument.defaultView.getComputedStyle(button).minBlockSize;
        });
        const before = await look();
        assert.equal(before, "56px");
        await page.evaluate(() => frames[0].document.body.append(document.querySelector("massage-check")));
        assert.equal(await look(), before);
        await page.evaluate(() => document.body.append(frames[0].document.querySelector("massage-check")));
        await settled(page);
        assert.equal(await look(), before);
        assert.deepEqual(await complaints(page), []);
      });

      test("in text of double size, and in a narrow column, the words around the small figure do not lie on each other [F71]", async () => {
        for (const [size, px] of [["36px", 390], ["18px", 285]]) {
          const { page } = await real(SCRIPT + WIDGET, { size: { width: px, height: 800 }, head: `<style>massage-check { --massage-check-font-size: ${size} }</style>` });
          await new Client(page, cases.W01.answers).comeBack("review");
          await appears(page, ".mc-still");
          const overlaps = await page.$eval("massage-check", ({ shadowRoot }) => {
            const boxes = [...shadowRoot.querySelectorAll(".mc-still .mc-figure__sides > *")].flatMap((label) => {
              const range = document.createRange();
              range.selectNodeContents(label);
              return [...range.getClientRects()].filter(({ width }) => width > 0);
            });
            const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
            return boxes.some((box, i) => boxes.slice(i + 1).some((other) => meet(box, other)));
          });
          assert.equal(overlaps, false, `${size} in ${px}`);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        }
      });
    });

    describe("changes attributes", () => {
      test("and nothing is closed, emptied or focused [F36 F75]", async () => {
        const { page } = await real(`<button id="theirs">Theirs</button>${SCRIPT}${WIDGET}`);
        const client = new Client(page);
        const toggle = () =>
          page.$eval("massage-check", async (widget) => {
            for (const [name, value] of [["color-scheme", "dark"], ["clinic-name", "Riverside"], ["lang", "en-GB"], ["heading-level", "3"], ["color-scheme", "light"]]) {
              widget.setAttribute(name, value);
              await new Promise((resolve) => setTimeout(resolve, 5));
            }
          });
        await client.press("[data-act=about]");
        await appears(page, "[data-screen=about]");
        await toggle();
        assert.ok(await page.$("massage-check >>> [data-screen=about]"));
        await client.press("[data-act=close]");
        await client.walk({ until: ({ id }) => id === "regions" });
        await client.press("input[type=search]");
        await page.keyboard.type("knee");
        await appears(page, "input[type=search] ~ fieldset input");
        await toggle();
        const field = await inside(page, "input[type=search]", (field) => [field.value, field.getRootNode().activeElement === field]);
        assert.deepEqual(field, ["knee", true]);
        assert.ok(await page.$("massage-check >>> input[type=search] ~ fieldset input"));
        assert.equal((await names(page)).filter((name) => name === "mc-ready").length, 1);
      });
    });

    describe("wants answers gone", () => {
      const keep = () => localStorage.setItem("massage-check:default", JSON.stringify({ v: 1, form: "default", rev: 1, savedAt: Date.now(), expires: Date.now() + 1e8, data: 7 }));
      const kept = (page) => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith("massage-check")));

      for (const [what, options, until] of [
        ["after loading has failed", { answer: (name) => name.endsWith(".wasm") && { status: 404, body: "" } }, (page) => heard(page, "mc-error")],
        ["while it loads", { answer: (name) => name.endsWith(".wasm") && "never" }, (page) => waitUntil(page, () => document.querySelector("massage-check").shadowRoot !== null)],
        ["where no engine ever comes", { before: () => delete window.WebAssembly }, (page) => heard(page, "mc-error")],
      ]) {
        test(`${what}: reset deletes them, and then says so [F77]`, async () => {
          const { page } = await visit(SCRIPT + WIDGET, { ready: false, ...options });
          await page.evaluate(keep);
          await until(page);
          await page.$eval("massage-check", (widget) => widget.reset());
          await heard(page, "mc-cleared");
          assert.deepEqual(await kept(page), []);
        });
      }

      test("of an element that stands nowhere: reset deletes them, also those of an element that runs [F77]", async () => {
        const { page } = await visit(SCRIPT + WIDGET);
        await inside(page, "[data-act=count]", (button) => button.click());
        await page.evaluate(() => document.createElement("massage-check").reset());
        await heard(page, "mc-cleared");
        assert.deepEqual(await kept(page), []);
        await heard(page, "mc-ready", 2);
        assert.equal(await inside(page, "output", (output) => output.textContent), "0");
      });

      for (const [what, body, options] of [
        ["by an engine", SCRIPT + WIDGET, {}],
        ["without one", SCRIPT + WIDGET, { ready: false, answer: (name) => name.endsWith(".wasm") && { status: 404, body: "" } }],
      ]) {
        test(`that a browser does not let go of, ${what}: it says that it did not [F77]`, async () => {
          const { page } = await visit(body, {
            ...options,
            before: () => {
              window.seenNot = 0;
              addEventListener("mc-not-cleared", () => (window.seenNot += 1));
            },
          });
          if (options.answer) await heard(page, "mc-error");
          else await inside(page, "[data-act=count]", (button) => button.click());
          await page.evaluate(keep);
          await page.evaluate(() => (Storage.prototype.removeItem = () => {}));
          await page.$eval("massage-check", (widget) => widget.reset());
          await waitUntil(page, () => window.seenNot === 1);
          assert.ok(!(await names(page)).includes("mc-cleared"));
        });
      }

      test("after their day, without the questionnaire: the loader alone deletes them, and nothing else [F18]", async () => {
        const { page } = await visit("<p>No questionnaire here</p>", { ready: false });
        await page.evaluate((key) => {
          const put = (key, expires) => localStorage.setItem(key, JSON.stringify({ v: 1, form: "x", rev: 1, savedAt: 1, expires, data: {} }));
          put(key, Date.now() - 1);
          put("massage-check:knee", Date.now() + 1e8);
          put("theirs", Date.now() - 1);
          localStorage.setItem("massage-check:odd", "{");
        }, KEY);
        await page.evaluate(() => {
          const script = document.createElement("script");
          script.src = "massage-check.js";
          document.head.append(script);
        });
        await waitUntil(page, () => customElements.get("massage-check") !== undefined);
        assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).sort()), ["massage-check:knee", "massage-check:odd", "theirs"]);
        // Another test may have a server at the same port.
        await page.evaluate(() => localStorage.clear());
      });

      if (!isInPage) {
        test("of its own, in another tab: what is open here goes on, and is found after a reload [F68]", async () => {
          const { page, site } = await real(SCRIPT + WIDGET, { pages: { "login.html": "<!doctype html><script>localStorage.clear()</script>Log in" } });
          const client = new Client(page, cases.W01.answers);
          await client.press("[data-act=keep-on-device]");
          await client.walk({ until: ({ id }) => id === "rf_em" });
          await waitUntil(page, (key) => localStorage.getItem(key) !== null, KEY);
          const other = await openPage(browser(), `${site.address}login.html`);
          await waitUntil(page, (key) => localStorage.getItem(key) === null && sessionStorage.getItem(key) !== null, KEY);
          await other.close();
          assert.equal((await client.look()).id, "rf_em");
          await page.reload();
          await started(page);
          assert.equal((await client.look()).id, "rf_em");
        });
      }
    });

    describe("puts it on the page in its own way", () => {
      test("as a div that comes late, in what is added later still, and only once [F61]", async () => {
        const { page } = await visit(`${SCRIPT}<div id="x"></div>`, { ready: false });
        await waitUntil(page, () => customElements.get("massage-check") !== undefined);
        await page.$eval("#x", (x) => (x.innerHTML = '<div data-massage-check data-shadow="open" data-loading="eager"><p id="fallback">Call us</p></div>'));
        await started(page);
        assert.equal(await inside(page, "h2", (heading) => heading.textContent), "Hello");
        await waitUntil(page, () => document.querySelector("#fallback").getClientRects().length === 0);
        await page.$eval("#x", (x) => x.append(document.createElement("p")));
        await settled(page);
        assert.equal(await page.evaluate(() => document.querySelectorAll("massage-check").length), 1);
      });

      for (const [what, answer, isSeen] of [
        ["until it is there", () => null, false],
        ["and where it cannot come", (name) => name.endsWith(".wasm") && { status: 404, body: "" }, true],
      ]) {
        test(`as a div of a framework, whose children stay where they are: seen ${what} [F61]`, async () => {
          const { page } = await visit(`${SCRIPT}<section></section>`, { ready: false, answer });
          await waitUntil(page, () => customElements.get("massage-check") !== undefined);
          await page.evaluate(() => {
            const div = document.createElement("div");
            div.dataset.massageCheck = "";
            div.dataset.shadow = "open";
            div.dataset.loading = "eager";
            const child = document.createElement("p");
            child.id = "fallback";
            child.textContent = "Call us";
            child.__reactFiber$x = {};
            div.append(child);
            document.querySelector("section").append(div);
          });
          await waitUntil(page, () => window.seen.events.length > 0);
          await settled(page);
          assert.equal(await page.$eval("#fallback", ({ parentElement }) => parentElement.localName), "div");
          assert.equal(await fallbackIsSeen(page), isSeen);
          assert.ok(await page.$eval("massage-check", (widget) => widget.getClientRects().length > 0));
        });
      }

      test("empty, where the theme hides what is empty [F62]", async () => {
        const { page } = await visit(`${SCRIPT}<massage-check shadow="open"></massage-check>`, { head: "<style>*:empty { display: none !important }</style>" });
        assert.ok((await page.$eval("massage-check", (widget) => widget.getBoundingClientRect().height)) > 100);
      });

      for (const mode of ["open", "closed"]) {
        test(`with a root, ${mode}, that its server has written`, async () => {
          const template = `<template shadowrootmode="${mode}"><p>Old</p></template>`;
          const { page } = await visit(`${SCRIPT}<massage-check loading="eager">${template}</massage-check>`);
          assert.deepEqual(await complaints(page), []);
          assert.doesNotMatch((await page.$eval("massage-check", ({ shadowRoot }) => shadowRoot?.textContent)) ?? "", /Old/);
        });
      }

      for (const [what, body, warning] of [
        ["without an end, so that the page falls into it", `<massage-check shadow="open" /><main>All the rest</main>`, /<\/massage-check>/],
        ["in a paragraph", `<p><massage-check shadow="open"></massage-check></p>`, /<p>/],
      ]) {
        test(`${what}: the owner is warned`, async () => {
          const { page } = await visit(SCRIPT + body);
          assert.match((await page.evaluate(() => window.seen.warnings)).join(), warning);
        });
      }
    });

    describe("keeps the focus in a part of its page", () => {
      const DIALOG = `<button id="before">Book</button><dialog><button id="first">Close</button>${WIDGET}<button id="last">Done</button></dialog>`;
      /** What has the focus, in the widget or out of it. */
      const focused = (page) =>
        page.evaluate(() => {
          const { activeElement } = document;
          return activeElement.shadowRoot ? `in the widget: ${activeElement.shadowRoot.activeElement?.localName}` : activeElement.id;
        });
      const opens = (page) => page.$eval("dialog", (dialog) => dialog.showModal());

      /** Tab leads from the first button of the dialog through the widget to the last. */
      async function assertTabGoesThrough(page) {
        await page.$eval("#first", (button) => button.focus());
        const way = [];
        while (way.at(-1) !== "last" && way.length < 60) {
          await page.keyboard.press("Tab");
          way.push(await focused(page));
        }
        assert.equal(way.at(-1), "last");
        const within = way.slice(0, -1);
        assert.ok(within.length >= 3 && within.every((at) => at.startsWith("in the widget: ")), way.join());
      }

      test("by a dialog of the browser: Tab goes through it, and the answers are there when it is opened again [F74]", async () => {
        const { page } = await real(SCRIPT + DIALOG, { ready: false });
        await opens(page);
        await started(page);
        await assertTabGoesThrough(page);
        const client = new Client(page, cases.W01.answers);
        await client.walk({ until: ({ id }) => id === "preg" });
        assert.match(await focused(page), /^in the widget/);
        await page.$eval("dialog", (dialog) => dialog.close());
        await opens(page);
        assert.equal((await client.look()).id, "preg");
      });

      for (const [what, trap] of [
        [
          "by bringing back what leaves",
          () => {
            const dialog = document.querySelector("dialog");
            document.addEventListener("focusin", ({ target }) => dialog.contains(target) || dialog.querySelector("button").focus());
          },
        ],
        [
          "by leading from its last control to its first",
          () => {
            const buttons = [...document.querySelectorAll("dialog button")];
            document.addEventListener("keydown", (event) => {
              const [from, to] = event.shiftKey ? buttons : [...buttons].reverse();
              if (event.key !== "Tab" || event.target !== from) return;
              event.preventDefault();
              to.focus();
            });
          },
        ],
      ]) {
        test(`by a script, ${what}: Tab goes through it, and each page has the focus [F74]`, async () => {
          const { page } = await real(SCRIPT + DIALOG, { ready: false });
          await page.$eval("dialog", (dialog) => dialog.show());
          await page.evaluate(trap);
          await started(page);
          await assertTabGoesThrough(page);
          await new Client(page, cases.W01.answers).walk({ until: ({ id }) => id === "preg" });
          assert.match(await focused(page), /^in the widget/);
        });
      }

      test("elsewhere: it takes no focus of its own, whatever the page changes on it [F74]", async () => {
        const { page } = await real(`${SCRIPT}${WIDGET}<dialog><button id="inside">Close</button></dialog>`);
        await new Client(page, cases.W01.answers).comeBack("goals");
        await opens(page);
        await page.$eval("massage-check", (widget) => {
          widget.setAttribute("clinic-name", "Riverside");
          widget.config = { region: "gb" };
          widget.reset();
        });
        await waitUntil(page, () => window.seen.events.some(({ name }) => name === "mc-cleared"));
        await settled(page);
        assert.equal(await focused(page), "inside");
      });
    });

    if (!isInPage) {
      test("that forbids to copy: fields are written in, marked and opened as anywhere [F58]", async () => {
        const { page } = await real(SCRIPT + WIDGET, {
          head: `<style>* { -webkit-user-select: none; user-select: none }</style>`,
          before: () => {
            const no = (event) => event.preventDefault();
            for (const name of ["mousedown", "selectstart", "contextmenu", "copy", "dragstart", "keydown"]) {
              addEventListener("DOMContentLoaded", () => document.addEventListener(name, no));
            }
          },
        });
        const client = new Client(page);
        await client.walk({ until: ({ id }) => id === "regions" });
        await client.press("input[type=search]");
        await page.keyboard.type("knee");
        assert.equal(await inside(page, "input[type=search]", ({ value }) => value), "knee");
        const field = await page.$("massage-check >>> input[type=search]");
        await field.click({ count: 3 });
        await page.keyboard.type("calf");
        assert.equal(await inside(page, "input[type=search]", ({ value }) => value), "calf");
      });
    }

    if (engine === "chromium") {
      test("with a paper of its own: the sheet is as on a bare page [F66]", async () => {
        const sheet = async (head) => {
          const { page } = await real(SCRIPT + WIDGET, { head });
          await new Client(page, cases.W01.answers).comeBack();
          await page.$eval("massage-check", (widget) => widget.print());
          await printRoot(page);
          return readPdf(Buffer.from(await page.pdf({ preferCSSPageSize: true })));
        };
        const own = await sheet('<style>@page { size: A5 landscape; margin: 0; @top-center { content: "Clinic" } } @page :first { margin: 5cm }</style>');
        const bare = await sheet("");
        assert.equal(own.text, bare.text);
      });
    }
  });
}
