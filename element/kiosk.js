// Cleans up behind a client on a device that strangers share.
//
// In: the events and the clock of the page. Out: a warning when nobody has touched the page for a while, and a wipe soon
// after it or when the page is left. It knows nothing of what is wiped.

/** When somebody is asked whether they are there, and when all is deleted, after the last sign of them. */
const WARN_MS = 150_000;
export const WIPE_MS = 180_000;

/** Signs of a client. Any of them is also the answer to the warning. */
const SIGNS = ["pointerdown", "keydown", "wheel", "touchmove", "input"];

export class Kiosk {
  #isUsed;
  #changed;
  #wipe;
  #touchedAt = 0;
  #timer;
  #isWarning = false;
  #ended = new AbortController();

  /** `isUsed`: whether there is anything to wipe. `changed`: the warning came or went. `wipe(why)`: "idle" or "left". */
  constructor({ isUsed, changed, wipe }) {
    this.#isUsed = isUsed;
    this.#changed = changed;
    this.#wipe = wipe;
  }

  get isWarning() {
    return this.#isWarning;
  }

  watch() {
    this.rest();
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    const touched = () => this.#look() || this.stay();
    for (const sign of SIGNS) addEventListener(sign, touched, { signal, capture: true, passive: true });
    // Timers rest while a device sleeps. Whoever wakes it may be another client.
    document.addEventListener("visibilitychange", () => this.#look(), { signal });
    addEventListener("pagehide", () => this.#isUsed() && this.#end("left"), { signal });
    this.stay();
  }

  rest() {
    clearTimeout(this.#timer);
    this.#isWarning = false;
    this.#ended.abort();
  }

  /** Somebody is there: the time begins anew. */
  stay() {
    this.#touchedAt = Date.now();
    this.#wait(WARN_MS);
    this.#warn(false);
  }

  /** Does what is due. Whether the client's time was up. */
  #look() {
    const idle = Date.now() - this.#touchedAt;
    if (!this.#isUsed()) return false;
    if (idle >= WIPE_MS) {
      this.#end("idle");
      return true;
    }
    if (idle >= WARN_MS) {
      this.#wait(WIPE_MS - idle);
      this.#warn(true);
    }
    return false;
  }

  #end(why) {
    clearTimeout(this.#timer);
    this.#isWarning = false;
    this.#wipe(why);
  }

  #wait(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), ms);
  }

  #warn(isWarning) {
    if (this.#isWarning === isWarning) return;
    this.#isWarning = isWarning;
    this.#changed();
  }
}
