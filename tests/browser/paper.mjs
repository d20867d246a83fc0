// The sheet as it leaves the printer: how many pages, what stands where, how much ink, and what a screen reader finds in
// the file. What it says is compared with the engine in journeys.mjs. Hostile host pages are in shim.mjs, and here for the one
// browser whose print dialogue a test can answer.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { complaints, openPage, started, waitUntil } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { cases, kinds, regions, root, words } from "./lib/content.mjs";
import { figuresOf, headingsOf, inkOf, languageOf, linesOf, linksOf, printSheet, printedPdf, readPdf, titleOf, topOf, wordsOf } from "./lib/paper.mjs";
import { hostile, serve, STRICT, TWO_LINES } from "./lib/server.mjs";

const PAPERS = ["a4", "letter"];

const places = regions.map(({ id }) => id);

/** Asked of nobody who does not first say so elsewhere. */
const ASKED_LATER = ["activity_2", "allergy_text", "dx_text"];

/** Everything hurts, in every part as much as can be, and all that is asked of everybody is written at length. */
const EVERYWHERE = {
  regions: places,
  part_intensity: Object.fromEntries(regions.map(({ part }) => [part, 10])),
  ...Object.fromEntries(
    Object.entries(kinds).filter(([id, kind]) => kind === "text" && !ASKED_LATER.includes(id)).map(([id]) => [id, "It hurts when I sit at my desk. ".repeat(15).trim()]),
  ),
};

/** The longest sheets: one of them also leaves every place alone and has a note for the doctor. */
const LONGEST = {
  "everything hurts": { ...cases.W01.answers, ...EVERYWHERE },
  "everything hurts and is to be left alone, and a doctor is asked": {
    ...cases.W14.answers,
    ...EVERYWHERE,
    avoid_regions: places,
  },
};

const IN_ARABIC = "ألم في أسفل الظهر عند الجلوس";

/** Answers by the name of what is printed. */
const PRINTED = {
  ...Object.fromEntries(Object.entries(cases).map(([id, { answers }]) => [id, answers])),
  ...LONGEST,
  "written in Arabic": { ...cases.W13.answers, note: `${IN_ARABIC}. `.repeat(6).trim() },
};

/** The least height of the line of a number in the figure, in points: that of letters of 6 points. */
const NUMERAL_PT = 8;

/** Where the figure begins, from the left in points, on both papers. */
const FIGURE_FROM_PT = 360;

const HOST = TWO_LINES.replace('lang="en"', 'lang="de"').replace("<massage-check", '<massage-check lang="en"');

