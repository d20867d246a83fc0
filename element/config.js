// The configuration object on its way to the engine, as text: so no getter, proxy or prototype of the host page is ever
// met by the engine, and whatever the object is, taking it ends.
//
// In: any value. Out: JSON, or a text that the engine refuses with a reason.

import { toJson } from "./dom.js";

/** No setting that the engine takes is longer; one more than it takes is enough for it to say so. */
export const LONG = 4097;

/** Selects where a page writes the object without a script. */
export const CONFIG_CHILD = ':scope>script[type="application/json"]';

export function configText(value) {
  if (value === null || value === undefined) return null;
  try {
    // A function has no JSON: then the text is "undefined", which is none either.
    return String(toJson(value)).slice(0, LONG);
  } catch {
    // A circle, a number that is too big for JSON, or a getter that throws.
    return "";
  }
}
