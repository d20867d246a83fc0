// Style sheets as constructed sheets, each made once per document. They are the only form that a strict content security
// policy lets through in a shadow root.

const made = new WeakMap(); // By document: the sheet of each text. Documents share none.
const worn = new WeakMap(); // By root: the texts of its sheets.

/** The sheet with this text. */
export function sheet(text, document) {
  if (!made.has(document)) made.set(document, new Map());
  const sheets = made.get(document);
  if (!sheets.has(text)) {
    const constructed = new document.defaultView.CSSStyleSheet();
    constructed.replaceSync(text);
    sheets.set(text, constructed);
  }
  return sheets.get(text);
}

/** Gives a shadow root the sheets with these texts. */
export function wear(root, texts) {
  worn.set(root, texts);
  // A document that is not shown has no looks.
  if (root.ownerDocument.defaultView) root.adoptedStyleSheets = texts.map((text) => sheet(text, root.ownerDocument));
}

/** The texts of the sheets of a root. A root that has come into another document has lost them, and can wear them again. */
export function wornBy(root) {
  return worn.get(root) ?? [];
}
