// Starts the browsers of this machine: Chromium over its own protocol, Firefox over WebDriver BiDi, WebKitGTK over
// WebDriver. None is downloaded.

import { execFileSync } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { launchWebKit } from "./webkit.mjs";

const ENGINES = {
  chromium: {
    browser: "chrome",
    names: ["chromium", "chromium-browser", "google-chrome"],
    // The sandbox is off because tests also run as root, and all that is loaded comes from this repository.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
  firefox: {
    browser: "firefox",
    names: ["firefox-esr", "firefox"],
    extraPrefsFirefox: {
      // The first-run pages and their downloads.
      "browser.startup.page": 0,
      "browser.aboutwelcome.enabled": false,
      "app.normandy.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
    },
  },
};

/** A browser with an empty profile. `prefs` are settings of Firefox, and what others do not know. */
export async function launch(engine, { prefs = {} } = {}) {
  if (engine === "webkit") return launchWebKit();
  const { names, extraPrefsFirefox, ...options } = ENGINES[engine];
  return puppeteer.launch({ ...options, extraPrefsFirefox: { ...extraPrefsFirefox, ...prefs }, executablePath: executable(names), headless: true });
}

function executable(names) {
  for (const name of names) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // Perhaps the next one.
    }
  }
  throw new Error(`none of ${names.join(", ")} is installed; run ./dev test, which installs it`);
}

/**
 * A page that remembers in `window.seen` what happened on it. `before` runs before any of its scripts. `hasDialogue`: its
 * print dialogue is the browser's own; only WebKit lets a test choose there.
 */
export async function openPage(browser, url, { before, hasDialogue = false } = {}) {
  const page = await (hasDialogue ? browser.newUndrivenPage() : browser.newPage());
  await page.evaluateOnNewDocument(() => {
    window.seen = { violations: [], events: [], errors: [], warnings: [], printed: 0 };
    const warn = console.warn;
    console.warn = (...words) => {
      window.seen.warnings.push(words.join(" "));
      warn(...words);
    };
    addEventListener("error", (event) => window.seen.errors.push(event.message));
    addEventListener("unhandledrejection", (event) => window.seen.errors.push(String(event.reason)));
    addEventListener("securitypolicyviolation", (event) => {
      // The icon that browsers ask every site for is not ours.
      if (event.blockedURI.endsWith("/favicon.ico")) return;
      window.seen.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
    for (const name of ["mc-ready", "mc-error", "mc-step", "mc-result-shown", "mc-print", "mc-not-printed", "mc-cleared"]) {
      addEventListener(name, (event) => window.seen.events.push({ name, detail: event.detail }));
    }
  });
  if (!hasDialogue) await page.evaluateOnNewDocument(keepDialogueOpen);
  if (before) await page.evaluateOnNewDocument(before);
  await page.goto(url);
  return page;
}

/** In the page: printing is for the test to do, and until it says so, the print dialogue stays open. */
function keepDialogueOpen() {
  window.print = () => {
    window.seen.printed += 1;
    dispatchEvent(new Event("beforeprint"));
  };
}

const PATIENCE_MS = 30_000;
const POLL_MS = 10;

/**
 * Waits until `check` gives something true in the page, which may be a frame and may be on its way to another address,
 * and returns it. The waiting of puppeteer itself makes a function out of text, which a strict policy forbids in Firefox.
 */
export async function waitUntil(page, check, ...inputs) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await page.evaluate(check, ...inputs).catch((error) => {
      if (Date.now() > deadline) throw error;
    });
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${check}`);
    await setTimeout(POLL_MS);
  }
}

/** Gives the window of a page a size. Older Firefoxes take it, but not the orientation that Puppeteer sends along. */
export async function resize(page, viewport) {
  await page.setViewport(viewport).catch((error) => {
    if (!error.message.includes("unknown command emulation.setScreenOrientationOverride")) throw error;
    return waitUntil(page, ({ width, height }) => innerWidth === width && innerHeight === height, viewport);
  });
}

/** Waits until the widget has started. One that cannot start says so. */
export async function started(page) {
  const { name, detail } = await waitUntil(page, () =>
    window.seen.events.find(({ name }) => name === "mc-ready" || name === "mc-error"),
  );
  if (name !== "mc-ready") throw new Error(`the widget did not start: ${detail.code}`);
}

/** Waits for an element in the shadow root of a widget; `page` may be a frame. */
export function appears(page, selector) {
  return waitUntil(
    page,
    (selector) =>
      [...document.querySelectorAll("massage-check")].some(({ shadowRoot }) => shadowRoot?.querySelector(selector)),
    selector,
  );
}

/** Waits until the page to print stands in the document. */
export function printRoot(page) {
  return waitUntil(page, () => document.getElementById("mc-print-root") !== null);
}

/** Waits until `name` was dispatched `times` times. */
export async function heard(page, name, times = 1) {
  await waitUntil(
    page,
    (name, times) => window.seen.events.filter((event) => event.name === name).length >= times,
    name,
    times,
  );
}

/** What was refused by the content security policy, and errors that nobody caught. Both should be empty. */
export function complaints(page) {
  return page.evaluate(() => [...window.seen.violations, ...window.seen.errors]);
}
