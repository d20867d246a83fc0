// Keeps what the engine wants kept: in this page's memory always, in this tab's storage where that works.
//
// A storage that is blocked, full, missing or corrupt never throws here. What is kept is never read or changed.

/** One saved text under one key. */
export class Store {
  #key;
  #keepsInTab;
  #text = null;
  #plain = null;
  #isKept = false;

  /** `keepsInTab` is false on devices that strangers share (`storage="none"`): then memory is all there is. */
  constructor(key, keepsInTab) {
    this.#key = key;
    this.#keepsInTab = keepsInTab;
    this.#text = this.#read();
    this.#isKept = this.#text !== null;
  }

  /** What was saved last, or null. */
  get text() {
    return this.#text;
  }

  /** Whether a reload of the page would find what was saved last. */
  get isKept() {
    return this.#isKept;
  }

  /** The same for people to read, line by line. */
  get lines() {
    return (this.#plain ?? this.#text ?? "").split("\n");
  }

  /**
   * False when the text could not be saved for a reload; it is remembered in this page all the same.
   * `plain` is the same in plain words, for the paper that is printed when the engine has died; it may be left out.
   */
  save(text, plain = null) {
    this.#text = text;
    this.#plain = plain;
    if (!this.#keepsInTab) return true;
    try {
      sessionStorage.setItem(this.#key, text);
    } catch {
      // Blocked or full.
    }
    // A storage may also accept a text and lose it.
    this.#isKept = this.#read() === text;
    return this.#isKept;
  }

  forget() {
    this.#text = null;
    this.#plain = null;
    this.#isKept = false;
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // What cannot be reached was never written.
    }
  }

  #read() {
    if (!this.#keepsInTab) return null;
    try {
      return sessionStorage.getItem(this.#key);
    } catch {
      return null;
    }
  }
}
