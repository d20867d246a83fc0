// The element <massage-check>: the part of the widget that must work when nothing else does.
//
// In: attributes of the host page, the exports of the engine. Out: a shadow root with the app in it (`app.js`), and calm
// panels while there is none. It owns when to load, and what is seen when that fails. It knows no question.

import { files } from "build:files";
import { panels } from "build:styles";
import { CONFIG_CHILD, configText } from "./config.js";
import { fillDivs } from "./divs.js";
import { Engines, NAME } from "./engine.js";
import { make, takeAway } from "./dom.js";
import { whenNear } from "./near.js";
import { clinicLine, failedPanel, levelOf, loadingPanel } from "./panels.js";
import { OF_THE_ELEMENT, SETTINGS } from "./settings.js";
import { wear, wornBy } from "./sheets.js";
import { wipe } from "./wipe.js";
import { words as defaultWords } from "./words.js";

/**
 * Defines the element, unless another copy of the loader was faster. `base` is the address of the loader; one that
 * `isPinned` is never replaced by another.
 */
export function defineElement(base, isPinned = false) {
  if (typeof customElements === "undefined") return;
  const first = customElements.get(NAME);
  if (first) return first.renew ? first.renew(files) : yieldTo(first);
  const mounted = new Set();
  const engines = new Engines(base, () => [...mounted].forEach((crash) => crash()), isPinned);
  customElements.define(NAME, elementClass(engines, mounted));
  fillDivs(NAME, [...SETTINGS, ...OF_THE_ELEMENT]);
}

/** Another version than this one is worth a warning, once for each. */
function yieldTo({ version, others }) {
  if (version === files.version || others?.has(files.version)) return;
  others?.add(files.version);
  console.warn(`<${NAME}>: version ${files.version} comes too late after ${version}`);
}

