// The questionnaire in a frame, as sites have it that can hold no script of others: what its address may set, how tall it
// is, and what the page around it can and cannot do to it.
//
// The page around lies on another server than the frame, as it does in life.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import axe from "axe-core";
import { appears, complaints, openPage, printRoot, started, waitUntil } from "./lib/browsers.mjs";
import { Client, readResult } from "./lib/client.mjs";
import { cases, root } from "./lib/content.mjs";
import { printedPdf, readPdf } from "./lib/paper.mjs";
import { serve } from "./lib/server.mjs";
import { ATTRIBUTES, PROPERTIES } from "../../frame/settings.js";
import { FRAME_NEEDS } from "../../setup/snippets.js";

const DIST = join(root, "dist");

/** The most and the least that a frame may be made by messages. */
const HEIGHTS = { least: 160, most: 20_000 };

/** Before the scripts of any page: keeps all messages that arrive in it. */
function listen() {
  window.received = [];
  addEventListener("message", ({ data, origin }) => window.received.push({ data, origin }));
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    return attachShadow.call(this, { ...options, mode: "open" });
  };
}

/** `browser` returns the running browser; `engine` is its name. */
export function testFrame(browser, { engine }) {
  describe("the questionnaire in a frame", () => {
    const opened = [];
    after(async () => {
      for (const close of opened.reverse()) await close();
    });

    async function open(address, { before } = {}) {
      const page = await openPage(browser(), address, { before });
      opened.push(() => page.close());
      return page;
    }

    /** The page of a clinic with the frame. `script` is the tag of the script that keeps its height, or nothing. */
    async function visit({ query = "", hasScript = true, frameAttributes = "", pages = {}, headers = {}, head = "" } = {}) {
      const files = await serve({ folder: DIST, headers });
      const script = hasScript ? `<script src="${files.address}massage-check.frame.js" defer></script>` : "";
      const host = `<!doctype html><html lang="en"><head><title>Host</title>${head}</head><body><p>The clinic</p>
        <iframe src="${files.address}frame.html${query}" width="100%" height="900" frameborder="0" title="Questionnaire" ${frameAttributes}></iframe>
        ${script}</body></html>`;
      const site = await serve({ folder: DIST, pages: { "host.html": host, ...pages } });
      opened.push(files.close, site.close);
      const page = await open(`${site.address}host.html`, { before: listen });
      const frame = await frameOf(page, files.address);
      await started(frame);
      return { page, frame, files, site };
    }

    /** Waits until a check from outside of the page holds. */
    const eventually = (check) => waitUntil({ evaluate: check });

    const frameOf = (page, address) =>
      eventually(async () => page.frames().find((frame) => frame.url().startsWith(`${address}frame.html`)));

    /** The page alone, without a page around it. */
    async function alone(query) {
      const files = await serve({ folder: DIST });
      opened.push(files.close);
      const page = await open(`${files.address}frame.html${query}`, { before: listen });
      return page;
    }

    const height = (page) => page.$eval("iframe", (frame) => frame.getBoundingClientRect().height);
    const contentHeight = (frame) => frame.evaluate(() => document.body.getBoundingClientRect().height);

    /** The frame is as tall as what is in it, and needs no scrollbar. */
    const fits = (page, frame) =>
      eventually(async () => {
        const [outside, inside] = [await height(page), await contentHeight(frame)];
        return outside >= inside && outside < inside + 1;
      });

    /** Gives a flood of messages the time to be heard. */
    const settled = (page) =>
      page.evaluate(
        () =>
          new Promise((resolve) => {
            addEventListener("message", ({ data }) => data === "the last" && requestAnimationFrame(() => requestAnimationFrame(resolve)));
            postMessage("the last");
          }),
      );

    const attributesOf = (page) =>
      page.$eval("massage-check", ({ attributes }) =>
        Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
      );

    /** A page like frame.html whose element is `widget`, and what its element has after a visit with this query. */
    async function own(widget, query) {
      const html = `<!doctype html><html lang="en"><head><title>Own</title><script src="frame.js" defer></script>
        <script src="massage-check.js" defer></script></head><body>${widget}</body></html>`;
      const files = await serve({ folder: DIST, pages: { "own.html": html } });
      opened.push(files.close);
      const page = await open(`${files.address}own.html${query}`, { before: listen });
      await started(page);
      return page;
    }

    const FOOTER = "massage-check >>> footer";

    /** Everything that can be set, with values that can be told from any other. */
    const everything = () => {
      const values = Object.fromEntries(ATTRIBUTES.map((name) => [name, ""]));
      return { ...values, region: "gb", "clinic-name": `O'Neil & "Sons" <b>`, mode: "catalogue", lang: "en" };
    };

    test("takes looks and language from its address, every property, and nothing else [F65]", async () => {
      const looks = Object.fromEntries(PROPERTIES.map((name) => [`--massage-check-${name}`, "initial"]));
      const query = new URLSearchParams({ ...everything(), ...looks, "--massage-check-accent": "rgb(90, 45, 110)", shadow: "open" });
      const page = await alone(`?${query}`);
      await started(page);
      const { style, ...attributes } = await attributesOf(page);
      assert.deepEqual(attributes, { "color-scheme": "", lang: "en" });
      const set = await page.$eval("massage-check", (widget) => [...widget.style]);
      assert.deepEqual(set.sort(), Object.keys(looks).sort());
      assert.ok(style.includes("rgb(90, 45, 110)"));
      const [warning] = await waitUntil(page, () => window.seen.warnings.length > 0 && window.seen.warnings);
      assert.match(warning, /must not set region, emergency-number, .*clinic-phone.*: write it into frame\.html/);
    });

    test("takes what the file allows by name, but never what opens it [F65]", async () => {
      const names = [...ATTRIBUTES, "shadow", "onclick"].join(" ");
      const query = new URLSearchParams({ ...everything(), shadow: "open", onclick: "alert(1)" });
      const page = await own(`<massage-check data-from-address="${names}"></massage-check>`, `?${query}`);
      assert.deepEqual(await attributesOf(page), { "data-from-address": names, ...everything() });
      assert.deepEqual(await complaints(page), []);
    });

    test("names in its address that are unknown become nothing, and take nothing away [F48]", async () => {
      const json = '{"region":"gb","clinicName":"Riverside","clinicPhone":"020 7946 0018"}';
      const widget = `<massage-check data-from-address="clinic-phone mode"><script type="application/json">${json}</script></massage-check>`;
      const query = new URLSearchParams({ utm_source: "x", onclick: "alert(1)", style: "color:red", is: "x", clinicPhone: "0900 666 666", "clinic-phone": "0900 666 666", mode: "catalogue" });
      query.append("__proto__", "x");
      const page = await own(widget, `?${query}`);
      assert.deepEqual(await attributesOf(page), { "data-from-address": "clinic-phone mode", mode: "catalogue" });
      assert.match(await page.$eval(FOOTER, ({ textContent }) => textContent), /999[\s\S]*Riverside, 020 7946 0018/);
      assert.deepEqual(await complaints(page), []);
    });

    test("a country in the file holds for all numbers, whatever an address is allowed [F65]", async () => {
      const numbers = ["emergency-number", "urgent-line", "maternity", "crisis-line"];
      const widget = `<massage-check region="gb" data-from-address="region ${numbers.join(" ")} clinic-name"></massage-check>`;
      const query = new URLSearchParams({ region: "xx", "clinic-name": "Riverside", ...Object.fromEntries(numbers.map((name) => [name, "0900 777 777"])) });
      const page = await own(widget, `?${query}`);
      const attributes = await attributesOf(page);
      assert.deepEqual([attributes.region, attributes["clinic-name"], ...numbers.map((name) => attributes[name])], ["gb", "Riverside", undefined, undefined, undefined, undefined]);
      assert.deepEqual(await page.$$eval("massage-check >>> footer a", (all) => all.map(({ href, target }) => [href, target])), [["tel:999", "_self"]]);
    });

    test("where the object of the file cannot be read, an address sets no number [F65]", async () => {
      const widget = '<massage-check data-from-address="clinic-phone"><script type="application/json">{,}</script></massage-check>';
      const page = await own(widget, "?clinic-phone=0900666666");
      assert.deepEqual(await attributesOf(page), { "data-from-address": "clinic-phone" });
    });

    test("meets no barrier that axe knows", async () => {
      const page = await alone("?lang=en");
      await started(page);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
      assert.deepEqual(violations.map(({ id }) => id), []);
    });

    test("what the page itself says goes before its address [F65]", async () => {
      const files = await serve({
        folder: DIST,
        pages: {
          "fixed.html": `<!doctype html><html lang="en"><script src="frame.js" defer></script>
            <script src="massage-check.js" defer></script><massage-check clinic-phone="112" data-from-address="clinic-phone clinic-name"></massage-check></html>`,
        },
      });
      opened.push(files.close);
      const page = await open(`${files.address}fixed.html?clinic-phone=0900&clinic-name=Riverside`, { before: listen });
      await started(page);
      const { "clinic-phone": phone, "clinic-name": name } = await attributesOf(page);
      assert.deepEqual([phone, name], ["112", "Riverside"]);
    });

    test("a hostile address is shown nowhere and stops nothing", async () => {
      const query = `?clinic-name=${"x".repeat(5000)}&booking-link=javascript:alert(1)&lang=../../x&%E0%A4%A=1&=&&region`;
      const page = await alone(query);
      await started(page);
      assert.equal((await new Client(page).look()).kind, "welcome");
      assert.deepEqual(await complaints(page), []);
    });

    test("is as tall as each of its pages, and goes to the result", async () => {
      const { page, frame } = await visit({ query: "?lang=en" });
      await fits(page, frame);
      const heights = new Set();
      await new Client(frame, cases.W01.answers).walk({
        onScreen: async () => {
          await fits(page, frame);
          heights.add(await height(page));
        },
      });
      assert.ok(heights.size > 5);
      assert.ok((await readResult(frame)).suggested.length > 0);
      assert.deepEqual(await complaints(frame), []);
      assert.deepEqual(await complaints(page), []);
    });

    test("without the script of the page around it keeps its height and scrolls", async () => {
      const { page, frame } = await visit({ hasScript: false });
      await new Client(frame).walk({ until: ({ id }) => id === "rf_em" });
      assert.equal(await height(page), 900);
      const canScroll = await frame.evaluate(() => {
        scrollTo(0, 100_000);
        return { scrolled: scrollY > 0, room: document.documentElement.scrollHeight > innerHeight };
      });
      assert.deepEqual(canScroll, { scrolled: true, room: true });
      assert.deepEqual(await page.evaluate(() => window.received), []);
    });

    test("fits also where the page around it counts borders into heights", async () => {
      const { page, frame } = await visit({ head: "<style>* { box-sizing: border-box } iframe { border: 5px solid }</style>" });
      const inner = () => page.$eval("iframe", ({ clientHeight }) => clientHeight);
      await eventually(async () => Math.abs((await inner()) - (await contentHeight(frame))) < 1);
      assert.equal(await height(page), (await inner()) + 10);
    });

    test("is asked again when it comes onto the page late, or goes to another address", async () => {
      const { page, frame } = await visit();
      await fits(page, frame);
      await page.evaluate(() => {
        const frame = document.querySelector("iframe");
        const late = document.createElement("iframe");
        late.src = `${frame.src}?mode=catalogue`;
        late.title = "Late";
        late.frameBorder = "0";
        frame.replaceWith(late);
      });
      const late = await waitForFrame(page, "frame.html?mode=catalogue");
      await started(late);
      await fits(page, late);
      assert.ok((await height(page)) > HEIGHTS.least);
    });

    test("prints its sheet and nothing else", async () => {
      const { frame, page } = await visit();
      const client = new Client(frame, cases.W01.answers);
      await client.walk();
      await client.press("[data-act=print]");
      await printRoot(frame);
      await waitUntil(frame, () => window.seen.printed === 1);
      assert.equal(await page.evaluate(() => window.seen.printed), 0);
      assert.equal(await page.$("#mc-print-root"), null);

      const alonePage = await alone("");
      await started(alonePage);
      const other = new Client(alonePage, cases.W01.answers);
      await other.comeBack();
      await other.press("[data-act=print]");
      await printRoot(alonePage);
      const paper = readPdf(await printedPdf(alonePage));
      assert.equal(paper.pages, 1);
      assert.doesNotMatch(paper.text, /questionnaire is loading|Start over/);
    });

    const hostile = {
      "a string": "900",
      null: null,
      "a number": 900,
      "an array": [900],
      "another type": { type: "resize", height: 5000 },
      "a height in words": { type: "massage-check-frame", height: "5000" },
      "no number": { type: "massage-check-frame", height: Number.NaN },
      "no end": { type: "massage-check-frame", height: Number.POSITIVE_INFINITY },
      "more than is needed": { type: "massage-check-frame", height: 5000, run: "alert(1)" },
    };
    test("messages of any other form are ignored by both, silently [F48]", async () => {
      const { page, frame } = await visit();
      await fits(page, frame);
      const before = await height(page);
      await frame.evaluate((all) => Object.values(all).forEach((data) => parent.postMessage(data, "*")), hostile);
      await frame.evaluate(() => parent.postMessage("x".repeat(1_000_000), "*"));
      await page.evaluate((all) => {
        for (const data of Object.values(all)) document.querySelector("iframe").contentWindow.postMessage(data, "*");
        document.querySelector("iframe").contentWindow.postMessage("x".repeat(1_000_000), "*");
      }, hostile);
      await settled(page);
      await settled(frame);
      assert.equal(await height(page), before);
      assert.deepEqual(await complaints(page), []);
      assert.deepEqual(await complaints(frame), []);
      assert.equal((await new Client(frame).look()).kind, "welcome");
    });

    test("a well-formed message of another frame, another origin or the page itself changes no height [F48]", async () => {
      const { page, frame, site } = await visit({
        pages: { "stranger.html": "<!doctype html><title>Stranger</title>", "frame.html": "<!doctype html><title>Not ours</title>" },
      });
      await fits(page, frame);
      const before = await height(page);
      const message = { type: "massage-check-frame", height: 5000 };
      // A frame that the page does not take for ours.
      await page.evaluate(async (address) => {
        const stranger = document.createElement("iframe");
        stranger.src = address;
        document.body.append(stranger);
        await new Promise((resolve) => stranger.addEventListener("load", resolve));
      }, `${site.address}stranger.html`);
      const stranger = page.frames().find((frame) => frame.url().endsWith("stranger.html"));
      await stranger.evaluate((message) => parent.postMessage(message, "*"), message);
      await page.evaluate((message) => postMessage(message, "*"), message);
      await settled(page);
      assert.equal(await height(page), before);

      // Our frame, led to another server.
      await frame.evaluate((address) => {
        location.href = address;
      }, `${site.address}stranger.html?led`);
      const led = await waitForFrame(page, "stranger.html?led");
      await led.evaluate((message) => parent.postMessage(message, "*"), message);
      await settled(page);
      assert.equal(await height(page), before);
    });

    const waitForFrame = (page, end) =>
      eventually(async () => {
        const frame = page.frames().find((frame) => frame.url().endsWith(end));
        return (await frame?.evaluate(() => document.readyState)) === "complete" && frame;
      });

    test("a flood of heights costs one change for each picture, and absurd ones are clamped [F48]", async () => {
      const { page, frame } = await visit();
      await fits(page, frame);
      await page.evaluate(() => {
        window.changes = 0;
        new MutationObserver(() => (window.changes += 1)).observe(document.querySelector("iframe"), { attributeFilter: ["style"] });
      });
      await frame.evaluate(() => {
        for (let n = 0; n < 10_000; n += 1) parent.postMessage({ type: "massage-check-frame", height: 300 + n }, "*");
      });
      await waitUntil(page, () => document.querySelector("iframe").style.height === "10299px");
      const changes = await page.evaluate(() => window.changes);
      assert.ok(changes < 2000, `${changes} changes`);
      for (const [asked, got] of [[1e9, HEIGHTS.most], [-5, HEIGHTS.least], [0, HEIGHTS.least]]) {
        await frame.evaluate((height) => parent.postMessage({ type: "massage-check-frame", height }, "*"), asked);
        await waitUntil(page, (px) => document.querySelector("iframe").style.height === px, `${got}px`);
      }
    });

    test("a stranger that frames it hears heights if it asks, and never an answer [F49]", async () => {
      const { page, frame } = await visit({ hasScript: false });
      await page.evaluate(() => {
        document.querySelector("iframe").contentWindow.postMessage({ type: "massage-check-frame", height: 1 }, "*");
      });
      await new Client(frame, { ...cases.W01.answers, note: "Quokka7431" }).walk();
      await settled(page);
      const { received, reach } = await page.evaluate(() => {
        const { contentWindow, contentDocument } = document.querySelector("iframe");
        let reach = contentDocument === null ? "nothing" : "document";
        try {
          reach = contentWindow.document.title;
        } catch {
          // As it should be.
        }
        return { reach, received: window.received.filter(({ data }) => data !== "the last") };
      });
      assert.equal(reach, "nothing");
      assert.ok(received.length > 3);
      for (const { data, origin } of received) {
        assert.deepEqual(Object.keys(data).sort(), ["height", "type"]);
        assert.equal(data.type, "massage-check-frame");
        assert.equal(typeof data.height, "number");
        assert.equal(origin, new URL(frame.url()).origin);
      }
    });

    test("a stranger that does not ask hears nothing [F49]", async () => {
      const { page, frame } = await visit({ hasScript: false });
      await new Client(frame).walk({ until: ({ id }) => id === "rf_em" });
      await settled(page);
      assert.deepEqual(await page.evaluate(() => window.received.filter(({ data }) => data !== "the last")), []);
    });

    test("deleting everything in a frame asks first, so that no lured press does it [F49]", async () => {
      const { frame } = await visit();
      const client = new Client(frame, cases.W01.answers);
      await client.walk({ until: ({ id }) => id === "rf_em" });
      await client.press("[data-act=delete]");
      await appears(frame, "[data-act=delete-confirm]");
      assert.notEqual(await frame.evaluate(() => sessionStorage.getItem("massage-check:default")), null);
      await client.act("delete-confirm");
      assert.equal(await frame.evaluate(() => sessionStorage.getItem("massage-check:default")), null);
    });

    test("with the documented flags but that for booking, a call asks for no leave that it has not [F64]", async () => {
      const flags = FRAME_NEEDS.map(([flag]) => flag).filter((flag) => flag !== "allow-top-navigation-by-user-activation");
      const { page, frame } = await visit({ frameAttributes: `sandbox="${flags.join(" ")}" allow="clipboard-write"` });
      const said = [];
      page.on("console", (message) => said.push(message.text()));
      const targets = await frame.$$eval("massage-check >>> a[href^='tel:']", (all) => all.map(({ target }) => target));
      assert.ok(targets.length > 0 && targets.every((target) => target === "_self"), targets.join());
      await frame.$eval("massage-check >>> a[href^='tel:']", (call) => call.click());
      await settled(page);
      assert.deepEqual(said.filter((text) => /sandbox/i.test(text)), []);
      assert.equal((await new Client(frame).look()).kind, "welcome");
    });

    test("in a frame that may store nothing, it works to the result [F1]", async () => {
      // To its own server, such a frame is a stranger.
      const headers = { "access-control-allow-origin": "*" };
      const { frame } = await visit({ frameAttributes: 'sandbox="allow-scripts"', headers });
      await new Client(frame, cases.W01.answers).walk();
      assert.ok((await readResult(frame)).suggested.length > 0);
    });
  });
}
