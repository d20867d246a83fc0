// Prints one element, all of it and nothing else, on whatever page the widget is a guest.
//
// The element goes into a print root at the end of the document, and a document-level sheet takes the rest of
// the page away while it prints. Frames, pop-ups and `visibility: hidden` all lose the sheet or print the host page in
// one browser or another.

import { css } from "build:styles";
import { make, takeAway as remove } from "./dom.js";
import { sheet, wear } from "./sheets.js";

const NOTHING = () => {};

/** A browser that prints says so at once, but one on a phone may ask the client first. */
const SOON_MS = 1000;

/** Where a browser has never said that it prints, the host page has its title back after this. */
const FORGOTTEN_MS = 60_000;

let takeAway = NOTHING;

/** Takes away what an earlier print may have left in the document. */
export function clearPrint() {
  takeAway();
}

/**
 * Opens the print dialogue with `element` alone, which stands nowhere else, under `title`. `then` gets nothing, and whether
 * the browser said that it prints: a sandboxed frame and the browsers within apps ignore it without a word, and others
 * have no print at all. `mode` is that of the root on paper.
 */
export function print(element, title, then = NOTHING, mode = "closed") {
  // The host page's own print handlers run inside print(), and they must not run inside the engine.
  queueMicrotask(() => {
    const ended = put(element, title, mode);
    let hasBegun = false;
    addEventListener("beforeprint", () => (hasBegun = true), { capture: true, signal: ended });
    try {
      window.print();
    } catch {
      takeAway();
      return then(null, false);
    }
    const forgotten = setTimeout(() => hasBegun || takeAway(), FORGOTTEN_MS);
    ended.addEventListener("abort", () => clearTimeout(forgotten));
    setTimeout(() => then(null, hasBegun), hasBegun ? 0 : SOON_MS);
  });
}

/** Puts `element` alone on the paper that the browser is about to print, unless something of ours is on it already. */
export function putOnPaper(element, title, mode) {
  if (takeAway === NOTHING) put(element, title, mode);
}

/** Puts `element` in place until it is printed; returns the signal of that. */
function put(element, title, mode) {
  takeAway(); // Of an earlier print that was never seen to end.
  const restore = putInPlace(element, title, mode);
  const ended = new AbortController();
  takeAway = () => {
    // With this function goes the last that holds the answers on the paper.
    takeAway = NOTHING;
    ended.abort();
    restore();
  };
  // Phones return from print() at once and may never say that they have printed: the next touch of the page says it.
  for (const sign of ["afterprint", "pointerdown", "keydown"]) {
    addEventListener(sign, () => takeAway(), { capture: true, signal: ended.signal });
  }
  return ended.signal;
}

/** Puts the print root in place; returns what takes it away again. */
function putInPlace(element, title, mode) {
  const root = make("div", { id: "mc-print-root" });
  const shadow = root.attachShadow({ mode });
  wear(shadow, [css.sheet]);
  shadow.append(element);
  // Beats a host page that hides the children of its body when it prints, with `!important` or without.
  root.style.setProperty("display", "block", "important");
  document.body.append(root);

  // The title becomes the name of the file, and the language is written into it.
  const before = { title: document.title, lang: document.documentElement.lang };
  const restore = () => {
    remove(root);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet(css.page, document));
    document.documentElement.lang = before.lang;
    if (document.title === title) document.title = before.title;
  };
  try {
    document.title = title;
    document.documentElement.lang = element.lang || before.lang;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet(css.page, document)];
  } catch (error) {
    // On a page that has broken these, no answer stays in the document.
    restore();
    throw error;
  }
  return restore;
}
