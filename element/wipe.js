// Deletes answers where there is no engine, and so nothing that knows more of them than their names.
//
// In: the id of a form, or the clock. Out: empty places. `store.js` and `envelope.js` say what lies there, and in what form.

const NAME = "massage-check:";

/** Deletes what is kept for a form in this tab and on this device, and tells the other tabs. Whether it is gone. */
export function wipe(form) {
  const key = NAME + (form || "default");
  const wiped = `${key}:wiped`;
  let isGone = true;
  for (const area of areas()) {
    tried(() => area.setItem(wiped, ""));
    for (const name of [wiped, key, `${key}:unreadable`]) {
      isGone = tried(() => (area.removeItem(name), area.getItem(name) === null)) && isGone;
    }
  }
  // Widgets on this page are not told by the browser.
  dispatchEvent(new StorageEvent("storage", { key: wiped, newValue: "" }));
  return isGone;
}

/** Deletes what has expired, whatever form it belongs to. */
export function sweep() {
  for (const area of areas()) {
    for (const key of Object.keys(area)) {
      if (key.startsWith(NAME)) tried(() => JSON.parse(area.getItem(key)).expires <= Date.now() && area.removeItem(key));
    }
  }
}

/** The storages of this tab and of this device. What a browser keeps locked was never written. */
function areas() {
  return ["sessionStorage", "localStorage"].flatMap((name) => tried(() => window[name]) ?? []);
}

function tried(what) {
  try {
    return what();
  } catch {
    return null;
  }
}
