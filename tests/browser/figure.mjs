// The body map: pressed with mouse, finger and keyboard, in all sizes and colours, and what is shown of it afterwards.
//
// The boxes of the list are the truth. Whatever is drawn or said must be what is ticked there.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { appears, complaints, openPage, printRoot, resize, started, waitUntil } from "./lib/browsers.mjs";
import { Client, KeyboardClient } from "./lib/client.mjs";
import { cases, regions, root, words } from "./lib/content.mjs";
import { clickOn, findTargets, locate, readMap } from "./lib/map.mjs";
import { printedPdf, readPdf } from "./lib/paper.mjs";
import { luminances } from "./lib/picture.mjs";
import { serve, STRICT } from "./lib/server.mjs";

const HOST = `<!doctype html>
  <html lang="en">
    <head><title>A clinic</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body>
      <main>
        <h1 tabindex="-1">Before your visit</h1>
        <script src="massage-check.js" defer></script>
        <massage-check shadow="open"><p>Call us</p></massage-check>
        <a href="#">To the top</a>
      </main>
    </body>
  </html>`;

/** So tall that all of a map is in the window, also where front and back stand below each other. */
const TALL = 2800;
const WIDTHS = [320, 360, 768, 1280];

/** What is saved is found here. */
const KEY = "massage-check:default";

/** The least size of what is pressed, in CSS pixels: WCAG 2.5.8, and ours for lists and what is shown larger. */
const TARGET_MIN = 24;
const TARGET_GOOD = 44;

const ids = regions.map(({ id }) => id);
const region = Object.fromEntries(regions.map((one) => [one.id, one]));

