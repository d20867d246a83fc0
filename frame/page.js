// The script of `frame.html`, the page that a site shows in a frame when it cannot hold the element itself.
//
// In: the query of its own address. Out: looks and language of the element on it, and what the page itself lets an address
// set, before the loader upgrades it; and its height for the page around it, if that asks. Nothing else leaves, and nothing
// that is sent to it is used.

import { heightIn, message } from "./messages.js";
import { ALLOWED, applyQuery } from "./settings.js";

const refused = applyQuery(document.querySelector("massage-check"), location.search);
if (refused.length > 0) {
  const names = refused.join(", ");
  console.warn(`<massage-check>: the address of this page must not set ${names}: write it into frame.html, or list it there in ${ALLOWED}`);
}
if (parent !== window) answerHeights();

/**
 * Tells the parent the height of the page, now and whenever it changes, but only after it has asked: so its origin is
 * known exactly, and who does not ask is told nothing.
 */
function answerHeights() {
  let origin = null;
  let told = null;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (origin === null || height === told) return;
    told = height;
    parent.postMessage(message(height), origin);
  };
  addEventListener("message", ({ source, origin: from, data }) => {
    if (source !== parent || heightIn(data) === null) return;
    // A file, or a page in a sandbox, has no origin that a message could be addressed to.
    origin = from === "null" ? "*" : from;
    told = null;
    tell();
  });
  new ResizeObserver(tell).observe(document.body);
}
