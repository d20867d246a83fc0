// The element <massage-check>: the part of the widget that must work when nothing else does.
//
// In: attributes of the host page, the exports of the engine. Out: a shadow root with the app in it, and calm panels
// while there is no app. It owns when to load, what was saved, and the way out of a crash. It knows no question.

import { files } from "build:files";
import { panels } from "build:styles";
import { configText, LONG } from "./config.js";
import { fillDivs } from "./divs.js";
import { Engines } from "./engine.js";
import { make } from "./dom.js";
import { whenNear } from "./near.js";
import { clinicLine, failedPanel, loadingPanel } from "./panels.js";
import { OF_THE_ELEMENT, SETTINGS } from "./settings.js";
import { sheet } from "./sheets.js";
import { words as defaultWords } from "./words.js";

const NAME = "massage-check";

/** A crash that follows another one faster than this is the same crash, met again in the same place. */
const CRASH_LOOP_MS = 60_000;

/** Defines the element, unless another copy of the loader was faster. `base` is the address of the loader. */
export function defineElement(base) {
  if (typeof customElements === "undefined") return;
  const first = customElements.get(NAME);
  if (first) return yieldTo(first);
  const mounted = new Set();
  const engines = new Engines(base, () => [...mounted].forEach((crash) => crash()));
  customElements.define(NAME, elementClass(engines, mounted));
  fillDivs(NAME, [...SETTINGS, ...OF_THE_ELEMENT]);
}

/** Another version than this one is worth a warning, once for each. */
function yieldTo({ version, others }) {
  if (version === files.version || others?.has(files.version)) return;
  others?.add(files.version);
  console.warn(`<${NAME}>: this page loads version ${files.version} too late: it has version ${version} already`);
}

