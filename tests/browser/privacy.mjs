// What the page around the questionnaire, its scripts and its server learn of a client: nothing that was answered.
//
// The root is closed, as it is on a clinic's page; only the test sees into it. Wherever nothing may be found, the same
// test shows that it would have been found: by a request, a saved answer or a field that is not ours.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { complaints, heard, openPage, printRoot, started, waitUntil } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { exported, regions, root, words } from "./lib/content.mjs";
import { found, inside, outside, overhear, spy, storages } from "./lib/outside.mjs";
import { serve, STRICT } from "./lib/server.mjs";

/** Stands in each text that this client types, and nowhere else. */
const MARKER = "Quokka7431";

/** A client who says much, in every kind of question. */
const TALKATIVE = {
  age: "50_69",
  cond: ["c_diabetes", "c_arthritis_stable"],
  meds: ["m_antiplatelet"],
  meds_text: `${MARKER} tablets`,
  allergy: ["a_latex"],
  regions: ["back_low_l", "front_hand_r"],
  main_region: "back_low_l",
  avoid_regions: ["front_knee_l"],
  avoid_reason: { front_knee_l: "dont_want" },
  intensity_now: 7,
  intensity_avg: 6,
  intensity_worst: 9,
  part_intensity: { low_back: 7, arm_r: 4 },
  onset: "gradual",
  course: "comes_goes",
  quality: ["aching", "knots"],
  worse_with: ["sitting_desk"],
  eases_with: ["stretching"],
  impact_daily: 8,
  activity_1: `carry ${MARKER}`,
  stress: 9,
  goals: ["g_pain", "g_sleep"],
  dx: ["dx_oa_other"],
  massage_before: "sometimes",
  touch_notes: ["stay_clothed", "no_face"],
  position: ["help_needed"],
  note: `please, ${MARKER}`,
};

/** One with little to say, who comes next. */
const NEXT = { regions: ["back_neck_l"] };

/** The other policy under which the widget must run: a host that trusts scripts by a number used once. */
const NONCE =
  "default-src 'none'; script-src 'nonce-once' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; " +
  "style-src 'nonce-once'; require-trusted-types-for 'script'";

/** The marks by which session recorders are told to leave a control alone. */
const MARKED = ".rr-block.rr-ignore.ph-no-capture[data-sentry-block][data-hj-suppress][data-clarity-mask=true]";

/** A recorder of sessions as a clinic may have one: rrweb as it comes, with nothing set. */
const RECORDER = {
  "rrweb.js": readFileSync(join(root, "node_modules/rrweb/dist/rrweb.umd.min.cjs")),
  "record.js": `
    window.seen.recorded = [];
    window.record = () => rrweb.record({ emit: (event) => window.seen.recorded.push(event) });
    if (location.search === "?early") record();`,
};

/** A host page with a field of its own. `head` are the scripts before the loader. */
const host = ({ attributes = "", head = "" } = {}) => `<!doctype html>
  <html lang="en">
    <head><title>A clinic</title><meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
    <body>
      <input id="own">
      <script nonce="once" src="massage-check.js" defer></script>
      <massage-check${attributes}><p>Call us</p></massage-check>
    </body>
  </html>`;

