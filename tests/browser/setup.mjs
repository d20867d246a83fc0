// The set-up page, as an owner uses it: entering, looking, copying, testing a server that does things wrong.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import axe from "axe-core";
import { complaints, openPage, waitUntil } from "./lib/browsers.mjs";
import { root, techniques } from "./lib/content.mjs";
import { serve, STRICT } from "./lib/server.mjs";
import { MARKS } from "../../setup/snippets.js";
import { awkward } from "./lib/snippets.mjs";

const DIST = join(root, "dist");

/** Every entry wrong or changed, so that all messages and lines are there. */
const FULL =
  "#clinic-name=Riverside&region=gb&clinic-phone=020+7946+0018&booking-link=javascript:x&expiry=500&mode=catalogue&" +
  "--massage-check-accent=%237a2d6e&--massage-check-font=serif&--massage-check-paper=nothing&target=frame&site=www.example.com";

const IMMUTABLE = { "cache-control": "public, max-age=31536000, immutable" };
const SHORT = { "cache-control": "max-age=3600" };
const HASHED = /\.[0-9a-f]{12}\./;

/** Keeps what is copied, for the test to read. */
function holdClipboard() {
  const clipboard = { writeText: async (text) => (window.copied = text) };
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
}

/** `browser` returns the running browser; `engine` is its name. */
export function testSetup(browser, { engine }) {
  describe("the set-up page", () => {
    const opened = [];
    after(async () => {
      for (const close of opened.reverse()) await close();
    });

    async function serving(options = {}) {
      const site = await serve({ folder: DIST, ...options });
      opened.push(site.close);
      return site;
    }

    async function visit({ hash = "", before = holdClipboard, ready = true, ...options } = {}) {
      const site = await serving(options);
      const page = await openPage(browser(), `${site.address}configure.html${hash}`, { before });
      opened.push(() => page.close());
      await waitUntil(page, () => document.getElementById("snippet-lines")?.textContent !== "");
      if (ready) await shown(page);
      return { page, site };
    }

    /** Waits until something stands in the questionnaire of the preview. */
    const inPreview = (page, selector) =>
      waitUntil(
        page,
        (selector) => Boolean(frames[0].document.querySelector("massage-check")?.shadowRoot?.querySelector(selector)),
        selector,
      );
    const shown = (page) => inPreview(page, "[data-screen]");
    const screen = (page) =>
      page.evaluate(() => frames[0].document.querySelector("massage-check").shadowRoot.querySelector("[data-screen]")?.dataset.screen);
    /** What the element in the preview has, without what the preview adds. */
    const dressed = (page) =>
      page.evaluate(() => {
        const { attributes } = frames[0].document.querySelector("massage-check");
        const given = Object.fromEntries([...attributes].map(({ name, value }) => [name, value]));
        delete given.shadow;
        delete given["form-id"];
        return given;
      });

    const enter = (page, key, value) =>
      page.evaluate(
        (key, value) => {
          const field = document.querySelector(`[data-option="${key}"]`);
          const input = field.querySelector("select, input:not([type=color])");
          const box = ["radio", "checkbox"].includes(input.type);
          if (box) field.querySelector(input.type === "radio" ? `[value="${value}"]` : "input").click();
          else {
            input.value = value;
            input.dispatchEvent(new Event("input", { bubbles: true }));
          }
        },
        key,
        value,
      );
    const snippet = (page, id) =>
      page.$eval(`#snippet-${id}`, (code) => (code.closest("[hidden]") ? null : code.textContent));
    const pressCopy = (page) => page.$eval("#snippet-lines", (code) => code.closest(".snippet").querySelector("button").click());
    const begin = (page, name) =>
      page.evaluate((name) => [...document.querySelectorAll(".bar__starts button")].find((one) => one.textContent === name).click(), name);
    const tested = (page) =>
      waitUntil(page, () => /be mended|are there and work/.test(document.getElementById("test-status").textContent));
    const choose = (page, name, value) =>
      page.evaluate((name, value) => document.querySelector(`[name="${name}"][value="${value}"]`).click(), name, value);
    const says = (page, key, part) =>
      waitUntil(
        page,
        (key, part) => document.querySelector(`[data-option="${key}"] .field__error`).textContent.includes(part),
        key,
        part,
      );
    /** Waits until the lines hold, or no longer hold, some text. */
    const lines = (page, part, isThere = true) =>
      waitUntil(
        page,
        (part, isThere) => document.getElementById("snippet-lines").textContent.includes(part) === isThere,
        part,
        isThere,
      );

    test("starts with the two lines, the address of its own folder, and no complaint", async () => {
      const { page, site } = await visit();
      assert.equal(
        await snippet(page, "lines"),
        `<script src="${site.address}massage-check.js" ${MARKS} defer></script>\n<massage-check>\n  <p>If no questionnaire appears here, please call the clinic.</p>\n</massage-check>`,
      );
      assert.equal(await snippet(page, "css"), null);
      assert.equal(await snippet(page, "page"), "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
      assert.deepEqual(await dressed(page), {});
      assert.deepEqual(await complaints(page), []);
      const asked = site.requests.filter((url) => !url.includes("favicon"));
      assert.ok(asked.length > 5);
    });

    test("what is entered is seen in the preview and stands in the lines, and only that", async () => {
      const { page } = await visit();
      await enter(page, "clinic-name", `O'Neil & "Sons" <b>`);
      await enter(page, "region", "gb");
      await enter(page, "heading-level", "3");
      await enter(page, "mode", "catalogue");
      await enter(page, "--massage-check-accent", "#7a2d6e");
      await lines(page, 'mode="catalogue"');
      const [, element] = (await snippet(page, "lines")).split("\n");
      assert.equal(
        element,
        '<massage-check region="gb" clinic-name="O\'Neil &amp; &quot;Sons&quot; &lt;b&gt;" mode="catalogue" heading-level="3">',
      );
      assert.equal(await snippet(page, "css"), "massage-check {\n  --massage-check-accent: #7a2d6e;\n}");
      const { style, ...attributes } = await dressed(page);
      assert.deepEqual(attributes, { "clinic-name": `O'Neil & "Sons" <b>`, region: "gb", mode: "catalogue", "heading-level": "3" });
      assert.match(style, /--massage-check-accent: ?#7a2d6e/);
      await enter(page, "mode", "");
      await enter(page, "clinic-name", "");
      await lines(page, "mode", false);
      assert.match(await snippet(page, "lines"), /<massage-check region="gb" heading-level="3">\n/);
    });

    test("a country fills in its numbers as what happens anyway", async () => {
      const { page } = await visit();
      await enter(page, "region", "gb");
      const hint = await page.$eval('[data-option="emergency-number"] input', ({ placeholder, value }) => ({ placeholder, value }));
      assert.deepEqual(hint, { placeholder: "999", value: "" });
    });

    test("asks for three things first, and puts all else away until something is wrong in it", async () => {
      const { page } = await visit();
      const seen = () => page.$$eval("#options [data-option]", (all) => all.filter((one) => one.checkVisibility()).map(({ dataset }) => dataset.option));
      assert.deepEqual(await seen(), ["region", "clinic-name", "clinic-phone"]);
      const controls = "input, select, textarea, button, summary";
      const count = await page.$$eval(controls, (all) => all.filter((one) => one.checkVisibility()).length);
      assert.ok(count < 40, `${count} controls`);
      await enter(page, "booking-link", "www.clinic.example/book");
      await says(page, "booking-link", "write https:// in front of it");
      assert.ok((await seen()).includes("booking-link"));
    });

    test("says beside every number what it dials, and where that is nothing [F55]", async () => {
      const { page } = await visit();
      const dials = (key) => page.$eval(`[data-option="${key}"] .field__dials`, ({ textContent }) => textContent);
      await enter(page, "region", "gb");
      for (const [key, text, said] of [
        ["clinic-phone", "+44 (0)20 7946 0018", "Dials: +442079460018"],
        ["emergency-number", "", "Dials: 999"],
        ["emergency-number", "112 / 999", "Dials: 112, then as another link 999"],
        ["urgent-line", "", "Dials: 111"],
        ["maternity", "020 7946 0018 ext 4", "Dials: nothing. It is shown without a link."],
        ["crisis-line", "your own midwife", ""],
      ]) {
        await enter(page, key, text);
        assert.equal(await dials(key), said);
      }
      await says(page, "maternity", "it is not certain what to dial");
      await lines(page, 'maternity="020 7946 0018 ext 4"');
      const numbers = await page.$$eval("[inputmode=tel]", (all) => all.every((one) => one.closest(".field").querySelector(".field__dials")));
      assert.ok(numbers);
    });

    test("says what is missing before it lets copy", async () => {
      const { page } = await visit();
      const missing = () => page.$eval("#missing", ({ textContent }) => textContent);
      assert.equal(await missing(), "Still missing: the country, or the emergency number; the name of the clinic; the phone number of the clinic.");
      await pressCopy(page);
      assert.equal(await page.evaluate(() => window.copied), undefined);
      await enter(page, "emergency-number", "112");
      await enter(page, "clinic-name", "Riverside");
      assert.equal(await missing(), "Still missing: the phone number of the clinic.");
      await enter(page, "clinic-phone", "020 7946 0018");
      assert.equal(await missing(), "");
      await pressCopy(page);
      await waitUntil(page, () => window.copied?.includes('<a href="tel:02079460018">'));
    });

    test("points out a folder that is not the one of this page", async () => {
      const { page } = await visit({ hash: "#folder=https://elsewhere.example/mc/" });
      const said = () => page.$eval("#elsewhere", ({ textContent }) => textContent);
      assert.match(await said(), /load the questionnaire from https:\/\/elsewhere\.example\/mc\//);
      await page.$eval("#folder", (input) => {
        input.value = "";
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
      assert.equal(await said(), "");
    });

    test("the preview stays beside the options and covers nothing else", async () => {
      const { page } = await visit({ hash: FULL });
      for (const id of ["copy", "test"]) {
        const isCovered = await page.evaluate((id) => {
          const section = document.getElementById(id);
          section.scrollIntoView({ behavior: "instant" });
          return document.getElementById("look").getBoundingClientRect().bottom > section.getBoundingClientRect().top;
        }, id);
        assert.equal(isCovered, false, id);
      }
    });

    test("techniques are written only if some are missing", async () => {
      const { page } = await visit();
      await enter(page, "offered");
      await lines(page, `offered="${techniques.slice(1).join(",")}"`);
      await enter(page, "offered");
      await lines(page, "offered", false);
    });

    test("a wrong entry gets the words of the questionnaire beside it, each time, and stays out of the lines", async () => {
      const { page } = await visit();
      for (const wrong of ["javascript:x", "javascript:y"]) {
        await enter(page, "booking-link", wrong);
        await says(page, "booking-link", "use an address that begins with https://");
        await lines(page, "booking-link", false);
        assert.equal(await page.$eval('[data-option="booking-link"] input', (input) => input.getAttribute("aria-invalid")), "true");
        assert.match(await page.$eval("#left-out", ({ textContent }) => textContent), /One entry cannot be used/);
        await enter(page, "booking-link", "/booking");
        await lines(page, 'booking-link="/booking"');
        await waitUntil(page, () => document.getElementById("left-out").textContent === "");
        assert.equal(await page.$eval('[data-option="booking-link"] input', (input) => input.getAttribute("aria-invalid")), null);
      }
      await enter(page, "clinic-name", "x".repeat(121));
      await says(page, "clinic-name", "use at most 120 characters");
      await enter(page, "expiry", "91");
      await says(page, "expiry", "use a whole number from 1 to 90");
      await enter(page, "--massage-check-accent", "red; } body { display: none");
      await says(page, "--massage-check-accent", "use a colour");
      assert.equal(await snippet(page, "css"), null);
      await enter(page, "--massage-check-accent", "#f4f4f4");
      await enter(page, "--massage-check-text", "#f4f4f4");
      await waitUntil(page, () => /^“Text” can hardly be read on “Ground” on a light page: make one/.test(document.getElementById("colours").textContent));
      assert.deepEqual(await complaints(page), []);
    });

    test("a questionnaire that is being tried goes on when an entry changes", async () => {
      const { page } = await visit();
      await page.evaluate(() => {
        const root = frames[0].document.querySelector("massage-check").shadowRoot;
        root.querySelector("input[type=checkbox]").click();
        root.querySelector("[type=submit]").click();
      });
      await inPreview(page, "[data-screen=question]");
      await enter(page, "clinic-name", "Riverside");
      await enter(page, "storage", "tab");
      await enter(page, "--massage-check-radius", "0");
      await lines(page, 'storage="tab"');
      await shown(page);
      assert.equal(await screen(page), "question");
      assert.equal((await dressed(page))["clinic-name"], "Riverside");
    });

    test("a reload or a bookmark brings back all that was entered", async () => {
      const { page } = await visit();
      for (const [n, name] of awkward.filter((text) => !/[\n\t]/.test(text)).entries()) {
        await enter(page, "clinic-name", name);
        await enter(page, "--massage-check-font", "Georgia, serif");
        if (n === 0) await choose(page, "target", "wordpress");
        await page.reload();
        await waitUntil(page, () => document.getElementById("snippet-lines")?.textContent.includes("clinic_name"));
        assert.equal(await page.$eval('[data-option="clinic-name"] input', ({ value }) => value), name);
        assert.match(await snippet(page, "css"), /Georgia, serif/);
      }
      await page.evaluate(() => document.querySelector("#options .button").click());
      await waitUntil(page, () => location.hash === "#target=wordpress" || location.hash === "");
      assert.equal(await page.$eval('[data-option="clinic-name"] input', ({ value }) => value), "");
    });

    test("shows phone, tablet and desktop, light and dark, a result and the paper", async () => {
      const { page } = await visit({ hash: "#clinic-name=Riverside" });
      const width = () => page.evaluate(() => frames[0].innerWidth);
      for (const [value, px] of [["768", 768], ["1280", 1280], ["360", 360]]) {
        await choose(page, "width", value);
        await waitUntil(page, (px) => frames[0].innerWidth === px, px);
        assert.equal(await width(), px);
      }
      const ground = () =>
        page.evaluate(() => getComputedStyle(frames[0].document.querySelector("massage-check").shadowRoot.querySelector(".mc")).backgroundColor);
      await choose(page, "scheme", "light");
      assert.equal(await ground(), "rgb(250, 248, 243)");
      await choose(page, "scheme", "dark");
      assert.equal(await ground(), "rgb(16, 26, 24)");

      await begin(page, "Example result");
      await inPreview(page, "[data-technique][data-status=suggested]");
      // A minute of this frame lasts a tenth of a second, and so does a browser's time to say that it prints.
      await page.evaluate(() => {
        const view = frames[0];
        const { setTimeout } = view;
        view.setTimeout = (run, ms = 0) => setTimeout(run, ms / 600);
      });
      await choose(page, "shows", "paper");
      const paper = await waitUntil(page, () => document.querySelector(".sheet").shadowRoot.querySelector(".mc-sheet")?.textContent);
      assert.match(paper, /Riverside/);
      await enter(page, "clinic-name", "Lakeside");
      await waitUntil(page, () => document.querySelector(".sheet").shadowRoot.textContent.includes("Lakeside"));
      assert.equal(await page.evaluate(() => window.seen.printed), 0);
      assert.equal(await page.evaluate(() => frames[0].document.getElementById("mc-print-root")), null);
      await choose(page, "shows", "screen");
      assert.equal(await screen(page), "result");
      // Nobody is told that this browser does not print.
      await page.evaluate(() => new Promise((resolve) => frames[0].setTimeout(resolve, 60_000)));
      const said = () => frames[0].document.querySelector("massage-check").shadowRoot.querySelector(".mc-take").textContent;
      assert.equal(await page.evaluate(said), "");
      await begin(page, "First page");
      await inPreview(page, "[data-screen=welcome]");
      assert.deepEqual(await complaints(page), []);
    });

    test("an example is shown also where nothing is to be kept", async () => {
      const { page } = await visit({ hash: "#storage=none&kiosk=on" });
      await begin(page, "Example result");
      await inPreview(page, "[data-technique][data-status=suggested]");
      assert.match(await snippet(page, "lines"), /<massage-check storage="none" kiosk>/);
    });

    test("copies the lines of each way, and says so", async () => {
      const { page } = await visit({ hash: FULL });
      await says(page, "booking-link", "use an address");
      for (const [target, begin] of [
        ["html", /^<script src=.*\n<massage-check /],
        ["wordpress", /^\[massage_check /],
        ["frame", /^<iframe src=.*\n<script src=.*massage-check\.frame\.js/],
        ["npm", /^import "massage-check";\n/],
      ]) {
        await choose(page, "target", target);
        await pressCopy(page);
        await waitUntil(page, () => document.getElementById("snippet-lines").closest(".snippet").querySelector(".snippet__said").textContent === "Copied");
        const copied = await page.evaluate(() => window.copied);
        assert.match(copied, begin);
        assert.equal(copied, await snippet(page, "lines"));
      }
    });

    test("where nothing can be copied, the lines are selected", async () => {
      const { page } = await visit({
        hash: "#region=gb&clinic-name=Riverside&clinic-phone=999",
        before: () => Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true }),
      });
      await pressCopy(page);
      await waitUntil(page, () => String(getSelection()).includes("<massage-check "));
      assert.match(await page.$eval("#snippet-lines", (code) => code.closest(".snippet").textContent), /Selected/);
    });

    test("takes the address of a folder as people write it, and refuses what is none", async () => {
      const { page, site } = await visit();
      const folder = async (text) => {
        await page.evaluate((text) => {
          const input = document.getElementById("folder");
          input.value = text;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }, text);
        return /src="([^"]*)massage-check\.js"/.exec(await snippet(page, "lines"))[1];
      };
      assert.equal(await folder("www.example.com/mc"), ["https:", "", "www.example.com", "mc", ""].join("/"));
      assert.equal(await folder("http://example.com/mc/massage-check.js?x"), "http://example.com/mc/");
      assert.equal(await folder("javascript:alert(1)"), site.address);
      assert.match(await page.$eval("#folder-error", ({ textContent }) => textContent), /use an address/);
      assert.equal(await folder(""), site.address);
      assert.equal(await page.$eval("#folder-error", ({ textContent }) => textContent), "");
    });

    test("pins the loader with the checksum of this upload", async () => {
      const { page } = await visit();
      await waitUntil(page, () => !document.getElementById("pin").disabled);
      await page.click('label[for="pin"]');
      const { files } = JSON.parse(readFileSync(join(DIST, "manifest.json"), "utf8"));
      await lines(page, `integrity="${files["massage-check.js"].integrity}" crossorigin="anonymous"`);
      await choose(page, "target", "frame");
      await lines(page, files["massage-check.frame.js"].integrity);
      await choose(page, "target", "npm");
      await lines(page, "integrity", false);
    });

    test("says so where the questionnaire cannot start", async () => {
      const { page } = await visit({ ready: false, answer: (name) => name.endsWith(".wasm") && { status: 404, body: "" } });
      await enter(page, "clinic-name", "Riverside");
      await waitUntil(page, () => !document.getElementById("broken").hidden);
      assert.match(await page.$eval("#broken", ({ textContent }) => textContent), /does not start here \(http\)/);
      assert.match(await snippet(page, "lines"), /clinic-name="Riverside"/);
    });

    describe("tests the server", () => {
      const well = (name) => (HASHED.test(name) ? IMMUTABLE : SHORT);
      /** Runs the test and returns what is to be done, by file, and the verdict. */
      async function result({ hash = "", answer = () => null, headers = {}, others = {} } = {}) {
        const dressedAnswer = (name, times, search) => {
          const given = answer(name, times, search);
          return typeof given === "string" ? given : { ...given, headers: { ...well(name), ...given?.headers } };
        };
        const { page, site } = await visit({ hash, answer: dressedAnswer, headers, ready: false, ...others });
        return { ...(await run(page)), page, site };
      }

      async function run(page) {
        await page.$eval("#run-test", (button) => button.click());
        await tested(page);
        return page.evaluate(() => {
          const items = [...document.querySelectorAll("#findings li")];
          return {
            verdict: document.getElementById("test-status").textContent,
            good: document.querySelectorAll("#in-order li").length,
            findings: items.map((item) => ({
              is: item.dataset.is,
              what: [...item.querySelectorAll("code")].map(({ textContent }) => textContent),
              text: item.lastChild.textContent,
            })),
          };
        });
      }

      test("that does everything right, of which it finds nothing to say", async () => {
        const { findings, verdict, good, page } = await result();
        assert.deepEqual(findings, []);
        assert.equal(verdict, "All files are there and work.");
        const manifest = JSON.parse(readFileSync(join(DIST, "manifest.json"), "utf8"));
        const files = Object.keys(manifest.files).filter((name) => !name.startsWith("npm/")).length;
        // And the manifest itself, and the policy of this page.
        assert.equal(good, files + 2);
        assert.deepEqual(await complaints(page), []);
      });

      const wasm = readdirSync(DIST).find((name) => name.endsWith(".wasm"));
      const glue = readdirSync(DIST).find((name) => /^engine.*\.js$/.test(name));
      const only = (file, given) => ({ answer: (name) => name === file && given });
      for (const [what, options, is, files, text] of [
        ["that has lost a file", only(glue, { status: 404, body: "" }), "mend", [glue], /answers 404: upload this file again/],
        ["that changes files", only("massage-check.js", { body: "/* minified */" }), "mend", ["massage-check.js"], /not the file of this version/],
        ["that cuts files off", only(wasm, { body: "x" }), "mend", [wasm], /upload the whole folder again in binary mode/],
        ["that breaks off", only(wasm, "cut"), "mend", [wasm], /cannot be fetched/],
        ["that does not know wasm", only(wasm, { type: "application/octet-stream" }), "hint", [wasm], /send it as application\/wasm/],
        ["that sends scripts as text", only(glue, { type: "text/plain" }), "mend", [glue], /send it as text\/javascript/],
        ["that keeps the loader for ever", only("massage-check.js", { headers: IMMUTABLE }), "mend", ["massage-check.js"], /max-age=3600/],
        ["that keeps nothing", only(wasm, { headers: { "cache-control": "no-store" } }), "hint", [wasm], /immutable/],
        ["that lets nobody frame it", only("frame.html", { headers: { "x-frame-options": "DENY" } }), "mend", ["frame.html"], /without X-Frame-Options/],
      ]) {
        test(`${what}, and gives the remedy`, async () => {
          const { findings, verdict } = await result(options);
          assert.equal(findings.length, 1, JSON.stringify(findings));
          assert.equal(findings[0].is, is);
          assert.deepEqual(findings[0].what, files);
          assert.match(findings[0].text, text);
          assert.match(verdict, is === "mend" ? /One thing has to be mended/ : /One thing could be better/);
        });
      }

      test("that has no manifest, or a page of the site in its place", async () => {
        const missing = await result(only("manifest.json", { status: 404, body: "" }));
        assert.match(missing.findings[0].text, /upload the whole folder/);
        const page = await result(only("manifest.json", { body: "<!doctype html>" }));
        assert.match(page.findings[0].text, /correct the address of the folder/);
      });

      test("whose policy forbids wasm", async () => {
        const { findings, verdict } = await result({
          headers: { "content-security-policy": `${STRICT.replace(" 'wasm-unsafe-eval'", "")}; frame-src 'self'` },
        });
        assert.deepEqual(findings[0].what, ["WebAssembly in this page"]);
        assert.match(findings[0].text, /add 'wasm-unsafe-eval' to its script-src/);
        assert.match(verdict, /clients will not see/);
      });

      test("for a site elsewhere, which may read nothing", async () => {
        const { findings } = await result({ hash: "#site=www.example.com" });
        const [finding] = findings.filter(({ text }) => text.includes("Access-Control-Allow-Origin"));
        assert.equal(finding.is, "mend");
        assert.ok(finding.what.every((name) => /^(engine|pack)\./.test(name)) && finding.what.length >= 3);
        assert.match(finding.text, /www\.example\.com/);
      });

      test("for a site elsewhere, which may read everything", async () => {
        const { findings } = await result({
          hash: "#site=www.example.com",
          headers: { "access-control-allow-origin": "*" },
        });
        assert.deepEqual(findings, []);
      });

      test("that is another one: without leave for others, with it, and switched off", async () => {
        const closed = await serving({ answer: (name) => ({ headers: well(name) }) });
        const open = await serving({ answer: (name) => ({ headers: well(name) }), headers: { "access-control-allow-origin": "*" } });
        const { findings, page } = await result({ hash: `#folder=${encodeURIComponent(closed.address)}` });
        assert.match(findings[0].text, /lets no other site read it.*Access-Control-Allow-Origin/);
        await page.evaluate((address) => {
          const input = document.getElementById("folder");
          input.value = address;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }, open.address);
        assert.deepEqual((await run(page)).findings, []);
        await open.close();
        assert.match((await run(page)).findings[0].text, /cannot be reached/);
      });
    });

    test("runs under the strictest policy that lets it show its preview", async () => {
      const { page } = await visit({ headers: { "content-security-policy": `${STRICT}; frame-src 'self'` }, hash: FULL });
      await begin(page, "Example result");
      await page.$eval("#run-test", (button) => button.click());
      await tested(page);
      assert.deepEqual(await complaints(page), []);
    });

    test("says so where a policy forbids its preview", async () => {
      const { page } = await visit({ headers: { "content-security-policy": STRICT }, ready: false });
      await waitUntil(page, () => document.getElementById("look-note").textContent.includes("frame-src 'self'"));
      await enter(page, "clinic-name", "Riverside");
      await lines(page, 'clinic-name="Riverside"');
    });

    // Not every driver of Firefox can set the size of a window.
    for (const width of engine === "chromium" ? [360, 768, 1280] : [null]) {
      test(`meets no barrier that axe knows${width ? ` at ${width} px` : ""}, and needs no scrolling to the side`, async () => {
        const { page } = await visit({ hash: FULL });
        if (width) await page.setViewport({ width, height: 900 });
        await says(page, "booking-link", "use an address");
        for (const details of await page.$$("details")) await details.evaluate((one) => (one.open = true));
        await page.$eval("#run-test", (button) => button.click());
        await tested(page);
        await page.evaluate(axe.source);
        for (const target of ["html", "wordpress", "frame", "npm"]) {
          await choose(page, "target", target);
          assert.deepEqual(await barriers(page), [], target);
        }
        await choose(page, "shows", "paper");
        await waitUntil(page, () => document.querySelector(".sheet").shadowRoot.querySelector(".mc-sheet") !== null);
        assert.deepEqual(await barriers(page), [], "paper");
        const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.equal(isTooWide, false);
      });
    }

    if (engine === "chromium") {
      test("meets no barrier that axe knows in the dark", async () => {
        const { page } = await visit({ hash: FULL });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
        await says(page, "booking-link", "use an address");
        await page.$eval("#run-test", (button) => button.click());
        await tested(page);
        await page.evaluate(axe.source);
        assert.deepEqual(await barriers(page), []);
      });
    }

    test("can be used with the keyboard alone: a name, a country, a way, a copy", async () => {
      const { page } = await visit();
      const focusOn = async (selector) => {
        for (let stops = 0; stops < 150; stops += 1) {
          if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
          await page.keyboard.press("Tab");
        }
        assert.fail(`${selector} cannot be reached with Tab`);
      };
      await focusOn('[data-option="clinic-name"] input');
      await page.keyboard.type("Riverside");
      await focusOn("[name=target]:checked");
      await page.keyboard.press("ArrowRight");
      await lines(page, '[massage_check clinic_name="Riverside"]');
      await focusOn(".snippet:not([hidden]) button");
      await page.keyboard.press("Enter");
      await waitUntil(page, () => /Still missing: the country/.test(document.activeElement.parentElement.textContent));
      await page.keyboard.press("Enter");
      await waitUntil(page, () => window.copied);
      assert.equal(await page.evaluate(() => window.copied), '[massage_check clinic_name="Riverside"]');
      await focusOn("#run-test");
      await page.keyboard.press("Enter");
      await tested(page);
      assert.equal(await page.evaluate(() => document.activeElement.id), "run-test");
    });
  });
}

/** What axe finds wrong on the page around the preview, as short lines. */
async function barriers(page) {
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      iframes: false,
    }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(" ")}`));
}
