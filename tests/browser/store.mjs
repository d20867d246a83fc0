// What becomes of a client's answers: where they are kept, for how long, what happens to them in a second tab, in a
// storage that refuses or holds something else, and on a device that strangers share.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, test } from "node:test";
import axe from "axe-core";
import { appears, complaints, heard, launch, openPage, printRoot, started, waitUntil } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { root, words } from "./lib/content.mjs";
import { serve, STRICT } from "./lib/server.mjs";

const KEY = "massage-check:default";
const DAY_MS = 86_400_000;

const host = (...widgets) => `<!doctype html>
  <html lang="en">
    <head><title>A clinic</title><script src="massage-check.js" defer></script></head>
    <body>${widgets.map((attributes) => `<massage-check shadow="open" ${attributes}></massage-check>`).join("")}</body>
  </html>`;

const golden = (name) => readFileSync(join(root, "tests/cases/saved", name), "utf8").trim();
const STATE = JSON.parse(golden("restored.json"));

/** A text such as a browser keeps it. */
function envelope({ data = STATE, ...fields } = {}) {
  const now = Date.now();
  return JSON.stringify({ v: 1, form: "default", rev: 3, savedAt: now - 1000, expires: now + DAY_MS, data, ...fields });
}

/** The time of the page: `clock.forward(ms)` lets it pass. Short waits, of which browsers and loader have some, are real. */
function withClock() {
  const [now, wait, stop] = [Date.now, window.setTimeout, window.clearTimeout];
  const clock = { passed: 0, waiting: new Map(), n: 0 };
  Date.now = () => now() + clock.passed;
  window.setTimeout = (run, ms, ...inputs) => {
    if (!(ms >= 20_000)) return wait(run, ms, ...inputs);
    clock.n -= 1;
    clock.waiting.set(clock.n, { run, at: Date.now() + ms });
    return clock.n;
  };
  window.clearTimeout = (id) => clock.waiting.delete(id) || stop(id);
  clock.forward = (ms) => {
    clock.passed += ms;
    for (const [id, { run, at }] of [...clock.waiting]) {
      if (at <= Date.now() && clock.waiting.delete(id)) run();
    }
  };
  window.clock = clock;
}

/** Ends the process of a page in Chromium. The page cannot answer to its own end. */
async function kill(page) {
  const ended = once(page, "error");
  const session = await page.createCDPSession();
  session.send("Page.crash").catch(() => {});
  await ended;
}

