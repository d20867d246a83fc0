// The element <massage-check>: the part of the widget that must work when nothing else does.
//
// In: attributes of the host page, the exports of the engine. Out: a shadow root with the app in it, and calm panels
// while there is no app. It owns loading, what was saved, printing and the way out of a crash. It knows no question.

import { Engines } from "./engine.js";
import { make } from "./dom.js";
import { crashedPanel, failedPanel, loadingPanel, printedAnswers } from "./panels.js";
import { print } from "./print.js";
import { learnSheets, sheet } from "./sheets.js";
import { Store } from "./store.js";
import defaultWords from "./words.en.json";

const NAME = "massage-check";

/** Attributes that the engine gets as they are written, under names like `emergencyNumber`. */
const SETTINGS = [
  "emergency-number",
  "urgent-line",
  "maternity",
  "crisis-line",
  "clinic-name",
  "clinic-phone",
  "offered",
  "mode",
  "reviewer",
  "reviewed-on",
  "heading-level",
  "storage",
];

/** A crash that follows another one faster than this is the same crash, met again in the same place. */
const CRASH_LOOP_MS = 60_000;

/** Defines the element, unless another copy of the loader was faster. `base` is the address of the loader. */
export function defineElement(base) {
  if (typeof customElements === "undefined" || customElements.get(NAME)) return;
  const mounted = new Set();
  const engines = new Engines(base, () => [...mounted].forEach((crash) => crash()));
  customElements.define(NAME, elementClass(engines, mounted));
}

