// The element as its host page has it: attributes and object, methods and events, slots, colours and parts, and every way
// in which a page may put it in place or get in its way.
//
// What concerns the shim alone is tested with the stand-in for the engine; what the engine decides, with dist/.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { appears, complaints, heard, openPage, printRoot, started, waitUntil } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { cases, root } from "./lib/content.mjs";
import { serve, STRICT } from "./lib/server.mjs";
import { standInSuite } from "./lib/stand-in.mjs";
import { contrast } from "../../element/accent.js";

const SCRIPT = '<script src="massage-check.js" defer></script>';
const WIDGET = '<massage-check shadow="open"></massage-check>';

/**
 * `browser` returns the running browser. `every` asks for what takes longer and is the same in all browsers. `isInPage`:
 * whether it is driven from within the page, and so cannot be where the page's own objects are broken.
 */
export function testElement(browser, { every, isInPage }) {
  describe("the element", () => {
    const standIn = standInSuite();
    const { opened } = standIn;

    /** Opens a host page that remembers warnings in `window.warned`. `before` runs before all of its scripts. */
    async function visit(body, { folder = standIn.folder, head = "", before, ready = true, media = [], ...options } = {}) {
      const host = `<!doctype html><html lang="en"><head><title>Host</title>${head}</head><body>${body}</body></html>`;
      const site = await serve({ folder, ...options, pages: { "host.html": host, "empty.html": "<!doctype html>" } });
      const page = await openPage(browser(), `${site.address}empty.html`, { before });
      opened.unshift(() => page.close().finally(site.close));
      await page.evaluateOnNewDocument(() => {
        window.warned = [];
        console.warn = (message) => window.warned.push(String(message));
      });
      if (media.length) await page.emulateMediaFeatures(media);
      await page.goto(`${site.address}host.html`);
      if (ready) await started(page);
      return { page, site };
    }

    /** The same with the real engine. */
    const visitReal = (body, options) => visit(body, { folder: join(root, "dist"), ...options });

    const warnings = (page) => page.evaluate(() => window.warned);
    const events = (page, name) => page.evaluate((name) => window.seen.events.filter((event) => event.name === name), name);
    const settled = (page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    const inside = (page, selector, read, ...inputs) => page.$eval(`massage-check >>> ${selector}`, read, ...inputs);
    const settings = async (page) => JSON.parse(await inside(page, "code", (code) => code.textContent));

    describe("starts once", () => {
      const add = (how) => async (page) => {
        await waitUntil(page, () => customElements.get("massage-check") !== undefined);
        await page.evaluate(how);
      };
      for (const [where, body, then] of [
        ["before the loader", WIDGET + SCRIPT],
        ["behind a loader that has run", `<script src="massage-check.js"></script>${WIDGET}`],
        [
          "in a closed section, when that is opened",
          `${SCRIPT}<details><summary>More</summary>${WIDGET}</details>`,
          async (page) => {
            await waitUntil(page, () => customElements.get("massage-check") !== undefined);
            await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
            assert.deepEqual(await page.evaluate(() => window.seen.events), []);
            await page.click("summary");
          },
        ],
        ["by innerHTML", SCRIPT, add(() => (document.body.innerHTML += "<massage-check></massage-check>"))],
        [
          "in the shadow root of another element",
          SCRIPT,
          add(() => {
            const other = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "closed" });
            other.append(document.createElement("massage-check"));
          }),
        ],
        [
          "out of a template, in which it sleeps",
          `${SCRIPT}<template>${WIDGET}</template>`,
          add(() => document.body.append(document.querySelector("template").content.cloneNode(true))),
        ],
      ]) {
        test(`${where} [F33]`, async () => {
          const { page } = await visit(body, { ready: !then });
          await then?.(page);
          await heard(page, "mc-ready");
          await settled(page);
          assert.equal((await events(page, "mc-ready")).length, 1);
          assert.deepEqual(await complaints(page), []);
        });
      }

      test("in a div of a page whose editor knows no other elements, with what it knows and nothing else", async () => {
        const { page } = await visit(
          `${SCRIPT}<div data-massage-check data-shadow="open" data-clinic-name="Riverside" data-onclick="alert(1)" data-id="x">
            <p id="fallback">Call us</p></div>`,
        );
        assert.deepEqual((await settings(page)).attributes, { "clinic-name": "Riverside", shadow: "open" });
        assert.equal(await page.$eval("#fallback", (fallback) => fallback.parentElement.localName), "massage-check");
        assert.equal((await events(page, "mc-ready")).length, 1);
      });

      test("though the same loader is there twice, and another version is told once that it is too late [F32]", async () => {
        const other = readFileSync(join(standIn.folder, "massage-check.js"), "utf8").replaceAll('"0.1.0"', '"9.9.9"');
        assert.match(other, /"9\.9\.9"/);
        const late = '<script src="other/massage-check.js" defer></script>';
        const { page } = await visit(`${SCRIPT}${WIDGET}${SCRIPT}${late}${late}`, {
          answer: (name) => name === "other/massage-check.js" && { body: other, type: "text/javascript" },
        });
        await settled(page);
        assert.deepEqual(await warnings(page), [
          "<massage-check>: version 9.9.9 comes too late after 0.1.0",
        ]);
        assert.equal(await page.evaluate(() => customElements.get("massage-check").version), "0.1.0");
      });

      /** The network waits until the test says so. */
      const holdNetwork = () => {
        const { fetch } = window;
        const released = new Promise((resolve) => (window.release = resolve));
        window.fetch = (...request) => released.then(() => fetch(...request));
      };

      test("when it is moved while it loads [F34]", async () => {
        const { page } = await visit(`${SCRIPT}${WIDGET}<main></main>`, { ready: false, before: holdNetwork });
        await appears(page, "[data-shim=loading]");
        await page.evaluate(() => {
          const widget = document.querySelector("massage-check");
          widget.remove();
          document.querySelector("main").append(widget);
          document.body.append(widget);
          window.release();
        });
        await heard(page, "mc-ready");
        await settled(page);
        assert.equal((await events(page, "mc-ready")).length, 1);
        assert.equal(await page.$$eval("massage-check >>> h2", (all) => all.length), 1);
      });

      test("when it is removed while it loads: not before it is put back [F34]", async () => {
        const { page } = await visit(SCRIPT + WIDGET, { ready: false, before: holdNetwork });
        await appears(page, "[data-shim=loading]");
        await page.evaluate(async () => {
          window.widget = document.querySelector("massage-check");
          window.widget.remove();
          await new Promise((resolve) => setTimeout(resolve));
          window.release();
        });
        await settled(page);
        assert.deepEqual(await page.evaluate(() => window.seen.events), []);
        await page.evaluate(() => document.body.append(window.widget));
        await heard(page, "mc-ready");
        assert.equal(await page.$$eval("massage-check >>> h2", (all) => all.length), 1);
        assert.deepEqual(await complaints(page), []);
      });
    });

    describe("is not stopped by a host page", () => {
      test("whose elements bear the names of what a script looks for [F38]", async () => {
        const { page } = await visit(
          `<img name="currentScript" alt=""><form id="massageCheck"></form><a id="customElements"></a>${SCRIPT}${WIDGET}`,
        );
        assert.equal(await inside(page, "h2", (heading) => heading.textContent), "Hello");
        assert.deepEqual(await complaints(page), []);
      });

      const broken = [
        ["that gives every object a field of its own", () => (Object.prototype.x = function () {})],
        ["that gives every list functions of its own", () => {
          Array.prototype.each = function () {};
          Array.prototype.toJSON = function () { return "a list"; };
        }],
      ];
      for (const [what, before] of [
        ...(isInPage ? [] : broken),
        ["that waits by a promise of its own", () => (window.Promise = class extends Promise {})],
        ["that fetches in its own way", () => {
          const { fetch } = window;
          window.fetch = function (...request) { return fetch.apply(this, request).then((response) => response.clone()); };
        }],
      ]) {
        test(`${what} [F39]`, async () => {
          const { page } = await visitReal(SCRIPT + WIDGET, { before });
          await inside(page, "input", (box) => box.click());
          await waitUntil(page, () => document.querySelector("massage-check").shadowRoot.querySelector("input").checked);
          assert.deepEqual(await complaints(page), []);
        });
      }

      for (const [what, before] of [
        ...(isInPage ? [] : [["that has broken promises", () => (window.Promise = { all: () => { throw new Error("no"); } })]]),
        ["that forbids to fetch", () => (window.fetch = () => { throw new Error("no"); })],
      ]) {
        test(`${what}, but for a word on what is wrong [F39]`, async () => {
          const { page } = await visit(SCRIPT + WIDGET, { before, ready: false });
          const [{ detail }] = await waitUntil(page, () => {
            const errors = window.seen.events.filter(({ name }) => name === "mc-error");
            return errors.length > 0 && errors;
          });
          assert.match(detail.code, /^[a-z-]+$/);
          assert.ok((await warnings(page)).some((message) => message.startsWith("<massage-check>: ")));
        });
      }
    });

    describe("is set", () => {
      test("by an object, before and after it is an element of ours, and by its JSON child", async () => {
        const { page } = await visit(
          `<massage-check shadow="open"><script type="application/json">{"mode":"catalogue"}</script></massage-check>
          <script>document.querySelector("massage-check").config = { clinicName: "Early" };</script>${SCRIPT}`,
        );
        assert.equal((await settings(page)).config, '{"clinicName":"Early"}');
        assert.deepEqual(await page.$eval("massage-check", ({ config }) => config), { clinicName: "Early" });
        const after = (config) =>
          page.$eval(
            "massage-check",
            async (widget, config) => {
              widget.config = config;
              await null;
              return JSON.parse(widget.shadowRoot.querySelector("code").textContent).config;
            },
            config,
          );
        assert.equal(await after({ clinicName: "Late" }), '{"clinicName":"Late"}');
        assert.equal(await after(null), '{"mode":"catalogue"}');
      });

      test("by nothing that a hostile object can do: it gets one message, and the defaults hold [F37]", async () => {
        const { page } = await visitReal(SCRIPT + WIDGET);
        const heading = () => inside(page, ".mc-title", (title) => title.textContent);
        const first = await heading();
        for (const [make, said] of [
          [() => ({ get mode() { throw new Error("secret"); } }), "no object"],
          [() => { const circle = {}; circle.circle = circle; return circle; }, "no object"],
          [() => ({ headingLevel: 3n }), "no object"],
          [() => () => {}, "no object"],
          [() => new Proxy({}, { ownKeys() { throw new Error("secret"); } }), "no object"],
          [() => ({ headingLevel: NaN }), "heading-level: use a text, a number"],
          [() => JSON.parse('{"__proto__":{"mode":"catalogue"}}'), "a name stands in it twice, or an object"],
          [() => ({ clinicName: "x".repeat(10_000_000) }), "longer than 4096 bytes"],
          [() => { let deep = []; for (let i = 0; i < 10_000; i += 1) deep = [deep]; return deep; }, "so all of it is ignored"],
          [() => ({ clinicNam: "x" }), 'did you mean "clinic-name"?'],
        ]) {
          // Each gets a widget of its own, because a widget says the same only once.
          await page.evaluate(() => {
            window.warned.length = window.seen.events.length = 0;
            const widget = document.createElement("massage-check");
            widget.setAttribute("shadow", "open");
            document.querySelector("massage-check").replaceWith(widget);
          });
          await page.addScriptTag({ content: `document.querySelector("massage-check").config = (${make})();` });
          await heard(page, "mc-ready");
          await settled(page);
          const [message, ...more] = await warnings(page);
          assert.ok(message?.includes(said) && !message.includes("secret"), `${make}: ${message}`);
          assert.deepEqual(more, []);
          assert.equal(await heading(), first);
        }
        assert.deepEqual(await complaints(page), []);
        assert.equal(await page.evaluate(() => ({}).mode), undefined);
      });

      test("by no attribute that is wrong: each is named once, without its value, and nothing is fetched for it [F36]", async () => {
        const { page, site } = await visitReal(SCRIPT + WIDGET);
        const before = site.requests.length;
        await page.$eval("massage-check", async (widget) => {
          for (let times = 0; times < 3; times += 1) {
            widget.setAttribute("mode", "<img src=x onerror=alert(1)>");
            widget.setAttribute("color-scheme", "<img src=x>");
            widget.setAttribute("lang", "xx-../../");
            widget.setAttribute("booking-link", "javascript:alert(1)");
            widget.setAttribute("clinic-phone", "9".repeat(1_000_000));
            widget.setAttribute("clinic-name", "A\u0000\ud800\u202eB<img src=x>");
            widget.setAttribute("emergency-number", "");
            widget.setAttribute("clinik-name", "x");
            widget.setAttribute("data-anything", "x");
            await new Promise((resolve) => setTimeout(resolve));
          }
        });
        const said = await warnings(page);
        assert.deepEqual(
          said.map((message) => message.split(": ")[1]).sort(),
          ["booking-link", "clinic-phone", "clinik-name", "color-scheme", "mode"],
        );
        assert.ok(said.every((message) => !/onerror|alert|999/.test(message)), said.join("\n"));
        assert.equal(await page.$("massage-check >>> img"), null);
        assert.match(await inside(page, ".mc-footer__clinic", (clinic) => clinic.textContent), /^A\ufffdB<img src=x>$/);
        assert.equal(site.requests.length, before);
        assert.deepEqual(await complaints(page), []);
      });
    });

    describe("does as it is told", () => {
      test("by its methods before it is ready, a thousand times, and after it was removed [F53]", async () => {
        const { page } = await visit(SCRIPT, { ready: false });
        await waitUntil(page, () => customElements.get("massage-check") !== undefined);
        const callAll = () => {
          for (let times = 0; times < 1000; times += 1) {
            for (const name of ["start", "reset", "print", "focus"]) window.widget[name]();
          }
        };
        await page.evaluate(() => {
          sessionStorage.setItem("massage-check:default", "7");
          window.widget = document.createElement("massage-check");
          window.widget.setAttribute("shadow", "open");
        });
        await page.evaluate(callAll);
        // In one go, so that it cannot be ready in between.
        await page.evaluate(`document.body.append(window.widget); (${callAll})()`);
        await heard(page, "mc-ready");
        assert.equal(await inside(page, "output", (output) => output.textContent), "0");
        assert.equal(await page.evaluate(() => window.seen.printed), 0);

        await inside(page, "[data-act=count]", (button) => button.click());
        await page.evaluate(callAll);
        await printRoot(page);
        assert.equal(await inside(page, "output", (output) => output.textContent), "0");
        assert.equal(await page.evaluate(() => window.seen.printed), 1);
        assert.equal(await page.evaluate(() => window.widget.shadowRoot.activeElement.textContent), "Hello");

        await page.evaluate(() => window.widget.remove());
        await settled(page);
        await page.evaluate(callAll);
        await settled(page);
        assert.equal((await events(page, "mc-ready")).length, 1);
        const error = await page.evaluate(() => {
          try {
            customElements.get("massage-check").prototype.start.call({});
          } catch (error) {
            return error.name;
          }
        });
        assert.equal(error, "TypeError");
        assert.deepEqual(await complaints(page), []);
      });

      test("by start, where loading has failed", async () => {
        let isBroken = true;
        const { page } = await visit(SCRIPT + WIDGET, {
          ready: false,
          answer: (name) => name.startsWith("pack.") && isBroken && { status: 404, body: "not here" },
        });
        await heard(page, "mc-error");
        isBroken = false;
        await page.$eval("massage-check", (widget) => widget.start());
        await heard(page, "mc-ready");
      });

      test("by reset and print after a crash", async () => {
        const { page } = await visit(SCRIPT + WIDGET);
        await inside(page, "[data-act=count]", (button) => button.click());
        await inside(page, "[data-act=panic]", (button) => button.click());
        await appears(page, "[data-shim=crashed]");
        await page.$eval("massage-check", (widget) => widget.print());
        await printRoot(page);
        await page.$eval("massage-check", (widget) => widget.reset());
        await heard(page, "mc-ready", 2);
        assert.equal(await inside(page, "output", (output) => output.textContent), "0");
        assert.equal(await page.evaluate(() => sessionStorage.length), 0);
      });

      test("in the real questionnaire, where the client is left where they are on the page", async () => {
        const { page } = await visitReal(`<button id="theirs">Theirs</button>${SCRIPT}${WIDGET}`);
        await new Client(page).walk({ until: ({ kind }) => kind === "question" });
        await page.$eval("#theirs", (button) => button.focus());
        await page.$eval("massage-check", (widget) => widget.reset());
        await appears(page, "[data-screen=welcome] [data-notice=deleted]");
        assert.equal(await page.evaluate(() => document.activeElement.id), "theirs");
        await page.$eval("massage-check", (widget) => widget.focus());
        assert.equal(await page.evaluate(() => document.activeElement.localName), "massage-check");
        await page.$eval("massage-check", (widget) => widget.print());
        await printRoot(page);
      });
    });

    describe("says that nothing was printed", () => {
      test("when asked before there is anything to print", async () => {
        const { page } = await visit(SCRIPT + WIDGET, { ready: false, answer: (name) => name.endsWith(".wasm") && "never" });
        await appears(page, "[data-shim=loading]");
        await page.$eval("massage-check", (widget) => widget.print());
        await heard(page, "mc-not-printed");
      });

      test("when asked on the first page or one of questions, in a browser that does not print, and moves nothing [F42]", async () => {
        const { page } = await visitReal(`<button id="theirs">Theirs</button>${SCRIPT}${WIDGET}`);
        await page.evaluate(() => (window.print = undefined));
        for (const [times, kind] of [[1, "welcome"], [2, "question"]]) {
          await new Client(page).walk({ until: (screen) => screen.kind === kind });
          await page.$eval("#theirs", (button) => button.focus());
          await page.$eval("massage-check", (widget) => widget.print());
          await heard(page, "mc-not-printed", times);
          await settled(page);
          assert.equal(await page.$("#mc-print-root"), null);
          assert.equal(await page.evaluate(() => document.activeElement.id), "theirs", kind);
        }
        assert.deepEqual(await complaints(page), []);
      });
    });

    describe("shows", () => {
      test("a clinic's note on its first page only, and neither note nor settings as what stands in its place", async () => {
        const body = `<massage-check shadow="open"><script type="application/json">{"clinicName":"Riverside"}</script>
          <p slot="note" id="note">Parking is behind the house.</p></massage-check>`;
        const waiting = await visit(SCRIPT + body, { ready: false, answer: (name) => name.endsWith(".wasm") && "never" });
        await appears(waiting.page, "[data-shim=loading]");

        const { page } = await visitReal(SCRIPT + body);
        const noteIsSeen = () => page.$eval("#note", (note) => note.getClientRects().length > 0);
        assert.equal(await noteIsSeen(), true);
        assert.match(await inside(page, ".mc-footer__clinic", (clinic) => clinic.textContent), /Riverside/);
        await new Client(page).walk({ until: ({ kind }) => kind === "question" });
        assert.equal(await noteIsSeen(), false);
      });

      test("the link to book beside a result, and no event on the way holds an answer", async () => {
        const link = 'region="gb" booking-link="/book?from=check"';
        const { page } = await visitReal(SCRIPT + WIDGET.replace("shadow", `${link} shadow`));
        const client = new Client(page, cases.W01.answers);
        assert.equal((await client.walk()).kind, "result");
        assert.equal(await inside(page, "a[data-act=book]", (book) => book.getAttribute("href")), "/book?from=check");
        assert.equal(await inside(page, "footer a", (call) => call.getAttribute("href")), "tel:999");
        await inside(page, "[data-act=print]", (button) => button.click());
        await printRoot(page);
        await page.$eval("massage-check", (widget) => widget.reset());
        await heard(page, "mc-cleared");

        const seen = await page.evaluate(() => window.seen.events);
        const kinds = new Set(seen.map(({ name }) => name));
        for (const name of ["mc-ready", "mc-step", "mc-result-shown", "mc-print", "mc-cleared"]) assert.ok(kinds.has(name), name);
        for (const { name, detail } of seen) {
          assert.deepEqual(Object.keys(detail), name === "mc-step" ? ["index", "total"] : [], name);
          for (const value of Object.values(detail)) assert.match(String(value), /^\d{1,2}$/);
        }
      });

      /** What each element in the widget looks like: its size and the words of its computed style that a theme would turn. */
      const looks = (page) =>
        page.$eval("massage-check", ({ shadowRoot }) => {
          const turned = ["display", "visibility", "color", "background-color", "font-size", "font-family", "direction"];
          return [...shadowRoot.querySelectorAll(".mc, .mc *")].map((element) => {
            const style = getComputedStyle(element);
            const { width, height } = element.getBoundingClientRect();
            const size = [width, height].map((length) => length.toFixed(1)).join(" x ");
            return [element.localName, element.className, size, ...turned.map((name) => style.getPropertyValue(name))].join(" | ");
          });
        });

      test("itself unchanged by a hostile theme [F40]", async () => {
        const frame = (inner) => `<div style="display: block !important; width: 600px !important">${inner}</div>`;
        const theme = `<style>
          * { all: unset !important }
          html { font-size: 62.5% !important; direction: rtl !important }
          body { visibility: hidden !important; color: #fff !important; background: #000 !important; line-height: 3 !important }
          button, input, label, h2, p, div.mc { display: none !important; font: 7px cursive !important }
        </style>`;
        const plain = await visitReal(SCRIPT + frame(WIDGET));
        const hostile = await visitReal(SCRIPT + frame(WIDGET), { head: theme });
        await hostile.page.evaluate(() => (document.documentElement.dir = "rtl"));
        for (const at of ["welcome", "question"]) {
          const expected = await looks(plain.page);
          assert.ok(expected.length > 10);
          assert.deepEqual(await looks(hostile.page), expected, at);
          for (const { page } of [plain, hostile]) {
            if (at !== "welcome") continue;
            await page.bringToFront();
            await new Client(page).walk({ until: ({ kind }) => kind === "question" });
          }
        }
      });

      test("the colours, type and parts that a clinic sets", async () => {
        const head = `<style>
          :root { --massage-check-accent: rgb(90, 45, 110); --massage-check-font: Georgia }
          massage-check { --massage-check-radius: 2px; --massage-check-accent-strong: oklch(0.3 0.1 310) }
          massage-check::part(title) { text-transform: uppercase }
          massage-check::part(primary) { letter-spacing: 2px }
        </style>`;
        const { page } = await visitReal(SCRIPT + WIDGET, { head });
        const style = (selector, name) =>
          inside(page, selector, (element, name) => getComputedStyle(element).getPropertyValue(name), name);
        assert.equal(await style("[data-act=start]", "background-color"), "rgb(90, 45, 110)");
        assert.equal(await style("[data-act=start]", "border-top-left-radius"), "2px");
        assert.equal(await style("[data-act=start]", "letter-spacing"), "2px");
        assert.equal(await style(".mc-title", "text-transform"), "uppercase");
        assert.equal(await style("p", "font-family"), "Georgia");
        assert.deepEqual(await warnings(page), []);
      });

      for (const [what, colours, said] of [
        ["too pale", "--massage-check-text: #bbbbbb", "--massage-check-text on --massage-check-paper: contrast 1.8, and 4.5 is needed"],
        ["too pale and important", "--massage-check-text: #bbbbbb !important", "text on --massage-check-paper: contrast 1.8"],
        ["too pale in oklch", "--massage-check-on-accent: oklch(0.5 0.1 190)", "on-accent on --massage-check-accent: contrast"],
        ["to be seen through", "--massage-check-paper: rgb(255 255 255 / 50%)", "one of them is no full colour"],
        ["no colour", "--massage-check-accent: potato", "one of them is no full colour"],
      ]) {
        test(`its own colours where a clinic's are ${what}, and says so once`, async () => {
          const ours = await visitReal(SCRIPT + WIDGET);
          const head = `<style>massage-check { ${colours}; --massage-check-radius: 2px }</style>`;
          const { page } = await visitReal(SCRIPT + WIDGET, { head });
          const colour = ({ page }) =>
            inside(page, "[data-act=start]", (button) => {
              const { color, backgroundColor } = getComputedStyle(button);
              return [color, backgroundColor, getComputedStyle(button.closest(".mc")).color];
            });
          assert.deepEqual(await colour({ page }), await colour(ours));
          assert.equal(await inside(page, "[data-act=start]", (button) => getComputedStyle(button).borderTopLeftRadius), "2px");
          await new Client(page).walk({ until: ({ kind }) => kind === "question" });
          const warned = await warnings(page);
          assert.equal(warned.length, 1, warned.join("\n"));
          assert.ok(warned[0].includes(said), warned[0]);
        });
      }

      if (every) {
        for (const scheme of ["light", "dark"]) {
          test(`nothing to warn of in its own colours, ${scheme}, and takes a clinic's back when they can be read again`, async () => {
            const media = [{ name: "prefers-color-scheme", value: scheme }];
            const { page } = await visitReal(SCRIPT + WIDGET.replace("<massage-check", '<massage-check color-scheme="auto"'), { media });
            const start = () => inside(page, "[data-act=start]", (button) => getComputedStyle(button).backgroundColor);
            const ours = await start();
            assert.deepEqual(await warnings(page), []);
            const set = (accent, on) =>
              page.$eval(
                "massage-check",
                async (widget, accent, on) => {
                  widget.style.setProperty("--massage-check-accent", accent);
                  widget.style.setProperty("--massage-check-on-accent", on);
                  widget.setAttribute("clinic-name", accent);
                  await new Promise((resolve) => setTimeout(resolve));
                },
                accent,
                on,
              );
            await set("#808080", "#909090");
            assert.equal(await start(), ours);
            assert.equal((await warnings(page)).length, 1);
            await set("rgb(90, 45, 110)", "white");
            assert.equal(await start(), "rgb(90, 45, 110)");
          });

          test(`one accent, whatever it is, ${scheme}: buttons as it was set, and all text readable`, async () => {
            const media = [{ name: "prefers-color-scheme", value: scheme }];
            for (const accent of ["rgb(255, 204, 0)", "rgb(0, 51, 102)", "rgb(245, 213, 224)", "rgb(128, 128, 128)"]) {
              const head = `<style>massage-check { --massage-check-accent: ${accent} }</style>`;
              const { page } = await visitReal(SCRIPT + WIDGET, { media, head });
              const seen = await inside(page, "[data-act=start]", (button) => {
                const { color, backgroundColor, borderTopColor } = getComputedStyle(button);
                const link = [...button.closest(".mc").querySelectorAll(".mc-link, a")].find((one) => one.getClientRects().length > 0);
                const paper = getComputedStyle(button.closest(".mc")).backgroundColor;
                return { color, backgroundColor, borderTopColor, link: getComputedStyle(link).color, paper };
              });
              const rgb = (text) => text.match(/\d+/g).slice(0, 3).map((part) => Number(part) / 255);
              assert.equal(seen.backgroundColor, accent);
              assert.ok(contrast(rgb(seen.color), rgb(accent)) >= 4.5, `${accent}: button`);
              assert.ok(contrast(rgb(seen.borderTopColor), rgb(seen.paper)) >= 3, `${accent}: outline`);
              assert.ok(contrast(rgb(seen.link), rgb(seen.paper)) >= 4.5, `${accent}: link`);
              assert.deepEqual(await warnings(page), []);
            }
          });
        }
      }

      test("itself under the strictest policy, with a note, an object and colours, without a violation", async () => {
        const body = `<massage-check shadow="open"><script type="application/json">{"mode":"catalogue"}</script></massage-check>`;
        const { page } = await visitReal(SCRIPT + body, { headers: { "content-security-policy": STRICT } });
        assert.ok(await inside(page, "[data-screen=welcome]", (welcome) => welcome.getClientRects().length > 0));
        assert.deepEqual(await complaints(page), []);
        assert.deepEqual(await warnings(page), []);
      });
    });
  });
}
