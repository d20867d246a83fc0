// The style sheets as constructed sheets, each made once per page. They are the only form that a strict content
// security policy lets through in a shadow root.
//
// The loader brings only what its own panels need, because it is on every page of a clinic. The rest comes with the engine.

import { panels } from "build:styles";

const texts = { panels };
const made = new Map();

/** Takes the sheets that came with the engine. */
export function learnSheets(css) {
  Object.assign(texts, css);
}

/** `panels`; with the engine `widget` for the element, `sheet` for paper, `page` for the document while it prints. */
export function sheet(name) {
  if (!made.has(name)) {
    const constructed = new CSSStyleSheet();
    constructed.replaceSync(texts[name]);
    made.set(name, constructed);
  }
  return made.get(name);
}