/** `browser` returns the running browser, one of `engine`. `every` asks for what is the same in all browsers. */
export function testStore(browser, { engine, every }) {
  describe("answers", () => {
    const opened = [];
    afterEach(async () => {
      for (const close of opened.splice(0).reverse()) await close();
    });

    async function site(pages, options = {}) {
      const site = await serve({
        folder: join(root, "dist"),
        headers: { "content-security-policy": STRICT },
        pages: { "empty.html": "<!doctype html><title>Elsewhere</title>", ...pages },
        ...options,
      });
      opened.push(site.close);
      return site;
    }

    async function open(address, { before, isReady = true, from = browser() } = {}) {
      const page = await openPage(from, address, { before });
      opened.push(() => page.isClosed() || page.close());
      if (isReady) await started(page);
      return page;
    }

    /**
     * Opens the questionnaire. `session` and `local` are what lies in the storages under the key before. `elsewhere`
     * opens another tab of the same site.
     */
    async function visit({ attributes = "", session, local, before, from } = {}) {
      const { address } = await site({ "host.html": host(...[attributes].flat()) });
      const page = await open(`${address}empty.html`, { before, from, isReady: false });
      await put(page, { session, local });
      await page.goto(`${address}host.html`);
      await started(page);
      return { page, address, elsewhere: () => open(`${address}host.html`, { from }) };
    }

    const put = (page, { session, local }) =>
      page.evaluate(
        (key, session, local) => {
          if (session !== undefined) sessionStorage.setItem(key, session);
          if (local !== undefined) localStorage.setItem(key, local);
        },
        KEY,
        session,
        local,
      );
    const inside = (page, selector, read) => page.$eval(`massage-check >>> ${selector}`, read);
    const click = (page, selector) => inside(page, selector, (element) => element.click());
    const keep = (page) => click(page, "[data-act=keep-on-device]");
    const text = (page) => inside(page, ".mc", (page) => page.textContent);
    const screen = async (page) => (await new Client(page).look()).id;
    const stored = (page) => page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }]);
    const record = async (page, area) =>
      JSON.parse((await page.evaluate((area, key) => window[area].getItem(key), area, KEY)) ?? "null");

    /** Answers up to the first question about health. */
    async function answer(page) {
      await page.bringToFront();
      await new Client(page).walk({ until: ({ id }) => id === "rf_em" });
    }

    async function deleteAll(page) {
      await click(page, "[data-act=delete]");
      await appears(page, "[data-act=delete-confirm]");
      await click(page, "[data-act=delete-confirm]");
      await isAt(page, "welcome");
    }

    /** Waits until the page says where answers are kept. */
    const isKept = (page, where) => appears(page, `[data-kept=${where}]`);
    const says = (page, notice) => appears(page, `[data-notice=${notice}]`);
    const isAt = (page, id) => appears(page, `[data-screen-id=${id}]`);

    async function assertNothingLeft(page) {
      assert.deepEqual(await stored(page), [{}, {}]);
      const { state, url, name } = await page.evaluate(() => ({
        state: history.state,
        url: location.search + location.hash,
        name: window.name,
      }));
      assert.deepEqual([state, url, name], [null, "", ""]);
      assert.equal(await inside(page, "input[name]", (box) => box.checked), false);
      assert.equal(await screen(page), "welcome");
    }

    describe("stay in this tab unless the client says otherwise", () => {
      test("and the page says so, before the first answer and after it", async () => {
        const { page } = await visit();
        await isKept(page, "tab");
        assert.deepEqual(await stored(page), [{}, {}], "nothing is written before an answer");
        await answer(page);
        await isKept(page, "tab");
        const { v, form, rev, savedAt, expires, data } = await record(page, "sessionStorage");
        assert.deepEqual({ v, form }, { v: 1, form: "default" });
        assert.ok(rev > 1 && data.answers.consent);
        assert.equal(expires - savedAt, 14 * DAY_MS);
        assert.deepEqual((await stored(page))[1], {});
        assert.deepEqual(await complaints(page), []);
      });

      test("and are there after a reload, which says so once", async () => {
        const { page } = await visit();
        await answer(page);
        const before = await stored(page);
        await page.reload();
        await started(page);
        await says(page, "resumed");
        assert.equal(await screen(page), "rf_em");
        assert.deepEqual(await stored(page), before, "loading writes nothing");
        await click(page, "[value=none]");
        await waitUntil(page, () => !document.querySelector("massage-check").shadowRoot.querySelector("[data-notice]"));
      });

      test("or move to this device when the box is ticked, until the day that it names, and back", async () => {
        const { page, elsewhere } = await visit({ attributes: 'expiry="30"' });
        await answer(page);
        assert.equal(await inside(page, "[data-act=keep-on-device]", (box) => box.checked), false);
        const before = await text(page);
        await keep(page);
        await isKept(page, "device");
        const { savedAt, expires, data } = await record(page, "localStorage");
        assert.equal(expires - savedAt, 30 * DAY_MS);
        assert.ok(data.answers.consent);
        assert.equal(await record(page, "sessionStorage"), null);
        const day = await page.evaluate(
          (ms) => new Date(ms).toLocaleDateString("en", { dateStyle: "long" }),
          expires,
        );
        assert.ok((await text(page)).includes(words.kept_on_device.replace("{date}", day)));
        assert.ok(before.includes(words.ui_keep_on_device.replace("{date}", day)));

        const other = await elsewhere();
        assert.equal(await screen(other), "rf_em");
        await isKept(other, "device");

        await keep(page);
        await isKept(page, "tab");
        assert.equal(await record(page, "localStorage"), null);
        assert.ok((await record(page, "sessionStorage")).data.answers.consent);
        await isKept(other, "tab");
        assert.equal(await screen(other), "rf_em");
        assert.deepEqual([...(await complaints(page)), ...(await complaints(other))], []);
      });

      test("also when the box is ticked before the first answer", async () => {
        const { page } = await visit();
        await keep(page);
        await isKept(page, "device");
        assert.deepEqual(await stored(page), [{}, {}]);
        await answer(page);
        assert.ok(await record(page, "localStorage"));
        assert.equal(await record(page, "sessionStorage"), null);
      });

      test("and no such choice is offered where the clinic does not want it", async () => {
        const { page } = await visit({ attributes: 'storage="tab"' });
        assert.equal(await page.$("massage-check >>> [data-act=keep-on-device]"), null);
        await isKept(page, "tab");
      });

      test("or nowhere, where the clinic wants that, and the page says so", async () => {
        const { page } = await visit({ attributes: 'storage="none"' });
        assert.equal(await page.$("massage-check >>> [data-act=keep-on-device]"), null);
        await answer(page);
        await isKept(page, "none");
        assert.deepEqual(await stored(page), [{}, {}]);
        assert.equal(await page.$("massage-check >>> [data-notice]"), null);
      });

      test("apart from those of another form on the same site [F13]", async () => {
        const { page } = await visit({ attributes: 'form-id="a"' });
        await keep(page);
        await answer(page);
        await page.$eval("massage-check", (widget) => {
          const other = document.createElement("massage-check");
          other.setAttribute("shadow", "open");
          other.setAttribute("form-id", "b");
          widget.replaceWith(other);
        });
        await heard(page, "mc-ready", 2);
        assert.equal(await screen(page), "welcome");
        assert.deepEqual(Object.keys((await stored(page))[1]), ["massage-check:a"]);
      });
    });

    describe("are gone after Delete", () => {
      test("from both storages, the page, the address and the paper", async () => {
        const { page } = await visit({ session: "0".repeat(50) });
        await answer(page);
        await keep(page);
        await isKept(page, "device");
        await deleteAll(page);
        await assertNothingLeft(page);
        await isKept(page, "tab");
        assert.equal(await page.$("#mc-print-root"), null);
      });

      test("in every other tab too, which goes to the start and does not save them again [F15]", async () => {
        const { page, elsewhere } = await visit();
        await answer(page);
        await keep(page);
        const other = await elsewhere();
        assert.equal(await screen(other), "rf_em");
        await deleteAll(page);
        await isAt(other, "welcome");
        await says(other, "deleted-elsewhere");
        await assertNothingLeft(other);
        await assertNothingLeft(page);
      });

      test("in a tab that keeps its own answers", async () => {
        const { page, elsewhere } = await visit();
        const other = await elsewhere();
        await answer(other);
        await answer(page);
        await deleteAll(page);
        await isAt(other, "welcome");
        await assertNothingLeft(other);
      });

      test("in a page that was left and comes back", async () => {
        const { page, address, elsewhere } = await visit();
        await answer(page);
        await keep(page);
        await isKept(page, "device");
        await page.goto(`${address}empty.html`);
        const other = await elsewhere();
        await deleteAll(other);
        await page.goBack();
        // In a tab that nobody sees, it waits.
        await page.bringToFront();
        await isAt(page, "welcome");
        await assertNothingLeft(page);
      });
    });

    describe("in two tabs", () => {
      async function twoTabs() {
        const { page, elsewhere } = await visit();
        await answer(page);
        await keep(page);
        await isKept(page, "device");
        const other = await elsewhere();
        await click(other, "[value=em_saddle]");
        await says(page, "newer-elsewhere");
        return { page, other };
      }
      const ticked = (page) => inside(page, "[value=em_saddle]", (box) => box.checked);

      test("are not lost: the older tab is asked, and can take those of the other [F14]", async () => {
        const { page, other } = await twoTabs();
        assert.equal(await ticked(page), false);
        const before = await stored(page);
        await click(page, "[value=em_chest]");
        assert.deepEqual(await stored(page), before, "nothing is written until the client has chosen");
        await click(page, "[data-act=use-theirs]");
        await waitUntil(page, () =>
          document.querySelector("massage-check").shadowRoot.querySelector("[value=em_saddle]").checked,
        );
        assert.equal(await inside(page, "[value=em_chest]", (box) => box.checked), false);
        assert.equal(await page.$("massage-check >>> [data-act=use-theirs]"), null);
        assert.equal(await other.$("massage-check >>> [data-act=use-theirs]"), null);
        await isKept(page, "device");
        assert.deepEqual(await stored(page), before);
      });

      test("are not lost: the older tab can keep its own, and then the other is asked [F14]", async () => {
        const { page, other } = await twoTabs();
        const { rev } = await record(page, "localStorage");
        await click(page, "[data-act=keep-mine]");
        await says(other, "newer-elsewhere");
        const after = await record(page, "localStorage");
        assert.ok(after.rev > rev);
        assert.equal(after.data.answers.rf_em, undefined);
        assert.equal(await ticked(other), true);
        await isKept(page, "device");
        assert.deepEqual(await complaints(page), []);
      });

      test("are asked about also when the second tab only now keeps them on the device", async () => {
        const { page, elsewhere } = await visit();
        const other = await elsewhere();
        await answer(page);
        await keep(page);
        await isKept(page, "device");
        await answer(other);
        const before = await stored(page);
        await keep(other);
        await says(other, "newer-elsewhere");
        assert.deepEqual(await stored(page), before);
        await isKept(other, "tab");
        await click(other, "[data-act=keep-mine]");
        await isKept(other, "device");
        await says(page, "newer-elsewhere");
      });

      if (every) {
        test("are asked about without a barrier that axe knows", async () => {
          const { page } = await twoTabs();
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() => window.axe.run(document));
          const own = violations.flatMap(({ nodes }) => nodes).filter(({ html }) => /mc-(keep|notice)|keep-/.test(html));
          assert.deepEqual(own.map(({ html }) => html), []);
        });
      }

      test("or in two widgets of one page with one form, never overwrite each other unasked [F16]", async () => {
        const { page } = await visit({ attributes: ["", ""] });
        await heard(page, "mc-ready", 2);
        await answer(page);
        const before = await record(page, "sessionStorage");
        /** Clicks in the second widget as soon as there is what to click. */
        const press = (selector) =>
          waitUntil(
            page,
            (selector) => {
              const element = document.querySelectorAll("massage-check")[1].shadowRoot.querySelector(selector);
              element?.click();
              return element !== null;
            },
            selector,
          );
        await press("input");
        await press("[data-act=use-theirs]");
        await press("[data-screen-id=rf_em]");
        assert.deepEqual(await record(page, "sessionStorage"), before);
        assert.equal(await page.$("massage-check >>> [data-notice]"), null);
      });
    });

    describe("come back", () => {
      for (const version of [0, 1]) {
        test(`as they were, when they were saved by version ${version} [F9]`, async () => {
          const saved = JSON.parse(golden(`v${version}.json`));
          const session = version === 0 ? golden("v0.json") : envelope({ data: saved.data });
          const { page } = await visit({ session });
          assert.equal(await screen(page), STATE.at);
          await click(page, "[value=em_chest]");
          const { v, data } = await record(page, "sessionStorage");
          assert.equal(v, 1);
          assert.deepEqual(new Set(data.answers.rf_em), new Set([...STATE.answers.rf_em, "em_chest"]));
          assert.deepEqual(data, { ...STATE, answers: { ...STATE.answers, rf_em: data.answers.rf_em } });
        });
      }

      test("without what this version does not know: a safety question is asked again, and never taken for “no” [F10 F11]", async () => {
        const answers = { ...STATE.answers, rf_em: ["em_gone", "none"], gone: "x", intensity_avg: 99 };
        const { page } = await visit({ session: envelope({ data: { ...STATE, answers } }) });
        await says(page, "lost-some");
        assert.equal(await screen(page), "rf_em");
        assert.equal(await inside(page, "[value=none]", (box) => box.checked), false);
        await click(page, "[value=none]");
        const { data } = await record(page, "sessionStorage");
        assert.equal(data.answers.intensity_avg, undefined);
        assert.equal(data.answers.gone, undefined);
        assert.deepEqual(data.answers.regions, STATE.answers.regions);
      });

      for (const [what, end] of [
        ["closed", (page) => page.close()],
        ...(every ? [["killed", kill]] : []),
      ]) {
        test(`to the last change, when the tab was ${what} right after it [F20]`, async () => {
          const { page, elsewhere } = await visit({ local: envelope() });
          await click(page, "[value=em_chest]");
          await end(page);
          const other = await elsewhere();
          await says(other, "resumed");
          assert.equal(await inside(other, "[value=em_chest]", (box) => box.checked), true);
        });
      }

      test("in a tab that was restored, and not when that was too late [F17]", async () => {
        const { page, address } = await visit();
        await answer(page);
        const session = JSON.stringify(await record(page, "sessionStorage"));
        const twin = await open(`${address}empty.html`, { isReady: false });
        await put(twin, { session });
        await twin.goto(`${address}host.html`);
        await started(twin);
        await says(twin, "resumed");
        assert.equal(await screen(twin), "rf_em");

        const late = await open(`${address}empty.html`, { isReady: false, before: withClock });
        await late.evaluateOnNewDocument(() => window.clock.forward(15 * 86_400_000));
        await put(late, { session });
        await late.goto(`${address}host.html`);
        await started(late);
        await assertNothingLeft(late);
      });

      for (const [what, times] of [
        ["expired", (now) => ({ savedAt: now - 2 * DAY_MS, expires: now - 1 })],
        ["saved in the future", (now) => ({ savedAt: now + 3 * DAY_MS, expires: now + 4 * DAY_MS })],
        ["kept for years", (now) => ({ savedAt: now, expires: now + 1000 * DAY_MS })],
      ]) {
        test(`no more when they are ${what}: they are deleted [F18]`, async () => {
          const saved = envelope(times(Date.now()));
          const { page } = await visit({ session: saved, local: saved });
          await assertNothingLeft(page);
          assert.equal(await page.$("massage-check >>> [data-notice]"), null);
        });
      }

      test("or not, when the browser has deleted them: the client starts anew, without an error [F19]", async () => {
        const { page } = await visit();
        await answer(page);
        await page.evaluate(() => sessionStorage.clear());
        await click(page, "[value=none]");
        assert.ok(await record(page, "sessionStorage"), "what is on the page is saved again");
        await page.evaluate(() => sessionStorage.clear());
        await page.reload();
        await started(page);
        await assertNothingLeft(page);
        assert.deepEqual(await complaints(page), []);
      });

      test("unchanged when the client looks at another page and goes back [F21]", async () => {
        const { page, address } = await visit();
        await answer(page);
        await page.goto(`${address}empty.html`);
        await page.goBack();
        await isAt(page, "rf_em");
        await isKept(page, "tab");
        assert.equal(await page.$("massage-check >>> [data-act=use-theirs]"), null);
      });
    });

    describe("do not harm what lies in their place", () => {
      for (const [what, found] of [
        ["cut off", envelope().slice(0, 80)],
        ["empty", ""],
        ["of another type", "null"],
        ["a list", "[1,2,3]"],
        ["a megabyte of zeros", "0".repeat(1_000_000)],
        ["an envelope without its fields", '{"v":1,"form":"default"}'],
        ["an envelope around something else", envelope({ data: { answers: 3 } })],
      ]) {
        test(`answers that are ${what} are put aside, the client is told once, and the next save works [F7]`, async () => {
          const { page } = await visit({ session: found });
          await says(page, "unreadable");
          assert.equal(await page.evaluate((key) => sessionStorage.getItem(`${key}:unreadable`), KEY), found);
          assert.equal(await page.evaluate((key) => sessionStorage.getItem(key), KEY), null);
          await answer(page);
          await isKept(page, "tab");
          assert.equal(await page.$("massage-check >>> [data-notice]"), null);
          await page.reload();
          await started(page);
          assert.equal(await screen(page), "rf_em");
          assert.equal(await page.$("massage-check >>> [data-notice=unreadable]"), null);
          assert.deepEqual(await complaints(page), []);
        });
      }

      for (const area of ["session", "local"]) {
        test(`answers of a newer version stay as they are in ${area}Storage, and the page says so [F8]`, async () => {
          const newer = envelope({ v: 2, data: "only the newer one knows" });
          const { page } = await visit({ [area]: newer });
          await says(page, "newer");
          await answer(page);
          await isKept(page, "none");
          const [session, local] = await stored(page);
          assert.deepEqual({ ...session, ...local }, { [KEY]: newer });
        });
      }

      for (const found of ['{"theme":"dark"}', envelope({ form: "another" })]) {
        test(`what another program has saved there stays: ${found.slice(0, 16)} [F12]`, async () => {
          const { page } = await visit({ session: found, local: found });
          await answer(page);
          await isKept(page, "none");
          await says(page, "not-kept");
          await deleteAll(page);
          assert.deepEqual(await stored(page), [{ [KEY]: found }, { [KEY]: found }]);
        });
      }
    });

    describe("are kept in memory where a storage", () => {
      const refuses = {
        forbidden: () => {
          for (const name of ["localStorage", "sessionStorage"]) {
            Object.defineProperty(window, name, {
              get() {
                throw new DOMException("", "SecurityError");
              },
            });
          }
        },
        missing: () => {
          for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { value: null });
        },
        forgetful: () => (Storage.prototype.setItem = () => {}),
      };
      for (const [what, before] of Object.entries(refuses)) {
        test(`is ${what}: the page says so from the start, and nobody is stopped [F1 F3 F5]`, async () => {
          const page = await open(`${(await site({ "host.html": host("") })).address}host.html`, { before });
          await isKept(page, "none");
          await answer(page);
          await says(page, "not-kept");
          assert.equal(await screen(page), "rf_em");
          await deleteAll(page);
          assert.equal(await screen(page), "welcome");
          assert.deepEqual(await complaints(page), []);
        });
      }

      test("is full: the page says so, and the next change tries again [F4]", async () => {
        const before = () => {
          const write = Storage.prototype.setItem;
          window.isFull = false;
          Storage.prototype.setItem = function (key, value) {
            if (window.isFull) throw new DOMException("", "QuotaExceededError");
            write.call(this, key, value);
          };
        };
        const { page } = await visit({ before });
        await answer(page);
        await page.evaluate(() => (window.isFull = true));
        await click(page, "[value=em_saddle]");
        await says(page, "not-kept");
        await isKept(page, "none");
        await page.evaluate(() => (window.isFull = false));
        await click(page, "[value=em_chest]");
        await isKept(page, "tab");
        assert.equal(await page.$("massage-check >>> [data-notice]"), null);
        const { data } = await record(page, "sessionStorage");
        assert.deepEqual(new Set(data.answers.rf_em), new Set(["em_saddle", "em_chest"]));
      });

      test("of the device is really full: they stay in this tab, and nothing of others is deleted [F4]", async () => {
        const { page } = await visit();
        await answer(page);
        const n = await page.evaluate(() => {
          let size = 2 ** 22;
          for (let i = 0; size >= 1; i += 1) {
            try {
              localStorage.setItem(`other${i}`, "x".repeat(size));
            } catch {
              size /= 2;
            }
          }
          return localStorage.length;
        });
        await keep(page);
        await says(page, "not-on-device");
        await isKept(page, "tab");
        assert.equal(await inside(page, "[data-act=keep-on-device]", (box) => box.checked), false);
        assert.equal(await page.evaluate(() => localStorage.length), n);
        assert.ok(await record(page, "sessionStorage"));
      });

      test("lies in a sandbox without an origin [F1]", async () => {
        const frame = await framed('sandbox="allow-scripts"', (address) => address);
        await appears(frame, "[data-kept=none]");
        assert.equal(await frame.$("massage-check >>> [data-act=keep-on-device]"), null);
        await new Client(frame).walk({ until: ({ id }) => id === "rf_em" });
        await appears(frame, "[data-notice=not-kept]");
      });

      test("belongs to a frame of another site: there they are kept in this tab [F6]", async () => {
        const frame = await framed("", (address) => address.replace("127.0.0.1", "localhost"));
        await appears(frame, "[data-kept=tab]");
        await new Client(frame).walk({ until: ({ id }) => id === "rf_em" });
        await appears(frame, "[data-kept=tab]");
      });

      async function framed(attributes, hostAddress) {
        const inner = await site({ "inner.html": host("") }, { headers: { "access-control-allow-origin": "*" } });
        const frame = `<!doctype html><iframe ${attributes} src="${inner.address}inner.html" width="800" height="600">`;
        const outer = await site({ "outer.html": frame }, { headers: {} });
        const page = await open(`${hostAddress(outer.address)}outer.html`, { isReady: false });
        const found = await page.waitForFrame((frame) => frame.url().endsWith("inner.html"));
        await appears(found, "[data-screen=welcome]");
        return found;
      }

      if (engine === "firefox") {
        for (const [what, prefs] of [
          ["is blocked with all cookies", { "network.cookie.cookieBehavior": 2 }],
          ["is switched off", { "dom.storage.enabled": false }],
        ]) {
          test(`${what} in the settings of the browser [F2 F3]`, async () => {
            const other = await launch(engine, { prefs });
            opened.push(() => other.close());
            const { address } = await site({ "host.html": host("") });
            const page = await open(`${address}host.html`, { from: other });
            await answer(page);
            await isKept(page, "none");
            assert.equal(await page.$("massage-check >>> [data-act=keep-on-device]"), null);
            assert.deepEqual(await complaints(page), []);
          });
        }
      }
    });

    describe("on a device that strangers share", () => {
      const kiosk = (options) => visit({ attributes: "kiosk", before: withClock, ...options });
      const forward = (page, ms) => page.evaluate((ms) => window.clock.forward(ms), ms);

      test("are in memory only, and the page says so", async () => {
        const { page } = await kiosk({ attributes: 'kiosk storage="device"' });
        await answer(page);
        await isKept(page, "none");
        assert.deepEqual(await stored(page), [{}, {}]);
        assert.equal(await page.$("massage-check >>> [data-act=keep-on-device]"), null);
        assert.equal(await page.$("massage-check >>> [data-notice]"), null);
      });

      test("are deleted after 3 minutes without a touch, with a warning half a minute before [F22]", async () => {
        const { page } = await kiosk();
        await answer(page);
        await forward(page, 149_000);
        assert.equal(await page.$("massage-check >>> [data-notice=idle]"), null);
        await forward(page, 2_000);
        await says(page, "idle");
        assert.equal(await inside(page, "[data-notice=idle]", (warning) => warning.getAttribute("role")), "alert");
        await forward(page, 30_000);
        await isAt(page, "welcome");
        await says(page, "deleted-idle");
        await assertNothingLeft(page);
        assert.ok(await page.evaluate(() => window.seen.events.some(({ name }) => name === "mc-cleared")));
        assert.deepEqual(await complaints(page), []);
      });

      test("stay as long as the client asks for more time, by the button or by any touch [F22]", async () => {
        const { page } = await kiosk();
        await answer(page);
        for (const touch of [() => click(page, "[data-act=stay]"), () => page.keyboard.press("Shift")]) {
          await forward(page, 149_000);
          assert.equal(await page.$("massage-check >>> [data-notice=idle]"), null);
          await forward(page, 2_000);
          await says(page, "idle");
          await touch();
          await waitUntil(page, () => !document.querySelector("massage-check").shadowRoot.querySelector("[data-act=stay]"));
          assert.equal(await screen(page), "rf_em");
        }
      });

      test("are deleted before the next client sees them, when the device has slept meanwhile [F22]", async () => {
        const { page } = await kiosk();
        await answer(page);
        await page.evaluate(() => {
          window.clock.passed += 600_000;
          dispatchEvent(new PointerEvent("pointerdown"));
        });
        assert.equal(await page.$("massage-check >>> [data-screen-id=rf_em]"), null);
        await isAt(page, "welcome");
      });

      test("are deleted when the page is left, also for the way back, and with them what waits to be printed [F21]", async () => {
        const { page, address } = await kiosk();
        await answer(page);
        await page.goto(`${address}empty.html`);
        await page.goBack();
        await isAt(page, "welcome");
        await assertNothingLeft(page);

        // The same where the browser keeps the page for the way back, which not every one does in a test.
        await answer(page);
        await click(page, "[value=em_saddle]");
        await click(page, "[data-act=continue]");
        await isAt(page, "emergency");
        await click(page, "[data-act=print]");
        await printRoot(page);
        await page.evaluate(() => {
          dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        });
        assert.equal(await page.$("massage-check >>> [data-screen-id=emergency]"), null);
        assert.equal(await page.$("#mc-print-root"), null);
        await isAt(page, "welcome");
      });

      test("and nobody is warned while there is nothing to delete", async () => {
        const { page } = await kiosk();
        await forward(page, 400_000);
        assert.equal(await page.$("massage-check >>> [data-notice]"), null);
        assert.equal(await page.evaluate(() => window.seen.events.length), 1);
      });
    });
  });
}
