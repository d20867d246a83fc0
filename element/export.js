// Takes what a client wants out of the page, and a file into it. Nothing is sent.
//
// In: texts from the engine, which are never looked into. Out: whether the browser did it. It comes with the engine,
// because nobody needs it before. Everything runs soon, not at once: what a host page has put in the place of a browser's
// functions must not run inside the engine.

/** How long a browser may take to fetch a file that it was given, for example while it asks where to put it. */
const FETCHED_MS = 60_000;

/** Joins the object that the engine calls. */
export const taking = {
  /** This moment with its time zone, as `2026-11-21T10:00:00+01:00`. */
  moment() {
    const now = new Date();
    const ahead = -now.getTimezoneOffset();
    const here = new Date(now.getTime() + ahead * 60_000).toISOString().slice(0, 19);
    const [hours, minutes] = [Math.trunc(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
    return `${here}${ahead < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  },

  copy(text, then) {
    queueMicrotask(async () => {
      // There is no clipboard on a page without https, and in a frame it may be forbidden.
      const isDone = await tried(() => navigator.clipboard.writeText(text));
      then(null, isDone);
    });
  },

  /** A sandboxed frame may block this without a word, so "done" only means that the browser was asked. */
  saveAs(name, type, text, then) {
    queueMicrotask(async () => {
      const isDone = await tried(() => {
        const link = document.createElement("a");
        if (!("download" in link)) throw new Error("this browser would open the file in place of the page");
        link.href = URL.createObjectURL(new Blob([text], { type }));
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), FETCHED_MS);
      });
      then(null, isDone);
    });
  },

  /** Gives the text of the chosen file, or null and whether it is larger than `max` bytes. Nobody waits for no file. */
  readFile(input, max, then) {
    const [file] = input.files;
    if (!file) return;
    queueMicrotask(async () => {
      const isTooLarge = file.size > max;
      let text = null;
      if (!isTooLarge) await tried(async () => (text = await file.text()));
      // The same file may be chosen again, for example after it was put right.
      input.value = "";
      then(text, isTooLarge);
    });
  },
};

async function tried(what) {
  try {
    await what();
    return true;
  } catch {
    return false;
  }
}