/** `mounted` holds, for each widget that has an app, what to do when the engine dies. */
function elementClass(engines, mounted) {
  return class MassageCheck extends HTMLElement {
    static observedAttributes = [...SETTINGS, "lang", "loading"];
    static version = files.version;
    static others = new Set(); // The versions of loaders that came too late.

    #shadow = null;
    #fallback = make("slot"); // What the host page wrote into the element. It is seen until the app has painted.
    #panel = null;
    #app = null; // { engine, id, root } while there is one.
    #wait = null; // Ends the waiting for a client, while there is one.
    #tools = null; // What the shim needs only with an engine and gets with it. It outlives that engine.
    #run = null; // Changes with every start and stop, so that a late answer of the network finds that it is late.
    #keeping = null; // Where answers are kept. Its code comes with the engine, so it is there as soon as an app is.
    #tag = null;
    #words = defaultWords;
    #crashedAt = -Infinity;
    #config = null; // The text of the configuration object.
    #soon = new Set(); // What the engine is about to be asked for.
    #warned = new Set();
    #isReset = false;
    #keepReadable = () => {};

    connectedCallback() {
      this.#takeOwnConfig();
      if (!this.#shadow) {
        const mode = this.getAttribute("shadow") === "open" ? "open" : "closed";
        this.#shadow = this.attachShadow({ mode });
      }
      if (!this.#run && !this.#wait) this.#await();
    }

    disconnectedCallback() {
      // Page builders move an element by taking it out and putting it back at once.
      setTimeout(() => {
        if (this.isConnected) return;
        this.#stop();
        this.#tools?.clearPrint();
      });
    }

    attributeChangedCallback(name) {
      if (name === "loading") return void (this.#wait && this.#await());
      if (!this.#run) return;
      if (name === "lang") {
        if (engines.tagFor(languageOf(this)) === this.#tag) return;
        this.#stop();
        this.#start();
      } else {
        this.#ask("configure");
      }
    }

    /** What a clinic sets with an object. Attributes win over it. */
    get config() {
      try {
        return JSON.parse(this.#config);
      } catch {
        return null;
      }
    }

    set config(config) {
      this.#config = configText(config);
      this.#ask("configure");
    }

    /** Loads the questionnaire if it is not there, also after loading has failed. */
    start() {
      const hasFailed = this.#panel?.dataset.shim === "failed";
      if (this.isConnected && (hasFailed || !this.#run)) this.#start();
    }

    /** Deletes all answers and shows the first page. */
    reset() {
      if (this.#app) return this.#ask("reset");
      if (this.#isReset) return;
      // What is saved is perhaps not even read yet, and is deleted again before the engine gets it.
      this.#isReset = true;
      this.#keeping?.store.forget();
      this.#crashedAt = -Infinity;
      this.#tell("cleared");
      if (this.#wait || this.#panel?.dataset.shim === "crashed") this.#start();
    }

    /** Prints what there is to print: the sheet, or after a crash the answers. */
    print() {
      if (this.#app) this.#ask("print");
      else if (this.#panel?.dataset.shim === "crashed") this.#printAnswers();
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

    /** Asks the engine for something when nothing else runs; what is asked for many times at once is done once. */
    #ask(name) {
      if (this.#soon.has(name)) return;
      this.#soon.add(name);
      queueMicrotask(() => {
        this.#soon.delete(name);
        this.#call((engine, id) => engine[name](id, this.#settings()));
        this.#keepReadable();
      });
    }

    /** Loads nothing before a client comes, but keeps the room that the questionnaire will take. */
    #await() {
      this.#wait?.abort();
      this.#wait = new AbortController();
      if (isTooOld()) return this.#start();
      this.#shadow.adoptedStyleSheets = [sheet(panels)];
      this.#show(null);
      if (this.getAttribute("loading") === "eager") this.#start();
      else whenNear(this, this.#fallback, () => this.#start(), this.#wait.signal);
    }

    #stopWaiting() {
      this.#wait?.abort();
      this.#wait = null;
    }

    async #start({ takesFocus = false } = {}) {
      const run = (this.#run = Symbol());
      this.#stopWaiting();
      this.#tag = engines.tagFor(languageOf(this));
      if (isTooOld()) return this.#failed({ code: "unsupported", message: "this browser is too old" });

      this.#shadow.adoptedStyleSheets = [sheet(panels)];
      const hasFallback = this.querySelector(":scope > :not(script, [slot])");
      this.#show(hasFallback ? null : loadingPanel(this.#words));
      try {
        const [engine, language] = await Promise.all([engines.engine(), engines.pack(this.#tag)]);
        if (this.#run !== run) return;
        this.#words = language.words;
        this.#tools = engine;
        this.#keeping ??= new engine.Keeping(this, { changed: this.#keepingChanged, wiped: () => this.#startAfresh() });
        this.#mount(engine, language.pack, takesFocus);
      } catch (error) {
        if (this.#run === run && !engines.heard(error)) this.#failed(error);
      }
    }

    #mount(engine, pack, takesFocus) {
      const root = engine.takeRoot();
      root.lang = this.#tag;
      mounted.add(this.#crashed);
      new MutationObserver((_, observer) => {
        observer.disconnect();
        if (this.#app?.root !== root) return;
        // Whoever has come by Tab to what stood here goes on in what stands here now.
        const hadFocus = this.matches(":focus-within");
        this.#shadow.adoptedStyleSheets = [sheet(engine.css.widget), sheet(engine.css.room)];
        this.#fallback.remove();
        this.#panel?.remove();
        this.#panel = null;
        this.#keepReadable();
        if (takesFocus || hadFocus) this.focus();
      }).observe(root, { childList: true });
      this.#shadow.append(root);
      this.#app = { engine, root };
      this.#keepReadable = engine.keepReadable(this.#shadow, (message) => this.#warn(message));
      if (this.#isReset) this.#keeping.store.forget();
      this.#isReset = false;
      this.#keeping.watch();
      this.#app.id = engine.mount(root, Object.assign(this.#host(pack), engine.taking));
    }

    #stop() {
      this.#run = null;
      this.#stopWaiting();
      this.#keeping?.rest();
      this.#call((engine, id) => {
        engine.unmount(id);
        engine.leaveRoot(this.#app.root);
      });
      this.#removeApp();
    }

    /** What is heard from another widget may come out of the middle of the engine. */
    #keepingChanged = () => queueMicrotask(() => this.#call((engine, id) => engine.keeping_changed(id)));

    /** From the first page, after everything was deleted without the engine. */
    #startAfresh() {
      const takesFocus = this.matches(":focus-within");
      this.#tools.clearPrint();
      this.#tell("cleared");
      this.#stop();
      this.#start({ takesFocus });
    }

    /** All that the engine may ask of the page. */
    #host(pack) {
      const { store, host } = this.#keeping;
      const tools = this.#tools;
      return Object.assign(host, {
        settings: this.#settings(),
        pack,
        save: (text, plain) => {
          this.#giveUpRoom();
          return store.save(text, plain);
        },
        forget: () => {
          store.forget();
          tools.clearPrint();
        },
        print: this.#print,
        tell: (name, detail) => this.#heard(name, detail),
      });
    }

    /** Once a client answers, each page has its own length. */
    #giveUpRoom() {
      const { adoptedStyleSheets } = this.#shadow;
      const room = sheet(this.#tools.css.room);
      // To set the sheets anew has a price, and this is done at each answer.
      if (!adoptedStyleSheets.includes(room)) return;
      this.#shadow.adoptedStyleSheets = adoptedStyleSheets.filter((adopted) => adopted !== room);
    }

    /** All attributes, because a misspelt one is worth a warning, and the text of the configuration object. */
    #settings() {
      const child = this.querySelector(':scope > script[type="application/json"]');
      return {
        attributes: Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value.slice(0, LONG)])),
        config: this.#config ?? child?.textContent.slice(0, LONG) ?? null,
      };
    }

    #warn(message) {
      if (this.#warned.has(message)) return false;
      this.#warned.add(message);
      console.warn(`<${NAME}>: ${message}`);
      return true;
    }

    /** Dispatches `mc-<name>`; afterwards, so that no listener of the host page runs inside the engine. */
    #tell(name, detail = {}) {
      queueMicrotask(() =>
        this.dispatchEvent(new CustomEvent(`mc-${name}`, { detail, bubbles: true, composed: true })),
      );
    }

    /** What the engine says. That it cannot show anything is for the shim to tell the client. */
    #heard(name, detail) {
      if (name === "setting-refused" && !this.#warn(detail.message)) return;
      // The host page may have changed its colours meanwhile.
      if (name === "step") queueMicrotask(this.#keepReadable);
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
          code,
          again: () => this.#start({ takesFocus: true }),
          clinic: clinicLine(this),
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

      const { store } = this.#keeping;
      const panel = this.#tools.crashedPanel(this.#words, {
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
      const panel = this.#panel;
      const words = this.#words;
      const { lines } = this.#keeping.store;
      const answers = this.#tools.printedAnswers(words, lines);
      answers.lang = this.#tag;
      this.#print(answers, words.print_title, (_, hasBegun) => this.#tools.offerAnswers(panel, words, hasBegun ? [] : lines));
    }

    /** `then` as for the tool of this name. */
    #print = (element, title, then) =>
      this.#tools.printElement(element, title, (_, hasBegun) => {
        if (!hasBegun) this.#tell("not-printed");
        then?.(null, hasBegun);
      });

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
      this.#keepReadable = () => {};
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