/** `browser` returns the running browser. `every` asks for what takes longer or what only Chromium can be asked. */
export function testFigure(browser, { every }) {
  describe("the body map", () => {
    let site;
    const opened = [];
    /** What was saved when a client came to a screen, so that the next one need not walk there. */
    const bookmarks = new Map();

    before(async () => {
      site = await serve({
        folder: join(root, "dist"),
        // Firefox holds its driver to the policy too, and a wait is a function made from text. The figure is the same there.
        headers: every ? { "content-security-policy": STRICT } : {},
        pages: { "host.html": HOST },
      });
    });
    // One page at a time: browsers draw only the one in front.
    afterEach(() => Promise.all(opened.splice(0).map((page) => page.close())));
    after(() => site.close());

    /**
     * Opens the questionnaire and goes on until this screen, or as far as it goes. `viewport` is that of the window, which
     * otherwise shows all of a map: Firefox at times takes every scroll of a script back as soon as it has drawn it.
     */
    async function arrive({ screen = "regions", answers = {}, viewport, before } = {}) {
      const page = await openPage(browser(), `${site.address}host.html`, { before });
      opened.push(page);
      await resize(page, { width: 800, height: TALL, ...viewport });
      await started(page);
      const where = JSON.stringify([screen, answers]);
      if (bookmarks.has(where)) {
        await page.evaluate((key, saved) => sessionStorage.setItem(key, saved), KEY, bookmarks.get(where));
        await page.reload();
        await started(page);
      }
      const client = new Client(page, answers);
      const { id } = await client.walk({ until: ({ id }) => id === screen });
      assert.ok(id === screen || screen === "end", `the client is at ${id} and not at ${screen}`);
      bookmarks.set(where, await page.evaluate((key) => sessionStorage.getItem(key), KEY));
      return { page, client };
    }

    const inside = (page, selector, read, ...inputs) => page.$eval(`massage-check >>> ${selector}`, read, ...inputs);
    const insideAll = (page, selector, read) => page.$$eval(`massage-check >>> ${selector}`, read);
    const press = (page, selector) => inside(page, selector, (element) => element.click());
    const box = (id) => `[data-ask=regions] input[value=${id}]`;

    /** Ticks or unticks boxes of the list, wherever they stand. */
    function toggle(page, ...ids) {
      return page.$eval(
        "massage-check",
        async ({ shadowRoot }, boxes) => {
          for (const box of boxes) {
            shadowRoot.querySelector(box).click();
            // Each box is drawn before the next is pressed.
            await new Promise((resolve) => setTimeout(resolve));
          }
        },
        ids.map(box),
      );
    }

    /** All says the same: these regions are marked, and nothing else is. Returns what the page says. */
    async function assertMarked(page, expected, message = "") {
      const said = await readMap(page);
      const marked = [...expected].sort();
      for (const what of ["ticked", "drawn", "removable"]) assert.deepEqual(said[what], marked, `${what} ${message}`);
      assert.equal(said.signs, marked.length, `signs ${message}`);
      assert.equal(said.canClear, marked.length > 0, `clear ${message}`);
      return said;
    }

    for (const direction of ["ltr", "rtl"]) {
      test(`ticks the very place that is pressed, on the client's own side, where text runs ${direction}`, async () => {
        const { page } = await arrive();
        await page.evaluate((direction) => {
          const widget = document.querySelector("massage-check");
          // The language of the pack decides about the text inside; a right-to-left one would set the same.
          for (const element of [document.documentElement, widget, widget.shadowRoot.querySelector(".mc")]) {
            element.dir = direction;
          }
        }, direction);
        const targets = await findTargets(page, { step: 4 });
        assert.deepEqual(Object.keys(targets).sort(), [...ids].sort());

        const pressed = [];
        for (const { id, view, side, label } of regions) {
          const { from, to, width, ...target } = targets[id];
          assert.equal(target.view, view, id);
          // Front: as if the client faced us. Back: as if we stood behind.
          const isOnTheLeft = (side === "right") === (view === "front");
          assert.ok(isOnTheLeft ? to <= width / 2 : from >= width / 2, `${id} reaches from ${from} to ${to} of ${width}`);

          await clickOn(page, target);
          pressed.push(id);
          await assertMarked(page, pressed, id);
          const name = await inside(page, box(id), ({ labels: [label] }) => label.querySelector(".mc-hidden").textContent);
          assert.equal(name, label);
          assert.match(name, new RegExp(`\\b${words[`side_${side}`]}\\b`));
        }
        await press(page, "[data-act=clear]");
        await assertMarked(page, []);

        const sides = await insideAll(page, ".mc-map__stage", (stages) =>
          stages.map((stage) => {
            const { left, width } = stage.getBoundingClientRect();
            return [...stage.querySelectorAll(".mc-figure__sides > span")].map((label) => {
              const box = label.getBoundingClientRect();
              return [label.textContent, box.left + box.width / 2 < left + width / 2 ? "left" : "right"];
            });
          }),
        );
        const { ui_your_right, ui_your_left } = words;
        assert.deepEqual(sides.map(Object.fromEntries), [
          { [ui_your_right]: "left", [ui_your_left]: "right" },
          { [ui_your_right]: "right", [ui_your_left]: "left" },
        ]);
        assert.deepEqual(await complaints(page), []);
      });
    }

    test("says the same in list, figure and line after anything a client does, and takes it all back [F45]", async () => {
      const { page } = await arrive();
      await openAll(page);
      const targets = await findTargets(page, { step: 4 });
      const random = dice(20_240_607);
      const oneOf = (list) => list[Math.floor(random() * list.length)];

      // What there should be: what is marked, and each answer before a change that can still be taken back.
      const stepsMax = 100;
      let now = { marked: new Set(), hasNoPain: false };
      const past = [];
      const change = (next) => {
        past.push(now);
        if (past.length > stepsMax) past.shift();
        now = next;
      };
      const marked = (id) => change({ ...now, marked: toggled(now.marked, id) });

      const actions = {
        async figure() {
          const id = oneOf(ids);
          await clickOn(page, targets[id]);
          marked(id);
        },
        async box() {
          const id = oneOf(ids);
          await inside(page, box(id), ({ labels: [label] }) => label.click());
          marked(id);
        },
        async space() {
          const id = oneOf(ids);
          await inside(page, box(id), (box) => box.focus());
          await page.keyboard.press(" ");
          marked(id);
        },
        async remove() {
          if (now.marked.size === 0) return;
          const id = oneOf([...now.marked].sort());
          await press(page, `[data-act=remove][data-region=${id}]`);
          marked(id);
        },
        async noPain() {
          await press(page, box("no_pain"));
          change({ ...now, hasNoPain: !now.hasNoPain });
        },
        async clear() {
          if (now.marked.size === 0) return;
          await press(page, "[data-act=clear]");
          change({ ...now, marked: new Set() });
        },
        async undo() {
          if (past.length === 0) return;
          await press(page, "[data-act=undo]");
          now = past.pop();
        },
      };
      const bag = Object.entries({ figure: 10, box: 5, space: 4, remove: 3, undo: 4, noPain: 1 }).flatMap(([act, times]) =>
        Array(times).fill(act),
      );
      const check = async (done) => {
        const { other, canUndo, count } = await assertMarked(page, now.marked, done);
        assert.deepEqual(other, now.hasNoPain ? ["no_pain"] : [], done);
        assert.equal(canUndo, past.length > 0, done);
        const isShown = now.marked.size > 0 || past.length > 0;
        assert.equal(count, isShown ? countOf(now.marked.size) : null, done);
      };

      const n = every ? 500 : 100;
      for (let i = 1; i <= n; i += 1) {
        const act = i % 60 === 0 ? "clear" : oneOf(bag);
        await actions[act]();
        await check(`after action ${i}: ${act}`);
      }
      let steps = 0;
      for (; past.length > 0; steps += 1) {
        await actions.undo();
        await check(`after taking back ${steps + 1}`);
      }
      assert.ok(steps > 0);
      assert.equal((await readMap(page)).canUndo, false);
      assert.deepEqual(await complaints(page), []);
    });

    test("can be filled in by keyboard, with few stops, and shows where the focus is [F45]", async (t) => {
      const { page } = await arrive();
      const stops = await tabStops(page);
      const onPage = stops.filter(({ isOnPage }) => isOnPage);
      const names = stops.map(({ name }) => name).join(", ");
      t.diagnostic(`tab stops with all lists closed: ${onPage.length} on the page, ${stops.length} with its footer`);
      assert.ok(onPage.length <= 20, `${onPage.length} stops: ${names}`);
      assert.ok(!stops.some(({ isOnFigure }) => isOnFigure), names);

      const focusable = await insideAll(page, ".mc-map__stage, .mc-map__stage *", (elements) =>
        elements.filter((element) => {
          element.focus();
          return element.getRootNode().activeElement === element || element.hasAttribute("tabindex");
        }).map((element) => element.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(focusable, []);

      await page.evaluate(() => document.querySelector("h1").focus());
      const client = new KeyboardClient(page);
      await client.press(box("back_calf_l"));
      const { pointed } = await assertMarked(page, ["back_calf_l"]);
      assert.deepEqual(pointed, ["back_calf_l"]);

      await page.evaluate(() => document.querySelector("h1").focus());
      await client.press("input[type=search]");
      await page.keyboard.type("knee");
      await waitUntil(
        page,
        (found) => document.querySelector("massage-check").shadowRoot.querySelector("[role=status]").textContent === found,
        words.ui_found_other.replace("{n}", "2"),
      );
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press(" ");
      const found = await assertMarked(page, ["back_calf_l", "front_knee_r"]);
      assert.deepEqual(found.pointed, ["front_knee_r"]);
      assert.deepEqual(await complaints(page), []);
    });

    test("marks places to leave alone on a map of its own, with another hatch and another sign", async () => {
      const { page } = await arrive({ screen: "avoid_regions", answers: { regions: ["back_low_l"] } });
      await assertMarked(page, []);
      const targets = await findTargets(page, { step: 4, view: "back" });
      await clickOn(page, targets.back_low_r);
      const { other } = await assertMarked(page, ["back_low_r"]);
      assert.deepEqual(other, []);
      assert.equal(await inside(page, ".mc-map__marks path", ({ dataset }) => dataset.hatch), "alone");
      assert.equal(await insideAll(page, ".mc-map .mc-figure__sign--alone", ({ length }) => length), 1);
      await press(page, "[data-act=undo]");
      await assertMarked(page, []);
      await press(page, "[data-act=back]");
      await appears(page, "[data-screen-id=regions]");
      await assertMarked(page, ["back_low_l"]);
      assert.equal(await inside(page, ".mc-map__marks path", ({ dataset }) => dataset.hatch), "moderate");
    });

    describe("lets a newcomer say “left calf, lower back on both sides”", () => {
      const meant = ["back_calf_l", "back_low_l", "back_low_r"];

      async function assertSaid(page) {
        const { count } = await assertMarked(page, meant);
        assert.equal(count, countOf(3));
        const chips = await insideAll(page, "[data-act=remove]", (chips) =>
          chips.map((chip) => chip.querySelector(".mc-hidden").textContent),
        );
        const removing = meant.map((id) => words.btn_remove.replace("{region}", region[id].label));
        assert.deepEqual(chips.sort(), removing.sort());
      }

      test("in three presses on the figure", async () => {
        const { page } = await arrive();
        const targets = await findTargets(page, { step: 4, view: "back" });
        for (const id of meant) await clickOn(page, targets[id]);
        await assertSaid(page);
      });

      test("by the words of everyday and of therapists: the best match stands first [F73]", async () => {
        const { page } = await arrive();
        await press(page, "details summary");
        const client = new Client(page);
        const field = "[data-ask=regions] input[type=search]";
        for (const [typed, place] of [
          ["traps", "back_neck"],
          ["pain in knee", "front_knee"],
          ["SI joint", "back_low"],
          ["sciatica", "back_low"],
        ]) {
          await client.press(field);
          await inside(page, field, (field) => field.select());
          await page.keyboard.type(typed);
          await waitUntil(
            page,
            (place) => document.querySelector("massage-check").shadowRoot.querySelector("input[type=search] ~ fieldset input")?.value.startsWith(place),
            place,
          );
        }
      });

      test("by two words", async () => {
        const { page } = await arrive();
        await press(page, "details summary");
        const client = new Client(page);
        for (const [word, place, ...sides] of [
          ["calf", "back_calf", "l"],
          ["lower back", "back_low", "l", "r"],
        ]) {
          const field = "[data-ask=regions] input[type=search]";
          await inside(page, field, (field) => field.select());
          await page.keyboard.type(word);
          await waitUntil(
            page,
            (first) => {
              const { shadowRoot } = document.querySelector("massage-check");
              return shadowRoot.querySelector("input[type=search] ~ fieldset input")?.value === first;
            },
            `${place}_l`,
          );
          for (const side of sides) await client.press(box(`${place}_${side}`));
        }
        await assertSaid(page);
      });
    });

    if (!every) return;

    test("has room for a finger on every place, on every screen", async (t) => {
      const { page } = await arrive({ viewport: { width: 1280 } });
      const tooSmall = [];
      for (const width of WIDTHS) {
        await page.setViewport({ width, height: TALL });
        await page.evaluate(() => scrollTo(0, 0));
        const targets = await findTargets(page, { step: 2 });
        assert.deepEqual(Object.keys(targets).sort(), [...ids].sort(), `at ${width}`);
        const sizes = {};
        for (const id of ids) sizes[id] = await exactSize(page, id, targets[id], TARGET_MIN);
        t.diagnostic(`smallest at ${width} px: ${smallest(sizes, 6)}`);
        for (const id of ids.filter((id) => sizes[id] < TARGET_MIN)) tooSmall.push(`${id} ${sizes[id]} at ${width}`);
      }
      assert.deepEqual(tooSmall, []);
    });

    test("has large places for shaking hands: shown larger, or in the list", async (t) => {
      const { page } = await arrive({ viewport: { width: 320 } });
      const shownLarger = {};
      for (const view of ["front", "back"]) {
        const list = await page.$(`massage-check >>> #mc-regions-${view}-larger`);
        const parts = await list.$$eval("option", (options) => options.map(({ value }) => value));
        for (const part of parts.filter((part) => part !== "all")) {
          await list.select(part);
          await readMap(page);
          const own = regions.filter((one) => one.view === view && one.part === part).map(({ id }) => id);
          assert.ok(own.length > 0, `${part} of the ${view}`);
          const targets = await findTargets(page, { step: 4, view });
          for (const id of own) {
            assert.ok(targets[id], `${id} is not shown with ${part}`);
            shownLarger[id] = await exactSize(page, id, targets[id], TARGET_GOOD);
          }
        }
        await list.select("all");
      }

      await openAll(page);
      const rows = await insideAll(page, "[data-ask=regions] label:has(input[type=checkbox])", (labels) =>
        labels.map((label) => {
          const { width, height } = label.getBoundingClientRect();
          return { id: label.querySelector("input").value, width, height };
        }),
      );
      const lowest = Object.fromEntries(rows.map(({ id, width, height }) => [id, Math.min(width, height)]));
      t.diagnostic(`smallest row of the list: ${smallest(lowest, 1)} px`);
      t.diagnostic(`smallest when shown larger: ${smallest(shownLarger, 8)}`);
      const neither = ids.filter((id) => !(lowest[id] >= TARGET_GOOD || shownLarger[id] >= TARGET_GOOD));
      assert.deepEqual(neither, []);
      assert.deepEqual(rows.filter(({ id }) => lowest[id] < TARGET_GOOD), []);
      const noLargerThanElsewhere = Object.entries(shownLarger).filter(([, size]) => size < TARGET_MIN);
      assert.deepEqual(noLargerThanElsewhere, []);
    });

    describe("under fingers", () => {
      const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true };
      let targets;

      async function pickUpPhone() {
        const { page } = await arrive({ viewport: PHONE });
        targets ??= await findTargets(page, { step: 4 });
        const session = await page.createCDPSession();
        /** Fingers that begin, move, end or cancel; ended and cancelled ones are all that there were. */
        const touch = (what, ...points) =>
          session.send("Input.dispatchTouchEvent", {
            type: `touch${what}`,
            touchPoints: points.map(({ x, y }, id) => ({ x, y, id })),
          });
        /** A tap that counts, so that whatever an earlier touch does late has been done. */
        const tap = async (id) => {
          await standsStill(page);
          await touch("Start", await locate(page, targets[id]));
          await touch("End");
          await waitUntil(
            page,
            (box) => document.querySelector("massage-check").shadowRoot.querySelector(box).checked,
            box(id),
          );
        };
        return { page, session, touch, tap };
      }

      test("says the name of a place before the press counts", async () => {
        const { page, touch } = await pickUpPhone();
        await touch("Start", await locate(page, targets.back_low_l));
        await appears(page, ".mc-map__name");
        const { name, pointed } = await assertMarked(page, []);
        assert.ok(name.includes(region.back_low_l.label), name);
        assert.deepEqual(pointed, ["back_low_l"]);
        const bubble = await inside(page, ".mc-map__name", (bubble) => bubble.getBoundingClientRect().bottom);
        assert.ok(bubble < (await locate(page, targets.back_low_l)).y, "the finger covers the name");

        await touch("End");
        await appears(page, `${box("back_low_l")}:checked`);
        await assertMarked(page, ["back_low_l"]);
      });

      for (const [what, from, to] of [
        ["down to another place", "front_thigh_l", "front_shin_l"],
        ["across to the other side", "front_thigh_l", "front_thigh_r"],
      ]) {
        test(`counts nothing when a finger slides away, ${what}`, async () => {
          const { page, touch, tap } = await pickUpPhone();
          const start = await locate(page, targets[from]);
          await touch("Start", start);
          await appears(page, ".mc-map__name");
          const end = { x: start.x + targets[to].x - targets[from].x, y: start.y + targets[to].y - targets[from].y };
          for (let step = 1; step <= 8; step += 1) {
            const part = (a, b) => a + ((b - a) * step) / 8;
            await touch("Move", { x: part(start.x, end.x), y: part(start.y, end.y) });
          }
          await touch("End");
          await settled(page);
          const { name } = await assertMarked(page, []);
          assert.equal(name, null);
          await tap("front_chest_r");
          await assertMarked(page, ["front_chest_r"]);
        });
      }

      test("counts nothing when the phone takes the touch away, and says no name any more [F45]", async () => {
        const { page, touch, tap } = await pickUpPhone();
        await touch("Start", await locate(page, targets.front_thigh_l));
        await appears(page, ".mc-map__name");
        await touch("Cancel");
        await settled(page);
        const { name, pointed } = await assertMarked(page, []);
        assert.equal(name, null);
        assert.deepEqual(pointed, []);
        await tap("front_chest_r");
        await assertMarked(page, ["front_chest_r"]);
      });

      test("counts nothing when two fingers press two places at once", async () => {
        const { page, touch, tap } = await pickUpPhone();
        const first = await locate(page, targets.front_thigh_l);
        const second = await locate(page, targets.front_thigh_r);
        await touch("Start", first);
        await touch("Start", first, second);
        await touch("End");
        await tap("front_chest_r");
        await assertMarked(page, ["front_chest_r"]);
        assert.deepEqual(await complaints(page), []);
      });

      test("takes two quick taps as two marks, and zooms nothing", async () => {
        const { page, touch, tap } = await pickUpPhone();
        await tap("front_thigh_l");
        await tap("front_thigh_r");
        await assertMarked(page, ["front_thigh_l", "front_thigh_r"]);
        await touch("Start", await locate(page, targets.front_thigh_l));
        await touch("End");
        await waitUntil(
          page,
          (box) => !document.querySelector("massage-check").shadowRoot.querySelector(box).checked,
          box("front_thigh_l"),
        );
        await assertMarked(page, ["front_thigh_r"]);
        assert.equal(await page.evaluate(() => visualViewport.scale), 1);
      });

      test("counts nothing when a finger only stops the page from scrolling", async () => {
        const { page, tap } = await pickUpPhone();
        // A browser makes no click of such a touch.
        await insideAll(page, '.mc-map__region[data-region="front_thigh_l"]', ([place]) => {
          for (const type of ["pointerdown", "pointerup"]) {
            const isPrimary = true;
            place.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, pointerType: "touch", isPrimary }));
          }
        });
        await assertMarked(page, []);
        await tap("front_chest_r");
        await assertMarked(page, ["front_chest_r"]);
      });

      test("takes a double click as one", async () => {
        const { page } = await pickUpPhone();
        const point = await locate(page, targets.front_thigh_l);
        await page.mouse.click(point.x, point.y, { count: 2 });
        await assertMarked(page, ["front_thigh_l"]);
        await clickOn(page, targets.front_thigh_r);
        await assertMarked(page, ["front_thigh_l", "front_thigh_r"]);
        const chip = await page.$('massage-check >>> [data-act=remove]');
        await chip.click({ count: 2 });
        await assertMarked(page, ["front_thigh_l"]);
      });

      test("says which side is which, also where one half is shown larger", async () => {
        const { page } = await pickUpPhone();
        const said = () => insideAll(page, ".mc-map .mc-figure__sides span", (labels) => labels.map((label) => label.textContent));
        const { ui_your_right: right, ui_your_left: left } = words;
        assert.deepEqual(await said(), [right, left, left, right]);
        for (const list of await page.$$("massage-check >>> .mc-map select")) await list.select("arm_l");
        assert.deepEqual(await said(), ["", left, left, ""]);
      });

      test("counts once when a finger rests on a place while its name is read", async () => {
        const { page, session, tap } = await pickUpPhone();
        const point = await locate(page, targets.front_thigh_l);
        await session.send("Input.synthesizeTapGesture", { ...point, duration: 1500, gestureSourceType: "touch" });
        await settled(page);
        const { name } = await assertMarked(page, ["front_thigh_l"]);
        assert.ok(name.includes(region.front_thigh_l.label), name);
        assert.equal(await page.evaluate(() => getSelection().toString()), "");
        await tap("front_chest_r");
        await assertMarked(page, ["front_chest_r", "front_thigh_l"]);
      });
    });

    test("is heard as a list of boxes with a name each, and the figure is not heard at all", async () => {
      const { page } = await arrive();
      await openAll(page);
      const session = await page.createCDPSession();
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const heard = nodes.filter(({ ignored }) => !ignored);
      // The box below asks where answers are kept.
      const others = await backendIds(session, ".mc-keep");
      const isOfTheMap = ({ role, backendDOMNodeId }) => role?.value === "checkbox" && !others.has(backendDOMNodeId);
      const boxes = heard.filter(isOfTheMap).map(({ name }) => name.value);
      const expected = [...regions.map(({ label }) => label), words["option.regions.no_pain"]];
      assert.equal(new Set(expected).size, expected.length);
      assert.deepEqual(boxes.map(lower).sort(), expected.map(lower).sort());
      for (const { side, label } of regions) assert.match(label, new RegExp(`\\b${words[`side_${side}`]}\\b`));

      const hidden = await backendIds(session, ".mc-map__stage");
      assert.ok(hidden.size > 100);
      assert.deepEqual(heard.filter(({ backendDOMNodeId }) => hidden.has(backendDOMNodeId)), []);
    });

    test("says once what came of taking something back, and keeps the focus", async () => {
      const { page } = await arrive();
      await page.evaluate(() => {
        window.said = [];
        const { shadowRoot } = document.querySelector("massage-check");
        for (const status of shadowRoot.querySelectorAll("[role=status]")) {
          const observer = new MutationObserver(() => status.textContent && window.said.push(status.textContent));
          observer.observe(status, { childList: true, characterData: true, subtree: true });
        }
      });
      const said = () => page.evaluate(() => window.said.splice(0));
      const hasFocus = () => page.$eval("massage-check", ({ shadowRoot }) => shadowRoot.activeElement !== null);
      await toggle(page, "back_calf_l", "back_low_l");
      assert.deepEqual(await said(), []);

      const pressWithFocus = async (act) => {
        await inside(page, `[data-act=${act}]`, (button) => button.focus());
        await page.keyboard.press("Enter");
        await settled(page);
      };
      await pressWithFocus("undo");
      assert.deepEqual(await said(), [words.ui_marked.replace("{regions}", region.back_calf_l.label)]);
      assert.equal(await hasFocus(), true);
      await pressWithFocus("clear");
      assert.deepEqual(await said(), [words.ui_marked_none]);
      assert.equal(await hasFocus(), true);
      await toggle(page, "back_calf_r");
      assert.deepEqual(await said(), []);
      const rest = await insideAll(page, "[role=status]", (all) => all.map(({ textContent }) => textContent).join(""));
      assert.equal(rest, "");
    });

    describe("is seen", () => {
      for (const screen of ["regions", "avoid_regions"]) {
        const marked = `[data-ask=${screen}] input[value=back_low_l]`;

        test(`in forced colours, on the map of ${screen} [F45]`, async () => {
          const { page } = await arrive({ screen, viewport: { width: 1280 } });
          const session = await page.createCDPSession();
          await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
          assert.equal(await page.evaluate(() => matchMedia("(forced-colors: active)").matches), true);
          await openAll(page);
          await press(page, marked);
          await inside(page, marked, (box) => box.focus({ preventScroll: true }));
          await appears(page, ".mc-map__pointed");
          const colours = await readColours(page);
          const system = await systemColours(page);
          const named = Object.fromEntries(
            Object.entries(colours).map(([what, colour]) => [what, system[colour] ?? colour]),
          );
          const { skin, outline, mark, lines, disc, tick, pointed } = named;
          assert.deepEqual(Object.entries(named).filter(([, name]) => name.startsWith("rgb")), [], "no system colours");
          assert.equal(new Set([skin, outline, mark]).size, 3, JSON.stringify(named));
          assert.notEqual(lines, skin, "the hatch");
          assert.notEqual(disc, skin, "the disc of the sign");
          assert.notEqual(tick, disc, "the sign on its disc");
          assert.notEqual(pointed, skin, "the outline of the place that has the focus");
          assert.match(await inside(page, ".mc-map__marks path", (path) => getComputedStyle(path).fill), /^url\(.+\)/);
          assert.equal(await insideAll(page, ".mc-map .mc-figure__sign", ({ length }) => length), 1);
        });

        for (const scheme of ["light", "dark"]) {
          test(`in the ${scheme} scheme, on the map of ${screen}`, async (t) => {
            const { page } = await arrive({ screen, viewport: { width: 1280 } });
            await page.$eval("massage-check", (widget, scheme) => widget.setAttribute("color-scheme", scheme), scheme);
            await openAll(page);
            await press(page, marked);
            await inside(page, marked, (box) => box.focus({ preventScroll: true }));
            await appears(page, ".mc-map__pointed");
            const colours = await readColours(page);
            const ratios = Object.fromEntries(
              [
                ["outline", "skin"],
                ["outline", "ground"],
                ["lines", "skin"],
                ["mark", "skin"],
                ["disc", "skin"],
                ["tick", "disc"],
                ["pointed", "skin"],
              ].map(([one, other]) => [`${one} on ${other}`, contrast(colours[one], colours[other])]),
            );
            t.diagnostic(Object.entries(ratios).map(([pair, ratio]) => `${pair} ${ratio.toFixed(1)}`).join(", "));
            for (const [pair, ratio] of Object.entries(ratios)) assert.ok(ratio >= 3, `${pair}: ${ratio.toFixed(2)}`);
          });
        }
      }

      test("without colours: every marked place is darker than before, and hatched", async (t) => {
        const { page } = await arrive({ viewport: { width: 1280 } });
        // Where the pointer rests, a name lies over the figure.
        await page.mouse.move(0, 0);
        await page.evaluate(() => scrollTo(0, 0));
        const look = () => luminances(page, { paths: ".mc-map__region", name: "data-region" });
        const plain = await look();
        await toggle(page, ...ids);
        await assertMarked(page, ids);
        await page.evaluate(() => scrollTo(0, 0));
        const hatched = await look();
        const differences = ids.map((id) => plain[id].mean - hatched[id].mean);
        t.diagnostic(`least difference of the mean luminance: ${Math.min(...differences).toFixed(0)} of 255`);
        for (const [i, id] of ids.entries()) {
          assert.ok(differences[i] >= 25, `${id} is ${differences[i].toFixed(1)} darker`);
          assert.ok(hatched[id].spread > plain[id].spread + 10, `${id}: ${plain[id].spread} to ${hatched[id].spread}`);
        }
      });

      test("on black and white paper: three strengths, and what is left alone, differ from each other", async (t) => {
        const { page } = await arrive({
          screen: "end",
          answers: {
            regions: ["back_low_l", "back_mid_l", "front_hand_r", "front_shoulder_r", "front_upper_arm_r"],
            part_intensity: { low_back: 2, upper_back: 9, arm_r: 5 },
            avoid_regions: ["front_thigh_l"],
          },
          // About the dots of a printer.
          viewport: { width: 800, deviceScaleFactor: 3 },
          before: seeIntoClosedRoots,
        });
        await press(page, "[data-act=print]");
        await printRoot(page);
        await page.emulateMediaType("print");
        const inks = await luminances(page, { host: "#mc-print-root", paths: ".mc-figure__mark", name: "data-hatch" });
        const hatches = ["mild", "moderate", "severe", "alone"];
        assert.deepEqual(Object.keys(inks).sort(), [...hatches].sort());
        const numbers = ({ mean, spread, slant }) => [mean, spread, slant].map((number) => number.toFixed(0)).join("/");
        const told = `mean/spread/slant: ${hatches.map((hatch) => `${hatch} ${numbers(inks[hatch])}`).join(", ")}`;
        t.diagnostic(told);
        const { mild, moderate, severe, alone } = inks;
        // Strengths by how dark they are; what is left alone by its form, upright squares, however dark.
        assert.ok(mild.mean - moderate.mean >= 25 && moderate.mean - severe.mean >= 25, told);
        for (const strength of [mild, moderate, severe]) assert.ok(strength.slant - alone.slant >= 25, told);
      });
    });

    test("needs no scrolling sideways at 400 % zoom, and everything can be reached [F45]", async () => {
      const { page } = await arrive({ viewport: { width: 320, height: 256 } });
      await openAll(page);
      await toggle(page, ...ids.slice(0, 20));
      await openAll(page);
      const [needed, there] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.scrollingElement;
        return [scrollWidth, clientWidth];
      });
      assert.ok(needed <= there, `${needed} of ${there}`);

      const [front, back] = await insideAll(page, ".mc-map__view", (views) =>
        views.map((view) => ({ is: view.dataset.figure, ...view.getBoundingClientRect().toJSON() })),
      );
      assert.deepEqual([front.is, back.is], ["front", "back"]);
      assert.ok(front.bottom <= back.top);

      const out = await page.$eval("massage-check", ({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll("button, select, input, summary, a[href]")].flatMap((control) => {
          const target = control.matches("[type=checkbox]") ? control.labels[0] : control;
          target.scrollIntoView({ block: "center" });
          const { left, right, top, height } = target.getClientRects()[0];
          const hit = shadowRoot.elementFromPoint((left + right) / 2, top + height / 2);
          const isReached = hit && (target.contains(hit) || hit.contains(target));
          return isReached && left >= 0 && right <= innerWidth ? [] : [target.outerHTML.slice(0, 120)];
        }),
      );
      assert.deepEqual(out, []);
    });

    describe("asked for too much or too little", () => {
      test("takes all places, and prints them [F45]", async () => {
        const { page, client } = await arrive({ answers: { regions: ids } });
        await toggle(page, ...ids);
        const { count } = await assertMarked(page, ids);
        assert.equal(count, countOf(ids.length));
        const { id: review } = await client.walk({ until: ({ kind }) => kind === "review" });
        assert.equal(review, "review");
        const drawn = await insideAll(page, ".mc-still .mc-figure__mark", ({ length }) => length);
        assert.equal(drawn, ids.length);

        await client.walk();
        await press(page, "[data-act=print]");
        await printRoot(page);
        const { text, pages } = readPdf(await printedPdf(page));
        assert.ok(pages >= 1);
        // A part of several places is named as a whole.
        for (const { part, place } of regions) {
          const isWhole = regions.some((other) => other.part === part && other.place !== place);
          const name = isWhole ? words[`part.${part}`] : words[`place.${place}`];
          assert.ok(lower(text).includes(lower(name)), `the paper lacks ${name}: ${text}`);
        }
        assert.ok(text.includes(words.places_whole.replace("{places}", "")), text);
        assert.deepEqual(await complaints(page), []);
      });

      test("names the problem where nothing is answered [F45]", async () => {
        const { page } = await arrive();
        await press(page, "[data-act=continue]");
        await appears(page, ".mc-errors");
        assert.match(await inside(page, ".mc-errors", (summary) => summary.textContent), new RegExp(words.err_summary));
        assert.equal((await new Client(page).look()).id, "regions");
        await toggle(page, "back_low_l");
        assert.equal((await new Client(page).act("continue")).id, "avoid_regions");
      });

      test("names the problem where a place hurts and nothing does, and unmarks nothing", async () => {
        const { page } = await arrive();
        await toggle(page, "back_low_l", "no_pain");
        await press(page, "[data-act=continue]");
        await appears(page, ".mc-errors");
        assert.ok((await inside(page, ".mc-errors", (summary) => summary.textContent)).includes(words.err_none_conflict));
        const { other } = await assertMarked(page, ["back_low_l"]);
        assert.deepEqual(other, ["no_pain"]);
      });

      test("keeps the places that it knows from a saved state that also names an unknown one, and says so", async () => {
        const { page } = await arrive();
        await toggle(page, "back_low_l", "front_knee_r");
        await page.evaluate((key) => {
          const saved = sessionStorage.getItem(key);
          sessionStorage.setItem(key, saved.replace('"front_knee_r"', '"front_knee_r","back_tail_l"'));
        }, KEY);
        await page.reload();
        await started(page);
        assert.ok((await page.evaluate((key) => sessionStorage.getItem(key), KEY)).includes("back_tail_l"));
        assert.equal((await new Client(page).look()).id, "regions");
        await assertMarked(page, ["back_low_l", "front_knee_r"]);
        const text = await inside(page, ".mc", (page) => page.textContent);
        assert.ok(text.includes(words.notice_lost_some), text);
        assert.deepEqual(await complaints(page), []);
      });

      test("shows both where the same place hurts and is to be left alone", async () => {
        const { page } = await arrive({
          screen: "end",
          answers: { regions: ["back_low_l"], avoid_regions: ["back_low_l"] },
        });
        const hatches = await insideAll(page, ".mc-still .mc-figure__mark", (marks) =>
          marks.map((mark) => [mark.dataset.hatch, mark.getAttribute("d")]),
        );
        assert.equal(hatches.length, 2);
        assert.deepEqual(new Set(hatches.map(([hatch]) => hatch === "alone")), new Set([true, false]));
        assert.equal(new Set(hatches.map(([, shape]) => shape)).size, 1);
        const said = await inside(page, ".mc-still [role=img]", (figure) => figure.getAttribute("aria-label"));
        for (const key of ["figure_pain", "figure_left_alone"]) {
          const sentence = words[key].replace("{regions}", region.back_low_l.label);
          assert.ok(said.includes(sentence), said);
        }
      });
    });

    describe("is shown again", () => {
      test("in the list of answers and with the result; each idea has a small figure of its own", async () => {
        const { page, client } = await arrive({ screen: "review", answers: cases.W01.answers });
        const stills = () => insideAll(page, ".mc-still", ({ length }) => length);
        assert.equal(await stills(), 1);
        const { kind } = await client.walk();
        assert.equal(kind, "result");
        assert.equal(await stills(), 1);
        const labels = await insideAll(page, "[data-technique] .mc-mini__views", (minis) =>
          minis.map((mini) => [mini.getAttribute("role"), mini.getAttribute("aria-label")]),
        );
        assert.ok(labels.length > 0);
        for (const [role, label] of labels) {
          assert.equal(role, "img");
          assert.ok(label?.length > 3, `label ${label}`);
        }
      });

      test("not where nothing is marked", async () => {
        const { page } = await arrive({ screen: "review" });
        assert.equal(await insideAll(page, ".mc-still", ({ length }) => length), 0);
      });

      for (const id of ["W02", "W07", "W25"]) {
        test(`not where somebody must be asked first: ${id}, ${cases[id].title}`, async () => {
          const { page, client } = await arrive({ screen: "welcome", answers: cases[id].answers });
          let n = 0;
          await client.walk({
            onScreen: async ({ kind }) => {
              if (kind !== "stop") return;
              n += 1;
              assert.equal(await insideAll(page, ".mc-still, .mc-mini", ({ length }) => length), 0);
            },
          });
          assert.ok(n > 0);
        });
      }
    });
  });
}

