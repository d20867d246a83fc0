// A client who fills in the questionnaire: looks at the screen, answers by clicking, goes on, until there is nothing more.
//
// In: a page with an open widget, answers by the ids of the clinical reference. Out: where the client ended, and the
// answers that were really given. What the client sees is read from the DOM; no path through the questions is known here.

import assert from "node:assert/strict";
import { waitUntil } from "./browsers.mjs";
import { DAYS, expiry, seal } from "../../../element/envelope.js";
import { inRows, kinds, screens, version } from "./content.mjs";

/**
 * What a client says where the answers do not tell: what must be answered gets the answer with which nothing is wrong, or
 * "not sure". `duration` is the exception, because there "not sure" is read as new. All else is left empty.
 */
const OTHERWISE = {
  age: "18_49",
  rf_em: ["none"],
  rf_today: ["none"],
  rf_soon: ["none"],
  preg: "no",
  preg_flags: ["none"],
  cond: ["none"],
  meds: ["none"],
  regions: ["no_pain"],
  duration: "d_gt_12m",
  onset: "unsure",
  course: "unsure",
  seen_doctor: "yes_diagnosed",
  quality: ["unsure"],
  radiates: "unsure",
  goals: ["g_relax"],
};

/** The form that a host page does not name. */
const FORM = "default";

/** What a client answers only when asked again: these become a must through other answers. */
const WHEN_ASKED_AGAIN = { avoid_regions: ["show_therapist"] };

/** The client in front of `page`, which may also be a frame; `answers` are what there is to say. */
export class Client {
  #page;
  #isInFrame;
  #keyboard;
  #answers;
  #given = {};
  #before = {}; // What was answered on an earlier visit.
  /** One for all: a test may have several clients work one page in turn. */
  static #aside = 6;

  constructor(page, answers = {}) {
    this.#page = page;
    this.#isInFrame = page.page !== undefined;
    this.#keyboard = (this.#isInFrame ? page.page() : page).keyboard;
    const intensity = answers.intensity_avg ?? answers.intensity_now ?? answers.intensity_worst ?? 1;
    const intensities = { intensity_now: intensity, intensity_avg: intensity, intensity_worst: intensity };
    this.#answers = { ...OTHERWISE, ...intensities, ...answers };
  }

  /** The answers that were really given, as `assess --full` reads them. */
  get given() {
    const now = Object.fromEntries(
      Object.entries(this.#given).map(([question, values]) => {
        const chosen = [...new Set(Object.values(values).flat())];
        switch (kinds[question]) {
          case "number":
            return [question, Number(chosen[0])];
          case "one":
          case "main_place":
          case "text":
            return [question, chosen[0]];
          case "place_reasons":
          case "number_per_part":
            return [question, Object.fromEntries(chosen)];
          default:
            // A question in several lists has a "none" in each: it only stands if no list has anything.
            return [question, chosen.length > 1 ? chosen.filter((value) => value !== "none") : chosen];
        }
      }),
    );
    return { ...this.#before, ...now };
  }

  /**
   * Goes on until `until(screen)` holds or nothing more can be done, and returns the last screen.
   * `onScreen(screen)` sees each screen as it appears.
   */
  async walk({ until = () => false, onScreen = () => {} } = {}) {
    for (;;) {
      const screen = await this.look();
      await onScreen(screen);
      if (until(screen)) return screen;
      if (screen.kind === "welcome" || screen.kind === "question") await this.fill(screen);
      const act = ["start", "continue", "go-on", "result"].find((act) => screen.acts.includes(act));
      if (!act || (screen.kind === "stop" && act !== "go-on")) return screen;
      await this.act(act);
    }
  }

  /**
   * Goes on where a client has left who had answered everything before: on the page `at`, `review` or `result`, or where
   * the answers stop the questions, `stop`. It saves the way there, where the way is not what is tested.
   */
  async comeBack(at = "result") {
    const ticks = Object.keys(kinds).filter((id) => kinds[id] === "tick");
    const given = Object.fromEntries(Object.entries(this.#answers).filter(([, answer]) => answer !== undefined));
    const data = JSON.stringify({
      content: version,
      answers: { ...given, ...Object.fromEntries(ticks.map((id) => [id, true])) },
      passed: screens,
      at,
      was_told: true,
    });
    const now = Date.now();
    const saved = seal({ form: FORM, rev: 1, savedAt: now, expires: expiry(now, DAYS.otherwise), data });
    await this.#page.evaluate(
      (key, saved) => {
        sessionStorage.setItem(key, saved);
        window.isLeft = true;
        // Afterwards, so that the driver gets its answer.
        setTimeout(() => location.reload());
      },
      `massage-check:${FORM}`,
      saved,
    );
    // The page of before stands there until the browser has left it.
    await waitUntil(this.#page, () => !window.isLeft);
    this.#before = given;
    // What only these answers make a must is still open.
    const screen = await this.walk({ until: ({ kind, id }) => kind === at || id === at });
    assert.ok([screen.kind, screen.id].includes(at), `the client is at ${screen.id} and not at ${at}`);
    return screen;
  }

  /** What is on the screen: its kind and id, what it asks, what its buttons do, and the problems it names. */
  async look() {
    await waitUntil(this.#page, () =>
      Boolean(document.querySelector("massage-check")?.shadowRoot?.querySelector("[data-screen]")),
    );
    return this.#page.evaluate(() => {
      const root = document.querySelector("massage-check").shadowRoot;
      const section = root.querySelector("[data-screen]");
      const asks = [...section.querySelectorAll("[data-ask]:not(button)")].map((element) => ({
        ask: element.dataset.ask,
        values: [...element.querySelectorAll("input, option")].map((control) => control.value),
      }));
      return {
        kind: section.dataset.screen,
        id: section.dataset.screenId ?? section.dataset.screen,
        asks,
        acts: [...root.querySelectorAll("button[data-act]")].map((button) => button.dataset.act),
        problems: root.querySelector(".mc-errors")?.innerText ?? null,
        heading: section.querySelector("h1, h2, h3, h4, h5, h6")?.innerText,
      };
    });
  }

