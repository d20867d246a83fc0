// Says what is wrong with an entry: in the words of the questionnaire, which is asked each time by putting one on the page
// where nobody sees it.
//
// In: settings and looks. Out: messages by key. It decides nothing by itself but whether a value of CSS is one, and
// whether a number is in its range: these the element takes or leaves without a word.

import { keepReadable } from "../element/colours.js";
import { make } from "../element/dom.js";
import { PREFIX } from "../frame/settings.js";
import { keyOf } from "./form.js";
import { OPTIONS } from "./options.js";

/** What the element does not check. Messages by key, of those that are filled in. */
export function plainMistakes(entries) {
  const mistakes = new Map();
  for (const option of OPTIONS) {
    const key = keyOf(option);
    const message = entries.get(key) === "" ? null : mistakeIn(option, entries.get(key));
    if (message) mistakes.set(key, message);
  }
  return mistakes;
}

function mistakeIn({ kind, min, max, checks }, value) {
  if (kind === "number") {
    const isInRange = /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max;
    return isInRange ? null : `use a whole number from ${min} to ${max}`;
  }
  if (kind === "colour") return CSS.supports("color", value) ? null : "use a colour, for example #0a534b or teal";
  if (kind === "css") return CSS.supports(checks, value) ? null : `use a value of ${checks}, as in a style sheet`;
  return null;
}

/**
 * Asks the questionnaire itself. `messages` are by key, and under "colours" stands what it thinks of all of them together.
 * `failed` is the code of the reason if it does not start here, else null.
 */
export async function askWidget({ settings, looks }) {
  const widget = make("massage-check", { hidden: true });
  for (const [name, value] of settings) widget.setAttribute(name, value);
  for (const [name, value] of looks) widget.style.setProperty(PREFIX + name, value);
  // It keeps nothing, and is open so that its colours can be looked at.
  for (const name of ["kiosk", "expiry"]) widget.removeAttribute(name);
  for (const [name, value] of Object.entries({ shadow: "open", storage: "none" })) widget.setAttribute(name, value);
  const messages = new Map();
  widget.addEventListener("mc-setting-refused", ({ detail }) => {
    const [, name, message] = /^([^:]+): (.*)$/s.exec(detail.message) ?? [];
    if (name) messages.set(name, message);
  });
  const failed = await new Promise((resolve) => {
    // It looks at its colours a little after it is ready.
    widget.addEventListener("mc-ready", () => setTimeout(resolve, 0, null));
    widget.addEventListener("mc-error", ({ detail }) => resolve(detail.code));
    document.body.append(widget);
    widget.start?.();
  });
  if (failed === null && looks.length > 0) {
    const chosen = settings.find(([name]) => name === "color-scheme")?.[1];
    for (const scheme of chosen ? [chosen] : ["light", "dark"]) lookAtColours(widget, scheme, messages);
  }
  // What it does about a change of its attributes comes later, too.
  setTimeout(() => widget.remove());
  return { failed, messages };
}

/** Which two colours do not go together, as the form calls them. */
function inOwnersWords(message, scheme) {
  const [, front, ground, why] = /^--massage-check-([\w-]+) on --massage-check-([\w-]+): ([^;]*)/.exec(message) ?? [];
  if (!front) return message;
  const name = (property) => `“${OPTIONS.find((option) => option.property === property)?.label ?? property}”`;
  const isWhole = why.startsWith("contrast");
  const is = isWhole ? `can hardly be read on ${name(ground)}` : `and ${name(ground)} must be colours that nothing shines through`;
  const remedy = isWhole ? "make one of them much lighter or darker, or leave one empty" : "write them as in #0a534b";
  return `${name(front)} ${is} on a ${scheme} page: ${remedy}. Until then the questionnaire keeps its own colours.`;
}

/** A colour that is set holds in both schemes, and may be readable in one of them only. */
function lookAtColours(widget, scheme, messages) {
  widget.setAttribute("color-scheme", scheme);
  // The widget has perhaps put its own colours over those that cannot be read.
  widget.shadowRoot.adoptedStyleSheets = widget.shadowRoot.adoptedStyleSheets.slice(0, 1);
  const warn = (message) => messages.has("colours") || messages.set("colours", inOwnersWords(message, scheme));
  keepReadable(widget.shadowRoot, warn)();
}