/** `browser` returns the running browser. */
export function testPrivacy(browser) {
  describe("what a client says", () => {
    const opened = [];
    after(() => Promise.all(opened.map((close) => close())));

    async function visit({ html = host(), policy = STRICT, at = "", answer } = {}) {
      const site = await serve({
        folder: join(root, "dist"),
        headers: policy ? { "content-security-policy": policy } : {},
        pages: { "host.html": html },
        answer,
      });
      const page = await openPage(browser(), `${site.address}host.html${at}`, { before: spy });
      opened.unshift(() => page.close().finally(site.close));
      await started(page);
      const client = new Client(page, TALKATIVE);
      await client.look();
      return { page, site, client };
    }

    for (const [name, policy] of [
      ["the strictest policy", STRICT],
      ["a policy of nonces", NONCE],
    ]) {
      test(`asks for nothing from the first question to the last, under ${name}`, async () => {
        const { page, client } = await visit({ policy });
        const requests = [];
        page.on("request", (request) => requests.push(request.url()));
        await goAllTheWay(page, client);
        assert.deepEqual(await complaints(page), []);
        assert.deepEqual(await page.evaluate(() => window.seen.connections), []);

        // The only request that is seen is this one.
        const own = await page.evaluate(() => fetch("?own").then(({ url }) => url));
        assert.deepEqual(requests.filter((url) => !url.includes("favicon")), [own]);
      });
    }

    test("needs no server from the first question on", async () => {
      const { page, site, client } = await visit();
      await site.close();
      assert.equal(await page.evaluate(() => fetch("?own").catch(() => "nobody answers")), "nobody answers");
      await goAllTheWay(page, client);
      assert.deepEqual(await complaints(page), []);
    });

    test("is not in the address, title, history, cookies, console, events, messages and DOM of the page", async () => {
      const { page, client } = await visit();
      const before = await outside(page);
      assert.deepEqual(before.globals, []);
      await client.walk();
      const said = secrets(client.given);
      assert.deepEqual(await outside(page), before);

      // While it prints, the title is that of the paper, and the paper stands in the document.
      await press(page, "print");
      await printRoot(page);
      assert.ok((await inside(page)).markup.includes(TALKATIVE.note));
      assert.deepEqual(found(said, JSON.stringify(await outside(page))), []);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await wipe(client);
      assert.deepEqual(await outside(page), before);

      // As text, because a driver of Firefox leaves out what it meets twice.
      const seen = await page.evaluate(() => JSON.stringify({ ...window.seen, roots: [] }));
      const { told, logged, posted } = JSON.parse(seen);
      assert.deepEqual({ logged, posted }, { logged: [], posted: [] });
      assert.deepEqual(found(said, JSON.stringify(told)), []);
      // Numbers are answers too. None is told but that of the step, of which there are as many for everybody.
      const ours = told.filter(({ type }) => type.startsWith("mc-"));
      const others = new Set(told.map(({ type }) => type).filter((type) => !type.startsWith("mc-")));
      assert.deepEqual([...others].sort(), ["afterprint", "beforeprint"]);
      const names = ["mc-cleared", "mc-print", "mc-ready", "mc-result-shown", "mc-step"];
      assert.deepEqual([...new Set(ours.map(({ type }) => type))].sort(), names);
      const { total } = ours.find(({ type }) => type === "mc-step").detail;
      for (const { type, detail } of ours) {
        assert.ok(Number.isInteger(detail.index ?? total));
        assert.deepEqual(detail, type === "mc-step" ? { index: detail.index, total } : {}, type);
      }
    });

    test("is told to nobody while it is copied, saved, printed with a code, compared and opened", async () => {
      const { page, client } = await visit({ html: host({ attributes: ' exports="text,file,fhir,code"' }) });
      await client.walk();
      const said = secrets(client.given);
      await page.evaluate(() => {
        navigator.clipboard.writeText = async (text) => (window.seen.copied = text);
        // A minute of this page lasts a tenth of a second: for so long a browser may fetch what it was given.
        const { setTimeout } = window;
        window.setTimeout = (run, ms = 0) => setTimeout(run, ms / 600);
      });
      await page.evaluate(overhear);
      const requests = [];
      page.on("request", (request) => requests.push(request.url()));
      const before = await outside(page);
      const kept = await storages(page);
      const nothingChanged = async (what) => {
        assert.deepEqual(await outside(page), before, what);
        assert.deepEqual({ what, kept: await storages(page) }, { what, kept });
      };

      for (const act of ["copy", "save-text", "save-file", "save-fhir"]) {
        await press(page, act);
        await saysWhatCame(page);
        await nothingChanged(act);
      }
      const { copied, links } = await page.evaluate(() => window.seen);
      assert.ok(copied.includes(TALKATIVE.note));
      const names = ["massage-check.txt", "massage-check.json", "massage-check-fhir.json"];
      assert.deepEqual(links.map(({ download, isBlob, isConnected }) => [download, isBlob, isConnected]), names.map((name) => [name, true, false]));
      await waitUntil(page, () => window.seen.blobs.length === 0);

      const folder = await mkdtemp(join(tmpdir(), "massage-check-"));
      opened.push(() => rm(folder, { recursive: true }));
      const saved = join(folder, `${MARKER}.json`);
      await writeFile(saved, exported("file", { ...client.given, note: `earlier, ${MARKER}` }));
      await choose(page, "compare", saved);
      await waitUntil(page, () => document.querySelector("massage-check").shadowRoot.querySelector(".mc-changes") !== null);
      await nothingChanged("compare");

      await press(page, "print");
      await printRoot(page);
      assert.ok((await inside(page)).markup.includes("mc-code"));
      // PRIVACY.md says what stands there meanwhile.
      const { title, dom, ...rest } = await outside(page);
      const printRootAt = '<div id="mc-print-root" style="display: block !important;"></div>';
      const whilePrinting = before.dom.replace(before.title, words.sheet_file).replace("</body>", `${printRootAt}</body>`);
      assert.deepEqual({ title, dom, ...rest }, { ...before, title: words.sheet_file, dom: whilePrinting });
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await nothingChanged("print");

      await wipe(client);
      const empty = await storages(page);
      await choose(page, "open", saved);
      await saysWhatCame(page);
      assert.deepEqual(await outside(page), before);
      assert.notEqual(await storages(page), empty);
      await wipe(client);
      await assertForgotten(page, said);
      assert.equal(await storages(page), empty);

      const seen = JSON.parse(await page.evaluate(() => JSON.stringify({ ...window.seen, roots: [], copied: null })));
      assert.ok(seen.heard.some(([name]) => name === "click") && seen.heard.some(([name]) => name === "beforeprint"));
      assert.deepEqual(found([...said, MARKER], JSON.stringify(seen)), []);
      assert.deepEqual({ logged: seen.logged, posted: seen.posted }, { logged: [], posted: [] });
      assert.deepEqual([...new Set(seen.connections)], ["createObjectURL"]);
      assert.deepEqual(requests.filter((url) => !url.includes("favicon")), []);
      assert.deepEqual(await complaints(page), []);
    });

    test("is gone from every storage, root and property after it was deleted", async () => {
      const { page, client } = await visit();
      await client.walk();
      const said = secrets(client.given);
      assert.ok(found(said, await storages(page)).includes(TALKATIVE.note));

      // On a phone nobody says that printing has ended.
      await press(page, "print");
      await printRoot(page);
      assert.ok((await inside(page)).markup.includes(TALKATIVE.note));

      await wipe(client);
      await assertForgotten(page, said);
      assert.equal(await page.$("#mc-print-root"), null);

      // Not even the memory of the engine has it: all is asked anew, with nothing written or ticked.
      const onScreen = ({ kind }) => kind === "question" && assertForgotten(page, [MARKER]);
      await new Client(page, NEXT).walk({ onScreen });
      await wipe(client);
      await page.reload();
      await started(page);
      assert.equal((await client.look()).kind, "welcome");
      await assertForgotten(page, said);
    });

    test("is kept nowhere where the clinic wants nothing kept", async () => {
      const { page, client } = await visit({ html: host({ attributes: ' storage="none"' }) });
      const empty = await storages(page);
      await client.fill(await client.walk({ until: ({ id }) => id === "touch" }));
      assert.ok((await inside(page)).filled.includes(TALKATIVE.note));
      assert.equal(await storages(page), empty);
      await page.reload();
      await started(page);
      assert.equal((await client.look()).kind, "welcome");
      assert.equal(await storages(page), empty);
    });

    for (const [when, at] of [
      ["before the loader", "?early"],
      ["after the widget", "?late"],
    ]) {
      for (const [root, what] of [
        ["closed", "sees nothing of it"],
        ["open", "sees into an open root, but is told of no control"],
      ]) {
        test(`a recorder of sessions that started ${when} ${what} [F52]`, async () => {
          const { page, client } = await visit({
            html: host({
              attributes: root === "open" ? ' shadow="open"' : "",
              head: '<script src="rrweb.js"></script><script src="record.js"></script>',
            }),
            policy: null,
            at,
            answer: (name) => RECORDER[name] && { body: RECORDER[name], type: "text/javascript" },
          });
          if (at === "?late") await page.evaluate(() => window.record());
          const streams = [];
          const onScreen = ({ id }) => (id === "regions" ? searchFor(page, client, MARKER) : assertMarked(page));

          // Typed and ticked.
          await page.type("#own", "a visitor");
          await client.fill(await client.walk({ until: ({ id }) => id === "touch", onScreen }));
          const filledIn = await recorded(page, "a visitor");

          // Restored by a reload, and drawn again from what was restored.
          await page.reload();
          await started(page);
          if (at === "?late") await page.evaluate(() => window.record());
          await client.look();
          assert.ok((await inside(page)).filled.includes(TALKATIVE.note));
          for (let screens = 0; screens < 3; screens += 1) await client.act("back");
          await page.type("#own", "again");
          const restored = await recorded(page, "again");

          // Read on the page that lists all answers, on the result and on paper.
          assert.equal((await client.walk({ onScreen })).kind, "result");
          await press(page, "print");
          await printRoot(page);
          // And in the field from which it can be copied by hand.
          await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("no"))));
          await press(page, "copy");
          await waitUntil(page, () => document.querySelector("massage-check").shadowRoot.querySelector(".mc-take__text") !== null);
          await assertMarked(page);
          await page.type("#own", " and again");
          const read = await recorded(page, "again and again");

          const question = words["question.goals.wording"];
          const seen = found([...secrets(client.given), question], filledIn + restored + read);
          if (root === "closed") assert.deepEqual(seen, []);
          // An open root is for tests: the texts in it can be read, among them the list of all answers.
          else assert.deepEqual(found([question, TALKATIVE.note], seen.join()), [question, TALKATIVE.note]);
        });
      }
    }
  });
}