/** `mounted` holds, for each widget that has an app, what to do when the engine dies. */
function elementClass(engines, mounted) {
  return class MassageCheck extends HTMLElement {
    static observedAttributes = [...SETTINGS, "lang", "loading"];
    static version = files.version;
    static others = new Set(); // The versions of loaders that came too late.
    static renew = null; // Takes the names of files from a newer loader, while one is asked for them.

    #shadow = null;
    #fallback = make("slot"); // What the host page wrote into the element. It is seen until the app has painted.
    #panel = null;
    #app = null; // The questionnaire, from when an engine has come for the first time.
    #wait = null; // Ends the waiting for a client, while there is one.
    #run = null; // Changes with every start and stop, so that a late answer of the network finds that it is late.
    #words = defaultWords;
    #config = null; // The text of the configuration object.
    #warned = new Set();

    connectedCallback() {
      // Themes hide what is empty, and what is hidden nobody ever comes near.
      if (!this.firstChild) this.append(" ");
      this.#takeOwnConfig();
      try {
        this.#shadow ??= rootOf(this);
        if (!this.#run && !this.#wait) this.#await();
      } catch (error) {
        this.#failed(error);
      }
    }

    /** Style sheets do not come along into another document. */
    adoptedCallback() {
      if (this.#shadow) wear(this.#shadow, wornBy(this.#shadow));
      this.#app?.changed();
    }

    disconnectedCallback() {
      // Page builders move an element by taking it out and putting it back at once.
      setTimeout(() => {
        if (this.isConnected) return;
        this.#stop();
        this.#app?.clearPrint();
      });
    }

    attributeChangedCallback(name) {
      if (name === "loading") return void (this.#wait && this.#await());
      if (!this.#run) return;
      if (this.#app?.isThere) return this.#app.changed(name);
      // What else is set is read when the app comes.
      if (name === "lang") this.#start();
    }

    /** What a clinic sets with an object, or with a JSON child. Attributes win over it. */
    get config() {
      try {
        return JSON.parse(this.#config ?? this.querySelector(CONFIG_CHILD).textContent);
      } catch {
        return null;
      }
    }

    set config(config) {
      this.#config = configText(config);
      this.#app?.changed();
    }

    /** Loads the questionnaire if it is not there, also after loading has failed. */
    start() {
      const hasFailed = this.#panel?.dataset.shim === "failed";
      if (this.isConnected && (hasFailed || !this.#run)) this.#start();
    }

    /** Deletes all answers and shows the first page. Where there is no engine, what it would find is deleted all the same. */
    reset() {
      if (this.#app) return this.#app.reset();
      this.#tell(wipe(this.getAttribute("form-id")) ? "cleared" : "not-cleared");
      if (this.#wait) this.#start();
    }

    /** Prints what there is to print: the sheet, or after a crash the answers. */
    print() {
      if (this.#app) this.#app.print();
      else this.#tell("not-printed");
    }

    /** Moves the focus to the heading of the page that is shown, or will be when it is loaded. */
    focus(options) {
      if (this.#wait) this.#start({ takesFocus: true });
      this.#shadow?.querySelector("[tabindex='-1']")?.focus(options);
    }

    /** A property that was set before there was an element of this class hides the accessor. */
    #takeOwnConfig() {
      if (!Object.hasOwn(this, "config")) return;
      try {
        const { config } = this;
        delete this.config;
        this.config = config;
      } catch {
        this.#config = "";
      }
    }

    /** Loads nothing before a client comes, but keeps the room that the questionnaire will take. */
    #await() {
      this.#wait?.abort();
      this.#wait = new AbortController();
      if (isTooOld()) return this.#start();
      wear(this.#shadow, [panels]);
      this.#show(null);
      if (this.getAttribute("loading") === "eager") this.#start();
      else whenNear(this, this.#fallback, () => this.#start(), this.#wait.signal);
    }

    #stopWaiting() {
      this.#wait?.abort();
      this.#wait = null;
    }

    #start = async ({ takesFocus = false } = {}) => {
      const run = (this.#run = Symbol());
      this.#stopWaiting();
      try {
        if (isTooOld()) throw { code: "unsupported", message: "too old" };
        const base = this.getAttribute("base");
        if (base !== null && !engines.lookIn(base)) this.#warn("base: no address of a folder");
        wear(this.#shadow, [panels]);
        const hasFallback = this.slot || this.querySelector(":scope>:not(script,[slot])");
        this.#show(hasFallback ? null : loadingPanel(this.#words));
        const tag = engines.tagFor(languageOf(this));
        await Promise.all([engines.engine(), engines.pack(tag)]);
        // Both may have been replaced meanwhile by those of a newer upload.
        const engine = await engines.engine();
        const language = await engines.pack(tag);
        if (this.#run !== run) return;
        this.#words = language.words;
        this.#app ??= new engine.App(this, this.#lent());
        this.#app.mount(engine, { tag, takesFocus, ...language });
      } catch (error) {
        if (this.#run === run && !engines.heard(error)) this.#failed(error);
      }
    };

    #stop = () => {
      this.#run = null;
      this.#stopWaiting();
      this.#app?.rest();
    };

    /** What the app may use of the loader. */
    #lent() {
      const shadow = this.#shadow;
      return {
        shadow,
        engines,
        mounted,
        config: () => this.#config,
        language: () => languageOf(this),
        wear: (texts) => wear(shadow, texts),
        worn: () => wornBy(shadow),
        show: this.#show,
        start: this.#start,
        stop: this.#stop,
        failed: this.#failed,
        tell: this.#tell,
        warn: this.#warn,
      };
    }

    #warn = (message) => {
      if (this.#warned.has(message)) return false;
      this.#warned.add(message);
      console.warn(`<${NAME}>: ${message}`);
      return true;
    };

    /** Dispatches `mc-<name>`; afterwards, so that no listener of the host page runs inside the engine. */
    #tell = (name, detail = {}) =>
      queueMicrotask(() =>
        this.dispatchEvent(new CustomEvent(`mc-${name}`, { detail, bubbles: true, composed: true })),
      );

    /** Whatever has gone wrong: the client sees what the host page wrote into the element, and the page hears a code. */
    #failed = (error) => {
      const code = error.code ?? "engine";
      this.#warn(`${code}: ${error.message}`);
      this.#run ??= Symbol();
      this.#stopWaiting();
      this.#tell("error", { code });
      try {
        this.#app?.leave();
        const again = () => this.#start({ takesFocus: true });
        this.#show(failedPanel(this.#words, { level: levelOf(this), code, again, clinic: clinicLine(this, this.config) }));
      } catch {
        // On a page that has broken the browser's own functions, even a panel may not come about.
        this.#shadow?.replaceChildren(this.#fallback);
      }
    };

    /** The panel, or none, and below the host page's own content. */
    #show = (panel, { withFallback = true } = {}) => {
      takeAway(this.#panel);
      this.#panel = panel;
      takeAway(this.#fallback);
      this.#shadow.append(...(panel ? [panel] : []), ...(withFallback ? [this.#fallback] : []));
    };
  };
}

/** The element's own `lang`, or that of the nearest ancestor, also outside the shadow roots that it may stand in. */
function languageOf(element) {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    if (node.lang) return node.lang;
  }
  return "en";
}

/** A root for the widget, or the one that the host page's server has already written for it. */
function rootOf(element) {
  try {
    return element.attachShadow({ mode: element.getAttribute("shadow") === "open" ? "open" : "closed" });
  } catch (error) {
    const root = element.shadowRoot ?? element.attachInternals().shadowRoot;
    if (!root) throw error;
    root.replaceChildren();
    return root;
  }
}

function isTooOld() {
  return typeof WebAssembly !== "object" || !("adoptedStyleSheets" in Document.prototype);
}
