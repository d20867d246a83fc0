// Keeps the text readable whatever colours a clinic sets. It comes with the engine, because it is of no use before.
//
// In: the shadow root of a widget. Out: what follows from the accent that a clinic has set, which is made to fit. If text
// still cannot be read, because both text and ground were set so, the widget gets its own colours back, and the console a
// warning. Fonts, sizes and corners stay as they were set.

import { contrast, fromAccent } from "./accent.js";
import { takeAway } from "./dom.js";
import { sheet } from "./sheets.js";

/** The colours that a clinic may set, as they are called in `styles/tokens.css` behind `--massage-check-`. */
const COLOURS = [
  "text", "text-quiet", "paper", "surface", "sunken", "line", "line-soft", "accent", "accent-strong", "accent-soft",
  "on-accent", "focus", "error", "error-soft",
];

/** What stands on what, and the least contrast by WCAG 2: 4.5 for text, 3 for signs and outlines. */
const PAIRS = [
  ...["paper", "surface", "sunken", "accent-soft", "error-soft"].map((ground) => ["text", ground, 4.5]),
  ...["emergency-soft", "doctor-soft", "caution-soft", "calm-soft", "neutral-soft"].map((ground) => ["text", ground, 4.5]),
  ...["paper", "surface", "sunken"].map((ground) => ["text-quiet", ground, 4.5]),
  ...["paper", "surface", "sunken"].map((ground) => ["accent", ground, 4.5]),
  ...["paper", "accent-soft"].map((ground) => ["accent-strong", ground, 4.5]),
  ...["fill", "fill-strong"].map((ground) => ["on-accent", ground, 4.5]),
  ...["paper", "surface", "error-soft"].map((ground) => ["error", ground, 4.5]),
  ...["paper", "surface"].map((ground) => ["line", ground, 3]),
  ...["paper", "surface"].map((ground) => ["focus", ground, 3]),
];

/** What owners know these by. */
const SET_BY = { fill: "accent", "fill-strong": "accent-strong" };

/** Returns what to call whenever colours may have changed. A device that turns dark or light calls it by itself. */
export function keepReadable(shadow, warn) {
  let fitted = null;
  const look = () => {
    // Sheets belong to a document, and the widget may be moved into another one.
    const ours = sheet(OWN_COLOURS, shadow.ownerDocument);
    const before = shadow.adoptedStyleSheets.filter((adopted) => adopted !== ours && adopted !== fitted);
    shadow.adoptedStyleSheets = before;
    fitted = fittedColours(shadow);
    const others = fitted ? [...before, fitted] : before;
    shadow.adoptedStyleSheets = others;
    const found = worst(shadow);
    if (!found) return;
    // What follows from colours that are not taken must go with them.
    fitted = null;
    shadow.adoptedStyleSheets = [...before, ours];
    warn(`--massage-check-${found}; all colours are ours until they can be read`);
  };
  const device = matchMedia("(prefers-color-scheme: dark)");
  const turned = () => (shadow.host.isConnected ? look() : device.removeEventListener("change", turned));
  device.addEventListener("change", turned);
  return look;
}

/** What follows from the colours that the clinic has set, as a sheet; null where it has set none. */
function fittedColours(shadow) {
  const probe = probeIn(shadow);
  const style = getComputedStyle(probe);
  const isSet = (name) => style.getPropertyValue(`--massage-check-${name}`).trim() !== "";
  const read = (name) => computed(probe, name);
  const set = (name) => (isSet(name) ? read(name) : null);
  const [accent, soft, ...grounds] = ["accent", "accent-soft", "paper", "surface", "sunken"].map(read);
  const isWhole = [accent, soft, ...grounds].every((colour) => colour !== null);
  let rule = null;
  if (isWhole && COLOURS.some(isSet)) {
    const fitting = fromAccent({ accent, strong: isSet("accent") ? set("accent-strong") : read("accent-strong"), on: isSet("accent") ? set("on-accent") : read("on-accent"), soft, grounds });
    // What was set by itself stays.
    if (isSet("accent-soft") || !isSet("accent")) delete fitting["accent-soft"];
    const line = ([name, colour]) => `--mc-${name}:rgb(${colour.map((part) => Math.round(part * 255)).join(" ")})`;
    rule = `.mc{${Object.entries(fitting).map(line).join(";")}}`;
  }
  takeAway(probe);
  if (rule === null) return null;
  const fitted = new shadow.ownerDocument.defaultView.CSSStyleSheet();
  fitted.replaceSync(rule);
  return fitted;
}

function probeIn(shadow) {
  const probe = document.createElement("div");
  probe.className = "mc";
  probe.style.display = "none";
  probe.style.forcedColorAdjust = "none";
  shadow.append(probe);
  return probe;
}

/** Takes the place of what the host page sets, even with `!important`: inside, that word weighs more. */
const OWN_COLOURS = `:host{${COLOURS.map((name) => `--massage-check-${name}:initial!important`).join(";")}}`;

/** The first pair that cannot be read, in words. */
function worst(shadow) {
  const probe = probeIn(shadow);
  const known = new Map();
  const colourOf = (name) => {
    if (!known.has(name)) known.set(name, computed(probe, name));
    return known.get(name);
  };
  let found = null;
  for (const [front, ground, least] of PAIRS) {
    const ratio = contrast(colourOf(front), colourOf(ground));
    if (ratio >= least) continue;
    const seen = Number.isNaN(ratio) ? "one of them is no full colour" : `contrast ${ratio.toFixed(1)}, and ${least} is needed`;
    found = `${front} on --massage-check-${SET_BY[ground] ?? ground}: ${seen}`;
    break;
  }
  takeAway(probe);
  return found;
}

/** Red, green and blue from 0 to 1 as the browser computes them; null for what is no colour or can be seen through. */
function computed(probe, name) {
  const read = (colour) => {
    probe.style.backgroundColor = colour;
    return getComputedStyle(probe).backgroundColor;
  };
  let text = read(`var(--mc-${name})`);
  // Other ways of writing a colour, such as oklch(), are brought to this one by mixing it with itself.
  if (!text.startsWith("rgb")) text = read(`color-mix(in srgb, var(--mc-${name}), var(--mc-${name}))`);
  const numbers = text.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
  const [red, green, blue, alpha = 1] = numbers;
  if (numbers.length < 3 || alpha < 1) return null;
  const whole = text.startsWith("rgb") ? 255 : 1;
  return [red, green, blue].map((part) => Math.min(Math.max(part / whole, 0), 1));
}
