// Keeps to the widget what is typed in it. The events of keys and fields leave shadow roots by themselves, each with its
// letter, and a host page that listens for shortcuts or counts keys would hear them.
//
// In: the root of an app. Out: nothing. Listeners that catch events on their way in, as those of recorders, still hear them.

/** What a host page may need: a dialogue of its own closes by Escape, and keeps the focus within itself by Tab. */
const FOR_ALL = new Set(["Escape", "Tab"]);

const TYPED = [
  ...["keydown", "keypress", "keyup", "beforeinput", "input", "textInput"],
  ...["compositionstart", "compositionupdate", "compositionend", "copy", "cut", "paste", "dragstart", "drop"],
];

export function keepTyping(root) {
  for (const name of TYPED) root.addEventListener(name, (event) => FOR_ALL.has(event.key) || event.stopPropagation());
}