/** `browser` returns the running browser. */
export function testPaper(browser, { engine }) {
  // Whether it writes headings and the like into its files.
  const isTagged = engine === "chromium";

  describe("the sheet on paper", () => {
    const printed = {};
    let site;
    before(async () => {
      site = await serve({
        folder: join(root, "dist"),
        headers: { "content-security-policy": STRICT },
        pages: { "host.html": HOST, "code.html": HOST.replace("<massage-check", '<massage-check exports="text,file,code"') },
      });
    });
    after(() => site.close());

    /** The sheets of a case on both papers; each is printed once. */
    function sheets(name, { host = "host" } = {}) {
      printed[`${name} ${host}`] ??= (async () => {
        const page = await openPage(browser(), `${site.address}${host}.html`);
        await started(page);
        const client = new Client(page, PRINTED[name]);
        await client.comeBack();
        const pdfs = {};
        for (const paper of PAPERS) pdfs[paper] = await printSheet(page, paper);
        const left = await page.evaluate(() => [document.title, document.documentElement.lang]);
        await page.close();
        return { ...pdfs, left, given: client.given };
      })();
      return printed[`${name} ${host}`];
    }

    for (const [name, most] of [["W01", 1], ["W06", 1], ["W13", 1], ["W14", 2]]) {
      for (const [host, what] of [["host", ""], ["code", ", with the code"]]) {
        test(`takes at most ${most} of A4 and of Letter: ${name}, ${cases[name].title}${what}`, async () => {
          const found = await sheets(name, { host });
          for (const paper of PAPERS) {
            const { pages } = readPdf(found[paper]);
            assert.ok(pages <= most, `${pages} pages of ${paper}`);
          }
        });
      }
    }

    for (const name of Object.keys(LONGEST)) {
      test(`takes two at most, with the code and all notes, where ${name}`, async () => {
        const found = await sheets(name, { host: "code" });
        for (const paper of PAPERS) {
          const { pages, text } = readPdf(found[paper]);
          assert.ok(pages <= 2, `${pages} pages of ${paper}`);
          assert.ok(text.includes(words.sheet_footer), "the last line is missing");
          // Pages get apart. WebKit repeats no head.
          for (const page of engine === "webkit" ? [] : linesOf(found[paper])) {
            const top = page.slice(0, 200);
            for (const head of ["title", "name", "birth"]) assert.ok(top.includes(words[`sheet_${head}`]), top);
          }
        }
      });
    }

    test("says where, how strong, how long and what to watch in the top third of the first page", async () => {
      for (const [name, label] of [["W13", "duration"], ["W14", "duration"]]) {
        const found = await sheets(name);
        for (const paper of PAPERS) {
          const top = topOf(found[paper]);
          const { given } = found;
          assert.ok(top.includes(words.sheet_title), top);
          assert.ok(top.includes(words.sheet_s), top);
          for (const said of [words["question.regions.label"], words["question.intensity_avg.label"], words[`question.${label}.label`]]) {
            assert.ok(top.includes(said), `${name} on ${paper}: ${said} is lower: ${top}`);
          }
          assert.ok(top.includes(`${given.intensity_avg} of 10`), top);
        }
      }
    });

    test("needs little ink: at most 6 in 100 of a page are dark", async (t) => {
      // Where all of the figure is marked in the darkest hatch, or the code is printed too, it is more.
      const hurts = "everything hurts";
      for (const [name, host, most] of [["W01", "host", 0.06], ["W13", "host", 0.06], ["W14", "host", 0.06], ["W13", "code", 0.067], [hurts, "code", 0.09]]) {
        const found = await sheets(name, { host });
        const inks = PAPERS.flatMap((paper) => inkOf(found[paper]));
        t.diagnostic(`${name}, ${host}: ${inks.map((ink) => `${(100 * ink).toFixed(1)} %`).join(", ")}`);
        for (const ink of inks) assert.ok(ink <= most, `${name}: ${ink}`);
      }
    });

    test("has a number in the figure that is large enough to be read", async () => {
      const { a4 } = await sheets("W13");
      const [number] = wordsOf(a4).filter(({ text, left }) => left > FIGURE_FROM_PT && text === "1");
      assert.ok(number, "the place that hurts has no number");
      assert.ok(number.height >= NUMERAL_PT, `it is ${number.height} pt`);
    });

    test("is read in the order of its blocks, by programs too, also what a client wrote in Arabic", async () => {
      const { a4, given } = await sheets("written in Arabic");
      const { text } = readPdf(a4);
      const asked = Object.keys(kinds).filter((id) => kinds[id] === "number" && id in given).map((id) => words[`question.${id}.label`]);
      const blocks = ["title", "name", "s", "o", "a", "why", "p", "consent", "footer", "notes"].map((block) => words[`sheet_${block}`]);
      blocks.splice(blocks.indexOf(words.sheet_s) + 1, 0, words["question.regions.label"], ...asked);
      let at = 0;
      for (const said of blocks) {
        const found = text.indexOf(said, at);
        assert.notEqual(found, -1, `${said} does not stand behind ${text.slice(0, at)}`);
        at = found + said.length;
      }
      // Firefox sets each letter for itself.
      const letters = text.replace(/[^\p{Letter}]/gu, "");
      for (const word of IN_ARABIC.split(" ")) assert.ok(letters.includes(word), `${word} in ${text}`);
    });

    test("holds no control, no address and no word of the host page", async () => {
      for (const name of ["W01", "W14"]) {
        const { a4 } = await sheets(name);
        const { text } = readPdf(a4);
        assert.doesNotMatch(text, /https?:|www\.|massage-check\.js/);
        for (const key of ["btn_print", "btn_copy", "btn_save_text", "btn_about"]) assert.ok(!text.includes(words[key]), words[key]);
        assert.deepEqual(linksOf(a4), []);
      }
    });

    test("leaves title and language of the host page as they were", async () => {
      assert.deepEqual((await sheets("W01")).left, ["A clinic", "de"]);
    });

    // WebKit does not fill columns on paper.
    const most = engine === "webkit" ? 7 : 4;
    test(`there is one to fill in by hand: at most ${most} pages, with the figure`, async () => {
      const page = await openPage(browser(), `${site.address}blank.html`);
      // It lets no script run, and WebKit is watched by one.
      if (engine !== "webkit") assert.deepEqual(await complaints(page), []);
      const [front, back] = await page.$$eval("svg", (all) => all.map((svg) => svg.getBoundingClientRect().height));
      assert.ok(front > 200 && front === back, `${front}, ${back}`);
      for (const paper of PAPERS) {
        const pdf = await printedPdf(page, paper);
        const { pages, text } = readPdf(pdf);
        assert.ok(pages <= most, `${pages} pages of ${paper}`);
        assert.ok(text.includes(words.ui_limits), "the last line is missing");
        if (isTagged) assert.equal(languageOf(pdf), "en");
      }
      await page.close();
    });

    testMenu(browser);
    if (engine === "webkit") testDialogue(browser);
    if (!isTagged) return;

    test("is called like the page, not like the client, and says its language", async () => {
      const { a4 } = await sheets("W01");
      assert.equal(titleOf(a4), words.sheet_file);
      assert.equal(languageOf(a4), "en");
    });

    test("has headings in their order, and a figure that tells in words what is marked", async () => {
      const { a4 } = await sheets("W13");
      const blocks = ["s", "o", "a", "p"].map((block) => ["H2", words[`sheet_${block}`]]);
      const headings = headingsOf(a4);
      assert.deepEqual(headings.map(([level]) => level), ["H1", ...blocks.map(([level]) => level)]);
      // Poppler ends the text of a tag at the first ligature.
      for (const [i, [, text]] of [["H1", words.sheet_title], ...blocks].entries()) assert.ok(text.startsWith(headings[i][1]), text);
      const [figure] = figuresOf(a4);
      assert.ok(figure, "no figure has words");
      for (const place of cases.W13.answers.regions) {
        const { place: id } = regions.find(({ id }) => id === place);
        assert.ok(figure.toLowerCase().includes(words[`place.${id}`].toLowerCase()), `${id} is missing: ${figure}`);
      }
    });
  });
}

