// Finds out, from this browser, what a server does wrong with the folder that was uploaded to it.
//
// In: addresses. Out: one finding after the other: what was looked at, whether it is "good", to be "mended" or worth a
// "hint", and what to do. It touches no document.

/** The smallest module there is. A page that refuses it refuses all wasm. */
const NO_WASM = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

const DAY_S = 86_400;

/** What a file must be sent as, by its ending. */
const TYPES = {
  wasm: { type: /^application\/wasm$/, send: "application/wasm", isNeeded: true },
  js: { type: /^(text|application)\/(x-)?(java|ecma)script\b/, send: "text/javascript", isNeeded: true },
  css: { type: /^text\/css\b/, send: "text/css", isNeeded: true },
  html: { type: /^text\/html\b/, send: "text/html", isNeeded: true },
  // Anything but a page of the site in its place.
  txt: { type: /^(?!text\/html)/, send: "text/plain", isNeeded: true },
  json: { type: /^(?!text\/html)/, send: "application/json", isNeeded: false },
};

/** `folder` is where the files lie, `site` the origin of the pages that use them, `here` the address of this page. */
export async function* selfTest({ folder, site, here }) {
  const from = new URL(folder);
  if (new URL(here).protocol === "file:") {
    yield mend("This page", "It was opened from a disk, where nothing can be loaded: upload the folder and open this page from there.");
    return;
  }
  if (new URL(here).protocol === "https:" && from.protocol === "http:") {
    yield mend("Address of the folder", "It begins with http, and browsers load nothing from there into a page that begins with https: use https for both.");
    return;
  }
  yield await wasmIsAllowed();

  const refused = [];
  const hear = ({ blockedURI }) => refused.push(blockedURI);
  addEventListener("securitypolicyviolation", hear);
  try {
    const manifest = await readManifest(folder, refused);
    if (manifest.finding) {
      yield manifest.finding;
      return;
    }
    yield good("manifest.json", `Version ${manifest.version}`);
    const origins = { from: from.origin, here: new URL(here).origin, site: site ?? new URL(here).origin };
    // What is installed with npm is not on a server.
    const names = Object.keys(manifest.files).filter((name) => !name.startsWith("npm/"));
    for (const name of names) yield* testFile(name, manifest.files[name], folder, origins);
  } finally {
    removeEventListener("securitypolicyviolation", hear);
  }
}

async function wasmIsAllowed() {
  const what = "WebAssembly in this page";
  if (typeof WebAssembly !== "object") return mend(what, "This browser has none, or it is switched off: try another browser.");
  const isAllowed = await WebAssembly.instantiate(NO_WASM).then(() => true, () => false);
  if (isAllowed) return good(what, "Allowed");
  return mend(what, "A content security policy of your server forbids it: add 'wasm-unsafe-eval' to its script-src.");
}

async function readManifest(folder, refused) {
  const name = "manifest.json";
  const address = new URL(name, folder).href;
  const response = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (!response) return { finding: mend(name, await whyNot(address, refused)) };
  if (!response.ok) {
    return { finding: mend(name, `The server answers ${response.status}: upload the whole folder there, or correct its address above.`) };
  }
  const manifest = await response.json().catch(() => null);
  if (manifest?.name === "massage-check" && manifest.files) return manifest;
  return { finding: mend(name, "Another file or a page of the site is sent in its place: correct the address of the folder above.") };
}

/** Why a file could not be fetched at all. A browser tells that to nobody, but answers without content can tell something. */
async function whyNot(address, refused) {
  const isThere = await fetch(address, { mode: "no-cors", cache: "no-store" }).then(() => true, () => false);
  // A policy is reported a little after it has refused.
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (refused.includes(address)) return "A content security policy of your server forbids to fetch it: add its address to connect-src.";
  if (isThere) return "The server has it, but lets no other site read it: let it send the header Access-Control-Allow-Origin: *";
  return "The server cannot be reached: check the address of the folder and your connection.";
}

