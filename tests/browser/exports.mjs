// Taking answers along: the clipboard, real files on a disk, and back from a file. The root is closed, as on a clinic's
// page; only the test sees into it.
//
// The examples on the command line are the judge: what is copied and saved is what they write for the same answers.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { appears, complaints, launch, openPage, printRoot, started, waitUntil } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { cases, exported, root, words } from "./lib/content.mjs";
import { spy } from "./lib/outside.mjs";
import { printedPdf } from "./lib/paper.mjs";
import { blurred, decoded, scanned, turned } from "./lib/scan.mjs";
import { serve, STRICT } from "./lib/server.mjs";

const ANSWERS = {
  ...cases.W05.answers,
  note: "=1+1 </script> {{n}} \u{1f642}",
};

const host = (attributes = "") => `<!doctype html>
  <html lang="en">
    <head><title>A clinic</title></head>
    <body><script src="massage-check.js" defer></script><massage-check${attributes}></massage-check></body>
  </html>`;

/** Gives the page a clipboard that the test can look into, or one that refuses. */
function clipboard() {
  window.copied = [];
  navigator.clipboard.writeText = async (text) => {
    if (location.search === "?denied") throw new DOMException("no", "NotAllowedError");
    window.copied.push(text);
  };
}

/** Both; a page takes one function. */
const watched = `(${spy})(); (${clipboard})();`;

