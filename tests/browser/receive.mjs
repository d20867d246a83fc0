// The clinic's page for codes and saved files: what comes in by each way, what is refused and how, and that nothing is sent.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { FROM_CODE, REFUSED } from "../../receive/messages.js";
import { complaints, openPage, printRoot, started, waitUntil } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { cases, exported, root, words } from "./lib/content.mjs";
import { printedPdf } from "./lib/paper.mjs";
import { photographed } from "./lib/scan.mjs";
import { serve, STRICT, TWO_LINES } from "./lib/server.mjs";

const NOTE = "written by hand";

/** A clipboard and a camera that the test can look into. The camera shows the drawing of a code, or there is none. */
function devices() {
  navigator.clipboard.writeText = async (text) => (window.copied = text);
  window.camera = { on: 0 };
  navigator.mediaDevices.getUserMedia = async () => {
    const { drawing, error } = window.camera;
    if (error) throw new DOMException("no", error);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [640, 480];
    const pen = canvas.getContext("2d");
    pen.fillStyle = "white";
    pen.fillRect(0, 0, 640, 480);
    pen.fillStyle = "black";
    pen.setTransform(8, 0.4, -0.4, 8, 150, 60);
    pen.fill(new Path2D(drawing));
    const stream = canvas.captureStream(10);
    window.camera.on += 1;
    for (const track of stream.getTracks()) {
      const stop = track.stop.bind(track);
      track.stop = () => {
        window.camera.on -= 1;
        stop();
      };
    }
    // A picture that stands still gives some browsers no frame.
    setInterval(() => pen.fill(new Path2D("M0 0h1v1z")), 50);
    return stream;
  };
}

/** The print root is closed on every page: here the test looks into it. */
function open() {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function () {
    return attach.call(this, { mode: "open" });
  };
}

