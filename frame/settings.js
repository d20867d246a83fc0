// What an address may set: looks, language and how the questionnaire behaves in the browser of who opened it. What a client
// is told, and whom to call, is set by the file itself, unless its `data-from-address` names more.

import { CONFIG_CHILD } from "../element/config.js";
import { OF_THE_ELEMENT, SETTINGS } from "../element/settings.js";

/** What any address may set: nothing that could lead a client to another phone number, page or promise. */
export const FREE = ["color-scheme", "lang"];

/**
 * What the file can allow beside it. Two are not among them: a link must not open the questionnaire for scripts to read, nor
 * say from where its files come.
 */
export const ATTRIBUTES = [...SETTINGS, ...OF_THE_ELEMENT].filter((name) => !["base", "shadow"].includes(name));

/** The attribute of the element in the file that lists the names that an address may set beside the free ones. */
export const ALLOWED = "data-from-address";

/** The phone numbers that a country stands for. Where the file names one, it means that country's numbers. */
const OF_REGION = ["emergency-number", "urgent-line", "maternity", "crisis-line"];

/** What is in front of the name of each custom property. */
export const PREFIX = "--massage-check-";

/** Custom properties, by what follows the prefix. */
export const PROPERTIES = [
  "paper",
  "surface",
  "sunken",
  "text",
  "text-quiet",
  "accent",
  "accent-strong",
  "accent-soft",
  "on-accent",
  "line",
  "line-soft",
  "focus",
  "error",
  "error-soft",
  "font",
  "font-heading",
  "font-size",
  "font-weight",
  "line-height",
  "radius",
  "radius-card",
  "border",
  "ring",
  "measure",
];

const PROPERTY_NAMES = new Set(PROPERTIES.map((name) => PREFIX + name));

/**
 * Gives an element that is not upgraded yet what a query says and the file allows. What the page itself has set stays,
 * by attribute or by configuration object. Other names, such as those that mail programs and advertisers add to every
 * link, have no effect. Returns the names that would have been taken if the file allowed them.
 */
export function applyQuery(element, query) {
  const allowed = [...FREE, ...words(element.getAttribute(ALLOWED)).filter((name) => ATTRIBUTES.includes(name))];
  const own = ownNames(element);
  const refused = new Set();
  for (const [name, value] of new URLSearchParams(query)) {
    if (PROPERTY_NAMES.has(name)) {
      if (!element.style.getPropertyValue(name)) element.style.setProperty(name, value);
    } else if (ATTRIBUTES.includes(name) && !allowed.includes(name)) {
      refused.add(name);
    } else if (allowed.includes(name) && !own.has(name) && !element.hasAttribute(name)) {
      element.setAttribute(name, value);
    }
  }
  return [...refused];
}

/** What the page itself says, in the names of attributes. With a country, all of its numbers are meant. */
function ownNames(element) {
  const own = new Set(element.getAttributeNames());
  const child = element.querySelector(CONFIG_CHILD);
  try {
    for (const name of Object.keys(JSON.parse(child?.textContent ?? "{}"))) {
      own.add(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    }
  } catch {
    // The questionnaire says so in the console. What was meant is not known, so the address sets none of it.
    for (const name of SETTINGS) own.add(name);
  }
  if (own.has("region")) for (const name of OF_REGION) own.add(name);
  return own;
}

function words(text) {
  return (text ?? "").split(/[\s,]+/);
}
