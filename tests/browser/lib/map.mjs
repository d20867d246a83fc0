// A body map under the hands of a client: where its places lie on the screen, and what is ticked, drawn and said.
//
// In: a page that shows a map. Out: what can be seen and pressed there, read from the DOM and from what the browser says
// lies under a point. No shape, no border and no side is known here.

/**
 * The largest square in which a press meets a region, for each region of the map: all points of a grid in it hit the
 * region. `step` is the width of the grid, and `view` the only view to look at. Lengths are CSS pixels: `size` is the
 * side of the square, `x` and `y` its middle, `from` and `to` how far to the right the region reaches; from the left
 * upper corner of the view, which is `width` wide.
 */
export function findTargets(page, { step, view }) {
  return page.evaluate(
    (step, view) => {
      const { shadowRoot } = document.querySelector("massage-check");
      const targets = {};
      for (const stage of shadowRoot.querySelectorAll(`[data-figure${view ? `=${view}` : ""}]`)) {
        const drawing = stage.querySelector("svg");
        const { width, height } = drawing.getBoundingClientRect();
        const columns = Math.floor(width / step);
        let above = [];
        for (let row = 0; row * step < height; row += 1) {
          // Nothing outside of the window can be hit.
          let { left, top } = drawing.getBoundingClientRect();
          if (top + row * step < 0 || top + row * step >= innerHeight) {
            scrollBy(0, top + row * step);
            ({ left, top } = drawing.getBoundingClientRect());
          }
          const here = [];
          for (let column = 0; column <= columns; column += 1) {
            const region = shadowRoot.elementFromPoint(left + column * step, top + row * step)?.dataset.region;
            const around = [here[column - 1], above[column - 1], above[column]];
            const n = region ? 1 + Math.min(...around.map((cell) => (cell?.region === region ? cell.n : 0))) : 0;
            here.push({ region, n });
            if (!region) continue;
            const at = column * step;
            const target = (targets[region] ??= { view: stage.dataset.figure, width, size: -1, from: at, to: at });
            target.from = Math.min(target.from, at);
            target.to = Math.max(target.to, at);
            const size = (n - 1) * step;
            if (size > target.size) Object.assign(target, { size, x: at - size / 2, y: row * step - size / 2 });
          }
          above = here;
        }
      }
      return targets;
    },
    step,
    view,
  );
}

/** Where a target is in the window now, after scrolling to it. */
export function locate(page, { view, x, y }) {
  return page.evaluate(
    ({ view, x, y }) => {
      const drawing = document.querySelector("massage-check").shadowRoot.querySelector(`[data-figure=${view}] svg`);
      const middle = innerHeight / 2;
      const { top } = drawing.getBoundingClientRect();
      if (Math.abs(top + y - middle) > middle * 0.8) scrollBy(0, top + y - middle);
      const now = drawing.getBoundingClientRect();
      return { x: now.left + x, y: now.top + y };
    },
    { view, x, y },
  );
}

/** Clicks on a target with the mouse. */
export async function clickOn(page, target) {
  const { x, y } = await locate(page, target);
  await page.mouse.click(x, y);
}

/**
 * What the page says of its map: ids of the regions that are `ticked` in the list, `drawn` as marked, `removable` in the
 * line below the figure, and outlined as `pointed`; the number of `signs`; the `other` answers that are ticked; the words
 * for the number of marks and for the place under the finger; and what can be taken back.
 */
export async function readMap(page) {
  // A browser has handled an event, and what came of it, once its next task runs.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  return page.evaluate(() => {
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
      signs: all(".mc-map .mc-figure__sign").length,
      other: ticked.filter((value) => !ids.has(value)),
      count: read(".mc-places__count"),
      name: read(".mc-map__name"),
      canUndo: has("[data-act=undo]"),
      canClear: has("[data-act=clear]"),
    };
  });
}