export function testExports(engine) {
  describe("a client who takes answers along", () => {
    let browser, folder, site, page, client;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "massage-check-"));
      const prefs = { "browser.download.folderList": 2, "browser.download.dir": folder };
      browser = await launch(engine, { prefs });
      if (engine === "chromium") {
        const session = await browser.target().createCDPSession();
        await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
      }
      site = await serve({
        folder: join(root, "dist"),
        headers: { "content-security-policy": STRICT },
        pages: {
          "host.html": host(),
          "all.html": host(' exports="text,file,fhir"'),
          "code.html": host(' exports="text,file,code"'),
          "none.html": host(' exports="none"'),
          "kiosk.html": host(" kiosk"),
        },
      });
      page = await visit("all.html");
      client = new Client(page, ANSWERS);
      await client.comeBack();
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function visit(name) {
      const page = await openPage(browser, `${site.address}${name}`, { before: watched });
      await started(page);
      await appears(page, "[data-screen]");
      return page;
    }

    /** What stands in an element, as soon as it is not empty. */
    const said = (page, selector = ".mc-take") =>
      waitUntil(page, (selector) => document.querySelector("massage-check").shadowRoot.querySelector(selector)?.textContent, selector);

    const press = (page, act) => new Client(page).press(`[data-act="${act}"]`);

    async function saved(name) {
      const deadline = Date.now() + 30_000;
      for (;;) {
        const text = await readFile(join(folder, name), "utf8").catch(() => "");
        if (text || Date.now() > deadline) return text;
        await setTimeout(10);
      }
    }

    async function pick(page, act, name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      const field = await page.evaluateHandle(
        (act) => document.querySelector("massage-check").shadowRoot.querySelector(`[data-act="${act}"]`),
        act,
      );
      await field.uploadFile(path);
    }

    /** Without the lines that hold the day, which the command line does not know. */
    const undated = (text) => text.split("\n").slice(2).join("\n");

    test("copies what the sheet says, as text", async () => {
      await press(page, "copy");
      assert.equal(await said(page), words.take_copied);
      const [text] = await page.evaluate(() => window.copied);
      assert.equal(undated(text), undated(exported("text", client.given)));
      assert.match(text, /^Client's own answers/);
      assert.match(text.split("\n")[1], new RegExp(`${new Date().getFullYear()}`));
      assert.ok(text.split("\n").length <= 61);
    });

    test("saves text, answers and FHIR as real files without a name in theirs", async () => {
      const given = client.given;
      await press(page, "save-text");
      assert.equal(await said(page), words.take_saved.replace("{name}", "massage-check.txt"));
      assert.equal(undated(await saved("massage-check.txt")), undated(exported("text", given)));

      await press(page, "save-file");
      const file = JSON.parse(await saved("massage-check.json"));
      assert.match(file.date, /^\d{4}-\d{2}-\d{2}$/);
      delete file.date;
      assert.deepEqual(file, JSON.parse(exported("file", given)));

      await press(page, "save-fhir");
      const response = JSON.parse(await saved("massage-check-fhir.json"));
      assert.match(response.authored, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/);
      assert.ok(Math.abs(new Date(response.authored) - Date.now()) < 600_000, response.authored);
      delete response.authored;
      const consent = { linkId: "consent", answer: [{ valueBoolean: true }] };
      const first = response.item[0].item.findIndex(({ linkId }) => linkId === consent.linkId);
      assert.deepEqual(response.item[0].item.splice(first, 1)[0].answer, consent.answer);
      assert.deepEqual(response, JSON.parse(exported("fhir", given)));
    });

    test("asks no server for any of it, and breaks no policy", async () => {
      const before = site.requests.length;
      for (const act of ["copy", "save-text", "save-file", "save-fhir"]) {
        await press(page, act);
        await said(page);
      }
      assert.equal(site.requests.length, before);
      assert.deepEqual(await complaints(page), []);
    });

    test("goes on elsewhere with a saved file, and finds the same result", async () => {
      const elsewhere = await visit("host.html");
      await pick(elsewhere, "open", "mine.json", exported("file", client.given));
      assert.equal((await said(elsewhere)).trim(), words.file_opened.replace("{start}", words.btn_start));
      const other = new Client(elsewhere);
      const end = await other.walk({ onScreen: () => {}, until: ({ kind }) => kind === "result" });
      assert.equal(end.kind, "result");
      await press(elsewhere, "copy");
      await said(elsewhere);
      const [copied] = await elsewhere.evaluate(() => window.copied);
      assert.equal(undated(copied), undated(exported("text", client.given)));
      await elsewhere.close();
    });

    test("is told in one sentence why a file was not opened, and loses nothing", async () => {
      const fresh = await visit("host.html");
      const good = JSON.parse(exported("file", client.given));
      const cases = [
        ["x".repeat(1_100_000), words.file_too_large],
        ["no JSON", words.file_foreign],
        ["", words.file_foreign],
        ["<!doctype html><script>alert(1)</script>", words.file_foreign],
        ["[".repeat(900_000), words.file_foreign],
        ["[".repeat(100_000) + "]".repeat(100_000), words.file_foreign],
        [`{"__proto__":${JSON.stringify(good)}}`, words.file_foreign],
        [JSON.stringify({ ...good, answers: [1] }), words.file_foreign],
        [JSON.stringify({ ...good, version: 2 }), words.file_newer],
        [JSON.stringify({ ...good, form: { id: "https://other.example", version: "1.0" } }), words.file_other_form],
      ];
      for (const [content, sentence] of cases) {
        await pick(fresh, "open", "theirs.json", content);
        await waitUntil(fresh, (sentence) => document.querySelector("massage-check").shadowRoot.querySelector(".mc-take").textContent === sentence, sentence);
      }
      const unknown = JSON.stringify({ ...good, answers: { ...good.answers, gone: "x", "<img src=x>": 1 } });
      const strange = `"__proto__":{"age":"u18"},"deep":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)},"intensity_worst":1e999,`;
      await pick(fresh, "open", "theirs.json", unknown.replace('"answers":{', `"answers":{${strange}`).replace(/(1e999.*)"intensity_worst":\d+,/, "$1"));
      const names = words.file_left_out.replace("{names}", "<img src=x>, __proto__, deep, gone, intensity_worst");
      await waitUntil(fresh, (names) => document.querySelector("massage-check").shadowRoot.querySelector(".mc-take").textContent.endsWith(names), names);
      assert.deepEqual(await complaints(fresh), []);
      await fresh.close();
    });

    test("gets the text to copy by hand where the clipboard is denied", async () => {
      const denied = await visit("host.html?denied");
      await pick(denied, "open", "mine.json", exported("file", client.given));
      await said(denied);
      await new Client(denied).walk();
      await press(denied, "copy");
      assert.equal(await said(denied), words.take_by_hand);
      const field = await waitUntil(denied, () => {
        const root = document.querySelector("massage-check").shadowRoot;
        const field = root.querySelector(".mc-take__text");
        const { value, selectionStart, selectionEnd } = field;
        return root.activeElement === field && { value, isWhole: selectionStart === 0 && selectionEnd === value.length };
      });
      assert.ok(field.isWhole);
      assert.equal(undated(field.value), undated(exported("text", client.given)));
      await denied.close();
    });

    test("sees on screen and on paper what has changed since an earlier file", async () => {
      const earlier = { ...client.given, intensity_now: 9, intensity_avg: 0 };
      await pick(page, "compare", "earlier.json", exported("file", earlier).replace("{", '{"date":"2026-03-03",'));
      const table = await waitUntil(page, () => {
        const table = document.querySelector("massage-check").shadowRoot.querySelector(".mc-changes");
        return table && [table.caption.innerText, ...[...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText))];
      });
      const { intensity_now: now, intensity_avg: average } = client.given;
      const trend = (change) => words[`trend_${change < 0 ? "better" : change > 0 ? "worse" : "same"}`];
      assert.equal(table[0], words.changes_since.replace("{date}", "March 3, 2026"));
      assert.deepEqual(table[1], ["Pain now", "9 of 10", `${now} of 10`, trend(now - 9)]);
      assert.deepEqual(table[2], ["Pain on average, last 7 days", "0 of 10", `${average} of 10`, trend(average)]);
      assert.equal(table[3].at(-1), words.trend_same);
      await press(page, "print");
      await printRoot(page);
      const printed = await page.evaluate(() => document.getElementById("mc-print-root").shadowRoot.textContent);
      for (const text of table.flat()) assert.ok(printed.includes(text), `${text} is missing on paper`);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    });

    for (const [what, refuse] of [
      ["has no print", () => (window.print = undefined)],
      ["ignores it without a word", () => (window.print = () => {})],
    ]) {
      test(`is told where the browser ${what}, and offered to copy and save, at a stop too [F42]`, async () => {
        for (const id of ["W03", "W02"]) {
          const other = await visit("host.html");
          // Who is stopped has answered nothing after that.
          await new Client(other, cases[id].answers)[id === "W02" ? "walk" : "comeBack"]();
          await other.evaluate(refuse);
          await press(other, "print");
          assert.equal(await said(other), words.not_printed_take);
          await waitUntil(other, () => document.querySelector("massage-check").shadowRoot.activeElement?.matches(".mc-take"));
          await press(other, "copy");
          await waitUntil(
            other,
            (copied) => document.querySelector("massage-check").shadowRoot.querySelector(".mc-take").textContent === copied,
            words.take_copied,
          );
          assert.deepEqual(await complaints(other), []);
          await other.close();
        }
      });
    }

    test("is told that the page can be shown, where a browser does not print and the clinic offers no other way [F42]", async () => {
      const other = await visit("none.html");
      await new Client(other, cases.W03.answers).comeBack();
      await other.evaluate(() => (window.print = undefined));
      await press(other, "print");
      assert.equal(await said(other), words.not_printed);
      await other.close();
    });

    test("finds a code on paper where the clinic wants it, which a scan askew and out of focus reads", async () => {
      for (const id of ["W01", "W02", "W06", "W13", "W25"]) {
        const other = await visit("code.html");
        const given = new Client(other, cases[id].answers);
        // Who is stopped at once has answered nothing after that; who is stopped at the end has answered all.
        await (id === "W02" ? given.walk() : given.comeBack(id === "W25" ? "stop" : "result"));
        const print = async () => {
          await press(other, "print");
          await printRoot(other);
        };
        await print();
        const { name, paper } = await other.evaluate(() => {
          const root = document.getElementById("mc-print-root").shadowRoot;
          return { name: root.querySelector(".mc-code").getAttribute("aria-label"), paper: root.textContent };
        });
        assert.equal(name, words.sheet_code);
        assert.ok(paper.includes(words.sheet_code_holds), id);
        for (const format of ["a4", "letter"]) {
          await print();
          const pages = scanned(await printedPdf(other, format), 150);
          for (const degrees of [0, 4, -7]) {
            const found = pages.map((page) => decoded(blurred(turned(page, degrees)))).find(Boolean);
            assert.equal(found, exported("code", given.given), `${id}, ${format}, ${degrees} degrees`);
          }
        }
        await other.close();
      }
    });

    test("finds no code on paper otherwise", async () => {
      const other = await visit("host.html");
      await new Client(other, ANSWERS).comeBack();
      await press(other, "print");
      await printRoot(other);
      const paper = () => document.getElementById("mc-print-root").shadowRoot;
      assert.equal(await other.evaluate(`(${paper})().querySelector(".mc-code")`), null);
      assert.ok(!(await other.evaluate(`(${paper})().textContent`)).includes(words.sheet_code_holds));
      await other.close();
    });

    for (const name of ["none.html", "kiosk.html"]) {
      test(`is offered nothing of it where the clinic does not want it: ${name}`, async () => {
        const other = await visit(name);
        const acts = () =>
          other.evaluate(() => [...document.querySelector("massage-check").shadowRoot.querySelectorAll("[data-act]")].map(({ dataset }) => dataset.act));
        assert.ok(!(await acts()).includes("open"));
        await new Client(other, ANSWERS).walk();
        const offered = await acts();
        assert.ok(offered.includes("print"));
        for (const act of ["copy", "save-text", "save-file", "save-fhir", "compare"]) assert.ok(!offered.includes(act), act);
        await other.close();
      });
    }
  });
}
