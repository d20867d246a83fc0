// The questionnaire in an element, from the moment when there is an engine: what it may ask of the page, what the page may
// ask of it, and the way out of a crash. It comes with the engine and outlives it.
//
// In: the element, what its loader lends, and one engine after the other. Out: the app in the shadow root, the crash panel
// in its place, and events for the host page. It knows no question.

import { css } from "build:styles";
import { keepReadable } from "./colours.js";
import { crashedPanel, offerAnswers, printedAnswers } from "./crash.js";
import { takeAway } from "./dom.js";
import { taking } from "./export.js";
import { Keeping } from "./keeping.js";
import { CONFIG_CHILD, LONG } from "./config.js";
import { levelOf } from "./panels.js";
import { clearPrint, print, putOnPaper } from "./print.js";
import { isDark, watchScheme } from "./scheme.js";
import { bringToTop } from "./top.js";

/** A crash that follows another one faster than this is the same crash, met again in the same place. */
const CRASH_LOOP_MS = 60_000;

/** Longer than this, no engine needs to draw its first page. */
const PATIENCE_MS = 15_000;

/** The widget of this page that was pressed or typed in last. */
let lastUsed = null;

export class App {
  #element;
  #loader;
  #keeping;
  #mounted = null; // { engine, id, root, isDrawn } while there is one.
  #words;
  #tag;
  #crashed = null; // The crash panel, while that is shown.
  #crashedAt = -Infinity;
  #soon = new Set(); // What the engine is about to be asked for.
  #hasRoom = true; // Whether the room of the first page is still kept.
  #ended = new AbortController(); // Ends what is listened to while there is an app.
  #keepReadable = () => {};

  /**
   * `loader` lends: `shadow`, `engines`, and `mounted`, which holds for each widget what to do when the engine dies;
   * `config()`, the text of the configuration object; `language()`, that of the element or the page; `wear(texts)` and
   * `worn()`, the style sheets; `show(panel)`, `start(options)`, `stop()`, `failed(error)`, `tell(name, detail)` and
   * `warn(message)`.
   */
  constructor(element, loader) {
    this.#element = element;
    this.#loader = loader;
    for (const message of strangeness(element)) loader.warn(message);
    this.#keeping = new Keeping(element, { changed: this.#keepingChanged, wiped: () => this.#startAfresh() });
  }

