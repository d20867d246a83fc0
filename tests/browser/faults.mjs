// What can go wrong, on purpose: servers, policies and old browsers that keep the engine away, and engines that die.
//
// The files are those of dist/, the engine is the real one. The names of tests, here and elsewhere, tell to which rows of
// the list of faults they belong, for lib/matrix.mjs.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { appears, complaints, heard, openPage, printRoot, started, waitUntil } from "./lib/browsers.mjs";
import { Client, readResult } from "./lib/client.mjs";
import { cases, root } from "./lib/content.mjs";
import { armExhaustion, armTraps } from "./lib/crash.mjs";
import { printedPdf, readPdf, wordsOf } from "./lib/paper.mjs";
import { serve, STRICT } from "./lib/server.mjs";

const DIST = join(root, "dist");
const SCRIPT = '<script src="massage-check.js" defer></script>';
const WIDGET = '<massage-check shadow="open"><p id="fallback">Call us</p></massage-check>';

/** The size of the letters on paper, in points. */
const SHEET_PT = 10;

const LOADER = "http://127.0.0.1:*/massage-check.js";

/** The files beside the loader, by what they are. */
const FILES = { engine: /\.wasm$/, glue: /^engine\..*\.js$/, pack: /^pack\./ };

/** What a client reads, by code: what to do about it, and nothing of how it came. */
const SENTENCES = {
  network: /check your connection/,
  timeout: /check your connection/,
  unsupported: /newer browser/,
  csp: /this website/,
  http: /this website/,
  mime: /this website/,
  integrity: /this website/,
};

const HTML = { type: "text/html", body: "<!doctype html><p>A page of the clinic</p>" };

/**
 * `browser` returns the running browser. `isInPage`: whether it is driven from within the page. `every`
 * asks for what only Chromium can be asked for.
 */
