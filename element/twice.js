// Takes a second press at the same place as the same press, and keeps the page in its place under a finger. A hand that
// shakes presses twice, and when the first press has put another page in its place, or ticked a box, the second would give
// an answer that nobody meant, or take one back.
//
// In: the root of an app. Out: nothing. Presses are those of fingers, pens and mice; keys may be as fast as they like, and
// a field in which one writes hears all.

import { WRITTEN_IN } from "./typing.js";

/** A press that begins so soon after the one before, in milliseconds, is the same, if it is at the same place. */
const SOON_MS = 500;

/** How far a press may be from the one before, in CSS pixels: a finger is less sure of its place than a mouse. */
const NEAR = { mouse: 8, otherwise: 24 };

export function takePressesAsOne(root) {
  let last = null; // Where and when the last press was there.
  let isSame = false; // Whether the press of just now is the one before again.

  const began = (event) => {
    const near = NEAR[event.pointerType] ?? NEAR.otherwise;
    const isSoon = last !== null && event.timeStamp - last.time < SOON_MS;
    isSame = isSoon && Math.hypot(event.clientX - last.x, event.clientY - last.y) <= near;
    remember(event);
  };
  const remember = ({ clientX: x, clientY: y, timeStamp: time }) => (last = { x, y, time });
  // What the browser takes to scroll or zoom was no press.
  const forget = () => ((last = null), (isSame = false));
  const refuse = (event) => {
    // What a key or a script presses has no number of clicks.
    const isPress = isSame && (event.type !== "click" || event.detail > 0);
    if (!isPress || event.target.closest?.(WRITTEN_IN)) return;
    if (event.type === "click") event.preventDefault();
    event.stopImmediatePropagation();
  };

  // A browser brings what a press on words focuses into the middle of the window, under the next touch of the finger.
  const holdStill = ({ detail, target }) => detail > 0 && target.closest?.("label")?.control?.focus({ preventScroll: true });

  const hear = (name, then) => root.addEventListener(name, then, { capture: true });
  hear("pointerdown", began);
  hear("pointerup", remember);
  hear("pointercancel", forget);
  hear("keydown", forget);
  for (const name of ["pointerdown", "pointerup", "click"]) hear(name, refuse);
  hear("click", holdStill);
}