/** `browser` returns the running browser. */
export function testReceive(browser) {
  describe("a clinic that opens a client's answers", () => {
    let folder, site, page, given, code, picture, drawing;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "massage-check-"));
      const widget = '<massage-check exports="text,file,code" ';
      site = await serve({
        folder: join(root, "dist"),
        headers: { "content-security-policy": STRICT },
        pages: { "host.html": TWO_LINES.replace("<massage-check ", widget) },
      });
      const theirs = await openPage(browser(), `${site.address}host.html`, { before: open });
      await started(theirs);
      const client = new Client(theirs, { ...cases.W05.answers, note: NOTE });
      await client.walk();
      given = client.given;
      code = exported("code", given);
      await client.press("[data-act=print]");
      await printRoot(theirs);
      drawing = await theirs.evaluate(() => document.getElementById("mc-print-root").shadowRoot.querySelector(".mc-code path").getAttribute("d"));
      picture = photographed(await printedPdf(theirs), 150);
      await theirs.close();
      page = await visit();
    });
    after(async () => {
      await page?.close();
      await site?.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function visit() {
      const page = await openPage(browser(), `${site.address}receive.html`, { before: `(${devices})(); (${open})();` });
      await waitUntil(page, () => !document.getElementById("read").disabled);
      return page;
    }

    const sheet = (page) =>
      waitUntil(page, () => !document.getElementById("received").hidden && document.getElementById("sheet").shadowRoot.querySelector(".mc-sheet").textContent);

    async function pick(page, name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      const field = await page.$("#file");
      await field.uploadFile(path);
    }

    async function paste(page, text) {
      await page.$eval("#text", (field, text) => (field.value = text), text);
      await page.$eval("#read", (button) => button.click());
    }

    const press = (page, id) => page.$eval(`#${id}`, (button) => button.click());

    async function copied(page) {
      await page.evaluate(() => (window.copied = null));
      await press(page, "copy");
      return waitUntil(page, () => window.copied);
    }

    const close = async (page) => {
      await press(page, "close");
      assert.equal(await page.$eval("#sheet", ({ shadowRoot }) => shadowRoot.textContent), "");
    };

    /** Without the head, in which a day may stand that the command line does not know. */
    const afterHead = (text) => text.slice(text.indexOf(`\n${words.sheet_alert}\n`));
    const spoken = () => {
      const { note, ...chosen } = given;
      assert.equal(note, NOTE);
      return chosen;
    };

    test("finds the code on a scan of the page, and the same facts without what was written", async () => {
      await pick(page, "scan.png", picture);
      const paper = await sheet(page);
      assert.ok(paper.includes(words.sheet_title));
      assert.ok(!paper.includes(NOTE));
      assert.equal(await page.$eval("#left-out", ({ textContent }) => textContent), FROM_CODE);
      assert.equal(afterHead(await copied(page)), afterHead(exported("text", spoken())));
      await close(page);
    });

    test("reads what a code reader shows, as it comes in an e-mail", async () => {
      await paste(page, ` ${code.slice(0, 30).toLowerCase()}\n${code.slice(30)}\n`);
      await sheet(page);
      assert.equal(afterHead(await copied(page)), afterHead(exported("text", spoken())));
      await close(page);
    });

    test("opens a saved file with what was written and its day, and prints the same page", async () => {
      await pick(page, "theirs.json", exported("file", given).replace("{", '{"date":"2026-03-03",'));
      const paper = await sheet(page);
      assert.ok(paper.includes(NOTE) && paper.includes("March 3, 2026"), paper);
      assert.equal(afterHead(await copied(page)), afterHead(exported("text", given)));
      await press(page, "print");
      await printRoot(page);
      assert.equal(await page.evaluate(() => document.getElementById("mc-print-root").shadowRoot.textContent), paper);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await close(page);
    });

    test("reads the code by camera, held askew, and lets the camera go", async () => {
      await page.evaluate((drawing) => (window.camera = { on: 0, drawing }), drawing);
      await press(page, "camera");
      await sheet(page);
      await waitUntil(page, () => window.camera.on === 0 && document.getElementById("view").hidden);
      assert.equal(afterHead(await copied(page)), afterHead(exported("text", spoken())));
      await close(page);
    });

    test("is told in one sentence what cannot be read, and what else there is", async () => {
      const good = JSON.parse(exported("file", given));
      const refused = async (code) => {
        await waitUntil(page, (sentence) => document.getElementById("said").textContent === sentence, REFUSED[code]);
        assert.ok(await page.$eval("#received", ({ hidden }) => hidden), code);
      };
      const texts = [
        ["https://www.example.com/", "foreign"],
        ["", "foreign"],
        [code.slice(0, -1), "damaged"],
        [code.replace("MC1", "MC2"), "newer"],
        [JSON.stringify({ ...good, version: 2 }), "newer"],
        [JSON.stringify({ ...good, form: { id: "https://other.example", version: "1.0" } }), "other-form"],
        ["{", "foreign-file"],
      ];
      for (const [text, code] of texts) {
        await paste(page, text);
        await refused(code);
      }
      const white = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR4nO3MQREAAAwCIPuX1hD77SAA6VEEAoFAIBAIBAKBQCAQfA8Gpwvw4pr3blgAAAAASUVORK5CYII=", "base64");
      const files = [
        ["large.json", Buffer.alloc(50_000_000, "x"), "too-large"],
        ["large.png", Buffer.alloc(50_000_000, "x"), "too-large"],
        ["no.png", "no picture", "foreign-file"],
        ["empty.png", white, "no-code"],
        ["no.json", "no JSON", "foreign-file"],
      ];
      for (const [name, content, code] of files) {
        await pick(page, name, content);
        await refused(code);
      }
      for (const [error, code] of [["NotAllowedError", "camera-refused"], ["NotFoundError", "no-camera"], ["NotReadableError", "camera-broken"]]) {
        await page.evaluate((error) => (window.camera = { error }), error);
        await press(page, "camera");
        await refused(code);
      }
    });

    test("is told which answers of a file are not known here", async () => {
      const good = JSON.parse(exported("file", given));
      await pick(page, "theirs.json", JSON.stringify({ ...good, date: "2026-03-03", answers: { ...good.answers, "<img src=x>": 1 } }));
      await sheet(page);
      assert.match(await page.$eval("#left-out", ({ textContent }) => textContent), /left out: <img src=x>\.$/);
      await close(page);
    });

    test("sends nothing once the page is there, keeps nothing, and breaks no policy", async () => {
      const fresh = await visit();
      const before = site.requests.length;
      await pick(fresh, "scan.png", picture);
      await sheet(fresh);
      for (const id of ["copy", "save-text", "save-fhir", "print"]) await press(fresh, id);
      await copied(fresh);
      assert.equal(site.requests.length, before);
      assert.deepEqual(await complaints(fresh), []);
      assert.deepEqual(await fresh.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
      await fresh.close();
    });

    test("can be used by everybody, empty and with a page shown", async () => {
      const fresh = await openPage(browser(), `${site.address}receive.html`, { before: axe.source });
      await waitUntil(fresh, () => !document.getElementById("read").disabled);
      const faults = () => fresh.evaluate(async () => (await axe.run()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]));
      assert.deepEqual(await faults(), []);
      await paste(fresh, code);
      await sheet(fresh);
      assert.deepEqual(await faults(), []);
      await fresh.close();
    });
  });
}
