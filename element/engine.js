// Fetches the engine (wasm and its JavaScript glue) and the language packs, once per page for all widgets on it.
//
// In: the names of the files, from the build; in the single-file loader also what is in them. Out: promises, which are
// forgotten when they fail, so that a client may try again. What may pass by itself is tried again here. It knows nothing
// of elements, questions or answers.

import { files } from "build:files";
import { carried } from "build:carried";
import { folderOf } from "./address.js";
import { make, takeAway } from "./dom.js";

export const NAME = "massage-check";

const PATIENCE_MS = 15_000;

/** How long to wait before each new try of what may pass by itself. */
const PAUSES_MS = [300, 1200];

/** A frame in the engine: by its file, or by the name of its module where the browser compiled it from memory. */
const WASM_FRAME = /wasm:\/\/wasm\/massage-check-|@massage-check:wasm-function/;

/** The smallest module there is. A page that refuses it refuses all wasm. */
const NO_WASM = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/**
 * Something could not be loaded. `code` goes to the host page as `mc-error`; the hint is for the site owner.
 * "network" and "timeout" are for the client to try again, "unsupported" means another browser; behind all other codes is
 * something that only the site owner can mend.
 */
export class LoadError extends Error {
  constructor(code, hint, mayPass = false) {
    super(hint);
    this.code = code;
    this.mayPass = mayPass;
  }
}

/** Everything that this page fetches, relative to the loader's own address. */
export class Engines {
  #files = files;
  #base;
  #isPinned;
  #renewal = null; // Whether the server had newer names of files, once that was asked.
  #crashed;
  #engine = null;
  #started = []; // The addresses of the glue of all engines so far, by which their errors are told from others.
  #alive = null; // The one among them that runs.
  #module = null; // The compiled wasm. It is kept, so that a restart after a crash needs no download.
  #packs = new Map();
  #attempt = 0;
  #refused = []; // Addresses beside the loader that the host page's content security policy has blocked.