/** `mounted` holds, for each widget that has an app, what to do when the engine dies. */
function elementClass(engines, mounted) {
  return class MassageCheck extends HTMLElement {
    static observedAttributes = [...SETTINGS, "lang"];

    #shadow = null;
    #fallback = make("slot"); // What the host page wrote into the element. It is seen until the app has painted.
    #panel = null;
    #app = null; // { engine, id, root } while there is one.
    #run = null; // Changes with every start and stop, so that a late answer of the network finds that it is late.
    #store = null;
    #tag = null;
    #words = defaultWords;
    #crashedAt = -Infinity;
    #isConfiguring = false;

    connectedCallback() {
      if (!this.#shadow) {
        const mode = this.getAttribute("shadow") === "open" ? "open" : "closed";
        this.#shadow = this.attachShadow({ mode });
        this.#shadow.append(this.#fallback);
      }
      if (!this.#run) this.#start();
    }

    disconnectedCallback() {
      // Page builders move an element by taking it out and putting it back at once.
      setTimeout(() => this.isConnected || this.#stop());
    }

    attributeChangedCallback(name) {
      if (!this.#run) return;
      if (name === "lang") {
        if (engines.tagFor(languageOf(this)) === this.#tag) return;
        this.#stop();
        this.#start();
      } else if (!this.#isConfiguring) {
        // Several attributes that change together are one change.
        this.#isConfiguring = true;
        queueMicrotask(() => {
          this.#isConfiguring = false;
          this.#call((engine, id) => engine.configure(id, this.#settings()));
        });
      }
    }

    async #start({ takesFocus = false } = {}) {
      const run = (this.#run = Symbol());
      this.#tag = engines.tagFor(languageOf(this));
      this.#store ??= new Store(
        `${NAME}:${this.getAttribute("form-id") || "default"}`,
        this.getAttribute("storage") !== "none",
      );
      if (isTooOld()) return this.#failed({ code: "unsupported", message: "this browser is too old" });

      this.#shadow.adoptedStyleSheets = [sheet("panels")];
      this.#show(this.childElementCount ? null : loadingPanel(this.#words));
      try {
        const [engine, language] = await Promise.all([engines.engine(), engines.pack(this.#tag)]);
        if (this.#run !== run) return;
        this.#words = language.words;
        learnSheets(engine.css);
        this.#shadow.adoptedStyleSheets = [sheet("widget")];
        this.#mount(engine, language.pack, takesFocus);
      } catch (error) {
        if (this.#run === run && !engines.heard(error)) this.#failed(error);
      }
    }

    #mount(engine, pack, takesFocus) {
      const root = make("div", { lang: this.#tag });
      mounted.add(this.#crashed);
      new MutationObserver((_, observer) => {
        observer.disconnect();
        if (this.#app?.root !== root) return;
        this.#fallback.remove();
        this.#panel?.remove();
        if (takesFocus) root.querySelector("[tabindex='-1']")?.focus();
      }).observe(root, { childList: true });
      // An engine that has died hears no press any more: a form of it must not put the answers into an address.
      root.addEventListener("submit", (event) => event.preventDefault());
      this.#shadow.append(root);
      this.#app = { engine, root };
      this.#app.id = engine.mount(root, this.#host(pack));
    }

    #stop() {
      this.#run = null;
      this.#call((engine, id) => engine.unmount(id));
      this.#removeApp();
    }

    /** All that the engine may ask of the page. */
    #host(pack) {
      return {
        settings: this.#settings(),
        pack,
        saved: this.#store.text,
        save: (text, plain) => this.#store.save(text, plain),
        forget: () => this.#store.forget(),
        print,
        tell: (name, detail) => this.#heard(name, detail),
      };
    }

    #settings() {
      return Object.fromEntries(
        SETTINGS.map((name) => [name.replace(/-./g, (dash) => dash[1].toUpperCase()), this.getAttribute(name)]),
      );
    }

    /** Dispatches `mc-<name>`; afterwards, so that no listener of the host page runs inside the engine. */
    #tell(name, detail = {}) {
      queueMicrotask(() =>
        this.dispatchEvent(new CustomEvent(`mc-${name}`, { detail, bubbles: true, composed: true })),
      );
    }

    /** What the engine says. That it cannot show anything is for the shim to tell the client. */
    #heard(name, detail) {
      if (name === "setting-refused") console.warn(`<${NAME}>: ${detail.message}`);
      if (name !== "error") return this.#tell(name, detail);
      queueMicrotask(() => {
        if (!this.#app) return;
        this.#call((engine, id) => engine.unmount(id));
        this.#failed({ code: "pack", message: detail.message });
      });
    }

    #failed(error) {
      const code = error.code ?? "engine";
      console.warn(`<${NAME}>: ${code}: ${error.message}`);
      this.#removeApp();
      this.#show(
        failedPanel(this.#words, {
          level: this.#level(),
          isTooOld: code === "unsupported",
          again: () => this.#start({ takesFocus: true }),
        }),
      );
      this.#tell("error", { code });
    }

    /** The engine has died, and with it the apps of all widgets on the page. */
    #crashed = () => {
      const hadFocus = this.matches(":focus-within");
      const isSecond = performance.now() - this.#crashedAt < CRASH_LOOP_MS;
      this.#crashedAt = performance.now();
      this.#removeApp();

      const store = this.#store;
      const panel = crashedPanel(this.#words, {
        level: this.#level(),
        saved: store.text === null ? "empty" : store.isKept ? "saved" : "kept",
        isSecond,
        goOn: () => this.#start({ takesFocus: true }),
        print: () => this.#printAnswers(),
        startOver: () => {
          store.forget();
          this.#crashedAt = -Infinity;
          this.#tell("cleared");
          this.#start({ takesFocus: true });
        },
      });
      this.#show(panel, { withFallback: false });
      if (hadFocus) panel.querySelector("[tabindex='-1']").focus();
      this.#tell("error", { code: "crash" });
    };

    #printAnswers() {
      const answers = printedAnswers(this.#words, this.#store.lines);
      answers.lang = this.#tag;
      print(answers, this.#words.print_title);
    }

    /** The panel, or none, and below the host page's own content. */
    #show(panel, { withFallback = true } = {}) {
      this.#panel?.remove();
      this.#panel = panel;
      this.#fallback.remove();
      this.#shadow.append(...(panel ? [panel] : []), ...(withFallback ? [this.#fallback] : []));
    }

    #removeApp() {
      mounted.delete(this.#crashed);
      this.#app?.root.remove();
      this.#app = null;
    }

    /** Calls the engine, if there is an app. A call that kills the engine is heard of like any other crash. */
    #call(what) {
      if (!this.#app) return;
      try {
        what(this.#app.engine, this.#app.id);
      } catch (error) {
        if (!engines.heard(error)) throw error;
      }
    }

    #level() {
      const level = Number(this.getAttribute("heading-level"));
      return Number.isInteger(level) && level >= 1 && level <= 6 ? level : 2;
    }
  };
}

/** The element's own `lang`, or that of the nearest ancestor, also outside the shadow roots that it may stand in. */
function languageOf(element) {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    if (node.lang) return node.lang;
  }
  return "en";
}

function isTooOld() {
  return typeof WebAssembly !== "object" || !("adoptedStyleSheets" in Document.prototype);
}
