// Clients on their way through the real questionnaire, from the first page to the paper.
//
// The engine on the command line is the judge: for the answers that were really clicked, screen and paper must say what
// `examples/assess.rs` says.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import axe from "axe-core";
import { appears, complaints, openPage, started, waitUntil } from "./lib/browsers.mjs";
import { Client, KeyboardClient, readResult } from "./lib/client.mjs";
import { assess, cases, hiding, root, techniques, words } from "./lib/content.mjs";
import { printSheet, readPdf } from "./lib/paper.mjs";
import { serve, STRICT } from "./lib/server.mjs";

const SCRIPT = '<script src="massage-check.js" defer></script>';
const WIDGET = '<massage-check shadow="open"><p>Call us</p></massage-check>';
const HOST = `<!doctype html>
  <html lang="en">
    <head><title>A clinic</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body><main><h1>Before your visit</h1>${SCRIPT}${WIDGET}</main></body>
  </html>`;

/** One case for each way that the questionnaire can end; they run in every browser. */
const KINDS = ["W01", "W02", "W03", "W06", "W07", "W14", "W25"];

/** `browser` returns the running browser. `every` asks for what takes longer and is the same in all browsers. */
export function testJourneys(browser, { every }) {
  describe("a client", () => {
    const opened = [];
    after(() => Promise.all(opened.map((close) => close())));

    /** Opens the questionnaire on a host page under the strictest policy. */
    async function visit({ before, open = true, ...options } = {}) {
      const site = await serve({
        folder: join(root, "dist"),
        headers: { "content-security-policy": STRICT },
        ...options,
        pages: { "host.html": HOST, ...options.pages },
      });
      const page = await openPage(browser(), `${site.address}host.html`, { before });
      opened.unshift(() => page.close().finally(site.close));
      if (open) await started(page);
      return { page, site };
    }

    const inside = (page, selector, read) => page.$eval(`massage-check >>> ${selector}`, read);
    const click = (page, selector) => inside(page, selector, (element) => element.click());

    /** Presses Print and reads the paper. */
    const print = async (page, format) => readPdf(await printSheet(page, format));

    for (const id of every ? Object.keys(cases) : KINDS) {
      test(`${id}, ${cases[id].title}: reads on screen and on paper what the engine says`, async () => {
        const { page, site } = await visit();
        const requestsBefore = site.requests.length;
        const client = new Client(page, cases[id].answers);
        const last = await client.walk();
        if (last.acts.includes("show-all")) await click(page, "[data-act=show-all]");
        const said = assess(client.given);

        const { tier, suggested, possible } = said;
        assert.deepEqual(await readResult(page, { atLeast: suggested.length + possible.length }), { tier, suggested, possible });

        const paper = await print(page);
        assertPaperSays(paper.text, said);
        assert.doesNotMatch(paper.text, /A clinic|Before your visit|Call us/);
        assert.equal(await page.title(), "A clinic");

        assert.deepEqual(await complaints(page), []);
        assert.deepEqual(site.requests.slice(requestsBefore), []);
        await assertTellsNoAnswer(page, client.given);
      });
    }

    test("gets one page of paper for an ordinary case, on both kinds of paper", async () => {
      const { page } = await visit();
      await new Client(page, cases.W01.answers).comeBack();
      for (const format of ["a4", "letter"]) assert.equal((await print(page, format)).pages, 1, format);
    });

    test("who ticks an emergency sign by mistake can go back and untick it [F46]", async () => {
      const { page } = await visit();
      const client = new Client(page, cases.W02.answers);
      const stop = await client.walk();
      assert.deepEqual([stop.kind, stop.id], ["stop", "emergency"]);
      assert.equal(await page.$("massage-check >>> [data-technique]"), null);

      const back = await client.act("mistake");
      assert.equal(back.id, "rf_em");
      await click(page, "[value=em_saddle]");
      await click(page, "[data-ask=rf_em] [value=none]");
      const next = await client.act("continue");
      assert.equal(next.id, "rf_today");
    });

    test("who should see a doctor today is told at once, can print, and can go on [F46]", async () => {
      const { page } = await visit();
      const client = new Client(page, cases.W07.answers);
      const stop = await client.walk({ until: ({ kind }) => kind === "stop" });
      assert.equal(stop.id, "same_day");
      assertPaperSays((await print(page)).text, assess(client.given));

      const last = await client.walk();
      assert.deepEqual([last.kind, last.id], ["stop", "same_day"]);
      assert.ok(!last.acts.includes("go-on"));
      assertPaperSays((await print(page)).text, assess(client.given));
    });

    test("who hurts in two parts can say how strong it is in each, change it and take it back", async () => {
      const { page } = await visit();
      const regions = ["back_low_l", "front_hand_r"];
      const client = new Client(page, { regions, part_intensity: { low_back: 3, arm_r: 7 } });
      const screen = await client.walk({ until: ({ id }) => id === "part_intensity" });
      assert.equal(screen.id, "part_intensity");
      await client.fill(screen);
      assert.deepEqual(client.given.part_intensity, { low_back: "3", arm_r: "7" });
      await client.fill(screen, { part_intensity: { low_back: "", arm_r: 10 } });
      assert.deepEqual(client.given.part_intensity, { arm_r: "10" });

      await client.act("continue");
      await client.walk();
      const { text } = await print(page);
      assertPaperSays(text, assess(client.given));
      assert.ok(text.includes(`${words["part.arm_r"]}: 10 of 10`), text);
      assert.ok(!text.includes(`${words["part.low_back"]}: `), text);
    });

    test("who ticks “none” and a warning sign must choose, and nothing is unticked meanwhile [F46]", async () => {
      const { page } = await visit();
      const client = new Client(page);
      await client.walk({ until: ({ id }) => id === "rf_soon" });
      await click(page, "[value=sn_weight]");
      await click(page, "[data-ask=rf_soon] [value=none]");
      await click(page, "[data-act=continue]");
      await appears(page, ".mc-errors");
      const ticked = await page.$$eval("massage-check >>> input:checked", (inputs) => inputs.map(({ value }) => value));
      assert.deepEqual(ticked, ["sn_weight", "none"]);
      assert.equal((await client.look()).id, "rf_soon");
    });

    test("who leaves out what must be answered is told, and the message leads to the question", async () => {
      const { page } = await visit();
      await new Client(page).walk({ until: ({ id }) => id === "age" });
      await click(page, "[data-act=continue]");
      await appears(page, ".mc-errors");
      const focused = () => page.$eval("massage-check", ({ shadowRoot }) => shadowRoot.activeElement?.outerHTML ?? "");
      assert.match(await focused(), /mc-errors/);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await waitUntil(page, () => document.querySelector("massage-check").shadowRoot.activeElement?.name);
      assert.match(await focused(), /value="u18"/);
    });

    test("who has not answered every safety question is brought to the open one, and to no result [F46]", async () => {
      const { page } = await visit();
      const client = new Client(page, cases.W01.answers);
      await client.walk({ until: ({ id }) => id === "rf_soon" });
      const { rf_soon: _, ...given } = client.given;
      const said = assess(given);
      assert.equal(said.tier, "incomplete");
      assert.ok(said.missing.includes("rf_soon"));

      // Not even a saved state that claims to have passed it opens the result.
      await page.evaluate(() => {
        const key = "massage-check:default";
        const saved = JSON.parse(sessionStorage.getItem(key));
        const data = { ...saved.data, at: "result", passed: [...saved.data.passed, "rf_soon"] };
        sessionStorage.setItem(key, JSON.stringify({ ...saved, data }));
      });
      await page.reload();
      await started(page);
      const { kind, id } = await client.look();
      assert.deepEqual({ kind, id }, { kind: "question", id: "rf_soon" });
      assert.deepEqual((await readResult(page)).suggested, []);
    });

    test("finds the answers again after a reload", async () => {
      const { page } = await visit();
      const client = new Client(page, cases.W03.answers);
      await client.walk({ until: ({ id }) => id === "goals" });
      await page.reload();
      await started(page);
      assert.equal((await client.look()).id, "goals");
      await client.walk();
      const { tier, suggested, possible } = assess(client.given);
      assert.deepEqual(await readResult(page), { tier, suggested, possible });
      await page.reload();
      await started(page);
      assert.deepEqual(await readResult(page), { tier, suggested, possible });
    });

    test("who deletes everything leaves nothing behind", async () => {
      const { page } = await visit();
      const client = new Client(page);
      await client.walk({ until: ({ id }) => id === "rf_em" });
      await client.act("delete");
      await client.act("delete-confirm");
      assert.equal((await client.look()).kind, "welcome");
      assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
      assert.equal(await inside(page, "input", (box) => box.checked), false);
    });

    for (const [what, saved] of [
      ["cut off", '{"'],
      ["empty", ""],
      ["something else", "null"],
      ["a list", "[1,2,3]"],
      ["an object", '{"v":999,"answers":{"age":{"x":1}}}'],
      ["very long", "0".repeat(1_000_000)],
    ]) {
      test(`starts anew, without harm, where what was saved is ${what} [F7]`, async () => {
        const { page } = await visit({ open: false });
        await page.evaluate((saved) => sessionStorage.setItem("massage-check:default", saved), saved);
        await page.reload();
        await started(page);
        const client = new Client(page);
        assert.equal((await client.look()).kind, "welcome");
        await client.walk({ until: ({ id }) => id === "rf_em" });
        assert.deepEqual(await complaints(page), []);
      });
    }

    test("whose engine has died does not send the answers into the address of the page", async () => {
      const { page } = await visit();
      // A form that no engine listens to, as the page is full of once it has died.
      const isStopped = await page.$eval("massage-check", ({ shadowRoot }) => {
        const form = document.createElement("form");
        shadowRoot.querySelector("div[lang]").append(form);
        const submit = new Event("submit", { bubbles: true, cancelable: true });
        form.dispatchEvent(submit);
        return submit.defaultPrevented;
      });
      assert.equal(isStopped, true);
    });

    test("gets to the result in a frame where storage is forbidden [F1]", async () => {
      const { page } = await visit({
        open: false,
        headers: { "access-control-allow-origin": "*" },
        pages: { "host.html": '<!doctype html><iframe sandbox="allow-scripts" src="inner.html" width="800" height="600">', "inner.html": HOST },
      });
      const frame = await page.waitForFrame((frame) => frame.url().endsWith("inner.html"));
      const client = new Client(frame, cases.W03.answers);
      await client.walk();
      const { tier, suggested, possible } = assess(client.given);
      assert.deepEqual(await readResult(frame), { tier, suggested, possible });
    });

    test("gets to the result in a closed root, which no other script of the page sees into", async () => {
      const { page } = await visit({
        pages: { "host.html": HOST.replace(' shadow="open"', "") },
        // The test alone sees into it.
        before: () => {
          const attach = Element.prototype.attachShadow;
          Element.prototype.attachShadow = function (options) {
            const root = attach.call(this, options);
            window.seen.mode ??= options.mode;
            Object.defineProperty(this, "shadowRoot", { value: root });
            return root;
          };
        },
      });
      assert.equal(await page.evaluate(() => window.seen.mode), "closed");
      const client = new Client(page, cases.W03.answers);
      await client.walk();
      const { tier, suggested, possible } = assess(client.given);
      assert.deepEqual(await readResult(page), { tier, suggested, possible });
    });

    if (every) {
      for (const [id, scheme] of [
        ["W06", "light"],
        ["W14", "dark"],
        ["W07", "light"],
        ["W02", "dark"],
      ]) {
        test(`${id} meets no barrier that axe knows, in the ${scheme} scheme, and hears each new screen`, async () => {
          const { page } = await visit();
          await page.$eval("massage-check", (widget, scheme) => widget.setAttribute("color-scheme", scheme), scheme);
          await page.evaluate(axe.source);
          const client = new Client(page, cases[id].answers);
          let n = 0;
          await client.walk({
            onScreen: async ({ id }) => {
              assert.deepEqual(await barriers(page), [], `screen ${id}`);
              if (n++ > 0) assert.equal(await focusIsOnHeading(page), true, `focus on screen ${id}`);
            },
          });
          assert.ok(n > 2);
        });
      }

      test("gets to the result with the keyboard alone", async () => {
        const { page } = await visit();
        const client = new KeyboardClient(page, cases.W01.answers);
        await client.walk();
        await client.press("[data-act=show-all]");
        const { tier, suggested, possible } = assess(client.given);
        assert.deepEqual(await readResult(page), { tier, suggested, possible });
      });
    }
  });
}

