// WebKitGTK over plain WebDriver, in as much of puppeteer's manner as the tests use.
//
// In: Debian's WebKitWebDriver and Xvfb, and our own browser, `webkit-browser.py`. Out: a browser whose pages run functions
// and can be printed. It looks at no picture: what is tested here is that the questionnaire works.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { preload } from "./server.mjs";

/** Keys that write nothing, as WebDriver calls them. */
const KEYS = { Enter: "\uE007", Escape: "\uE00C", Shift: "\uE008", Tab: "\uE004" };

/** The driver starts any browser that it is told of. */
const BROWSER = fileURLToPath(new URL("webkit-browser.py", import.meta.url));

const PATIENCE_MS = 30_000;
const POLL_MS = 50;

/** Starts the screen, the driver and the browser; `close()` ends all three. There is one page at a time. */
export async function launchWebKit() {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [display] = await once(screen.stdio[3], "data");
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
    stdio: "ignore",
    // The sandbox is off because tests also run as root, and all that is loaded comes from this repository.
    env: { ...process.env, DISPLAY: `:${String(display).trim()}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
  });
  const ask = (method, path, body) => wire(port, method, path, body);
  const stop = () => {
    driver.kill();
    screen.kill();
  };
  const options = { binary: BROWSER };
  const wanted = { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } };
  const { sessionId } = await patiently(() => ask("POST", "/session", wanted)).catch((error) => {
    stop();
    throw new Error(`${BROWSER} did not start; run ./dev test, which installs what it needs`, { cause: error });
  });
  const session = `/session/${sessionId}`;
  // The driver would wait by the timers of the page, which belong to the tests.
  await ask("POST", `${session}/timeouts`, { script: null });
  const windows = new Windows((method, path, body) => ask(method, session + path, body));
  const newPage = async () => new Page(windows, await windows.add());
  return {
    newPage,
    /** A page that the driver does not know: WebKit ignores `window.print()` where it is driven. It has no keyboard. */
    newUndrivenPage: async () => new Page(new Undriven(await newPage())),
    async close() {
      await ask("DELETE", session).finally(stop);
    },
  };
}

/** The windows of a browser. Commands go to the one that is chosen, so they are given one after the other. */
class Windows {
  #ask;
  #chosen = null;
  #last = Promise.resolve();

  constructor(ask) {
    this.#ask = ask;
  }

  /** The tab in which the browser started stays open, because a browser ends with its last one. */
  async add() {
    const { handle } = await this.#next(async () => {
      const [first] = await this.#ask("GET", "/window/handles");
      await this.#ask("POST", "/window", { handle: first });
      this.#chosen = first;
      return this.#ask("POST", "/window/new", { type: "window" });
    });
    return handle;
  }

  /** Does `command(ask)` in a window, or in the first frame of its page. */
  in(handle, command, { isFrame = false } = {}) {
    return this.#next(async () => {
      if (this.#chosen !== handle) await this.#ask("POST", "/window", { handle });
      this.#chosen = handle;
      if (!isFrame) return command(this.#ask);
      await this.#ask("POST", "/frame", { id: 0 });
      try {
        return await command(this.#ask);
      } finally {
        await this.#ask("POST", "/frame", { id: null });
      }
    });
  }

  #next(command) {
    const done = this.#last.then(command);
    this.#last = done.catch(() => {});
    return done;
  }
}

/** The window beside that of a driven page, through which the commands go. */
class Undriven {
  #through;

  constructor(through) {
    this.#through = through;
  }

  in(_handle, command) {
    return command(async (method, path, body) => {
      const order = this.#order(`${method} ${path}`, body);
      const answer = await this.#through.evaluate((order) => webkit.messageHandlers.beside.postMessage(order), order);
      if (order.close) await this.#through.close();
      return answer && JSON.parse(answer);
    });
  }

  #order(command, body) {
    switch (command) {
      case "POST /url":
        return { open: body.url };
      case "POST /execute/async":
        return { run: body.script, inputs: JSON.stringify(body.args[0]) };
      case "DELETE /window":
        return { close: true };
      default:
        throw new Error(`a page that is not driven knows no ${command}`);
    }
  }
}

/** A tab. Where a selector holds `>>>`, what follows is looked for in the shadow roots of what stands before it. */
class Page {
  #windows;
  #window;
  #page;
  #scripts = [];
  #isClosed = false;

  /** `page` is what a frame lies in. */
  constructor(windows, window = null, page = null) {
    this.#windows = windows;
    this.#window = window;
    this.#page = page;
    // By this, users of puppeteer tell a frame.
    if (page) this.page = () => page;
  }

  /** The only frame of this page. */
  async waitForFrame() {
    return new Page(this.#windows, this.#window, this);
  }

  keyboard = {
    /** A key that is named as in puppeteer. */
    press: (key) => this.#strike([KEYS[key]]),
    type: (text) => this.#strike([...text]),
  };

  /** Runs a function before the scripts of every page that is opened here from now on. The server puts it in. */
  async evaluateOnNewDocument(run) {
    this.#scripts.push(`(${run})();`);
  }

  goto(url) {
    return this.#go("POST", "/url", { url });
  }

  reload() {
    return this.#go("POST", "/refresh", {});
  }

  goBack() {
    return this.#go("POST", "/back", {});
  }

  title() {
    return this.evaluate(() => document.title);
  }

  /** Gives the window a size, and waits until the page has it. */
  async setViewport({ width, height }) {
    await this.evaluate((size) => webkit.messageHandlers.size.postMessage(size), { width, height });
    await this.evaluate(
      (width, height) =>
        new Promise((resolve) => {
          const look = () => (innerWidth === width && innerHeight === height ? resolve() : requestAnimationFrame(look));
          look();
        }),
      width,
      height,
    );
  }

  /** Tabs are not hidden by each other here. */
  async bringToFront() {}

  isClosed() {
    return this.#isClosed;
  }

  close() {
    this.#isClosed = true;
    return this.#do("DELETE", "/window");
  }

  /** Runs a function, or a text, in the page and gives what comes of it, which may be a promise. */
  evaluate(run, ...inputs) {
    return this.run(typeof run === "string" ? `() => { ${run} }` : run, inputs);
  }

  /** Runs a function, or the text of one. */
  async run(run, inputs) {
    const { values, error } = await this.#do("POST", "/execute/async", {
      // JSON has no undefined: an empty list stands for it.
      script: `
        const [inputs, done] = arguments;
        const run = async () => (${run})(...inputs.map(([input]) => input));
        const tell = (value) => done({ values: value === undefined ? [] : [value] });
        run().then(tell, (error) => done({ error: String(error) }));`,
      args: [inputs.map((input) => (input === undefined ? [] : [input]))],
    });
    if (error) throw new Error(error);
    return values[0];
  }

  /** An element that a function finds, to click on and to ask. */
  async evaluateHandle(find, ...inputs) {
    // A driver hands out no elements of a shadow root: they are kept in the page, by number.
    const number = await this.run(
      `(...inputs) => {
        const found = (${find})(...inputs);
        return found ? (window.handles ??= []).push(found) - 1 : null;
      }`,
      inputs,
    );
    return new Handle(this, number);
  }

  async $(selector) {
    return (await this.evaluateHandle(`(selector) => (${findAll})(selector)[0]`, selector)).asElement();
  }

  $eval(selector, run, ...inputs) {
    return this.run(
      `(selector, ...inputs) => {
        const [found] = (${findAll})(selector);
        if (!found) throw new Error("nothing on the page fits " + selector);
        return (${run})(found, ...inputs);
      }`,
      [selector, ...inputs],
    );
  }

  $$eval(selector, run, ...inputs) {
    return this.run(`(selector, ...inputs) => (${run})((${findAll})(selector), ...inputs)`, [selector, ...inputs]);
  }

  click(selector) {
    return this.$eval(selector, (element) => element.click());
  }

  focus(selector) {
    return this.$eval(selector, (element) => element.focus());
  }

  addScriptTag({ content }) {
    return this.evaluate((content) => {
      const script = document.createElement("script");
      script.textContent = content;
      document.head.append(script);
    }, content);
  }

  /** A PDF of the page as it stands, as bytes, by the print operation of WebKitGTK. */
  async pdf({ format }) {
    const print = (paper) => webkit.messageHandlers.printer.postMessage({ paper, then: "print-now" });
    return Buffer.from(await this.evaluate(print, format), "base64");
  }

  /**
   * Says what the person at the dialogue will do when this page calls `window.print()` next: "print", "cancel" or "fail".
   * `printed()` waits until that is done and gives the PDF, empty after "cancel"; it throws after "fail".
   */
  async atDialogue({ format, then }) {
    await this.evaluate(
      (paper, then) => {
        window.printed = webkit.messageHandlers.printer.postMessage({ paper, then });
        // Who waits for it comes later, and is told then.
        window.printed.catch(() => {});
      },
      format,
      then,
    );
    return async () => Buffer.from(await this.evaluate(() => window.printed), "base64");
  }

  #go(method, path, body) {
    return this.#windows.in(this.#window, (ask) => {
      preload.script = this.#scripts.join("\n");
      return ask(method, path, body);
    });
  }

  #strike(keys) {
    const actions = keys.flatMap((value) => ["keyDown", "keyUp"].map((type) => ({ type, value })));
    return this.#do("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  #do(method, path, body) {
    return this.#windows.in(this.#window, (ask) => ask(method, path, body), { isFrame: this.#page !== null });
  }
}

/** In the page: all elements that a selector fits. */
function findAll(selector) {
  const [first, ...inner] = selector.split(" >>> ");
  const find = (root, wanted) => [...root.querySelectorAll(wanted)];
  return inner.reduce((hosts, wanted) => hosts.flatMap(({ shadowRoot }) => (shadowRoot ? find(shadowRoot, wanted) : [])), find(document, first));
}

/** An element of the page, or nothing. */
class Handle {
  #page;
  #number;

  constructor(page, number) {
    this.#page = page;
    this.#number = number;
  }

  asElement() {
    return this.#number === null ? null : this;
  }

  evaluate(run, ...inputs) {
    return this.#page.run(`(number, ...inputs) => (${run})(window.handles[number], ...inputs)`, [this.#number, ...inputs]);
  }

  async evaluateHandle(find, ...inputs) {
    return this.#page.evaluateHandle(`(number, ...inputs) => (${find})(window.handles[number], ...inputs)`, this.#number, ...inputs);
  }

  /** As a finger does it: what can be written in takes the focus first. */
  click() {
    return this.evaluate((element) => {
      element.focus();
      element.click();
    });
  }

  select(value) {
    return this.evaluate((list, value) => {
      list.value = value;
      list.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }, value);
  }
}

/** One command of WebDriver, and what it answers. */
function wire(port, method, path, body) {
  const text = body === undefined ? "" : JSON.stringify(body);
  // The driver refuses a body that does not say how long it is.
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  // It waits for ever for a browser that has ended.
  const timeout = 2 * PATIENCE_MS;
  return new Promise((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port, method, path, headers, timeout }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      const { value } = JSON.parse(Buffer.concat(parts).toString() || '{"value":null}');
      if (response.statusCode === 200) resolve(value);
      else reject(new Error(`${method} ${path}: ${value?.error}: ${value?.message}`));
    });
    asking.on("error", reject);
    asking.on("timeout", () => asking.destroy(new Error(`${method} ${path}: no answer`)));
    asking.end(text);
  });
}

/** What `start` gives, as soon as it no longer fails. */
async function patiently(start) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(POLL_MS);
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