const lower = (text) => text.toLowerCase();

/** The words for this number of marks. */
function countOf(n) {
  const pattern = n === 0 ? words.ui_marked_none : n === 1 ? words.ui_marked_one : words.ui_marked_other;
  return pattern.replace("{n}", n);
}

/** The size of a target. One that seems smaller than `least` is looked at again: a grid may miss up to its own width. */
async function exactSize(page, id, { size }, least) {
  return size >= least ? size : (await findTargets(page, { step: 0.5, region: id }))[id].size;
}

/** The first `n` of these sizes, the smallest first, in words. */
function smallest(sizes, n) {
  const sorted = Object.entries(sizes).sort(([, one], [, other]) => one - other);
  return sorted.slice(0, n).map(([id, size]) => `${id} ${size}`).join(", ");
}

/** The same numbers from 0 to 1 each time, so that a failure can be had again. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Waits until what was done has been drawn. */
function settled(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Waits until the page scrolls no more. */
async function standsStill(page) {
  const top = () => page.evaluate(() => scrollY);
  for (let before = NaN, now = await top(); now !== before; now = await top()) {
    before = now;
    await settled(page);
  }
}

/** Opens everything that can be opened. */
function openAll(page) {
  return page.$eval("massage-check", ({ shadowRoot }) => {
    for (const details of shadowRoot.querySelectorAll("details")) details.open = true;
  });
}

/** Runs before all scripts: the test alone sees into closed roots. */
function seeIntoClosedRoots() {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    Object.defineProperty(this, "shadowRoot", { value: root });
    return root;
  };
}