export function testFaults(browser, { every, isInPage }) {
  describe("a fault", () => {
    const opened = [];
    after(() => Promise.all(opened.map((close) => close())));

    /** Opens a host page with `body`. The other options are those of the server, and of the page. */
    async function visit({ body = SCRIPT + WIDGET, before, ready = true, pages, ...options } = {}) {
      const host = `<!doctype html><html lang="en"><head><title>Host</title></head><body>${body}</body></html>`;
      const site = await serve({
        folder: DIST,
        headers: { "content-security-policy": STRICT },
        ...options,
        pages: { "host.html": host, ...pages },
      });
      const page = await openPage(browser(), `${site.address}host.html`, { before });
      opened.unshift(() => page.close().finally(site.close));
      if (ready) await started(page);
      return { page, site };
    }

    const inside = (page, selector, read) => page.$eval(`massage-check >>> ${selector}`, read);
    const text = (page, selector) => inside(page, selector, (element) => element.textContent);
    // From the page itself: of what goes wrong in a click of the driver, Chromium does not always tell the page.
    const click = (page, selector) =>
      page.evaluate((selector) => document.querySelector("massage-check").shadowRoot.querySelector(selector).click(), selector);
    const codes = (page) =>
      page.evaluate(() => window.seen.events.filter(({ name }) => name === "mc-error").map(({ detail }) => detail.code));

    /** The widget says with one sentence that it cannot start, and tells the site owner why. */
    async function assertFails(page, code, hint) {
      await appears(page, "[data-shim=failed]");
      assert.deepEqual(await codes(page), [code]);
      assert.match(await text(page, "[data-shim=failed] p"), SENTENCES[code]);
      const hints = await page.evaluate(() => window.seen.warnings);
      assert.equal(hints.length, 1);
      assert.match(hints[0], new RegExp(`^<massage-check>: ${code}: `));
      assert.match(hints[0], hint);
      assert.ok(await page.$eval("#fallback", (fallback) => fallback.getClientRects().length > 0));
      assert.deepEqual(await page.evaluate(() => window.seen.errors), []);
    }

    describe("on the way", () => {
      for (const [what, code, hint, answer, of = ["engine", "glue", "pack"]] of [
        ["missing", "http", /404/, () => ({ status: 404, ...HTML })],
        ["held back by a broken server", "http", /500/, () => ({ status: 500, ...HTML })],
        ["empty", "integrity", /cut off/, () => ({ body: "" })],
        ["a page of the clinic", "mime", /text\/html/, () => HTML],
        ["cut off", "integrity", /cut off/, (file) => ({ body: file.subarray(0, file.length / 2) })],
        // The glue has no checksum that a browser would look at.
        ["changed in one byte", "integrity", /another upload/, (file) => ({ body: flipped(file) }), ["engine", "pack"]],
        ["sent as plain text", "mime", /text\/plain/, () => ({ type: "text/plain" }), ["glue"]],
        ["behind a connection that breaks", "network", /fetched/, () => "cut"],
     ]) {
        for (const file of of) {
          test(`the ${file} is ${what}: ${code}, and a try later succeeds [F26]`, async () => {
            let isBroken = true;
            const isIt = FILES[file];
            const content = readFileSync(join(DIST, readdirSync(DIST).find((name) => isIt.test(name))));
            const { page } = await visit({ ready: false, answer: (name) => isIt.test(name) && isBroken && answer(content) });
            await assertFails(page, code, hint);
            isBroken = false;
            await click(page, "[data-shim-act=again]");
            await heard(page, "mc-ready");
            assert.equal((await new Client(page).look()).kind, "welcome");
            assert.deepEqual(await complaints(page), []);
          });
        }
      }

      for (const file of ["engine", "pack"]) {
        test(`the ${file} sent as something else works all the same [F26]`, async () => {
          const { page } = await visit({ answer: (name) => FILES[file].test(name) && { type: "application/octet-stream" } });
          assert.equal((await new Client(page).look()).kind, "welcome");
        });
      }

      for (const [phone, said, href] of [
        ["020 7946 0018", "Riverside 020 7946 0018", "tel:02079460018"],
        ["+44 (0)20 7946 0018", "Riverside +44 (0)20 7946 0018", "tel:+442079460018"],
        ["020 7946 0018 ext 4", "Riverside 020 7946 0018 ext 4", null],
        ["\u201c020", "Riverside ", null],
      ]) {
        test(`nothing comes: the panel names the clinic and its number, here ${phone} [F26 F63]`, async () => {
          const widget = `<massage-check shadow="open" clinic-name="Riverside" clinic-phone="${phone}"></massage-check>`;
          const answer = (name) => FILES.engine.test(name) && { status: 404, ...HTML };
          const { page } = await visit({ body: SCRIPT + widget, ready: false, answer });
          await appears(page, "[data-shim=failed]");
          const line = await page.$$eval("massage-check >>> [data-shim=failed] p", ([, line]) => [
            line.textContent,
            line.querySelector("a")?.getAttribute("href") ?? null,
          ]);
          assert.deepEqual(line, [said, href]);
        });
      }

      for (const [how, widget] of [
        ["in a JSON child", `<massage-check shadow="open"><script type="application/json">{"clinicName":"Riverside","clinicPhone":"020 7946 0018"}</script></massage-check>`],
        ["by the property", `<massage-check shadow="open"></massage-check><script>document.querySelector("massage-check").config = { clinicName: "Riverside", clinicPhone: "020 7946 0018" }</script>`],
      ]) {
        test(`nothing comes: the panel names the clinic and its number, set ${how} [F63]`, async () => {
          const answer = (name) => FILES.engine.test(name) && { status: 404, ...HTML };
          const { page } = await visit({ body: widget + SCRIPT, ready: false, answer, headers: {} });
          await appears(page, "[data-shim=failed]");
          const line = await page.$$eval("massage-check >>> [data-shim=failed] p", ([, line]) => line.textContent);
          assert.equal(line, "Riverside 020 7946 0018");
          assert.equal(await page.$eval("massage-check >>> [data-shim=failed] a", (link) => link.getAttribute("href")), "tel:02079460018");
        });
      }

      test("offline at first: network, and all is well when the line is back [F27]", async () => {
        let isOffline = true;
        const answer = (name) => isOffline && !["host.html", "massage-check.js"].includes(name) && "cut";
        const { page } = await visit({ ready: false, answer });
        await assertFails(page, "network", /could not be fetched/);
        isOffline = false;
        await click(page, "[data-shim-act=again]");
        await heard(page, "mc-ready");
      });

      test("offline after the start: the whole way to the result needs no server [F27]", async () => {
        const { page, site } = await visit();
        await site.close();
        await new Client(page, cases.W01.answers).walk();
        assert.ok((await readResult(page)).suggested.length > 0);
      });

      for (const file of Object.keys(FILES)) {
        test(`the ${file} fails once: the client sees nothing of it [F28]`, async () => {
          const answer = (name, _, search) => FILES[file].test(name) && !search && "cut";
          const { page, site } = await visit({ answer });
          assert.deepEqual(await codes(page), []);
          assert.ok(site.requests.some((url) => url.endsWith("?again=1")));
        });
      }

      test("a server that never answers: timeout, and a way to try again [F29]", async () => {
        const { page } = await visit({
          ready: false,
          answer: (name, times) => FILES.engine.test(name) && times === 1 && "never",
          // Patience ends when the test says so.
          before: () => {
            const { setTimeout } = window;
            window.patience = [];
            window.setTimeout = (run, ms, ...inputs) => (ms > 10_000 ? window.patience.push(run) : setTimeout(run, ms, ...inputs));
          },
        });
        await waitUntil(page, () => window.patience.length > 0);
        assert.deepEqual(await codes(page), []);
        await page.evaluate(() => window.patience.forEach((end) => end()));
        await assertFails(page, "timeout", /in time/);
        await click(page, "[data-shim-act=again]");
        await heard(page, "mc-ready");
      });

      for (const [what, policy, hint] of [
        ["no wasm", STRICT.replace(" 'wasm-unsafe-eval'", ""), /must allow script-src 'wasm-unsafe-eval'/],
        ["no connections", STRICT.replace("connect-src 'self'", "connect-src 'none'"), /must allow .* connect-src/],
        ["no script but the loader", STRICT.replace("script-src 'self'", `script-src ${LOADER}`), /must allow .*script-src/],
     ]) {
        test(`a policy that allows ${what}: csp, with the missing line [F30]`, async () => {
          const { page } = await visit({ ready: false, headers: { "content-security-policy": policy } });
          await assertFails(page, "csp", hint);
        });
      }

      for (const [what, policy] of [
        ["no style sheet", STRICT.replace("style-src 'self'", "style-src 'none'")],
        ["only what a trusted script loads", STRICT.replace("script-src 'self'", "script-src 'nonce-n' 'strict-dynamic'")],
     ]) {
        test(`a policy that allows ${what}: the questionnaire runs, with its own looks [F30]`, async () => {
          const { page } = await visit({
            body: SCRIPT.replace("<script", '<script nonce="n"') + WIDGET,
            headers: { "content-security-policy": policy },
          });
          const height = await inside(page, ".mc-button", (button) => parseFloat(getComputedStyle(button).minBlockSize));
          assert.ok(height >= 44, `${height} px`);
          assert.deepEqual(await complaints(page), []);
        });
      }

      for (const [what, before, hint] of [
        ["WebAssembly", () => delete window.WebAssembly, /too old/],
        ["adopted style sheets", () => delete Document.prototype.adoptedStyleSheets, /too old/],
        [
          "some part of WebAssembly",
          () => {
            WebAssembly.compileStreaming = async () => {
              throw new WebAssembly.CompileError("invalid value type 0x6f");
            };
          },
          /\.wasm: /,
       ],
     ]) {
        test(`a browser without ${what}: unsupported, with the host's own content [F31]`, async () => {
          const { page } = await visit({ ready: false, before });
          await assertFails(page, "unsupported", hint);
          assert.equal(await page.$("massage-check >>> button"), null);
        });
      }
    });

    describe("a crash", () => {
      /** What a client has answered before it, as it stands in the tab. */
      const savedAnswers = (page) => page.evaluate(() => JSON.parse(sessionStorage.getItem("massage-check:default")).answers);

      /** Where the engine dies, and what the client does to get there. */
      const PLACES = {
        "while it takes in an answer": { trap: "save" },
        "while it draws": { trap: "insertBefore" },
        "while it draws, by a panic of its own": { refuse: "insertBefore" },
        "while it hears an event": { trap: "composedPath" },
        "in a timer": { trap: "now", isInTimer: true },
        "by a panic, and while it tells of that": { refuse: "insertBefore", trap: "call" },
      };

      for (const [where, broken] of Object.entries(PLACES)) {
        test(`${where}: both widgets say so, and the client loses at most one step [F23]`, async () => {
          const { page } = await visit({
            before: armTraps,
            body: `<h1>A clinic</h1>${SCRIPT}${WIDGET}<massage-check shadow="open" form-id="b"></massage-check>`,
          });
          await heard(page, "mc-ready", 2);
          const client = new Client(page, cases.W01.answers);
          await client.fill(await client.comeBack("goals"));
          await page.$eval("h1", (heading) => heading.addEventListener("click", () => (heading.textContent = "pressed")));
          const before = await savedAnswers(page);

          await page.evaluate((broken) => window.breaks(broken), broken);
          await click(page, "[data-act=continue]");
          await heard(page, "mc-error", 2);
          assert.deepEqual(await codes(page), ["crash", "crash"]);
          const panels = await page.$$eval("massage-check >>> [data-shim=crashed] p", (all) => all.map((p) => p.textContent));
          assert.deepEqual(panels, ["Your answers are saved.", "Please start again. Nothing was sent."]);
          await page.click("h1");
          assert.equal(await page.$eval("h1", (heading) => heading.textContent), "pressed");

          await page.evaluate(() => window.breaks({}));
          await click(page, "[data-shim-act=go-on]");
          await heard(page, "mc-ready", 3);
          assert.deepEqual(await savedAnswers(page), before);
          // The step that was on its way may have been saved before the crash.
          assert.ok(["goals", "dx"].includes((await client.look()).id));
          await client.walk();
          assert.ok((await readResult(page)).suggested.length > 0);
        });
      }

      test("no memory is left: the result comes after all [F24]", async () => {
        const { page } = await visit({ before: armExhaustion });
        const client = new Client(page, cases.W01.answers);
        await client.walk({ until: ({ acts }) => acts.includes("result") });
        await page.evaluate(() => window.exhaust());
        await click(page, "[data-act=result]");
        await appears(page, "[data-shim-act=go-on]");
        await click(page, "[data-shim-act=go-on]");
        await heard(page, "mc-ready", 2);
        assert.ok((await readResult(page)).suggested.length > 0);
      });

      test("one saved step kills the engine each time: after two crashes it is not loaded a third time [F25]", async () => {
        const { page } = await visit({ before: armTraps });
        const client = new Client(page, cases.W01.answers);
        await client.comeBack("goals");
        await page.evaluate(() => window.breaks({ refuse: "insertBefore" }));
        await click(page, "[data-act=continue]");
        await appears(page, "[data-shim-act=go-on]");
        await click(page, "[data-shim-act=go-on]");
        await heard(page, "mc-error", 2);
        assert.match(await text(page, "[data-shim=crashed] p"), /happened again/);
        assert.equal(await page.$("massage-check >>> [data-shim-act=go-on]"), null);

        await page.evaluate(() => window.breaks({}));
        await click(page, "[data-shim-act=delete]");
        await client.walk({ until: ({ id }) => id === "rf_em" });
        assert.equal((await client.look()).id, "rf_em");
      });

      test("where nothing may be stored: the answers are kept in the page, printed and found again [F23 F1]", async () => {
        const { page } = await visit({
          before: () => {
            for (const name of ["localStorage", "sessionStorage"]) {
              Object.defineProperty(window, name, {
                get() {
                  throw new DOMException("forbidden", "SecurityError");
                },
              });
            }
            const { instantiate } = WebAssembly;
            WebAssembly.instantiate = async (module, imports) => (window.engine = await instantiate(module, imports));
          },
        });
        const client = new Client(page, cases.W01.answers);
        await client.walk({ until: ({ id }) => id === "goals" });
        // As a stray call of a broken extension would.
        await page.evaluate(() => setTimeout(() => window.engine.exports.__wbindgen_malloc(-1, 1)));
        await appears(page, "[data-shim=crashed]");
        assert.equal(await text(page, "[data-shim=crashed] p"), "Your answers are kept until you close this page.");
        await click(page, "[data-shim-act=print]");
        await printRoot(page);
        const paper = await printedPdf(page);
        assert.match(readPdf(paper).text, /Age: 18 to 49/i);
        const placed = wordsOf(paper);
        const answer = placed.findIndex(({ text }) => text === "Age:");
        const apart = placed[answer].top - placed[answer - 1].top;
        assert.ok(apart > 1.3 * SHEET_PT, `an answer begins ${apart} pt below the line before it`);
        await page.evaluate(() => dispatchEvent(new Event("afterprint")));
        await click(page, "[data-shim-act=go-on]");
        await heard(page, "mc-ready", 2);
        assert.equal((await client.look()).id, "goals");
      });
    });

    describe("in what a client does", () => {
      /** Writes into a field as a paste does. */
      const paste = (page, selector, text) =>
        page.$eval(
          `massage-check >>> ${selector}`,
          (field, text) => {
            field.value = text;
            field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
          },
          text,
        );
      const saved = (page, question) =>
        page.evaluate((question) => JSON.parse(sessionStorage.getItem("massage-check:default")).data.answers[question], question);

      /** Everything that a text may be taken for, or break. */
      const NASTY = [
        "</script><img src=x onerror=alert(1)>",
        "{{n}} {0} %s ${n} &amp;",
        "=1+1 @SUM(A1)",
        "\u{1f469}\u{1f3fd}\u200d\u2695\ufe0f e\u0301\u0323 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
        '"; DROP TABLE clients; --',
        "C:\\new\\table",
      ].join("\n");

      test("a text that looks like code is kept and shown letter by letter, and is never run [F44]", async () => {
        const { page } = await visit();
        const client = new Client(page, cases.W01.answers);
        await client.walk({ until: ({ id }) => id === "meds" });
        await paste(page, "[data-ask=meds_text] textarea", NASTY);
        await client.walk();
        assert.equal(await saved(page, "meds_text"), NASTY);
        assert.equal(await page.$("massage-check >>> img"), null);
        await click(page, "[data-act=print]");
        await printRoot(page);
        const { text: paper } = readPdf(await printedPdf(page));
        for (const line of NASTY.split("\n").filter((line) => /^[ -~]*$/.test(line))) assert.ok(paper.includes(line), `${line} in ${paper}`);
        assert.deepEqual(await complaints(page), []);
      });

      test("a text that is far too long: the page says how long it may be, and keeps it until it is shorter [F44]", async () => {
        const { page } = await visit();
        const client = new Client(page, cases.W01.answers);
        const { id } = await client.walk({ until: ({ id }) => id === "meds" });
        await paste(page, "[data-ask=meds_text] textarea", "x".repeat(100_000));
        await appears(page, "[data-ask=meds_text] .mc-message");
        assert.match(await text(page, "[data-ask=meds_text] .mc-message"), /100.?000.*500/);
        await click(page, "[data-ask=meds] [value=none]");
        await click(page, "[data-act=continue]");
        assert.equal((await client.look()).id, id);
        assert.equal((await inside(page, "[data-ask=meds_text] textarea", ({ value }) => value)).length, 100_000);
        await paste(page, "[data-ask=meds_text] textarea", "short");
        await click(page, "[data-act=continue]");
        await waitUntil(page, () => !document.querySelector("massage-check").shadowRoot.querySelector("[data-ask=meds]"));
        assert.equal(await saved(page, "meds_text"), "short");
      });

      if (!isInPage) {
        test("a double click on a button that leads on or back is one step [F47]", async () => {
          const { page } = await visit();
          const client = new Client(page, cases.W01.answers);
          const press = async (act, times) => {
            const button = await page.$(`massage-check >>> [data-act=${act}]`);
            await button.scrollIntoView();
            await button.click({ count: times });
          };
          const at = async () => {
            const { id, kind, problems } = await client.look();
            return { at: id ?? kind, problems };
          };
          await client.fill(await client.look());
          await press("start", 2);
          assert.deepEqual(await at(), { at: "age", problems: null });
          await client.fill(await client.look());
          await press("continue", 2);
          assert.deepEqual(await at(), { at: "rf_em", problems: null });
          await client.walk({ until: ({ id }) => id === "meds" });
          await press("back", 2);
          assert.deepEqual(await at(), { at: "cond_other", problems: null });
        });
      }

      test("steps leave history and address to the host page, and its router goes its own ways [F47]", async () => {
        const { page } = await visit();
        const client = new Client(page, cases.W01.answers);
        const before = await page.evaluate(() => [history.length, location.href]);
        await client.walk({ until: ({ id }) => id === "meds" });
        assert.deepEqual(await page.evaluate(() => [history.length, location.href]), before);
        await page.evaluate(() => (location.hash = "#/prices"));
        await page.evaluate(() => history.back());
        await waitUntil(page, () => location.hash === "");
        assert.equal((await client.look()).id, "meds");
        await client.walk();
        assert.ok((await readResult(page)).suggested.length > 0);
      });
    });

    describe("of the surroundings", () => {
      test("a language with numbers of its own, no Intl and a far time zone: the day on the sheet is plain [F50]", async () => {
        const { page } = await visit({
          body: SCRIPT + WIDGET.replace("<massage-check", '<massage-check lang="en-u-nu-arab-ca-islamic"'),
          before: () => {
            delete window.Intl;
            // Where it is tomorrow already, or still yesterday.
            const { getTimezoneOffset } = Date.prototype;
            Date.prototype.getTimezoneOffset = function () {
              return getTimezoneOffset.call(this) - 14 * 60;
            };
          },
        });
        await new Client(page, cases.W01.answers).comeBack();
        await click(page, "[data-act=print]");
        await printRoot(page);
        const year = String(new Date().getFullYear());
        const day = /[A-Z][a-z]+ \d{1,2}, \d{4}/.exec(readPdf(await printedPdf(page)).text)?.[0];
        assert.ok(day?.endsWith(year), day);
        assert.deepEqual(await complaints(page), []);
      });

      if (every) {
        test("a client who wants nothing to move: nothing does; who wants more contrast gets no quiet text [F51]", async () => {
          const { page } = await visit();
          const seen = () =>
            inside(page, ".mc", (root) => {
              const styles = [root, ...root.querySelectorAll("*")].map((element) => getComputedStyle(element));
              return {
                moves: styles.filter((style) => parseFloat(style.transitionDuration) > 0 || style.animationName !== "none").length,
                colours: new Set(styles.map(({ color }) => color)).size,
              };
            });
          await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
          await new Client(page, cases.W01.answers).walk({
            onScreen: async ({ id }) => assert.equal((await seen()).moves, 0, id),
          });
          await page.emulateMediaFeatures([]);
          const { colours } = await seen();
          // Puppeteer itself does not know this feature.
          const session = await page.createCDPSession();
          await session.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-contrast", value: "more" }] });
          assert.ok((await seen()).colours < colours);
        });
      }
    });

    describe("by others on the page", () => {
      test("a translation of the browser: the client sees every page in it, to the result [F43]", async () => {
        const plain = await textsOnTheWay();
        const translated = await textsOnTheWay(translate);
        assert.ok(plain.length > 20);
        assert.deepEqual(translated, plain);
      });

      test("a translation of the browser: the map counts and names what is marked [F43]", async () => {
        const plain = await textOfTheMap();
        assert.match(plain, /3/);
        assert.equal(await textOfTheMap(translate), plain);
      });

      /** What stands on the page of the map after some presses. */
      async function textOfTheMap(before) {
        const { page } = await visit({ before });
        await new Client(page).walk({ until: ({ id }) => id === "regions" });
        for (const place of ["back_low_l", "back_low_r", "front_hand_r", "back_low_r", "front_hand_l"]) {
          const box = `[data-ask=regions] input[value=${place}]`;
          const isOn = await inside(page, box, ({ checked }) => checked);
          await click(page, box);
          await waitUntil(
            page,
            (box, isOn) => document.querySelector("massage-check").shadowRoot.querySelector(box).checked !== isOn,
            box,
            isOn,
          );
        }
        return inside(page, "[data-screen]", plainText);
      }

      /** What stands on each page that a client meets, without the marks of `translate`. */
      async function textsOnTheWay(before) {
        const { page } = await visit({ before });
        const texts = [];
        await new Client(page, cases.W01.answers).walk({
          onScreen: async ({ id }) => texts.push({ id, text: await inside(page, "[data-screen]", plainText) }),
        });
        assert.deepEqual(await codes(page), []);
        assert.equal((await page.$("massage-check >>> font")) !== null, before !== undefined);
        return texts;
      }
    });
  });
}

/** The same with one bit changed in its middle. */
function flipped(file) {
  const changed = Buffer.from(file);
  changed[changed.length >> 1] ^= 1;
  return changed;
}

/** In the page: puts each text of an open root into elements of its own, as translations of browsers do, and marks it. */
function translate() {
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    new MutationObserver(() => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) found.push(walker.currentNode);
      for (const text of found) {
        if (!text.data.trim() || text.parentElement?.closest("font, option, textarea")) continue;
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.append(`\u00ab${text.data}\u00bb`);
        outer.append(inner);
        text.replaceWith(outer);
      }
    }).observe(root, { childList: true, subtree: true, characterData: true });
    return root;
  };
}

/** In the page: what is read there, without what shows only while a pointer happens to rest on the figure. */
function plainText(element) {
  const copy = element.cloneNode(true);
  for (const name of copy.querySelectorAll(".mc-map__name")) name.remove();
  return copy.textContent.replace(/[\u00ab\u00bb]/g, "");
}