/** Through all questions to the result, to the paper, to what it is all about, and away. */
async function goAllTheWay(page, client) {
  const onScreen = ({ id, acts }) => assert.ok(acts.includes("delete"), id);
  assert.equal((await client.walk({ onScreen })).kind, "result");
  await press(page, "print");
  await printRoot(page);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await client.act("about");
  await client.act("close");
  await wipe(client);
}

async function wipe(client) {
  await client.act("delete");
  assert.equal((await client.act("delete-confirm")).kind, "welcome");
}

function press(page, act) {
  return page.evaluate(
    (act) => document.querySelector("massage-check").shadowRoot.querySelector(`[data-act=${act}]`).click(),
    act,
  );
}

/** Waits until the page says what came of taking along or opening. */
function saysWhatCame(page) {
  return waitUntil(page, () => document.querySelector("massage-check").shadowRoot.querySelector(".mc-take").textContent !== "");
}

/** Chooses a file in the field of a button. */
async function choose(page, act, path) {
  const field = await page.evaluateHandle(
    (act) => document.querySelector("massage-check").shadowRoot.querySelector(`[data-act=${act}]`),
    act,
  );
  await field.uploadFile(path);
}

/** Types into the field that finds places, and takes it back. */
async function searchFor(page, client, text) {
  const search = "input[type=search]";
  await client.press(search);
  await page.keyboard.type(text);
  const holds = (search, text) =>
    document.querySelector("massage-check").shadowRoot.querySelector(search).value === text;
  await waitUntil(page, holds, search, text);
  for (const _ of text) await page.keyboard.press("Backspace");
  await waitUntil(page, holds, search, "");
}