/** Where Tab stops in the widget, from its beginning to its end. */
async function tabStops(page) {
  await page.evaluate(() => document.querySelector("h1").focus());
  const stops = [];
  for (const mostStops = 100; stops.length < mostStops; ) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const focused = document.querySelector("massage-check").shadowRoot.activeElement;
      return focused && {
        name: focused.dataset.act ?? (focused.id || focused.textContent),
        isOnPage: focused.closest("[data-screen]") !== null,
        isOnFigure: focused.closest(".mc-map__stage") !== null,
      };
    });
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error("Tab never leaves the widget");
}

/** What the browser calls all that lies in elements of this selector, wherever they are. */
async function backendIds(session, selector) {
  const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
  const name = selector.slice(1);
  const found = new Set();
  const visit = (node, isInside) => {
    const classes = node.attributes?.[node.attributes.indexOf("class") + 1]?.split(" ") ?? [];
    const isHere = isInside || classes.includes(name);
    if (isHere) found.add(node.backendNodeId);
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) visit(child, isHere);
  };
  visit(root, false);
  return found;
}

/** The colours of a map with a mark and the focus on its box. */
function readColours(page) {
  return page.$eval("massage-check", ({ shadowRoot }) => {
    const read = (selector, property) => getComputedStyle(shadowRoot.querySelector(`.mc-map ${selector}`))[property];
    const hatch = shadowRoot.querySelector(".mc-map__marks path").dataset.hatch;
    return {
      ground: read(".mc-map__stage", "backgroundColor"),
      skin: read(".mc-figure__skin", "fill"),
      outline: read(".mc-figure__outline", "stroke"),
      mark: read(".mc-map__marks path", "stroke"),
      lines: read(`.mc-figure__lines[data-hatch=${hatch}]`, "stroke"),
      disc: read(".mc-figure__disc", "fill"),
      tick: read(".mc-figure__tick", "stroke"),
      pointed: read(".mc-map__pointed", "stroke"),
    };
  });
}

/** The names of the system colours that a figure may have, by what the browser makes of them. */
function systemColours(page) {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("p"));
    probe.style.forcedColorAdjust = "none";
    const names = ["Canvas", "CanvasText", "Highlight", "HighlightText"].map((name) => {
      probe.style.color = name;
      return [getComputedStyle(probe).color, name];
    });
    probe.remove();
    return Object.fromEntries(names);
  });
}

/** How clearly two colours differ, from 1 to 21: WCAG's contrast ratio. */
function contrast(one, other) {
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((number) => {
      const part = number / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The set with the id, or without it if it is there. */
function toggled(set, id) {
  const changed = new Set(set);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}