  /** `words` are the shim's own, `pack` is for the engine. */
  mount(engine, { tag, words, pack, takesFocus }) {
    const element = this.#element;
    const { shadow, mounted, warn, failed, show } = this.#loader;
    this.#words = words;
    this.#tag = tag;
    const root = engine.takeRoot();
    root.lang = tag;
    mounted.add(this.#die);
    const { signal } = (this.#ended = new AbortController());
    // Where a page has broken what an engine is made of, such as promises, it may never draw, and say nothing.
    const patience = setTimeout(() => failed({ message: "the engine does not draw" }), PATIENCE_MS);
    signal.addEventListener("abort", () => clearTimeout(patience));
    new MutationObserver((_, observer) => {
      observer.disconnect();
      clearTimeout(patience);
      if (signal.aborted) return;
      // Whoever has come by Tab to what stood here goes on in what stands here now.
      const hadFocus = element.matches(":focus-within");
      this.#mounted.isDrawn = true;
      this.#hasRoom = true;
      this.#dress();
      show(null, { withFallback: false });
      this.#crashed = null;
      if (takesFocus || hadFocus) element.focus();
    }).observe(root, { childList: true });
    shadow.append(root);
    this.#mounted = { engine, root };
    this.#keepReadable = keepReadable(shadow, warn);
    watchScheme(this.#dress, signal);
    for (const sign of ["pointerdown", "keydown"]) root.addEventListener(sign, () => (lastUsed = this), { capture: true, signal });
    addEventListener("beforeprint", this.#printsByMenu, { capture: true, signal });
    this.#keeping.watch();
    this.#mounted.id = engine.mount(root, this.#host(pack));
  }

  /** Takes the app away, with all that it remembers. */
  rest() {
    this.#keeping.rest();
    this.#call((engine, id) => {
      engine.unmount(id);
      engine.leaveRoot(this.#mounted.root);
    });
    this.leave();
  }

  /** Takes what is left of an app away. */
  leave() {
    this.#loader.mounted.delete(this.#die);
    this.#ended.abort();
    takeAway(this.#mounted?.root);
    if (lastUsed === this) lastUsed = null;
    this.#mounted = null;
  }

  /** Whether there is an app to see. */
  get isThere() {
    return this.#mounted !== null;
  }

  /** An attribute, or the configuration object, is another. What the client has open stays as it is. */
  changed(name) {
    const tag = this.#loader.engines.tagFor(this.#loader.language());
    if (name !== "lang" || !this.isThere) this.#ask("configure");
    else if (tag !== this.#tag) this.#speak(tag);
  }

  reset() {
    if (this.isThere) return this.#ask("reset");
    this.#forget();
    if (this.#crashed) this.#loader.start();
  }

  print() {
    if (this.isThere) this.#ask("print");
    else if (this.#crashed) this.#printAnswers();
    else this.#loader.tell("not-printed");
  }

  clearPrint() {
    clearPrint();
  }

  /** Deletes everything without an engine. */
  #forget() {
    const isGone = this.#keeping.store.forget();
    clearPrint();
    this.#crashedAt = -Infinity;
    this.#loader.tell(isGone ? "cleared" : "not-cleared");
  }

  /** Asks the engine for something when nothing else runs; what is asked for many times at once is done once. */
  #ask(name) {
    if (this.#soon.has(name)) return;
    this.#soon.add(name);
    queueMicrotask(() => {
      this.#soon.delete(name);
      this.#call((engine, id) => engine[name](id, this.#settings()));
      this.#dress();
    });
  }

  /** Goes on in another language. */
  async #speak(tag) {
    const { root } = this.#mounted;
    const { engines, warn } = this.#loader;
    this.#tag = tag;
    try {
      const { words, pack } = await engines.pack(tag);
      if (this.#mounted?.root !== root || this.#tag !== tag) return;
      this.#words = words;
      root.lang = tag;
      this.#call((engine) => engine.mount(root, this.#host(pack)));
    } catch (error) {
      warn(`${error.code}: ${error.message}; the language stays as it was`);
    }
  }

  /** What is heard from another widget may come out of the middle of the engine. */
  #keepingChanged = () => queueMicrotask(() => this.#call((engine, id) => engine.keeping_changed(id)));

  /** From the first page, after everything was deleted without the engine. */
  #startAfresh() {
    const takesFocus = this.#element.matches(":focus-within");
    clearPrint();
    this.#loader.tell(this.#keeping.store.isGone ? "cleared" : "not-cleared");
    this.#loader.stop();
    this.#loader.start({ takesFocus });
  }

  /** All that the engine may ask of the page. */
  #host(pack) {
    const { store, host } = this.#keeping;
    return Object.assign(host, taking, {
      settings: this.#settings(),
      pack,
      save: (text, plain) => {
        this.#giveUpRoom();
        return store.save(text, plain);
      },
      forget: () => {
        store.forget();
        clearPrint();
      },
      bringToTop,
      print: this.#print,
      // As closed as the element itself.
      putOnPaper: (sheet, title) => {
        try {
          putOnPaper(sheet, title, this.#loader.shadow.mode);
        } catch {
          // What the host page has broken must not break the engine: the page is printed as it is.
        }
      },
      tell: (name, detail) => this.#heard(name, detail),
    });
  }

  /** Once a client answers, each page has its own length. */
  #giveUpRoom() {
    if (!this.#hasRoom) return;
    this.#hasRoom = false;
    this.#dress();
  }

  /** Gives the app the looks that it has on this page just now, in colours that can be read. */
  #dress = () => {
    const { wear, worn } = this.#loader;
    if (!this.#mounted?.isDrawn) return;
    const texts = [css.widget, isDark(this.#element) ? css.dark : "", this.#hasRoom ? css.room : ""].filter(Boolean);
    // To set the sheets anew has a price.
    if (texts.join() !== worn().join()) wear(texts);
    this.#keepReadable();
  };

  /** All attributes, because a misspelt one is worth a warning, and the text of the configuration object. */
  #settings() {
    return {
      attributes: Object.fromEntries([...this.#element.attributes].map(({ name, value }) => [name, value.slice(0, LONG)])),
      config: this.#loader.config() ?? this.#element.querySelector(CONFIG_CHILD)?.textContent.slice(0, LONG) ?? null,
    };
  }

  /** What the engine says. That it cannot show anything is for the shim to tell the client. */
  #heard(name, detail) {
    const { tell, warn, failed } = this.#loader;
    if (name === "setting-refused" && !warn(detail.message)) return;
    // The host page may have changed its looks meanwhile.
    if (name === "step") queueMicrotask(this.#dress);
    if (name === "cleared" && !this.#keeping.store.isGone) return tell("not-cleared");
    if (name !== "error") return tell(name, detail);
    queueMicrotask(() => {
      if (!this.isThere) return;
      this.#call((engine, id) => engine.unmount(id));
      failed({ code: "pack", message: detail.message });
    });
  }

  /** The engine has died, and with it the apps of all widgets on the page. */
  #die = () => {
    const { show, start, tell } = this.#loader;
    const hadFocus = this.#element.matches(":focus-within");
    const isSecond = performance.now() - this.#crashedAt < CRASH_LOOP_MS;
    this.#crashedAt = performance.now();
    this.leave();

    const { store } = this.#keeping;
    this.#crashed = crashedPanel(this.#words, {
      level: levelOf(this.#element),
      saved: store.text === null ? "empty" : store.isKept ? "saved" : "kept",
      isSecond,
      goOn: () => start({ takesFocus: true }),
      print: () => this.#printAnswers(),
      startOver: () => {
        this.#forget();
        start({ takesFocus: true });
      },
    });
    show(this.#crashed, { withFallback: false });
    if (hadFocus) this.#crashed.querySelector("[tabindex='-1']").focus();
    tell("error", { code: "crash" });
  };

  /**
   * By the browser's own menu, or by a button of the host page. The answers are for whoever has used this widget on this page
   * and sees it: nobody else gets them in place of what they print. In a frame it is mostly the page around it that prints.
   */
  #printsByMenu = () => {
    const isSeen = this.#mounted.root.getClientRects().length > 0;
    if (lastUsed === this && isSeen && window.parent === window) this.#call((engine, id) => engine.put_on_paper(id));
  };

  #printAnswers() {
    const panel = this.#crashed;
    const words = this.#words;
    const { lines } = this.#keeping.store;
    const answers = printedAnswers(words, lines);
    answers.lang = this.#tag;
    this.#print(answers, words.print_title, (_, hasBegun) => offerAnswers(panel, words, hasBegun ? [] : lines));
  }

  /** `then` as for the tool of this name. */
  #print = (element, title, then) =>
    print(
      element,
      title,
      (_, hasBegun) => {
        if (!hasBegun) this.#loader.tell("not-printed");
        then?.(null, hasBegun);
      },
      this.#loader.shadow.mode,
    );

  /** Calls the engine, if there is an app. A call that kills the engine is heard of like any other crash. */
  #call(what) {
    if (!this.isThere) return;
    try {
      what(this.#mounted.engine, this.#mounted.id);
    } catch (error) {
      if (!this.#loader.engines.heard(error)) throw error;
    }
  }
}

/** What the owner has perhaps not written so, but a browser reads so. */
function* strangeness(element) {
  const swallowed = element.querySelector("massage-check, main, header, footer, nav, script:not([type='application/json'])");
  if (swallowed) yield "what follows it on the page stands in it, and is not seen: end it by </massage-check>, not by />";
  if (element.closest("p")) yield "it stands in a <p>, out of which browsers move what is written in it: take a <div>";
}