/** What these answers say: texts, ids and labels. Short ones are left out, because they stand in other words too. */
function secrets(given) {
  const place = (value) => regions.find(({ id }) => id === value)?.label;
  const said = Object.entries(given).flatMap(([question, answer]) => {
    const values = typeof answer === "object" ? Object.entries(answer).flat() : [answer];
    return values.flatMap((value) => [value, words[`option.${question}.${value}`] ?? place(value)]);
  });
  return said.filter((one) => one?.length > 4);
}

/** Nothing of this is in a storage or on the page, and nothing is ticked or written. */
async function assertForgotten(page, said) {
  const { markup, filled } = await inside(page);
  assert.deepEqual(found(said, markup + (await storages(page))), []);
  assert.deepEqual(filled, []);
}

/** Every control on the screen bears the marks, and nothing else can be written into. */
async function assertMarked(page) {
  const unmarked = await page.evaluate((marked) => {
    const { shadowRoot } = document.querySelector("massage-check");
    const controls = [...shadowRoot.querySelectorAll("input, textarea, select, [contenteditable]")];
    return controls.filter((control) => !control.matches(marked)).map(({ outerHTML }) => outerHTML);
  }, MARKED);
  assert.deepEqual(unmarked, []);
}

/** What was recorded, as text. The only field that it tells of is the host's own, up to what was typed there last. */
async function recorded(page, own) {
  const INPUT = { type: 3, source: 5 };
  const inputs = (events) => events.filter(({ type, data }) => type === INPUT.type && data.source === INPUT.source);
  await waitUntil(page, (own) => window.seen.recorded.some(({ data }) => data?.text === own), own);
  const events = await page.evaluate(() => window.seen.recorded);
  for (const { data } of inputs(events)) assert.ok(own.startsWith(data.text), JSON.stringify(data));
  return JSON.stringify(events);
}