async function* testFile(name, { bytes, integrity }, folder, origins) {
  const address = new URL(name, folder).href;
  const response = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (!response) {
    yield mend(name, "It cannot be fetched, though manifest.json can: let the server treat all files of the folder alike.");
    return;
  }
  if (!response.ok) {
    yield mend(name, `The server answers ${response.status}: upload this file again, and see that no rule of the server hides it.`);
    return;
  }
  const content = await response.arrayBuffer().catch(() => new ArrayBuffer(0));
  const findings = [
    await contentFinding(name, content, { bytes, integrity, address }),
    typeFinding(name, response.headers),
    readableFinding(name, response.headers, origins),
    cacheFinding(name, response.headers),
    name === "frame.html" ? frameFinding(name, response.headers, origins) : null,
  ].filter((finding) => finding !== null);
  if (findings.length === 0) yield good(name, "Complete and sent as it should be");
  yield* findings;
}

async function contentFinding(name, content, { bytes, integrity, address }) {
  if (content.byteLength === bytes && (await hasChecksum(content, integrity, address))) return null;
  const isText = /\.(js|css|html|txt|json)$/.test(name);
  const cause = isText ? ", and switch off whatever minifies or changes files on the way" : " in binary mode";
  return mend(name, `It is not the file of this version: upload the whole folder again${cause}.`);
}

async function hasChecksum(content, integrity, address) {
  // Only pages that begin with https may compute checksums; all browsers compare them.
  if (!crypto.subtle) return fetch(address, { integrity }).then(() => true, () => false);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", content));
  return integrity === `sha384-${btoa(String.fromCharCode(...digest))}`;
}

function typeFinding(name, headers) {
  const known = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  const sent = (headers.get("content-type") ?? "").toLowerCase();
  if (!known || known.type.test(sent)) return null;
  const say = known.isNeeded && !name.endsWith(".wasm") ? mend : hint;
  const but = name.endsWith(".wasm") ? " It works all the same, but starts later." : "";
  return say(name, `It is sent as ${sent || "nothing"}: let the server send it as ${known.send}.${but}`);
}

/** Whether pages of the site may read it, if they lie on another server. */
function readableFinding(name, headers, { from, here, site }) {
  const isRead = /^(engine|pack)\./.test(name);
  if (!isRead || site === from) return null;
  const remedy = `let the server send the header Access-Control-Allow-Origin: ${site} with it (or *).`;
  if (here !== from) return site === here ? null : hint(name, `Pages of this server may read it; for ${site}, ${remedy}`);
  const allowed = headers.get("access-control-allow-origin");
  if (allowed === "*" || allowed === site) return null;
  return mend(name, `Pages of ${site} may not read it: ${remedy}`);
}

function cacheFinding(name, headers) {
  const control = (headers.get("cache-control") ?? "").toLowerCase();
  const seconds = Number(/max-age=(\d+)/.exec(control)?.[1] ?? NaN);
  if (/\.[0-9a-f]{12}\./.test(name)) {
    if (control.includes("immutable") || seconds >= 30 * DAY_S) return null;
    return hint(name, "Clients load it anew more often than needed: let the server send Cache-Control: public, max-age=31536000, immutable");
  }
  if (!/^massage-check\..*js$/.test(name)) return null;
  if (control.includes("immutable") || seconds > DAY_S) {
    return mend(name, "Browsers keep it so long that a new version would not reach clients: let the server send Cache-Control: max-age=3600");
  }
  if (control === "") return hint(name, "The server does not say how long browsers may keep it: let it send Cache-Control: max-age=3600");
  return null;
}

/** Whether the site may show it in a frame. */
function frameFinding(name, headers, { from, site }) {
  if (headers.has("x-frame-options") && (site !== from || /deny/i.test(headers.get("x-frame-options")))) {
    return mend(name, `No other site may show it in a frame: let the server send it without X-Frame-Options, and with frame-ancestors ${site} in its policy.`);
  }
  const ancestors = /frame-ancestors ([^;]*)/.exec(headers.get("content-security-policy") ?? "")?.[1];
  if (ancestors === undefined) return null;
  const allowed = ancestors.trim().split(/\s+/);
  if (allowed.includes(site) || allowed.includes("*") || (site === from && allowed.includes("'self'"))) return null;
  return mend(name, `The policy of the server lets ${site} not show it in a frame: add ${site} to its frame-ancestors.`);
}

const good = (what, text) => ({ is: "good", what, text });
const mend = (what, text) => ({ is: "mend", what, text });
const hint = (what, text) => ({ is: "hint", what, text });
