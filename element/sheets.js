// Style sheets as constructed sheets, each made once per page. They are the only form that a strict content security
// policy lets through in a shadow root.

const made = new Map();

/** The sheet with this text. */
export function sheet(text) {
  if (!made.has(text)) {
    const constructed = new CSSStyleSheet();
    constructed.replaceSync(text);
    made.set(text, constructed);
  }
  return made.get(text);
}
