// WebKitGTK over plain WebDriver, in the little of puppeteer's manner that the helpers of these tests use.
//
// In: Debian's WebKitWebDriver, MiniBrowser and Xvfb. Out: a browser whose page runs functions. It looks at no picture and
// prints nothing: what is tested here is that the questionnaire works.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";

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
  const options = { binary: miniBrowser(), args: ["--automation"] };
  const wanted = { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } };
  const { sessionId } = await patiently(() => ask("POST", "/session", wanted));
  const session = `/session/${sessionId}`;
  await ask("POST", `${session}/timeouts`, { script: PATIENCE_MS });
  return {
    /** Opens an address in a page that remembers nothing of the one before. */
    async open(url) {
      await ask("POST", `${session}/url`, { url });
      return new Page((method, path, body) => ask(method, session + path, body));
    },
    async close() {
      await ask("DELETE", session);
      driver.kill();
      screen.kill();
    },
  };
}

/** What `Client` and the helpers of `browsers.mjs` ask of a page. */
class Page {
  #ask;

  constructor(ask) {
    this.#ask = ask;
  }

  /** Runs a function in the page and gives what it returns, which may be a promise. */
  async evaluate(run, ...inputs) {
    const { value, error } = await this.#ask("POST", "/execute/async", {
      script: `
        const [inputs, done] = arguments;
        const run = async () => (${run})(...inputs);
        run().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [inputs],
    });
    if (error) throw new Error(error);
    return value;
  }

  /** An element that a function finds, to click on and to ask; null if it finds none. */
  async evaluateHandle(find, ...inputs) {
    // A driver hands out no elements of a shadow root: they are kept in the page, by number.
    const number = await this.evaluate(
      `(...inputs) => {
        const found = (${find})(...inputs);
        return found ? (window.handles ??= []).push(found) - 1 : null;
      }`,
      ...inputs,
    );
    return new Handle(this, number);
  }
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
    return this.#page.evaluate(`(number, ...inputs) => (${run})(window.handles[number], ...inputs)`, this.#number, ...inputs);
  }

  async evaluateHandle(find, ...inputs) {
    return this.#page.evaluateHandle(`(number, ...inputs) => (${find})(window.handles[number], ...inputs)`, this.#number, ...inputs);
  }

  click() {
    return this.evaluate((element) => element.click());
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
  return new Promise((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port, method, path, headers }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      const { value } = JSON.parse(Buffer.concat(parts).toString() || '{"value":null}');
      if (response.statusCode === 200) resolve(value);
      else reject(new Error(`${method} ${path}: ${value?.error}: ${value?.message}`));
    });
    asking.on("error", reject);
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

/** It is no command of its own; Debian puts it beside the library. */
function miniBrowser() {
  const found = execFileSync("sh", ["-c", "ls /usr/lib/*/webkit2gtk-4.*/MiniBrowser"], { encoding: "utf8" });
  return found.trim().split("\n").at(-1);
}
