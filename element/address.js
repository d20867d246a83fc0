// Where the loader came from. All other files lie beside it, in whatever folder or on whatever server that is.

const LOADER = /\/massage-check(\.single)?\.js$/;

/**
 * The address of this script, to which the names of the other files are relative. A script that optimisers have merged with
 * others, copied into a `blob:` or written into the page has none that is of use: then a tag or a request that names it is
 * the last clue, and an owner can say the folder with the attribute `base`.
 */
export function ownAddress() {
  const running = document.currentScript;
  // A host page may hold `<img name="currentScript">`, which takes the place of the property.
  const own = running instanceof HTMLScriptElement ? [running.src] : [];
  const tags = [...Document.prototype.querySelectorAll.call(document, "script[src]")].map(({ src }) => src);
  const requests = performance.getEntriesByType("resource").map(({ name }) => name);
  const isLoader = (address) => LOADER.test(folderOf(address)?.pathname);
  const known = [[...own, ...tags, ...requests].find(isLoader), ...own, document.baseURI];
  return known.find((address) => folderOf(address)) ?? location.href;
}

/** An address that files can lie beside, or null: also for what is none, and for a script that is written into its own. */
export function folderOf(address, from) {
  try {
    const url = new URL(address, from);
    return /^(https?|file):$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