  /** Answers everything on the screen that there is something to say about. */
  async fill(screen, answers = this.#answers) {
    for (const { ask, values } of screen.asks) {
      const question = ask.split(":")[0];
      if (kinds[question] === "tick") {
        await this.#tick(ask, values[0]);
      } else if (kinds[question] === "text") {
        if (answers[question]) await this.#write(ask, answers[question]);
      } else if (inRows.has(kinds[question])) {
        for (const [row, value] of Object.entries(answers[question] ?? {})) await this.#choose(ask, row, String(value));
      } else {
        for (const value of this.#wanted(answers[question], values)) await this.#tick(ask, value);
      }
      await this.#remember(ask);
    }
  }

  /** Presses a button, and waits until the page has followed. */
  async act(act) {
    const before = await this.look();
    await this.press(`button[data-act="${act}"]`);
    await waitUntil(
      this.#page,
      ({ kind, id }) => {
        const root = document.querySelector("massage-check").shadowRoot;
        const { screen, screenId } = root.querySelector("[data-screen]").dataset;
        return screen !== kind || (screenId ?? screen) !== id || root.querySelector(".mc-errors") !== null;
      },
      before,
    );
    const after = await this.look();
    if (!after.problems || before.problems) return after;
    // Asked again. What was left out and must not be is answered now; a second refusal is a fault of the test.
    await this.fill(after, WHEN_ASKED_AGAIN);
    await this.act(act);
    const { problems } = await this.look();
    assert.equal(problems, null, `screen ${after.id} still refuses`);
    return this.look();
  }

  #wanted(answer, values) {
    if (answer === undefined) return [];
    const wanted = [answer].flat().map(String);
    const here = wanted.filter((value) => values.includes(value));
    // The answers to this question stand in another of its lists.
    return here.length === 0 && values.includes("none") ? ["none"] : here;
  }

  async #tick(ask, value) {
    const control = `[data-ask="${ask}"] input[value="${value}"]`;
    if (await this.#of(control, (control) => control.checked)) return;
    await this.press(control);
    await waitUntil(
      this.#page,
      (control) => document.querySelector("massage-check").shadowRoot.querySelector(control)?.checked,
      control,
    );
  }

  /** Chooses from the list of a place or part. */
  async #choose(ask, row, value) {
    const list = `[data-ask="${ask}"] :is([data-region="${row}"], [data-part="${row}"]) select`;
    await this.choose(await this.#opened(list), value);
    await waitUntil(
      this.#page,
      ({ list, value }) => document.querySelector("massage-check").shadowRoot.querySelector(list)?.value === value,
      { list, value },
    );
  }

