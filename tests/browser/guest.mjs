// A guest on the host page: it comes when a client does, keeps its room, leaves nothing behind, and keeps to itself what
// is typed in it.
//
// What concerns the shim alone is tested with the stand-in for the engine; what the engine decides, with dist/.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { appears, complaints, heard, openPage, printRoot, started, waitUntil } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { cases, root } from "./lib/content.mjs";
import { armTraps } from "./lib/crash.mjs";
import { shifts, watchShifts } from "./lib/shift.mjs";
import { serve, STRICT } from "./lib/server.mjs";
import { standInSuite } from "./lib/stand-in.mjs";

const DIST = join(root, "dist");
const SCRIPT = '<script src="massage-check.js" defer></script>';
const WIDGET = '<massage-check shadow="open"><p id="fallback">Call <a href="tel:1">us</a></p></massage-check>';

/** What a page is full of before the widget comes into sight. */
const FAR = '<p class="far">Much text of the clinic</p>';
const CSS = ".far { height: 5000px } #room { display: none }";

/** `browser` returns the running browser, one of `engine`. */
export function testGuest(browser, { engine }) {
  describe("a guest", () => {
    const standIn = standInSuite();
    const { opened } = standIn;

    /** Opens a host page with `body`. `asked()` lists what was fetched for the widget beside its loader. */
    async function visit(body, { folder = standIn.folder, before, at = "", base = "/", pages, size, ...options } = {}) {
      const head = '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="host.css">';
      const host = `<!doctype html><html lang="en"><head><title>Host</title>${head}</head><body>${body}</body></html>`;
      const site = await serve({
        folder,
        base,
        headers: { "content-security-policy": STRICT },
        ...options,
        pages: { "host.html": host, "empty.html": "<!doctype html>", ...pages },
        answer: (name, ...more) => (name === "host.css" ? { body: CSS } : options.answer?.(name, ...more)),
      });
      const page = await openPage(browser(), `${site.address}empty.html`, { before });
      opened.unshift(() => page.close().finally(site.close));
      if (size) await page.setViewport(size);
      await page.goto(`${site.address}host.html${at}`);
      const asked = () => site.requests.filter((url) => /\/(engine|pack)\./.test(url));
      return { page, site, asked };
    }

    const real = (body, options) => visit(body, { folder: DIST, ...options });
    const inside = (page, selector, read) => page.$eval(`massage-check >>> ${selector}`, read);
    const click = (page, selector) => inside(page, selector, (element) => element.click());
    const ready = (page) => page.evaluate(() => window.seen.events.filter(({ name }) => name === "mc-ready").length);

    /** Waits until whoever watches what comes into sight has been told of the page as it is. */
    async function looked(page) {
      await waitUntil(page, () => document.querySelector("massage-check:defined") !== null);
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            new IntersectionObserver((_, observer) => {
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(resolve));
            }).observe(document.body);
          }),
      );
    }

    async function assertWaits({ page, asked }) {
      await looked(page);
      assert.deepEqual(asked(), []);
      assert.equal(await ready(page), 0);
    }

    describe("comes when a client does", () => {
      for (const [what, come] of [
        ["scrolls near", (page) => page.evaluate(() => scrollTo(0, document.querySelector("#fallback").offsetTop - innerHeight - 200))],
        ["comes by Tab to what stands in its place", (page) => page.keyboard.press("Tab")],
        ["presses what stands in its place", (page) => page.$eval("#fallback", (fallback) => fallback.click())],
        ["prints the page", (page) => page.evaluate(() => dispatchEvent(new Event("beforeprint")))],
        ["follows a link to it", (page) => page.evaluate(() => void (location.hash = "questions"))],
        ["follows a link to what stands in it", (page) => page.evaluate(() => void (location.hash = "fallback"))],
        ["follows a link to what it stands in", (page) => page.evaluate(() => void (location.hash = "section-%C3%A9"))],
     ]) {
        test(`who ${what} [F33]`, async () => {
          const widget = WIDGET.replace(" shadow", ' id="questions" shadow');
          // Printing and links are to be the reason, and not that a browser scrolls.
          const visited = await visit(`${SCRIPT}${FAR}<section id="section-é">${widget}</section>`);
          await assertWaits(visited);
          assert.ok(await visited.page.$eval("#fallback", (fallback) => fallback.getClientRects().length > 0));
          await come(visited.page);
          await started(visited.page);
          await looked(visited.page);
          assert.equal(await ready(visited.page), 1);
          assert.deepEqual(await complaints(visited.page), []);
        });
      }

      test("who arrives by a link to it, though it stands where nobody sees it [F33]", async () => {
        const { page } = await visit(`${SCRIPT}<div id="room"><div id="a%b">${WIDGET}</div></div>`, { at: "#a%b" });
        await started(page);
      });

      for (const [what, ask] of [
        ["calls start", (widget) => widget.start()],
        ["calls focus", (widget) => widget.focus()],
        ["calls reset, because what was saved must go", (widget) => widget.reset()],
        ["wants it eager after all", (widget) => widget.setAttribute("loading", "eager")],
     ]) {
        test(`for a host page that ${what} [F33]`, async () => {
          const visited = await visit(`${SCRIPT}${FAR}${WIDGET}`);
          await assertWaits(visited);
          await visited.page.$eval("massage-check", ask);
          await started(visited.page);
          assert.equal(await ready(visited.page), 1);
        });
      }

      test("at once where the clinic wants it eager, or where a browser cannot tell what is in sight [F33]", async () => {
        const eager = await visit(`${SCRIPT}${FAR}${WIDGET.replace(" shadow", ' loading="eager" shadow')}`);
        await started(eager.page);
        const old = await visit(`${SCRIPT}${FAR}${WIDGET}`, { before: () => delete window.IntersectionObserver });
        await started(old.page);
      });

      test("when a hidden tab of the page is shown [F33]", async () => {
        const visited = await visit(`${SCRIPT}<div id="room">${WIDGET}</div>`);
        await assertWaits(visited);
        await visited.page.$eval("#room", (room) => room.removeAttribute("id"));
        await started(visited.page);
      });

      test("though the host page gives the element itself no place [F33]", async () => {
        const { page } = await visit(`${SCRIPT}<span id="flat">${WIDGET}</span>`, {
          before: () =>
            addEventListener("DOMContentLoaded", () => {
              document.querySelector("massage-check").style.display = "contents";
            }),
        });
        await started(page);
      });

      test("engine, glue and language pack are asked for side by side [F33]", async () => {
        const { asked } = await visit(SCRIPT + WIDGET, { answer: (name) => /^(engine|pack)\./.test(name) && "never" });
        await waitUntil({ evaluate: async () => asked().length === 3 });
      });

      test("finds what was saved [F33]", async () => {
        const visited = await visit(`${SCRIPT}${FAR}${WIDGET}`);
        await assertWaits(visited);
        const { page } = visited;
        await page.$eval("massage-check", (widget) => widget.start());
        await started(page);
        await click(page, "[data-act=count]");
        await page.reload();
        await looked(page);
        await page.$eval("massage-check", (widget) => widget.scrollIntoView());
        await started(page);
        assert.equal(await inside(page, "output", (output) => output.textContent), "1");
      });

      test("and hands on the focus of who was in what stood in its place [F33]", async () => {
        const { page } = await visit(`${SCRIPT}${FAR}${WIDGET}`);
        await looked(page);
        await page.focus("a");
        await started(page);
        await waitUntil(page, () => document.querySelector("massage-check").shadowRoot.activeElement?.localName === "h2");
      });
    });

    describe("goes when it is taken away", () => {
      test("while it waits: nothing is fetched any more, until it is put back [F34]", async () => {
        const visited = await visit(`${SCRIPT}${FAR}${WIDGET}`);
        await assertWaits(visited);
        const { page } = visited;
        await page.evaluate(async () => {
          window.widget = document.querySelector("massage-check");
          window.widget.remove();
          await new Promise((resolve) => setTimeout(resolve));
          dispatchEvent(new Event("beforeprint"));
          window.widget.querySelector("p").click();
        });
        assert.deepEqual(visited.asked(), []);
        await page.evaluate(() => document.body.prepend(window.widget));
        await started(page);
        assert.equal(await ready(page), 1);
      });

      test("moved while it waits, it comes once [F34]", async () => {
        const { page } = await visit(`${SCRIPT}${FAR}${WIDGET}`);
        await looked(page);
        await page.evaluate(() => document.body.prepend(document.querySelector("massage-check")));
        await started(page);
        await looked(page);
        assert.equal(await ready(page), 1);
      });

      test("while it prints: the paper goes with it [F34]", async () => {
        const { page } = await visit(SCRIPT + WIDGET);
        await started(page);
        await click(page, "[data-act=print]");
        await printRoot(page);
        await page.evaluate(() => document.querySelector("massage-check").remove());
        await waitUntil(page, () => document.getElementById("mc-print-root") === null);
        assert.equal(await page.title(), "Host");
      });

      test("as often as a page likes: no listener of it is left on page and window, and none that hinders going back [F35]", async () => {
        const { page } = await real(SCRIPT + WIDGET, { before: countListeners });
        await started(page);
        const first = await page.evaluate(() => window.listening());
        for (const { type } of first) assert.ok(!["unload", "beforeunload"].includes(type), type);
        for (let times = 2; times <= 12; times += 1) {
          await page.evaluate(async (kiosk) => {
            document.querySelector("massage-check").remove();
            await new Promise((resolve) => setTimeout(resolve));
            const widget = document.createElement("massage-check");
            widget.setAttribute("shadow", "open");
            if (kiosk) widget.setAttribute("kiosk", "");
            document.body.append(widget);
          }, times % 2 === 0);
          await heard(page, "mc-ready", times);
          if (times === 6) {
            await page.$eval("massage-check", (widget) => widget.print());
            await printRoot(page);
          }
        }
        await page.evaluate(() => document.querySelector("massage-check").remove());
        // What hears of crashes and refusals, once for all widgets of the page.
        await waitUntil(page, () => window.listening().length === 3);
        const left = (await page.evaluate(() => window.listening())).map(({ type }) => type);
        assert.deepEqual(left.sort(), ["error", "securitypolicyviolation", "unhandledrejection"]);
      });

      if (engine === "chromium") {
        test("lets go of a paper that was printed, with all the answers on it [F35]", async () => {
          const { page } = await visit(SCRIPT + WIDGET);
          await started(page);
          await click(page, "[data-act=print]");
          await printRoot(page);
          await page.evaluate(() => {
            window.paper = new WeakRef(document.getElementById("mc-print-root"));
            dispatchEvent(new Event("afterprint"));
          });
          const session = await page.createCDPSession();
          await waitUntil({
            evaluate: async () => {
              await session.send("HeapProfiler.collectGarbage");
              return page.evaluate(() => window.paper.deref() === undefined);
            },
          });
        });
      }
    });

    // Only Chromium tells how far things have moved.
    if (engine === "chromium") {
      describe("keeps its room", () => {
        const text = Array.from({ length: 40 }, (_, i) => `<p>Text ${i} of the clinic, which stands below.</p>`).join("");
        const slowly = async (name) => {
          if (/^(engine|pack)\./.test(name)) await new Promise((resolve) => setTimeout(resolve, 300));
          return null;
        };
        for (const [where, size] of [
          ["a phone", { width: 360, height: 640, hasTouch: true, isMobile: true }],
          ["a large phone", { width: 412, height: 915, hasTouch: true, isMobile: true }],
          ["a desktop", { width: 1280, height: 800 }],
          ["a high screen", { width: 1600, height: 1400 }],
       ]) {
          for (const [what, inner] of [["with", "<p>Call us</p>"], ["without", ""]]) {
            test(`on ${where} ${what} content of the host: what stands below does not move while it loads [F29]`, async () => {
              const widget = `<massage-check shadow="open">${inner}</massage-check>`;
              const loader = '<script src="massage-check.js"></script>';
              const { page } = await real(`<h1>Before your visit</h1>${loader}${widget}${text}`, {
                size,
                before: watchShifts,
                answer: slowly,
              });
              await started(page);
              await looked(page);
              assert.ok((await shifts(page)) <= 0.02);
            });
          }
        }

        test("nor when it finds answers whose page is shorter, nor when it could not be loaded [F29]", async () => {
          const body = `<h1>Before your visit</h1><script src="massage-check.js"></script>${WIDGET}${text}`;
          let isBroken = false;
          const { page } = await real(body, {
            size: { width: 1280, height: 800 },
            before: watchShifts,
            answer: (name) => (isBroken && name.endsWith(".wasm") ? { status: 404, body: "" } : slowly(name)),
          });
          await started(page);
          await new Client(page).walk({ until: ({ id }) => id === "age" });
          for (const [broken, then] of [[false, "[data-screen-id=age]"], [true, "[data-shim=failed]"]]) {
            isBroken = broken;
            await page.reload();
            await appears(page, then);
            await looked(page);
            assert.ok((await shifts(page)) <= 0.02, then);
          }
        });
      });
    }

    describe("keeps to itself", () => {
      test("what is typed: a page that listens for keys hears no letter, and the questionnaire hears them all", async () => {
        const { page } = await real(SCRIPT + WIDGET, {
          before: () => {
            window.overheard = [];
            const names = ["keydown", "keypress", "keyup", "beforeinput", "input", "paste", "compositionend"];
            for (const target of [window, document]) {
              for (const name of names) {
                target.addEventListener(name, (event) => window.overheard.push(event.key ?? event.data ?? name));
              }
            }
          },
        });
        await started(page);
        const client = new Client(page);
        await client.walk({ until: ({ id }) => id === "regions" });
        await client.press("input[type=search]");
        await page.evaluate(() => (window.overheard.length = 0));
        await page.keyboard.type("calf");
        await appears(page, "input[type=search] ~ fieldset input");
        assert.deepEqual(await page.evaluate(() => window.overheard), []);
        // A dialogue of the host page needs these.
        await page.keyboard.press("Escape");
        await page.keyboard.press("Tab");
        assert.ok((await page.evaluate(() => window.overheard.join())).startsWith("Escape,"));
      });

      test("whether a further question was asked: the host page is told the same", async () => {
        const told = [];
        for (const answers of [{ preg: "no" }, { preg: "t2" }]) {
          const { page } = await real(SCRIPT + WIDGET);
          await started(page);
          let screens = 0;
          const client = new Client(page, answers);
          await client.walk({ until: ({ id }) => id === "regions", onScreen: () => void (screens += 1) });
          const events = await page.evaluate(() => JSON.stringify(window.seen.events));
          told.push({ screens, events });
          const steps = JSON.parse(events).filter(({ name }) => name === "mc-step").map(({ detail }) => detail);
          assert.deepEqual(steps.map(({ index }) => index), steps.map((_, i) => i + 2));
          assert.ok(steps.every(({ total }) => total === steps[0].total && typeof total === "number"));
        }
        const [plain, further] = told;
        assert.notEqual(plain.screens, further.screens);
        assert.equal(plain.events, further.events);
      });
    });

    describe("beside another application of Yew", () => {
      // Each engine counts its listeners from the start, so two on one page know them by the same numbers. The second one
      // here is a copy of our own, mounted around the widget as the application of a host page.
      const APPLICATION = `
        import init, { mount } from "./{glue}";
        await init({ module_or_path: "./{wasm}" });
        const text = await (await fetch("./{pack}")).text();
        const root = document.getElementById("app");
        mount(root, {
          settings: { attributes: {}, config: null },
          pack: text.slice(text.indexOf("\\n") + 1),
          saved: null,
          savedVersion: 1,
          keeping: { kept: "none", until: 0, isOffered: false, isWanted: false, hasNewer: false, isIdle: false },
          takeNotice: () => "",
          save: () => false,
          tell: () => {},
        });
        // Not before it has drawn itself: it empties its root first.
        new MutationObserver((_, observer) => {
          observer.disconnect();
          root.append(document.createElement("massage-check"));
        }).observe(root, { childList: true });`;

      /** The tests alone see into the closed root. */
      const look = () => {
        const { attachShadow } = Element.prototype;
        Element.prototype.attachShadow = function (options) {
          const root = attachShadow.call(this, options);
          if (this.localName === "massage-check") window.inside = root;
          return root;
        };
      };

      test("each hears its own presses and no other's", async () => {
        const names = Object.fromEntries(
          Object.entries({ glue: /^engine\..*\.js$/, wasm: /\.wasm$/, pack: /^pack\.en\./ }).map(([what, pattern]) => [
            what,
            readdirSync(DIST).find((name) => pattern.test(name)),
          ]),
        );
        const body = APPLICATION.replace(/\{(\w+)\}/g, (_, what) => names[what]);
        const { page } = await real(`${SCRIPT}<div id="app"></div><script type="module" src="app.js"></script>`, {
          before: look,
          answer: (name) => name === "app.js" && { body, type: "text/javascript" },
        });
        await started(page);
        const shown = () =>
          page.evaluate(() =>
            [document.getElementById("app"), window.inside].map((root) => {
              const screen = root.querySelector("[data-screen]");
              const boxes = [...screen.querySelectorAll("[type=checkbox], [type=radio]")];
              return [screen.textContent, ...boxes.map(({ checked }) => checked)];
            }),
          );
        const press = (where, selector) =>
          page.evaluate(
            (isOurs, selector) => (isOurs ? window.inside : document.getElementById("app")).querySelector(selector).click(),
            where === "ours",
            selector,
          );
        const start = await shown();
        assert.deepEqual(start[0], start[1]);
        assert.equal(start[0][1], false);
        await press("ours", "[type=checkbox]");
        assert.deepEqual(await shown(), [start[0], [start[1][0], true]]);
        await press("ours", "[data-act=start]");
        await waitUntil(page, () => window.inside.querySelector("[data-screen=question]") !== null);
        assert.deepEqual((await shown())[0], start[0]);
        const ours = (await shown())[1];
        await press("theirs", "[type=checkbox]");
        await press("theirs", "[data-act=start]");
        await waitUntil(page, () => document.querySelector("#app > .mc [data-screen=question]") !== null);
        assert.deepEqual((await shown())[1], ours);
        assert.deepEqual(await complaints(page), []);
      });
    });

    describe("is not held dead for what others do", () => {
      const HOST_ERROR = 'addEventListener("focusin", () => { throw new Error("of the host"); }, true);';

      test("in a folder that is called wasm, where a listener of the page throws while it works [F39]", async () => {
        const { page } = await real(`<script src="/wasm/own.js"></script>${SCRIPT}${WIDGET}`, {
          base: "/wasm/",
          answer: (name) => name === "own.js" && { body: HOST_ERROR },
        });
        await started(page);
        await new Client(page, cases.W01.answers).walk({ until: ({ id }) => id === "preg" });
        assert.ok((await page.evaluate(() => window.seen.errors)).length > 0);
        assert.equal(await page.$("massage-check >>> [data-shim]"), null);
      });

      test("behind a function of the page that it calls, in a script whose name has wasm in it [F39]", async () => {
        const wrapper = `
          const { focus } = HTMLElement.prototype;
          HTMLElement.prototype.focus = function (...given) {
            dispatchEvent(new ErrorEvent("error", { error: new Error("of the host"), message: "of the host" }));
            return focus.apply(this, given);
          };`;
        const { page } = await real(`<script src="wasm-helper.js"></script>${SCRIPT}${WIDGET}`, {
          answer: (name) => name === "wasm-helper.js" && { body: wrapper },
        });
        await started(page);
        await new Client(page, cases.W01.answers).walk({ until: ({ id }) => id === "preg" });
        assert.ok((await page.evaluate(() => window.seen.errors)).length > 0);
        assert.equal(await page.$("massage-check >>> [data-shim]"), null);
      });

      test("but is heard dying in a folder that is called wasm [F23]", async () => {
        const { page } = await real(SCRIPT + WIDGET, { base: "/wasm/", before: armTraps });
        await started(page);
        await new Client(page).comeBack("goals");
        await page.evaluate(() => {
          window.breaks({ trap: "save" });
          document.querySelector("massage-check").shadowRoot.querySelector("[data-act=continue]").click();
        });
        await appears(page, "[data-shim=crashed]");
      });
    });
  });
}

/** In the page, before all its scripts: `listening()` lists the listeners on window and document, but those of the test. */
function countListeners() {
  const kept = [];
  for (const target of [window, document]) {
    const { addEventListener: add, removeEventListener: remove } = target;
    const isCapture = (options) => Boolean(typeof options === "object" ? options?.capture : options);
    target.addEventListener = function (type, listener, options) {
      kept.push({ target, type, listener, capture: isCapture(options), signal: options?.signal });
      return add.call(this ?? target, type, listener, options);
    };
    target.removeEventListener = function (type, listener, options) {
      const at = kept.findIndex(
        (one) =>
          one.target === target && one.type === type && one.listener === listener && one.capture === isCapture(options),
      );
      if (at >= 0) kept.splice(at, 1);
      return remove.call(this ?? target, type, listener, options);
    };
  }
  window.listening = () => kept.filter(({ signal }) => !signal?.aborted).map(({ type }) => ({ type }));
}
