// What an address may set: the names of README.md, of which the set-up page offers the same.

import { OF_THE_ELEMENT, SETTINGS } from "../element/settings.js";

/**
 * Attributes of the element. Two are not among them: a link must not open the questionnaire for scripts to read, nor say
 * from where its files come.
 */
export const ATTRIBUTES = [...SETTINGS, ...OF_THE_ELEMENT].filter((name) => !["base", "shadow"].includes(name));

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
 * Gives an element that is not upgraded yet what a query says. What the page itself has set stays, so that an owner can
 * fix it. Nothing becomes an attribute but what is listed here: other names, such as `onclick`, go into the configuration
 * object, whose reader warns about them.
 */
export function applyQuery(element, query) {
  const others = Object.create(null);
  for (const [name, value] of new URLSearchParams(query)) {
    if (PROPERTY_NAMES.has(name)) {
      if (!element.style.getPropertyValue(name)) element.style.setProperty(name, value);
    } else if (!ATTRIBUTES.includes(name)) {
      others[name] = value;
    } else if (!element.hasAttribute(name)) {
      element.setAttribute(name, value);
    }
  }
  if (Object.keys(others).length > 0) element.config = others;
}
