// Shows the questionnaire as clients will see it: in a frame of the width of their device, or as the printed page.
//
// In: settings and looks, and how they are looked at. Out: a live questionnaire that goes on where it stood when an entry
// changes. The page in the frame is `frame.html`; the questionnaire in it is open, so that its paper can be shown.

import { css } from "build:styles";
import { seal } from "../element/envelope.js";
import { make } from "../element/dom.js";
import { PREFIX } from "../frame/settings.js";
import example from "./example.json";

/** Keeps what is tried here apart from the questionnaire of the site. */
const FORM = "set-up-preview";

/** What the element reads only when it starts. */
const AT_START = ["storage", "expiry", "kiosk"];

const A4_PX = (210 / 25.4) * 96;

/** Room left and right of a sheet, with that for a scrollbar. */
const ROUND_PAPER_PX = 64;

export class Preview {
  #frame;
  #screen;
  #paper;
  #sheet; // Where the printed page is drawn.
  #widget = null;
  #settings = [];
  #looks = [];
  #how = { width: 0, scheme: "", shows: "screen", isExample: false };
  #print = null; // What the frame prints with.
  #turn = 0; // Changes with each print, so that a late one finds that it is late.

  /** `failed` is called when the page in the frame cannot be had. */
  constructor({ frame, screen, paper, failed }) {
    this.#frame = frame;
    this.#screen = screen;
    this.#paper = paper;
    this.#sheet = make("div", { className: "sheet" });
    const shadow = this.#sheet.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css.sheet);
    shadow.adoptedStyleSheets = [sheet];
    paper.append(this.#sheet);
    frame.addEventListener("load", () => {
      // On a disk, no page may look into another.
      this.#print = frame.contentDocument?.defaultView.print;
      if (!this.#place()) failed();
    });
    // A policy that forbids frames is reported, and in some browsers nothing is loaded then.
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => effectiveDirective === "frame-src" && failed());
    frame.src = "frame.html";
    new ResizeObserver(() => this.#fit()).observe(screen.parentElement);
  }

  /** Shows what is entered now. */
  update(settings, looks) {
    const atStart = (list) => JSON.stringify(list.filter(([name]) => AT_START.includes(name)));
    const isAnother = atStart(settings) !== atStart(this.#settings);
    this.#settings = settings;
    this.#looks = looks;
    if (isAnother) this.#place();
    else this.#dress();
    this.#printIfPaper();
  }

  /** `width` is that of a device in px, or 0 for all there is; `scheme` is "", "light" or "dark". */
  look({ width, scheme }) {
    this.#how = { ...this.#how, width, scheme };
    this.#frame.classList.toggle("frame--light", scheme === "light");
    this.#frame.classList.toggle("frame--dark", scheme === "dark");
    this.#dress();
    this.#fit();
  }

  /** "screen", or "paper" for the printed page of what is answered so far. */
  show(shows) {
    this.#how = { ...this.#how, shows };
    this.#screen.hidden = shows === "paper";
    this.#paper.hidden = shows !== "paper";
    this.#fit();
    this.#printIfPaper();
  }

  /** From the first page, or from the result of an example. */
  begin({ isExample }) {
    this.#how = { ...this.#how, isExample };
    const storage = this.#frame.contentDocument?.defaultView.sessionStorage;
    storage?.removeItem(`massage-check:${FORM}`);
    if (isExample) {
      const now = Date.now();
      const saved = { form: FORM, rev: 1, savedAt: now, expires: now + 86_400_000, data: JSON.stringify(example) };
      storage?.setItem(`massage-check:${FORM}`, seal(saved));
    }
    this.#place();
  }

  /**
   * Puts a fresh questionnaire into the frame; false if there is no page for it. What was answered in the one before is
   * found again by this one.
   */
  #place() {
    const page = this.#frame.contentDocument;
    const before = page?.querySelector("massage-check");
    if (!before) return false;
    const fresh = page.createElement("massage-check");
    fresh.setAttribute("shadow", "open");
    fresh.setAttribute("form-id", FORM);
    this.#widget = fresh;
    this.#dress();
    fresh.addEventListener("mc-ready", () => setTimeout(() => this.#printIfPaper()));
    before.replaceWith(fresh);
    fresh.start?.();
    return true;
  }

  /** Gives the questionnaire its settings and looks, without a new start. */
  #dress() {
    const widget = this.#widget;
    if (!widget) return;
    const wanted = new Map(this.#settings.filter(([name]) => name !== "form-id"));
    if (this.#how.scheme) wanted.set("color-scheme", this.#how.scheme);
    // An example must find its answers.
    if (this.#how.isExample) ["storage", "kiosk"].forEach((name) => wanted.delete(name));
    for (const { name } of [...widget.attributes]) {
      if (!wanted.has(name) && !["shadow", "form-id", "style"].includes(name)) widget.removeAttribute(name);
    }
    for (const [name, value] of wanted) if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
    const looks = new Map(this.#looks.map(([name, value]) => [PREFIX + name, value]));
    for (const name of [...widget.style]) if (!looks.has(name)) widget.style.removeProperty(name);
    for (const [name, value] of looks) widget.style.setProperty(name, value);
  }

  /** Prints into the set-up page in place of a printer: what the print dialogue would get is drawn here. */
  async #printIfPaper() {
    const isStarted = this.#widget?.shadowRoot?.querySelector("[data-screen]");
    if (this.#how.shows !== "paper" || !isStarted) return;
    const turn = (this.#turn += 1);
    const view = this.#frame.contentWindow;
    const isPrinted = new Promise((resolve) => {
      view.print = () => {
        // Else the questionnaire would say that this browser does not print.
        view.dispatchEvent(new view.Event("beforeprint"));
        resolve();
      };
    });
    this.#widget.print();
    await isPrinted;
    view.print = this.#print;
    const printed = view.document.getElementById("mc-print-root")?.shadowRoot?.querySelector(".mc-sheet");
    view.dispatchEvent(new view.Event("afterprint"));
    if (turn !== this.#turn || !printed) return;
    this.#sheet.shadowRoot.replaceChildren(document.importNode(printed, true));
    this.#fit();
  }

  /** A device that is wider than there is room for is drawn smaller. */
  #fit() {
    const room = this.#screen.parentElement.clientWidth;
    const { width } = this.#how;
    const scale = width > 0 ? Math.min(1, room / width) : 1;
    this.#screen.style.setProperty("--width", width > 0 ? `${width}px` : "100%");
    this.#screen.style.setProperty("--scale", String(scale));
    this.#paper.style.setProperty("--scale", String(Math.min(1, room / (A4_PX + ROUND_PAPER_PX))));
  }
}
