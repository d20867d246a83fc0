// The clinic's page for codes and saved files: what comes in by each way, what is refused and how, and that nothing is sent.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { FROM_CODE, NOT_PRINTED, REFUSED } from "../../receive/messages.js";
import { complaints, openPage, printRoot, started, waitUntil } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { cases, exported, root, words } from "./lib/content.mjs";
import { printedPdf } from "./lib/paper.mjs";
import { photographed } from "./lib/scan.mjs";
import { serve, STRICT, TWO_LINES } from "./lib/server.mjs";

const NOTE = "written by hand";

/** The rows of the QR code of a site, `HTTPS://WWW.EXAMPLE.COM/`. */
const OTHER_CODE = [
  0x1fd6d7f, 0x1053641, 0x175ad5d, 0x1755c5d, 0x175345d, 0x1048a41, 0x1fd557f, 0x12e00, 0xd6655f, 0x1e8e403, 0x167588f, 0xf0e3b3, 0xad7394,
  0x3be2c3, 0x124ebb0, 0x9b62b8, 0x164e9f9, 0x17315, 0x1fd955d, 0x1043916, 0x175adfe, 0x174a412, 0x175cb4d, 0x1053727, 0x1fc6495,
];

/** A small white picture. */
const white = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR4nO3MQREAAAwCIPuX1hD77SAA6VEEAoFAIBAIBAKBQCAQfA8Gpwvw4pr3blgAAAAASUVORK5CYII=", "base64");

/**
 * A clipboard and a camera that the test can look into, and a pen on white paper. The camera shows the drawing of a code,
 * or there is none.
 */
