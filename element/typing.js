// Keeps to the widget what is typed in it, and the page from forbidding it. The events of keys and fields leave shadow roots by themselves, each with its
// letter, and a host page that listens for shortcuts or counts keys would hear them.
//
// In: the root of an app. Out: nothing. Listeners that catch events on their way in, as those of recorders, still hear them.

/** What a host page may need: a dialogue of its own closes by Escape, and keeps the focus within itself by Tab. */
const FOR_ALL = new Set(["Escape", "Tab"]);

const TYPED = [
  ...["keydown", "keypress", "keyup", "beforeinput", "input", "textInput"],
  ...["compositionstart", "compositionupdate", "compositionend", "copy", "cut", "paste", "dragstart", "drop"],
];

/** By refusing these, scripts against copying take every field that is not of the page itself away. */
const BEGUN = ["pointerdown", "mousedown", "touchstart", "selectstart", "contextmenu"];

/** Fields in which one writes or chooses, and that a browser opens or begins to mark when they are pressed. */
export const WRITTEN_IN = "textarea, select, input:not([type=checkbox], [type=radio])";

export function keepTyping(root) {
  const keep = (event) => event.stopPropagation();
  for (const name of TYPED) root.addEventListener(name, (event) => FOR_ALL.has(event.key) || keep(event));
  const isField = ({ target }) => target.closest?.(WRITTEN_IN);
  for (const name of BEGUN) root.addEventListener(name, (event) => isField(event) && keep(event), { passive: true });
}