/** Whoever prints by the menu of the browser, or by a button of the host page, wants the sheet and not its screen. */
function testMenu(browser) {
  describe("from the menu of the browser, without our button", () => {
    const opened = [];
    let site;
    before(async () => {
      const host = HOST.replace("<massage-check", "<p>Welcome to the clinic.</p><massage-check");
      site = await serve({ folder: join(root, "dist"), pages: { "host.html": host } });
    });
    after(async () => {
      await Promise.all(opened.map((page) => page.close()));
      await site.close();
    });

    async function visit() {
      const page = await openPage(browser(), `${site.address}host.html`);
      opened.push(page);
      await started(page);
      return page;
    }

    /** A client who is at the result, and has pressed something there. */
    async function atResult(page) {
      await new Client(page, cases.W01.answers).comeBack();
      await page.$eval("massage-check >>> .mc-title", use);
    }
    const use = (title) => title.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }));

    const looks = (page) =>
      page.evaluate(() => ({
        title: document.title,
        lang: document.documentElement.lang,
        sheets: document.adoptedStyleSheets.length,
        paper: document.getElementById("mc-print-root"),
      }));

    test("at the result it is the sheet, and nothing is left of it afterwards [F41 F67]", async () => {
      const page = await visit();
      await atResult(page);
      const before = await looks(page);
      for (const paper of PAPERS) {
        const pdf = await printedPdf(page, paper);
        const { text, pages } = readPdf(pdf);
        assert.equal(pages, 1);
        assert.ok(text.includes(words.sheet_title) && text.includes(words.sheet_footer), text);
        assert.doesNotMatch(text, /Welcome to the clinic/);
        // Of what is printed without a dialogue, not every browser says that it has ended: the next touch does.
        await page.keyboard.press("Shift");
        assert.deepEqual(await looks(page), before);
        await page.$eval("massage-check >>> .mc-title", use);
      }
      assert.deepEqual(await complaints(page), []);
    });

    test("at the result it is the sheet too where a button of the host page prints, which waits for nothing [F41 F67]", async () => {
      const page = await visit();
      await atResult(page);
      const before = await looks(page);
      const isThere = await page.evaluate(() => {
        window.print();
        return document.getElementById("mc-print-root") !== null;
      });
      assert.ok(isThere);
      assert.equal((await looks(page)).title, words.sheet_file);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      assert.deepEqual(await looks(page), before);
    });

    for (const [what, happens] of [
      ["that nobody has used on this page: it may be somebody else's", (page) => new Client(page, cases.W01.answers).comeBack()],
      ["that cannot be seen", (page) => atResult(page).then(() => page.$eval("massage-check", ({ style }) => void (style.display = "none")))],
    ]) {
      test(`of a questionnaire ${what}, nothing is printed [F67]`, async () => {
        const page = await visit();
        await happens(page);
        await page.evaluate(() => window.print());
        assert.equal((await looks(page)).paper, null);
      });
    }

    test("where the page has broken its title, no answer is left in it, and the questionnaire goes on [F67]", async () => {
      const page = await visit();
      await atResult(page);
      await page.evaluate(() => {
        Object.defineProperty(document, "title", {
          get: () => "Broken",
          set() {
            throw new Error("of the host");
          },
        });
        window.print();
      });
      assert.equal(await page.evaluate(() => document.getElementById("mc-print-root")), null);
      assert.equal(await page.$("massage-check >>> [data-shim]"), null);
    });

    test("before the result it is the host page, untouched [F41 F67]", async () => {
      const page = await visit();
      const before = await looks(page);
      const { text } = readPdf(await printedPdf(page));
      assert.match(text, /Welcome to the clinic/);
      assert.ok(!text.includes(words.sheet_title), text);
      assert.deepEqual(await looks(page), before);
    });
  });
}

