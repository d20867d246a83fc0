// A web server for tests: the folder of a clinic, with the headers, sub-folders and faults that a test asks for.
//
// In: a folder, and answers that take the place of files. Out: an address, and the list of what was asked for.

import { once } from "node:events";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

/** The strictest policy of a host page under which the widget must run without a single violation. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
  "require-trusted-types-for 'script'";

/** What runs before the scripts of every page that is served, for a browser that cannot be told so. */
export const preload = { script: "" };

const PRELOAD = "before-all-others.js";

/** The page of a clinic with the two lines and nothing else. Its root is open, so that one sees into it. */
export const TWO_LINES = `<!doctype html>
  <html lang="en">
    <head><title>A clinic</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body><script src="massage-check.js" defer></script><massage-check shadow="open"></massage-check></body>
  </html>`;

/** The body of a page whose looks are against every guest, above all on paper. `guest` stands in it. */
export const hostile = (guest) => `
  <style>
    html { font-size: 62.5%; height: 100%; overflow: hidden }
    body { height: 100vh; overflow: hidden; visibility: hidden; transform: translateX(0); background: #000; color: #fff }
    header { position: sticky; top: 0 }
    .scroller { height: 200px; overflow: auto; transform: translateX(0); contain: paint }
    @media print { body > div { display: none !important } body * { visibility: hidden !important } }
  </style>
  <header>Menu of the host page</header>
  <div class="scroller"><p>Words of the host page</p>${guest}</div><p>More words of the host page</p>`;

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * `base` is the sub-folder that the files seem to lie in. `pages` maps names to HTML. `headers` go with every answer.
 * `answer(name, times, search)` may return `{ status, type, body, headers }` in place of the file, "never" for a server that does not
 * answer, or "cut" for a connection that breaks; without a body the file's own is sent. `times` counts the requests for
 * this name, `search` is what follows the name in this one.
 */
export async function serve({ folder, base = "/", pages = {}, headers = {}, answer = () => null }) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, "http://localhost");
    const path = decodeURIComponent(pathname);
    // The icon that browsers ask every site for, and the script of the tests, are not asked for by the widget.
    if (!path.endsWith("/favicon.ico") && !path.endsWith(`/${PRELOAD}`)) requests.push(request.url);
    const name = path.startsWith(base) ? path.slice(base.length) || "index.html" : null;
    const times = requests.filter((url) => new URL(url, "http://localhost").pathname === path).length;
    const found = (await find(name, times, search)) ?? { status: 404, type: "text/html", body: "not here" };
    if (found === "never") return;
    if (found === "cut") return void response.destroy();
    const { status, body } = found;
    const type = found.type ?? TYPES[extname(path)] ?? TYPES[".html"];
    const sent = { "content-type": type, "cache-control": "no-store", ...headers, ...found.headers };
    const isPage = preload.script && name in pages && type.startsWith("text/html");
    const { page, policy } = isPage ? withPreload(body, headers["content-security-policy"]) : { page: body };
    response.writeHead(status ?? 200, policy ? { ...sent, "content-security-policy": policy } : sent);
    response.end(page);
  });

  /** The page with the script before all others, under a policy that also allows it. */
  function withPreload(body, policy) {
    const [, nonce] = /'nonce-(\w+)'/.exec(policy ?? "") ?? [];
    const source = new URL(PRELOAD, `http://127.0.0.1:${server.address().port}${base}`).href;
    const tag = `<script src="${source}"${nonce ? ` nonce="${nonce}"` : ""}></script>`;
    return {
      page: String(body).replace(/^\s*(<!doctype html>)?(\s*<html[^>]*>)?/i, (start) => start + tag),
      policy: policy?.replace(/script-src(?! 'none')/, `script-src ${source}`),
    };
  }

  async function find(name, times, search) {
    if (name === null) return null;
    if (name === PRELOAD) return { body: preload.script, type: TYPES[".js"] };
    const given = await answer(name, times, search);
    if (typeof given === "string" || given?.body !== undefined) return given;
    if (name in pages) return { body: pages[name], type: TYPES[".html"], ...given };
    if (normalize(name).startsWith("..")) return null;
    return readFile(join(folder, name)).then(
      (body) => ({ body, ...given }),
      () => null,
    );
  }

  await listen(server);
  return {
    address: `http://127.0.0.1:${server.address().port}${base}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** Ports that no browser forbids, below those that Linux gives out. */
const PORTS = { from: 11_000, to: 32_000 };
let nextPort = PORTS.from + Math.floor(Math.random() * (PORTS.to - PORTS.from));

/** Takes a port that this process has never had: what a test leaves in a browser's storage belongs to its origin. */
async function listen(server) {
  for (;;) {
    nextPort = nextPort < PORTS.to ? nextPort + 1 : PORTS.from;
    server.listen(nextPort, "127.0.0.1");
    try {
      return await once(server, "listening");
    } catch (error) {
      if (error.code !== "EADDRINUSE") throw error;
    }
  }
}