/** The alert of the tier stands on the paper, then the ideas in their order; none where the tier hides them. */
function assertPaperSays(text, { tier, suggested, possible }) {
  const find = (words, from = 0) => text.toLowerCase().indexOf(words.toLowerCase(), from);
  const name = (technique) => words[`technique.${technique}.short`];
  let at = find(words[`tier.${tier}.alert`]);
  assert.ok(at >= 0, `the paper lacks the alert of ${tier}: ${text}`);
  for (const technique of [...suggested, ...possible]) {
    at = find(name(technique), at);
    assert.ok(at >= 0, `the paper lacks ${name(technique)}, or has it in another place: ${text}`);
  }
  if (hiding.has(tier)) {
    for (const technique of techniques) {
      assert.equal(find(name(technique)), -1, `the paper names ${name(technique)} although ${tier}`);
    }
  }
}

async function assertTellsNoAnswer(page, given) {
  const told = JSON.stringify(await page.evaluate(() => window.seen.events.map(({ detail }) => Object.values(detail))));
  for (const answer of Object.values(given).flat().filter((answer) => typeof answer === "string" && answer.length > 2)) {
    assert.ok(!told.includes(answer), `an event told the host page ${answer}`);
  }
}

/** What axe finds wrong on the page, as short lines. */
async function barriers(page) {
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(" ")}`));
}

function focusIsOnHeading(page) {
  return page.$eval("massage-check", ({ shadowRoot }) => /^H\d$/.test(shadowRoot.activeElement?.tagName));
}
