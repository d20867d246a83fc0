// Fetches the engine (wasm and its JavaScript glue) and the language packs, once per page for all widgets on it.
//
// In: the names of the files, from the build; in the single-file loader also what is in them. Out: promises, which are
// forgotten when they fail, so that a client may try again. It knows nothing of elements, questions or answers.

import { files } from "build:files";
import { carried } from "build:carried";
import { make } from "./dom.js";

const PATIENCE_MS = 15_000;

/** Something could not be loaded. `code` goes to the host page as `mc-error`; the hint is for the site owner. */
export class LoadError extends Error {
  constructor(code, hint) {
    super(hint);
    this.code = code;
  }
}

/** Everything that this page fetches, relative to the loader's own address. */
export class Engines {
  #base;
  #crashed;
  #engine = null;
  #started = []; // The addresses of the glue of all engines so far, by which their errors are told from others.
  #alive = null; // The one among them that runs.
  #module = null; // The compiled wasm. It is kept, so that a restart after a crash needs no download.
  #packs = new Map();
  #attempt = 0;

  /** `crashed` is called, once for each engine, soon after it has died. */
  constructor(base, crashed) {
    this.#base = base;
    this.#crashed = crashed;
    // A stack overflow, a full memory and a refused browser call kill the engine without its panic hook.
    addEventListener("error", (event) => this.heard(event.error));
    addEventListener("unhandledrejection", (event) => this.heard(event.reason));
  }

  /** The tag of the pack that fits a language best: `de-AT` is answered by `de`, and an unknown language by English. */
  tagFor(language) {
    const wanted = language.toLowerCase();
    const known = Object.keys(files.packs);
    return (
      known.find((tag) => tag.toLowerCase() === wanted) ??
      known.find((tag) => tag.toLowerCase() === wanted.split("-")[0]) ??
      "en"
    );
  }

  /** The exports of the engine. One instance serves all widgets on the page. */
  engine() {
    this.#engine ??= this.#patiently(this.#startEngine()).catch((error) => {
      this.#engine = null;
      this.#attempt += 1;
      throw error;
    });
    return this.#engine;
  }

  /** One language: `words` are the shim's own, `pack` is for the engine. */
  pack(tag) {
    if (!this.#packs.has(tag)) {
      const fetched = this.#patiently(this.#fetchPack(tag)).catch((error) => {
        this.#packs.delete(tag);
        this.#attempt += 1;
        throw error;
      });
      this.#packs.set(tag, fetched);
    }
    return this.#packs.get(tag);
  }

  /**
   * Whether this error came out of an engine. It is then dead, even if the error was only that of a browser function that
   * it called: nothing that it held at that moment was put down properly.
   */
  heard(error) {
    // In a single file, glue and shim have one address: then only what went through wasm is an engine's error.
    if (carried && !String(error?.stack).includes("wasm-function")) return false;
    const stack = innermost(String(error?.stack));
    const address =
      this.#started.find((glue) => stack.includes(`${glue}:`)) ?? (stack.includes(files.wasm) ? this.#alive : null);
    if (!address) return false;
    this.#died(address);
    return true;
  }

  async #startEngine() {
    const address = carried ? this.#base : this.#address(files.glue);
    const loaded = carried ? carried.glue() : this.#importGlue(address);
    const [glue, module] = await Promise.all([loaded, this.#compile()]);
    await glue.default({ module_or_path: module });
    glue.on_crash(() => this.#died(address));
    this.#started.push(address);
    this.#alive = address;
    return glue;
  }

  /** The dead engine is left alone: it cannot be revived, and the next one is started beside it. */
  #died(address) {
    if (this.#alive !== address) return;
    this.#alive = null;
    this.#engine = null;
    this.#attempt += 1;
    // The engine may be calling this while it dies.
    queueMicrotask(this.#crashed);
  }

  async #importGlue(address) {
    try {
      await preload(address, files.glueIntegrity);
      // A bundler must leave this to the browser.
      return await import(/* webpackIgnore: true */ /* @vite-ignore */ address);
    } catch (error) {
      throw new LoadError("network", `${files.glue} could not be loaded: ${error.message}`);
    }
  }

  async #compile() {
    if (this.#module) return this.#module;
    const response = await this.#fetch(files.wasm, files.wasmIntegrity);
    try {
      // A server that sends another type than application/wasm only costs the streaming.
      const streams = response.headers.get("content-type") === "application/wasm";
      this.#module = streams
        ? await WebAssembly.compileStreaming(response)
        : await WebAssembly.compile(await response.arrayBuffer());
    } catch (error) {
      throw new LoadError(
        "compile",
        `${files.wasm} was refused: ${error.message}; if the page has a content security policy, ` +
          "it must allow script-src 'wasm-unsafe-eval'",
      );
    }
    return this.#module;
  }

  async #fetchPack(tag) {
    const { name, integrity } = files.packs[tag];
    const text = await (await this.#fetch(name, integrity)).text();
    const end = text.indexOf("\n");
    return { words: JSON.parse(text.slice(0, end)), pack: text.slice(end + 1) };
  }

  async #fetch(name, integrity) {
    if (carried) return carried.answer(name);
    let response;
    try {
      response = await fetch(this.#address(name), { integrity });
    } catch (error) {
      throw new LoadError(
        "network",
        `${name} could not be fetched: ${error.message}; it must be the file of the same upload as the loader, ` +
          "and a content security policy must allow connect-src for its address",
      );
    }
    if (!response.ok) throw new LoadError("missing", `${name}: the server answered ${response.status}`);
    return response;
  }

  /** A repeated try changes the address, because Firefox remembers a failed import for ever. */
  #address(name) {
    const address = new URL(name, this.#base);
    if (this.#attempt > 0) address.search = `?again=${this.#attempt}`;
    return address.href;
  }

  #patiently(promise) {
    let timer;
    const patience = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new LoadError("timeout", "loading took too long")), PATIENCE_MS);
    });
    return Promise.race([promise, patience]).finally(() => clearTimeout(timer));
  }
}

/**
 * Has the browser load a module if it is the one that was built; the import that follows finds it loaded. An import by
 * itself checks nothing. Browsers without this word for it go on unchecked.
 */
async function preload(href, integrity) {
  const link = make("link", { rel: "modulepreload", href, integrity });
  if (!link.relList.supports("modulepreload")) return;
  try {
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => reject(new Error("it is missing, is not of the same upload as the loader, or was refused"));
      document.head.append(link);
    });
  } finally {
    link.remove();
  }
}

/**
 * The frames of a stack that say where an error arose: those in wasm and the first that is not. What lies further out only
 * waited for it; Firefox even lists what asked for a task long before.
 */
function innermost(stack) {
  const frames = stack.split("\n").filter((line) => /^\s+at |@/.test(line));
  const end = frames.findIndex((frame) => !frame.includes("wasm"));
  return frames.slice(0, end < 0 ? frames.length : end + 1).join("\n");
}
