// A storage of the browser that may be blocked, full, missing or forgetful, and never throws.

const PROBE = "massage-check:probe";

export class Place {
  #name;

  /** `name`: "sessionStorage" for this tab, "localStorage" for this device. */
  constructor(name) {
    this.#name = name;
  }

  /** The storage itself, or null. */
  get area() {
    try {
      return window[this.#name] ?? null;
    } catch {
      return null;
    }
  }

  /** Whether something that is written now is there afterwards. */
  get works() {
    const works = this.write(PROBE, "1");
    this.remove(PROBE);
    return works;
  }

  read(key) {
    try {
      return this.area?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  /** Whether it was kept. A storage may also accept a text and lose it, so it is read again. */
  write(key, text) {
    try {
      this.area?.setItem(key, text);
    } catch {
      return false;
    }
    return this.read(key) === text;
  }

  remove(key) {
    try {
      this.area?.removeItem(key);
    } catch {
      // What cannot be reached was never written.
    }
  }
}
