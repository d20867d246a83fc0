// Where the loader came from. All other files lie beside it, in whatever folder or on whatever server that is.

const LOADER = /\/massage-check(\.single)?\.js$/;

/** The address of this script, to which the names of the other files are relative. */
export function ownAddress() {
  const running = document.currentScript;
  // A host page may hold `<img name="currentScript">`, which takes the place of the property.
  if (running instanceof HTMLScriptElement && running.src) return running.src;

  // Script optimisers insert the tag later or rewrite it: then look for it.
  const scripts = Document.prototype.querySelectorAll.call(document, "script[src]");
  for (const script of scripts) {
    if (LOADER.test(new URL(script.src, location.href).pathname)) return script.src;
  }
  return location.href;
}
