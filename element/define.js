// The loader as a module, for a site that is made with a bundler.
//
// In: where the engine's files lie. Out: the element <massage-check>. On a server, where there are no elements, nothing.

import { defineElement } from "./element.js";
import { ownAddress } from "./address.js";

/** `base` is an address beside the engine's files: that of a script, or of their folder with a slash at the end. */
export function define(base) {
  if (typeof customElements === "undefined") return;
  defineElement(new URL(base ?? ownAddress(), location.href).href);
}