/** All that the sheet says of a case must be on paper after a press on Print on a hostile page, and the page as before. */
function testDialogue(browser) {
  describe("from the browser's own dialogue, on a hostile page", () => {
    const opened = [];
    let site;
    before(async () => {
      const body = hostile('<script src="massage-check.js" defer></script><massage-check shadow="open" lang="en"></massage-check>');
      const host = `<!doctype html><html lang="de"><head><title>A clinic</title></head><body>${body}</body></html>`;
      site = await serve({ folder: join(root, "dist"), pages: { "host.html": host } });
    });
    after(async () => {
      await Promise.all(opened.map((page) => page.close()));
      await site.close();
    });

    /** A client at the result. */
    async function atResult(name) {
      const page = await openPage(browser(), `${site.address}host.html`, { hasDialogue: true });
      opened.push(page);
      await started(page);
      const client = new Client(page, cases[name].answers);
      await client.walk();
      return { page, given: client.given };
    }

    /** Presses Print; the person at the dialogue does `then`. Gives what waits for the PDF. */
    async function press(page, format, then) {
      const printed = await page.atDialogue({ format, then });
      await page.$eval("massage-check >>> [data-act=print]", (button) => button.click());
      return printed;
    }

    async function assertAsBefore(page) {
      await waitUntil(page, () => document.getElementById("mc-print-root") === null);
      const left = await page.evaluate(() => ({
        title: document.title,
        lang: document.documentElement.lang,
        sheets: document.adoptedStyleSheets.length,
        seen: [...document.querySelectorAll("header, p, massage-check")].every((element) => element.getClientRects().length > 0),
      }));
      assert.deepEqual(left, { title: "A clinic", lang: "de", sheets: 0, seen: true });
    }

    for (const [name, most] of [["W01", 1], ["W14", 2]]) {
      test(`all of the sheet and nothing else: ${name}, ${cases[name].title} [F41]`, async () => {
        const { page, given } = await atResult(name);
        const [first] = given.regions;
        const place = words[`place.${regions.find(({ id }) => id === first).place}`];
        const inOrder = [
          words.sheet_title,
          ...["s", "o", "a", "p"].map((block) => words[`sheet_${block}`]),
          words.sheet_footer,
        ];
        for (const paper of PAPERS) {
          const printed = await press(page, paper, "print");
          const pdf = await printed();
          const { pages } = readPdf(pdf);
          const text = linesOf(pdf).join(" ");
          assert.ok(pages <= most, `${pages} pages of ${paper}`);
          const at = inOrder.map((said) => text.indexOf(said));
          assert.ok(!at.includes(-1), `${inOrder[at.indexOf(-1)]} is missing: ${text}`);
          assert.deepEqual(at, [...at].sort((a, b) => a - b), text);
          const says = text.slice(at[1], at[2]);
          assert.ok(says.toLowerCase().includes(place.toLowerCase()), `${place} is missing: ${says}`);
          assert.ok(says.includes(`${given.intensity_avg} of 10`), says);
          assert.doesNotMatch(text, /host page|A clinic/);
          assert.equal(titleOf(pdf), words.sheet_file);
          await assertAsBefore(page);
        }
        assert.deepEqual(await complaints(page), []);
      });
    }

    test("nothing where the client cancels, and nothing is left after the next touch [F41]", async () => {
      const { page } = await atResult("W01");
      const printed = await press(page, "a4", "cancel");
      assert.equal((await printed()).length, 0);
      await page.evaluate(() => dispatchEvent(new Event("pointerdown")));
      await assertAsBefore(page);
    });

    test("nothing where the printer fails, and nothing is left of it [F41]", async () => {
      const { page } = await atResult("W01");
      const printed = await press(page, "a4", "fail");
      await assert.rejects(printed());
      await assertAsBefore(page);
      const again = await press(page, "a4", "print");
      assert.equal(readPdf(await again()).pages, 1);
    });
  });
}
