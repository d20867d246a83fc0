// What can be seen from outside of a widget: by the page that it stands in, by other scripts there, in the storages of
// the browser; and, for the test alone, what its closed roots hold.
//
// In: a page that was opened with `spy`. Out: plain data, among which a test looks for answers.

/**
 * Runs in the page before any of its scripts, and notes in `window.seen` what is dispatched, posted, written to the
 * console or connected to. It also lets the test into closed roots, by a property of the element: a script that asks
 * the browser itself, as recorders do, still finds them closed.
 */
export function spy() {
  const { seen } = window;
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    seen.roots.push(root);
    Object.defineProperty(this, "shadowRoot", { value: root });
    return root;
  };

  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    seen.told.push({ type: event.type, detail: event.detail, data: event.data, message: event.message });
    return dispatch.call(this, event);
  };

  for (const level of Object.keys(console)) {
    const write = console[level];
    console[level] = function (...words) {
      seen.logged.push(words);
      return write.apply(this, words);
    };
  }

  addEventListener("message", ({ data }) => seen.posted.push(data));
  for (const poster of [window, MessagePort.prototype, BroadcastChannel.prototype]) {
    const post = poster.postMessage;
    poster.postMessage = function (...message) {
      seen.posted.push(message[0]);
      return post.apply(this, message);
    };
  }

  // What is no request in the eyes of a driver.
  for (const name of ["WebSocket", "EventSource", "RTCPeerConnection", "WebTransport", "Worker", "SharedWorker"]) {
    window[name] &&= new Proxy(window[name], {
      construct(made, given) {
        seen.connections.push(name);
        return new made(...given);
      },
    });
  }
  const beacon = Navigator.prototype.sendBeacon;
  Navigator.prototype.sendBeacon = function (...given) {
    seen.connections.push("sendBeacon");
    return beacon.apply(this, given);
  };

  // What leaves the page by a clipboard or as a file, which only a client may ask for.
  const ways = [[URL, "createObjectURL"], ...["write", "writeText"].map((name) => [window.Clipboard?.prototype, name])];
  for (const [owner, name] of ways.filter(([owner]) => owner)) {
    const leave = owner[name];
    owner[name] = function (...given) {
      seen.connections.push(name);
      return leave.apply(this, given);
    };
  }

  // The addresses of files that hold as yet.
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    const address = createObjectURL(blob);
    seen.blobs.push(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    seen.blobs = seen.blobs.filter((known) => known !== address);
    revokeObjectURL(address);
  };

  Object.assign(seen, { roots: [], told: [], logged: [], posted: [], connections: [], blobs: [] });
  seen.globals = Object.getOwnPropertyNames(window);
}

/**
 * Runs in the page: from then on `window.seen.heard` has what listeners of the host page are given and can ask for, on the
 * way in and on the way out, and `window.seen.links` the links that a script presses. The browser does not follow those.
 */
export function overhear() {
  const { seen } = window;
  Object.assign(seen, { heard: [], links: [] });
  const names = ["click", "copy", "cut", "paste", "input", "change", "select", "selectstart", "selectionchange"];
  for (const name of [...names, "focusin", "focusout", "submit", "toggle", "beforeprint", "afterprint"]) {
    for (const isOnTheWayIn of [true, false]) {
      addEventListener(
        name,
        ({ target, detail, data, clipboardData }) => {
          const { outerHTML, value, files, title, body } = target === window ? document : target;
          const text = clipboardData?.getData("text/plain");
          const file = files?.[0]?.name;
          const seenIn = [outerHTML ?? body?.innerText, value, title, file, String(getSelection())];
          seen.heard.push([name, detail, data, text, ...seenIn]);
        },
        isOnTheWayIn,
      );
    }
  }
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    const { download, href, isConnected, outerHTML } = this;
    seen.links.push({ download, isBlob: href.startsWith("blob:"), isConnected, outerHTML });
    this.addEventListener("click", (event) => event.preventDefault());
    click.call(this);
  };
}

/** What the host page and its scripts see without looking for it. Nothing that a client does may change it. */
export function outside(page) {
  return page.evaluate(() => {
    const widget = document.querySelector("massage-check");
    const things = { document, html: document.documentElement, body: document.body, widget };
    return {
      address: location.href,
      title: document.title,
      state: history.state,
      entries: history.length,
      cookie: document.cookie,
      name: window.name,
      dom: document.documentElement.outerHTML,
      text: document.body.innerText,
      kept: Object.entries(localStorage),
      marks: ["mark", "measure"].flatMap((type) => performance.getEntriesByType(type)).map(({ name }) => name),
      globals: Object.getOwnPropertyNames(window).filter((name) => !window.seen.globals.includes(name)),
      own: Object.entries(things).map(([name, thing]) => [name, Object.getOwnPropertyNames(thing)]),
    };
  });
}

/** What the browser keeps for this site, as one text. */
export function storages(page) {
  return page.evaluate(async () =>
    JSON.stringify([
      Object.entries(sessionStorage),
      Object.entries(localStorage),
      await indexedDB.databases(),
      await caches.keys(),
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
      document.cookie,
      history.state,
      location.href,
    ]),
  );
}

/** The document with every root in it, also the closed ones: its markup, and what is ticked, chosen or written. */
export function inside(page) {
  return page.evaluate(() => {
    const within = [document, ...window.seen.roots.filter(({ host }) => host.isConnected)];
    const controls = within.flatMap((root) => [...root.querySelectorAll("input, textarea, select")]);
    const isFilled = ({ localName, type, checked, value, selectedIndex }) => {
      if (type === "radio" || type === "checkbox") return checked;
      return localName === "select" ? selectedIndex > 0 : value !== "";
    };
    return {
      markup: within.map((root) => (root.documentElement ?? root).innerHTML).join(),
      filled: controls.filter(isFilled).map(({ value }) => value),
    };
  });
}

/** Which of these secrets stand in `text`. */
export function found(secrets, text) {
  return secrets.filter((secret) => text.includes(secret));
}
