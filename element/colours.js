// Keeps the text readable whatever colours a clinic sets. It comes with the engine, because it is of no use before.
//
// In: the shadow root of a widget. Out: nothing if all text can be read; else the widget gets its own colours back, and
// the console a warning. Fonts, sizes and corners stay as they were set.

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
  ...["accent", "accent-strong"].map((ground) => ["on-accent", ground, 4.5]),
  ...["paper", "surface", "error-soft"].map((ground) => ["error", ground, 4.5]),
  ...["paper", "surface"].map((ground) => ["line", ground, 3]),
  ...["paper", "surface"].map((ground) => ["focus", ground, 3]),
];

/** Returns what to call whenever colours may have changed. */
export function keepReadable(shadow, warn) {
  return () => {
    // Sheets belong to a document, and the widget may be moved into another one.
    const ours = sheet(OWN_COLOURS, shadow.ownerDocument);
    const others = shadow.adoptedStyleSheets.filter((adopted) => adopted !== ours);
    shadow.adoptedStyleSheets = others;
    const found = worst(shadow);
    if (!found) return;
    shadow.adoptedStyleSheets = [...others, ours];
    warn(`--massage-check-${found}; all colours are ours until they can be read`);
  };
}

/** Takes the place of what the host page sets, even with `!important`: inside, that word weighs more. */
const OWN_COLOURS = `:host{${COLOURS.map((name) => `--massage-check-${name}:initial!important`).join(";")}}`;

/** The first pair that cannot be read, in words. */
function worst(shadow) {
  const probe = document.createElement("div");
  probe.className = "mc";
  probe.style.display = "none";
  probe.style.forcedColorAdjust = "none";
  shadow.append(probe);
  const known = new Map();
  const luminanceOf = (name) => {
    if (!known.has(name)) known.set(name, luminance(computed(probe, name)));
    return known.get(name);
  };
  let found = null;
  for (const [front, ground, least] of PAIRS) {
    const ratio = contrast(luminanceOf(front), luminanceOf(ground));
    if (ratio >= least) continue;
    const seen = Number.isNaN(ratio) ? "one of them is no full colour" : `contrast ${ratio.toFixed(1)}, and ${least} is needed`;
    found = `${front} on --massage-check-${ground}: ${seen}`;
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

function luminance(colour) {
  if (!colour) return NaN;
  const [red, green, blue] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
