// A body map under the hands of a client: where its places lie on the screen, and what is ticked, drawn and said.
//
// In: a page that shows a map. Out: what can be seen and pressed there, read from the DOM and from what the browser says
// lies under a point. No shape, no border and no side is known here.

import { waitUntil } from "./browsers.mjs";

/**
 * The largest square in which a press meets a region, for each region of the map: all points of a grid in it hit the
 * region. `step` is the width of the grid: a square may be almost that much larger than it is found. With `view`, only
 * there; with `region`, only around this one. Lengths are CSS pixels: `size` is the side of the square, `x` and `y` its
 * middle, `from` and `to` how far to the right the region reaches; from the left upper corner of the drawing, which is
 * `width` wide.
 */
export function findTargets(page, { step, view, region }) {
  return page.evaluate(
    async (step, view, region) => {
      const { shadowRoot } = document.querySelector("massage-check");
      const around = shadowRoot.querySelector(`.mc-map__region[data-region="${region}"]`);
      const targets = {};
      // The outline of the place that is pointed at is a drawing of its own.
      const drawings = `[data-figure${view ? `=${view}` : ""}] svg:has(.mc-map__region)`;
      for (const drawing of shadowRoot.querySelectorAll(drawings)) {
        if (around && !drawing.contains(around)) continue;
        const { width } = drawing.getBoundingClientRect();
        const window = windowOf(drawing);
        let above = [];
        for (let y = window.top; y <= window.bottom; y += step) {
          const { left, top } = await scrolledTo(drawing, y);
          const here = [];
          for (let x = window.left; x <= window.right; x += step) {
            const hit = shadowRoot.elementFromPoint(left + x, top + y)?.dataset.region;
            const i = here.length;
            const before = [here[i - 1], above[i - 1], above[i]];
            const n = hit ? 1 + Math.min(...before.map((cell) => (cell?.hit === hit ? cell.n : 0))) : 0;
            here.push({ hit, n });
            if (!hit || (region && hit !== region)) continue;
            const view = drawing.closest("[data-figure]").dataset.figure;
            const target = (targets[hit] ??= { view, width, size: -1, from: x, to: x });
            target.from = Math.min(target.from, x);
            target.to = Math.max(target.to, x);
            const size = (n - 1) * step;
            if (size > target.size) Object.assign(target, { size, x: x - size / 2, y: y - size / 2 });
          }
          above = here;
        }
      }
      return targets;

      /** What there is to look at in a drawing. */
      function windowOf(drawing) {
        const { left, top, width, height } = drawing.getBoundingClientRect();
        if (!around) return { left: 0, top: 0, right: width, bottom: height };
        // Wider than the edges that take presses for a shape.
        const edge = 16;
        const box = around.getBoundingClientRect();
        return {
          left: box.left - left - edge,
          top: box.top - top - edge,
          right: box.right - left + edge,
          bottom: box.bottom - top + edge,
        };
      }

      /** Where a drawing is; nothing outside of the window can be hit, nor before it has been drawn. */
      async function scrolledTo(drawing, y) {
        for (let tries = 0; tries < 5; tries += 1) {
          const { top } = drawing.getBoundingClientRect();
          if (top + y >= 0 && top + y < innerHeight) break;
          scrollBy(0, top + y);
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        }
        return drawing.getBoundingClientRect();
      }
    },
    step,
    view,
    region,
  );
}

/**
 * Where a target is in the window, once it is in sight and rests there. What was out of sight may take another size when
 * it comes into sight, and a browser may still be about to give the window its size.
 */
export function locate(page, { view, x, y }) {
  return page.evaluate(
    async ({ view, x, y }) => {
      const { shadowRoot } = document.querySelector("massage-check");
      const drawing = shadowRoot.querySelector(`[data-figure=${view}] svg:has(.mc-map__region)`);
      let before;
      for (let frame = 0; frame < 120; frame += 1) {
        const { left, top } = drawing.getBoundingClientRect();
        const now = { x: left + x, y: top + y };
        const isInSight = now.y >= 0 && now.y < innerHeight;
        if (isInSight && now.x === before?.x && now.y === before.y) return now;
        // Away from the edges; at an end of the page there is nothing to scroll.
        const fromMiddle = now.y - innerHeight / 2;
        if (Math.abs(fromMiddle) > innerHeight * 0.4) scrollBy(0, fromMiddle);
        before = now;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }
      throw new Error(`the ${view} of the figure does not come to rest in sight: ${JSON.stringify([before, innerHeight])}`);
    },
    { view, x, y },
  );
}

/** Clicks on a target with the mouse; not sooner after a click at the same place than a hand does that means another one. */
export async function clickOn(page, target) {
  const { x, y } = await locate(page, target);
  await waitUntil(
    page,
    (x, y) => {
      const { at, time } = window.clicked ?? { at: [-99, -99], time: 0 };
      return Math.hypot(x - at[0], y - at[1]) > 8 || performance.now() - time > 600;
    },
    x,
    y,
  );
  await page.evaluate((...at) => {
    window.clicked = { at, time: performance.now() };
    window.isClicked = false;
    addEventListener("click", () => (window.isClicked = true), { once: true });
  }, x, y);
  await page.mouse.click(x, y);
  // Firefox goes on before the page has heard of it.
  await waitUntil(page, () => window.isClicked);
}

/**
 * What the page says of its map: ids of the regions that are `ticked` in the list, `drawn` as marked, `removable` in the
 * line below the figure, and outlined as `pointed`; the number of `signs`; the `other` answers that are ticked; the words
 * for the number of marks and for the place under the finger; and what can be taken back.
 */
export function readMap(page) {
  return page.evaluate(async () => {
    // A browser has handled an event, and what came of it, once its next task runs.
    await new Promise((resolve) => setTimeout(resolve));
    const { shadowRoot } = document.querySelector("massage-check");
    const all = (selector) => [...shadowRoot.querySelectorAll(selector)];
    const has = (selector) => shadowRoot.querySelector(selector) !== null;
    const read = (selector) => shadowRoot.querySelector(selector)?.textContent ?? null;

    // A mark is the shape of its region again, on the same side of the same view.
    const isMirrored = (path) => path.closest("[transform]") !== null;
    const shape = (path) => [path.closest("[data-figure]").dataset.figure, isMirrored(path), path.getAttribute("d")].join();
    const regions = new Map(all(".mc-map__region").map((path) => [shape(path), path.dataset.region]));
    const drawn = (selector) => all(selector).map((path) => regions.get(shape(path)) ?? "something else").sort();

    const ids = new Set(regions.values());
    const ticked = all("[data-screen=question] input:checked").map(({ value }) => value);
    return {
      ticked: ticked.filter((value) => ids.has(value)).sort(),
      drawn: drawn(".mc-map__marks path"),
      removable: all("[data-act=remove]").map(({ dataset }) => dataset.region).sort(),
      pointed: drawn(".mc-map__pointed"),
      // All signs of a view are one path, which moves to the place of each.
      signs: all(".mc-map .mc-figure__disc").flatMap((discs) => discs.getAttribute("d")?.match(/M/g) ?? []).length,
      other: ticked.filter((value) => !ids.has(value)),
      count: read(".mc-places__count"),
      name: read(".mc-map__name"),
      canUndo: has("[data-act=undo]"),
      canClear: has("[data-act=clear]"),
    };
  });
}