  async #write(ask, text) {
    if ((await this.#of(`[data-ask="${ask}"] textarea`, ({ value }) => value)) === text) return;
    await this.press(`[data-ask="${ask}"] textarea`);
    await this.#keyboard.type(text);
  }

  /** What `read` finds in the element of this selector. */
  async #of(selector, read) {
    const element = await this.#element((selector) => {
      return document.querySelector("massage-check").shadowRoot.querySelector(selector);
    }, selector);
    assert.ok(element, `nothing on the screen fits ${selector}`);
    return element.evaluate(read);
  }

  async #element(find, ...inputs) {
    return (await this.#page.evaluateHandle(find, ...inputs)).asElement();
  }

  /** Works a control, after opening what it is put away in. */
  async press(selector) {
    await this.work(await this.#opened(selector));
  }

  /** The control, after opening what it is put away in. */
  async #opened(selector) {
    const findClosed = (selector) => {
      const root = document.querySelector("massage-check").shadowRoot;
      const outwards = [];
      for (let e = root.querySelector(selector)?.parentElement; e; e = e.parentElement) outwards.push(e);
      return outwards.findLast((e) => e.localName === "details" && !e.open)?.querySelector("summary") ?? null;
    };
    for (let closed; (closed = await this.#element(findClosed, selector)); ) await this.work(closed);

    const control = await this.#element((selector) => {
      return document.querySelector("massage-check").shadowRoot.querySelector(selector);
    }, selector);
    assert.ok(control, `nothing on the screen fits ${selector}`);
    return control;
  }

  /** Works a control as this client does: a box by a click on its label, anything else by a click on itself. */
  async work(control) {
    const target = await control.evaluateHandle((control) =>
      ["radio", "checkbox"].includes(control.type) ? (control.labels?.[0] ?? control) : control,
    );
    // Right after printing, a page may still be laid out as paper, which has no controls.
    await waitUntil(target, (target) => target.getClientRects().length > 0);
    // Not every driver of Firefox can tell where on the screen a frame lies.
    if (this.#isInFrame) await target.evaluate((target) => target.click());
    else await target.asElement().click({ offset: await this.#elsewhere(target) });
  }

  /** A point of a target beside that of the last press: this client is so fast that it would be taken for one who shakes. */
  async #elsewhere(target) {
    Client.#aside = -Client.#aside;
    const [width, height] = await target.evaluate(({ offsetWidth, offsetHeight }) => [offsetWidth, offsetHeight]);
    return { x: width / 2 + Client.#aside, y: height / 2 };
  }

  /** Chooses from a list as this client does. */
  async choose(list, value) {
    await list.select(value);
  }

  /** Notes what is really ticked, chosen and written. */
  async #remember(ask) {
    const question = ask.split(":")[0];
    if (kinds[question] === "tick") return;
    const readRows = (element) =>
      [...element.querySelectorAll("select")]
        .map(({ value, parentElement: { dataset } }) => [dataset.region ?? dataset.part, value])
        .filter(([, value]) => value !== "");
    const readValues = (element) =>
      [...element.querySelectorAll("input, textarea")]
        .filter((control) => control.checked || control.localName === "textarea")
        .map((control) => control.value)
        .filter((value) => value !== "");
    const values = await this.#of(`[data-ask="${ask}"]`, inRows.has(kinds[question]) ? readRows : readValues);
    this.#given[question] ??= {};
    if (values.length) this.#given[question][ask] = values;
    else delete this.#given[question][ask];
    if (!Object.keys(this.#given[question]).length) delete this.#given[question];
  }
}

/** A client who has no mouse: Tab to a control, arrows within a group or list, Space to tick, Enter to press. */
export class KeyboardClient extends Client {
  #keyboard;

  constructor(page, answers) {
    super(page, answers);
    this.#keyboard = page.keyboard;
  }

  async work(control) {
    await this.#reach(control);
    const { isBox, isOn, isField } = await control.evaluate(({ type, checked }) => ({
      isBox: type === "radio" || type === "checkbox",
      isOn: checked,
      isField: type === "search" || type === "textarea",
    }));
    if (isBox && !isOn) await this.#keyboard.press(" ");
    else if (!isBox && !isField) await this.#keyboard.press("Enter");
  }

  async choose(list, value) {
    await this.#reach(list);
    const steps = await list.evaluate(
      ({ options, selectedIndex }, value) => [...options].findIndex((option) => option.value === value) - selectedIndex,
      value,
    );
    for (let step = 0; step < Math.abs(steps); step += 1) await this.#keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
  }

  async #reach(control) {
    const mostStops = 300;
    for (let stops = 0; ; stops += 1) {
      assert.ok(stops < mostStops, `${await control.evaluate((control) => control.outerHTML)} cannot be reached with Tab`);
      const place = await control.evaluate((control) => {
        const focused = control.getRootNode().activeElement;
        if (focused === control) return "here";
        return control.type === "radio" && focused?.type === "radio" && focused.name === control.name ? "group" : "elsewhere";
      });
      if (place === "here") break;
      await this.#keyboard.press(place === "group" ? "ArrowDown" : "Tab");
    }
  }
}

/**
 * What the result page or a stop page tells: the tier, and techniques by status in the order in which they stand. The
 * cards are drawn one after the other: `atLeast` waits until there are so many.
 */
export async function readResult(page, { atLeast = 0 } = {}) {
  await waitUntil(
    page,
    (atLeast) => {
      const { shadowRoot } = document.querySelector("massage-check");
      return shadowRoot.querySelectorAll("[data-technique]:is([data-status=suggested], [data-status=possible])").length >= atLeast;
    },
    atLeast,
  );
  return page.evaluate(() => {
    const root = document.querySelector("massage-check").shadowRoot;
    const cards = [...root.querySelectorAll("[data-technique][data-status]")];
    const withStatus = (status) =>
      cards.filter((card) => card.dataset.status === status).map((card) => card.dataset.technique);
    return {
      tier: root.querySelector("[data-tier]")?.dataset.tier,
      suggested: withStatus("suggested"),
      possible: withStatus("possible"),
    };
  });
}