function devices() {
  window.penOnPaper = (width, height) => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "white";
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = "black";
    return pen;
  };
  navigator.clipboard.writeText = async (text) => (window.copied = text);
  window.camera = { on: 0 };
  navigator.mediaDevices.getUserMedia = async () => {
    const { drawing, error } = window.camera;
    if (error) throw new DOMException("no", error);
    const pen = window.penOnPaper(640, 480);
    pen.setTransform(8, 0.4, -0.4, 8, 150, 60);
    pen.fill(new Path2D(drawing));
    const stream = pen.canvas.captureStream(10);
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
      await client.comeBack();
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

    test("reads what a scanner types on another keyboard, with what it puts around it, once or twice", async () => {
      // As a scanner for American keyboards does it on a German and on a French one.
      const keyboards = [
        ["YZ:-/*", "ZYÖß-("],
        ["AQWZM1234567890:-./*", "QAZW?&é\"'(-è_çàM):!8"],
      ];
      const texts = [code, `]Q1${code}`, `${code}\r`, `\u0002${code}\u0003\t`, `${code}\r\n${code}\r\n`, code + code];
      for (const [signs, keys] of keyboards) texts.push([...code].map((sign) => (signs.includes(sign) ? keys[signs.indexOf(sign)] : sign)).join(""));
      assert.ok(!texts.at(-1).includes("MC1:") && !texts.at(-2).includes("MC1:"));
      for (const text of texts) {
        await paste(page, text);
        await sheet(page);
        assert.equal(afterHead(await copied(page)), afterHead(exported("text", spoken())), text);
        await close(page);
      }
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
      const changed = (at) => `${code.slice(0, at)}${code[at] === "A" ? "B" : "A"}${code.slice(at + 1)}`;
      const texts = [
        ["https://www.example.com/", "foreign-text"],
        ["BEGIN:VCARD\nVERSION:3.0\nFN:Somebody Else\nEND:VCARD", "foreign-text"],
        ["", "foreign-text"],
        [code.slice(0, -1), "damaged-text"],
        ...[4, 12, Math.floor(code.length / 2), code.length - 1].map((at) => [changed(at), "damaged-text"]),
        [code.replace("MC1", "MC2"), "newer"],
        [JSON.stringify({ ...good, version: 2 }), "newer"],
        [JSON.stringify({ ...good, form: { id: "https://other.example", version: "1.0" } }), "other-form"],
        ["{", "foreign-file"],
        ['{"a":'.repeat(100_000), "foreign-file"],
      ];
      for (const [text, code] of texts) {
        await paste(page, text);
        await refused(code);
        // Nothing that was written is lost: one sign may be wrong.
        assert.equal(await page.$eval("#text", ({ value }) => value), text);
      }
      const files = [
        ["large.json", Buffer.alloc(50_000_000, "x"), "too-large"],
        ["large.png", Buffer.alloc(50_000_000, "x"), "too-large"],
        ["no.png", "no picture", "bad-picture"],
        ["nothing.png", "", "bad-picture"],
        ["broken.png", Buffer.concat([picture.subarray(0, 8), Buffer.alloc(500, 7)]), "bad-picture"],
        ["photo.HEIC", "\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"],
        ["large.heic", Buffer.concat([Buffer.from("\0\0\0\x18ftypmif1"), Buffer.alloc(30_000_000)]), "heic"],
        ["named.jpg", "\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"],
        ["scan.tif", "II*\0\x08\0\0\0\0\0", "tiff"],
        ["film.mp4", Buffer.concat([Buffer.from("\0\0\0\x18ftypisom"), Buffer.alloc(30_000_000)]), "video"],
        ["letter.docx", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(3_000_000)]), "archive"],
        ["empty.png", white, "no-code"],
        ["no.json", "no JSON", "foreign-file"],
        ["nothing.json", "", "foreign-file"],
        ["page.html", "<!doctype html><script>alert(1)</script>", "foreign-file"],
        ["scan.pdf", "%PDF-1.7", "pdf"],
        ["large.pdf", Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(50_000_000, 32)]), "pdf"],
        ["named.png", "%PDF-1.7", "pdf"],
        ["unnamed", "\r\n%PDF-1.4", "pdf"],
        ["deep.json", "[".repeat(100_000) + "]".repeat(100_000), "foreign-file"],
        ["proto.json", `{"__proto__":${JSON.stringify(good)}}`, "foreign-file"],
        ["list.json", JSON.stringify({ ...good, answers: [1] }), "foreign-file"],
        ["future.json", JSON.stringify({ ...good, version: 2 }), "newer"],
        ["strange.json", JSON.stringify({ ...good, form: null }).replace('"form":null', `"form":${"[".repeat(100_000)}${"]".repeat(100_000)}`), "other-form"],
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

    test("opens a picture whatever its name says", async () => {
      await pick(page, "scan.json", picture);
      await sheet(page);
      await close(page);
    });

    test("is told where the browser spoils pictures so that nobody is recognised by them", async () => {
      const protects = (strength) => `(${(strength) => {
        // As Firefox with "resist fingerprinting" gives noise alone, and Brave here and there another last bit.
        for (const { prototype } of [OffscreenCanvasRenderingContext2D, CanvasRenderingContext2D]) {
          const read = prototype.getImageData;
          prototype.getImageData = function (...args) {
            const image = read.apply(this, args);
            for (let at = 0; at < image.data.length; at += 1) {
              if (strength === "spoilt") image.data[at] = (at * 7919) % 256;
              else if (at % 37 === 0) image.data[at] ^= 1;
            }
            return image;
          };
        }
        window.BarcodeDetector = undefined;
      }})("${strength}")`;
      for (const strength of ["spoilt", "noisy"]) {
        const fresh = await openPage(browser(), `${site.address}receive.html`, { before: `(${devices})(); (${open})(); ${protects(strength)};` });
        await waitUntil(fresh, () => !document.getElementById("read").disabled);
        const refused = () => waitUntil(fresh, (sentence) => document.getElementById("said").textContent === sentence, REFUSED[strength]);
        // A little noise hides no code.
        await pick(fresh, "scan.png", picture);
        if (strength === "spoilt") {
          await refused();
          await fresh.evaluate(() => (window.camera = { on: 0, drawing: "" }));
          await press(fresh, "camera");
          await refused();
        } else {
          await sheet(fresh);
          await close(fresh);
        }
        await pick(fresh, "empty.png", white);
        await refused();
        await fresh.close();
      }
    });

    test("is not held up by a text of 10 MB", async () => {
      await page.evaluate(() => {
        const copy = (event) => {
          event.clipboardData.setData("text/plain", "x".repeat(10_000_000));
          event.preventDefault();
        };
        addEventListener("copy", copy, { once: true });
        document.getElementById("text").value = "";
        document.getElementById("text").focus();
      });
      await page.keyboard.down("Control");
      for (const key of ["c", "v"]) await page.keyboard.press(key);
      await page.keyboard.up("Control");
      await waitUntil(page, () => document.getElementById("text").value !== "");
      // No more is taken up: browsers are slow to draw such a text.
      assert.equal(await page.$eval("#text", ({ value }) => value.length), 200_000);
      await press(page, "read");
      await waitUntil(page, (sentence) => document.getElementById("said").textContent === sentence, REFUSED["foreign-text"]);
      assert.ok(JSON.stringify(JSON.parse(exported("file", given))).length < 50_000);
    });

    test("finds the client's code beside another one, whichever is the larger", async () => {
      for (const [ours, other] of [[8, 5], [4, 9]]) {
        const both = await page.evaluate(
          (drawing, rows, ours, other) => {
            const pen = window.penOnPaper(1200, 900);
            pen.setTransform(other, 0, 0, other, 40, 40);
            rows.forEach((row, y) => [...row.toString(2).padStart(25, "0")].forEach((dark, x) => dark === "1" && pen.fillRect(x, y, 1, 1)));
            pen.setTransform(ours, 0, 0, ours, 500, 300);
            pen.fill(new Path2D(drawing));
            return pen.canvas.toDataURL("image/png");
          },
          drawing,
          OTHER_CODE,
          ours,
          other,
        );
        await pick(page, "both.png", Buffer.from(both.split(",")[1], "base64"));
        await sheet(page);
        assert.equal(afterHead(await copied(page)), afterHead(exported("text", spoken())));
        await close(page);
      }
    });

    test("is told where the browser does not print [F42]", async () => {
      const fresh = await visit();
      await paste(fresh, code);
      await sheet(fresh);
      await fresh.evaluate(() => (window.print = undefined));
      await press(fresh, "print");
      await waitUntil(fresh, (sentence) => document.getElementById("said").textContent === sentence, NOT_PRINTED);
      assert.equal(await fresh.$eval("#received", ({ hidden }) => hidden), false);
      await fresh.close();
    });

    test("opens a file with strange keys, deep lists and huge numbers without them, also if it has no day", async () => {
      const good = JSON.parse(exported("file", given));
      const strange = `{"__proto__":{"age":"u18"},"toString":"x","deep":${"[".repeat(100_000)}${"]".repeat(100_000)},"intensity_now":-1e300,`;
      await pick(page, "strange.json", JSON.stringify({ ...good, date: "tomorrow" }).replace('"answers":{', `"answers":${strange}`).replace(/("deep".*)"intensity_now":\d+,/, "$1"));
      await sheet(page);
      assert.equal(
        await page.$eval("#left-out", ({ textContent }) => textContent),
        "Some answers of this file are not known here and are left out: __proto__, deep, intensity_now, toString.",
      );
      const { intensity_now: _, ...rest } = given;
      assert.equal(afterHead(await copied(page)), afterHead(exported("text", rest)));
      await close(page);
    });

    test("lets the camera go when something else is opened", async () => {
      await page.evaluate(() => (window.camera = { on: 0, drawing: "" }));
      await press(page, "camera");
      await waitUntil(page, () => window.camera.on === 1);
      await paste(page, code);
      await sheet(page);
      await waitUntil(page, () => window.camera.on === 0 && document.getElementById("view").hidden);
      assert.ok(await page.$eval("#received", ({ hidden }) => !hidden));
      await close(page);
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