  /**
   * `crashed` is called, once for each engine, soon after it has died. `isPinned`: the page takes no other loader than
   * this one.
   */
  constructor(base, crashed, isPinned) {
    this.#base = base;
    this.#isPinned = isPinned;
    this.#crashed = crashed;
    // A stack overflow, a full memory and a refused browser call kill the engine without its panic hook.
    addEventListener("error", (event) => this.heard(event.error));
    addEventListener("unhandledrejection", (event) => this.heard(event.reason));
    addEventListener("securitypolicyviolation", ({ blockedURI }) => {
      if (blockedURI.startsWith(new URL(".", this.#base).href)) this.#refused.push(blockedURI);
    });
  }

  /** Takes the folder that a page names, or the loader in it. Whether that is an address. */
  lookIn(folder) {
    const url = folderOf(folder, document.baseURI);
    if (!url) return false;
    if (!/(\/|\.js)$/.test(url.pathname)) url.pathname += "/";
    this.#base = url.href;
    return true;
  }

  /** The tag of the pack that fits a language best: `de-AT` is answered by `de`, and an unknown language by English. */
  tagFor(language) {
    const wanted = language.toLowerCase();
    const known = Object.keys(this.#files.packs);
    return (
      known.find((tag) => tag.toLowerCase() === wanted) ??
      known.find((tag) => tag.toLowerCase() === wanted.split("-")[0]) ??
      "en"
    );
  }

  /** The exports of the engine. One instance serves all widgets on the page. */
  engine() {
    this.#engine ??= this.#patiently(() => this.#startEngine()).catch((error) => {
      this.#engine = null;
      throw error;
    });
    return this.#engine;
  }

  /** One language: `words` are the shim's own, `pack` is for the engine. */
  pack(tag) {
    if (!this.#packs.has(tag)) {
      const fetched = this.#patiently(() => this.#fetchPack(tag)).catch((error) => {
        this.#packs.delete(tag);
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
      this.#started.find((glue) => stack.includes(`${glue}:`)) ?? (stack.includes(this.#files.wasm) || WASM_FRAME.test(stack) ? this.#alive : null);
    if (!address) return false;
    this.#died(address);
    return true;
  }

  async #startEngine() {
    const address = carried ? this.#base : this.#address(this.#files.glue);
    const loaded = carried ? carried.glue() : this.#importGlue(address);
    const [glue, module] = await Promise.all([loaded, this.#compile()]);
    // WebKit obeys a policy only now.
    await glue.default({ module_or_path: module }).catch((error) => this.#refuseWasm(error));
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
      await preload(address, this.#files.glueIntegrity);
      // A bundler must leave this to the browser.
      const glue = await import(/* webpackIgnore: true */ /* @vite-ignore */ address);
      if (!glue.mount) throw new Error("it is empty");
      return glue;
    } catch (error) {
      const reason = await this.#reason(address, error, /javascript|ecmascript/);
      // Firefox does not report a preload that a policy has refused: the file is whole, and yet it was not taken.
      if (reason.code !== "integrity") throw reason;
      throw await fetch(address, { integrity: this.#files.glueIntegrity }).then(() => notAllowed(address), () => reason);
    }
  }

  async #compile() {
    if (this.#module) return this.#module;
    const response = await this.#fetch(this.#files.wasm, this.#files.wasmIntegrity);
    // A server that sends another type than application/wasm only costs the streaming.
    const streams = response.headers.get("content-type") === "application/wasm";
    const bytes = streams ? response : await response.arrayBuffer().catch((error) => this.#refuse(this.#files.wasm, error));
    try {
      this.#module = await (streams ? WebAssembly.compileStreaming(bytes) : WebAssembly.compile(bytes));
    } catch (error) {
      // A connection may break while it streams.
      if (!(error instanceof WebAssembly.CompileError)) await this.#refuse(this.#files.wasm, error);
      await this.#refuseWasm(error);
    }
    return this.#module;
  }

  /** A page that lets no wasm run is told from a browser that does not understand this one. */
  async #refuseWasm(error) {
    const isAllowed = await WebAssembly.instantiate(NO_WASM).then(() => true, () => false);
    if (!isAllowed) throw mustAllow("script-src 'wasm-unsafe-eval'");
    throw new LoadError("unsupported", `${this.#files.wasm}: ${error.message}`);
  }

  async #fetchPack(tag) {
    const { name, integrity } = this.#files.packs[tag];
    const response = await this.#fetch(name, integrity);
    const text = await response.text().catch((error) => this.#refuse(name, error));
    const end = text.indexOf("\n");
    return { words: JSON.parse(text.slice(0, end)), pack: text.slice(end + 1) };
  }

  async #fetch(name, integrity) {
    if (carried) return carried.answer(name);
    const address = this.#address(name);
    try {
      return await fetch(address, { integrity });
    } catch (error) {
      throw await this.#reason(address, error);
    }
  }

  async #refuse(name, error) {
    throw await this.#reason(this.#address(name), error);
  }

  /**
   * Why a file did not come. A browser tells its reasons to nobody, so the server is asked once more, without conditions.
   * `type` is what the file must be sent as.
   */
  async #reason(address, error, type = /./) {
    const name = nameOf(address);
    const response = await fetch(address).catch(() => null);
    response?.body?.cancel().catch(() => {});
    // A policy is reported a little after it has refused.
    await pause(50);
    if (this.#refused.includes(address)) return notAllowed(address);
    if (!response) {
      const hint = `${name} could not be fetched: ${error.message}; another server must allow it (CORS)`;
      return new LoadError("network", hint, navigator.onLine);
    }
    const { ok, status, headers } = response;
    if (!ok) {
      const hint = `${address}: the server answered ${status}; if a plugin copied the loader, name its folder in "base"`;
      return new LoadError("http", hint, status >= 500);
    }
    const sent = headers.get("content-type") ?? "nothing";
    if (!type.test(sent) || sent.startsWith("text/html")) {
      return new LoadError("mime", `${name} was sent as ${sent}; it must be sent as it is`);
    }
    const hint = `${name} is of another upload than the loader, or cut off: ${error.message}`;
    return new LoadError("integrity", hint, true);
  }

  /** A repeated try changes the address, because Firefox remembers a failed import for ever. */
  #address(name) {
    const address = new URL(name, this.#base);
    if (this.#attempt > 0) address.search = `?again=${this.#attempt}`;
    return address.href;
  }

  /** Tries again by itself what may pass, but lets no client wait longer than is decent. */
  #patiently(load) {
    let timer;
    const patience = new Promise((_, reject) => {
      timer = setTimeout(() => {
        this.#attempt += 1;
        reject(new LoadError("timeout", "no answer in time"));
      }, PATIENCE_MS);
    });
    return Promise.race([this.#renewing(load), patience]).finally(() => clearTimeout(timer));
  }

  /** An old loader, kept by a browser or a proxy, names files that the server may have no more. */
  async #renewing(load) {
    try {
      return await this.#persistently(load, PAUSES_MS);
    } catch (error) {
      const isGone = ["http", "mime", "integrity"].includes(error.code);
      if (!isGone || this.#isPinned || carried || !(await (this.#renewal ??= this.#renew()))) throw error;
      return load();
    }
  }

  /** Runs the loader of now beside this one, which it tells the names that it knows. Whether they are others. */
  async #renew() {
    const loader = customElements.get(NAME);
    const before = JSON.stringify(this.#files);
    loader.renew = (files) => (this.#files = files);
    await import(/* webpackIgnore: true */ /* @vite-ignore */ this.#address("massage-check.js")).catch(() => {});
    loader.renew = null;
    if (JSON.stringify(this.#files) === before) return false;
    this.#module = null;
    this.#packs.clear();
    return true;
  }

  async #persistently(load, [wait, ...others]) {
    try {
      return await load();
    } catch (error) {
      this.#attempt += 1;
      if (!error.mayPass || wait === undefined) throw error;
    }
    await pause(wait);
    return this.#persistently(load, others);
  }
}

function nameOf(address) {
  return address.slice(address.lastIndexOf("/") + 1);
}

function notAllowed(address) {
  return mustAllow(`${nameOf(address)} in script-src and connect-src`);
}

function mustAllow(what) {
  return new LoadError("csp", `the content security policy must allow ${what}`);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
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
      link.onerror = () => reject(new Error("it was refused"));
      document.head.append(link);
    });
  } finally {
    takeAway(link);
  }
}

/**
 * The frames of a stack that say where an error arose: those in wasm and the first that is not. What lies further out only
 * waited for it; Firefox even lists what asked for a task long before. A frame in wasm is told by its form, because any
 * address may have the word in it.
 */
function innermost(stack) {
  const frames = stack.split("\n").filter((line) => /^\s+at |@/.test(line));
  const end = frames.findIndex((frame) => !/wasm-function\[|@\[wasm code\]/.test(frame));
  return frames.slice(0, end < 0 ? frames.length : end + 1).join("\n");
}
