// Real hands: some shake, some press the same place twice, some use keys, and none of them looks for what has scrolled away.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { appears, complaints, openPage, resize, started, waitUntil } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { root } from "./lib/content.mjs";
import { serve } from "./lib/server.mjs";

const DIST = join(root, "dist");
const SCRIPT = '<script src="massage-check.js" defer></script>';
const WIDGET = '<massage-check shadow="open" loading="eager" region="gb"></massage-check>';
const PHONE = { width: 360, height: 640 };

/** `browser` returns the running browser. `isInPage`: it is driven from within the page, and has no hands. */
export function testHands(browser, { isInPage }) {
  describe("a hand", () => {
    const opened = [];
    after(() => Promise.all(opened.map((close) => close())));

    async function visit(body, { head = "", size = PHONE } = {}) {
      const meta = '<meta name="viewport" content="width=device-width">';
      const host = `<!doctype html><html lang="en"><head><title>Host</title>${meta}${head}</head><body>${body}</body></html>`;
      const site = await serve({ folder: DIST, pages: { "host.html": host } });
      const page = await openPage(browser(), `${site.address}host.html`);
      opened.unshift(() => page.close().finally(site.close));
      await resize(page, size);
      await started(page);
      return page;
    }

    const ticked = (page) =>
      page.$eval("massage-check", ({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll("[data-screen] input:checked")].map(({ value }) => value),
      );
    const screen = (page) => page.$eval("massage-check >>> [data-screen]", ({ dataset }) => dataset.screenId);
    /** Where an element is in the window. */
    const place = (page, selector) =>
      page.$eval(`massage-check >>> ${selector}`, (element) => {
        const { left, top, width, height, bottom } = element.getBoundingClientRect();
        return { left, top, width, height, bottom, x: left + width / 2, y: top + height / 2 };
      });
    /** As long as a hand takes to mean another press. */
    const rest = async (page) => {
      const now = await page.evaluate(() => performance.now());
      await waitUntil(page, (now) => performance.now() - now > 600, now);
    };
    const arrive = async (screen, body = SCRIPT + WIDGET, options) => {
      const page = await visit(body, options);
      const client = new Client(page);
      await client.walk({ until: ({ id }) => id === screen });
      return { page, client };
    };
    const label = (value) => `label:has(input[value="${value}"])`;

    describe("is shown what it must do now", () => {
      const BANNER = '<header id="banner"></header>';
      for (const [what, head] of [
        ["under a tall banner", "<style>#banner { height: 700px }</style>"],
        [
          "below a bar that stays at the top, of which the page says nothing",
          "<style>#banner { height: 700px } #bar { position: sticky; top: 0; height: 90px; z-index: 2 }</style>",
        ],
        [
          "below a bar for which the page keeps room, though it scrolls smoothly",
          "<style>html { scroll-padding-top: 90px; scroll-behavior: smooth } #banner { height: 700px } #bar { position: fixed; inset: 0 0 auto; height: 90px; z-index: 2 }</style>",
        ],
      ]) {
        test(`each new page begins at the head of the widget, ${what} [F76]`, async () => {
          const page = await visit(`<div id="bar"></div>${BANNER}${SCRIPT}${WIDGET}<p style="height: 2000px">More</p>`, { head });
          const client = new Client(page);
          const seen = [];
          await client.walk({
            until: ({ id }) => id === "preg",
            onScreen: async ({ id }) => {
              const bar = await page.$eval("#bar", (bar) => bar.getBoundingClientRect().bottom);
              seen.push({ id, top: (await place(page, ".mc")).top - Math.max(bar, 0) });
            },
          });
          for (const { id, top } of seen.slice(1)) assert.ok(top >= -1 && top < 40, `${id}: ${top}`);
          assert.ok(seen.length > 4);
        });
      }

      test("on a page that stops the questions, the button to call stands directly below the heading [F76]", async () => {
        const page = await visit(`<header style="height: 700px"></header>${SCRIPT}${WIDGET}`);
        await new Client(page, { rf_em: ["em_chest"] }).walk();
        await appears(page, "[data-screen=stop] [data-act=call]");
        const call = await place(page, "[data-act=call]");
        assert.ok(call.top >= 0 && call.bottom <= PHONE.height, JSON.stringify(call));
        const before = await page.$eval("massage-check >>> [data-screen=stop]", (stop) => {
          const texts = [];
          const walker = document.createTreeWalker(stop, NodeFilter.SHOW_TEXT);
          for (const call = stop.querySelector("[data-act=call]"); walker.nextNode(); ) {
            if (call.contains(walker.currentNode)) break;
            if (!walker.currentNode.parentElement.closest("h2, [data-notice]")) texts.push(walker.currentNode.data);
          }
          return texts.join("").trim();
        });
        assert.equal(before, "");
      });
    });

    describe("presses a number", () => {
      const tels = (page) =>
        page.$$eval("massage-check >>> a[href^='tel:']", (links) => [...new Set(links.map((link) => link.getAttribute("href")))]);
      for (const [what, attributes, numbers, warning] of [
        ["of two in one field: each is a link of its own", 'emergency-number="112 / 999"', ["tel:112", "tel:999"], null],
        ["with a zero in brackets: it is not dialled", 'emergency-number="999" clinic-phone="+44 (0)20 7946 0018"', ["tel:999", "tel:+442079460018"], null],
        ["beside opening hours: none is dialled", 'emergency-number="999" clinic-phone="020 7946 0018, 9-17"', ["tel:999"], /clinic-phone/],
        ["with an extension: none is dialled", 'emergency-number="999" clinic-phone="020 7946 0018 ext 4"', ["tel:999"], /clinic-phone/],
        ["that curly quotes have cut off: none is shown", 'clinic-phone=\u201c020 7946 0018\u201d', ["tel:112", "tel:999", "tel:911"], /clinic-phone/],
      ]) {
        test(`${what} [${what.includes("curly") ? "F69" : "F55"}]`, async () => {
          const page = await visit(`${SCRIPT}<massage-check shadow="open" loading="eager" clinic-name="Riverside" ${attributes}></massage-check>`);
          await new Client(page, { rf_em: ["em_chest"] }).walk();
          await appears(page, "[data-screen=stop]");
          assert.deepEqual(await tels(page), numbers);
          const warned = (await page.evaluate(() => window.seen.warnings)).join();
          if (warning) assert.match(warned, warning);
          else assert.equal(warned, "");
        });
      }

      test("of nobody: a booking link that looks like a host name leads nowhere, and the owner is told what to write [F70]", async () => {
        const page = await visit(`${SCRIPT}<massage-check shadow="open" loading="eager" booking-link="www.riverside.example/book"></massage-check>`);
        assert.match((await page.evaluate(() => window.seen.warnings)).join(), /booking-link.*https:\/\//);
      });
    });

    if (isInPage) return;

    describe("that shakes presses twice at one place", () => {
      const press = (page, { x, y }) => page.mouse.click(x, y);

      test("an option is ticked once, and no neighbour of it [F76]", async () => {
        const { page } = await arrive("rf_em");
        const [first, second] = ["em_chest", "em_breath"];
        await page.$eval(`massage-check >>> [value=${first}]`, (box) => box.scrollIntoView({ block: "center" }));
        const row = await place(page, label(first));
        await press(page, row);
        await press(page, row);
        assert.deepEqual(await ticked(page), [first]);
        await rest(page);
        // On the border between two rows.
        await press(page, { x: row.x, y: row.bottom - 2 });
        await press(page, { x: row.x, y: row.bottom + 5 });
        assert.deepEqual(await ticked(page), []);
        await rest(page);
        await press(page, await place(page, label(second)));
        assert.deepEqual(await ticked(page), [second]);
        assert.deepEqual(await complaints(page), []);
      });

      test("Continue leads one page on, and ticks nothing there; Back leads one page back [F76]", async () => {
        const { page, client } = await arrive("age");
        await client.fill(await client.look());
        const button = await place(page, "[data-act=continue]");
        await press(page, button);
        await press(page, button);
        await press(page, button);
        assert.equal(await screen(page), "rf_em");
        assert.deepEqual(await ticked(page), []);
        await client.walk({ until: ({ id }) => id === "preg" });
        await rest(page);
        const back = await place(page, "[data-act=back]");
        await press(page, back);
        await press(page, back);
        assert.equal(await screen(page), "rf_soon");
      });

      test("“none” beside an item stays ticked when Continue is pressed, and is asked about [F76]", async () => {
        const { page, client } = await arrive("rf_em");
        await client.press(label("em_chest"));
        await client.press(label("none"));
        await rest(page);
        await page.$eval("massage-check >>> [data-act=continue]", (button) => button.scrollIntoView());
        const button = await place(page, "[data-act=continue]");
        await press(page, button);
        await press(page, button);
        assert.deepEqual((await ticked(page)).sort(), ["em_chest", "none"]);
        assert.match((await client.look()).problems, /none/);
      });

      test("a place of the figure is marked once, whatever moves below it [F76]", async () => {
        const { page } = await arrive("regions", undefined, { size: { width: 800, height: 1000 } });
        await page.$eval("massage-check >>> .mc-map__region[data-region=front_thigh_l]", (region) => region.scrollIntoView({ block: "center" }));
        const region = await place(page, ".mc-map__region[data-region=front_thigh_l]");
        await press(page, region);
        await press(page, region);
        await press(page, region);
        assert.deepEqual(await ticked(page), ["front_thigh_l"]);
        await rest(page);
        await press(page, region);
        assert.deepEqual(await ticked(page), []);
      });

      test("keys may be as fast as they like [F76]", async () => {
        const { page } = await arrive("rf_em");
        await page.$eval("massage-check >>> input[value=em_chest]", (input) => input.focus());
        await page.keyboard.press(" ");
        await page.keyboard.press(" ");
        assert.deepEqual(await ticked(page), []);
        await page.keyboard.press(" ");
        assert.deepEqual(await ticked(page), ["em_chest"]);
      });
    });

    for (const [where, to] of [
      ["upper", (row) => row.top + row.height - 12],
      ["lower", (row) => row.top + 12 - PHONE.height],
    ]) {
      test(`finds the page where it was after it has pressed an option at the ${where} edge of the window [F76]`, async () => {
        const { page } = await arrive("rf_em", `<p style="height: 300px">Text</p>${SCRIPT}${WIDGET}<p style="height: 900px">Text</p>`);
        const row = await place(page, label("em_leg_weak"));
        await page.evaluate((y) => scrollBy({ top: y, behavior: "instant" }), to(row));
        const { x, top, bottom } = await place(page, label("em_leg_weak"));
        const before = await page.evaluate(() => scrollY);
        await page.mouse.click(x, where === "upper" ? bottom - 4 : top + 4);
        await waitUntil(page, () => document.querySelector("massage-check").shadowRoot.querySelector("[value=em_leg_weak]").checked);
        assert.equal(await page.evaluate(() => scrollY), before);
      });
    }
  });
}
