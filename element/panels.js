// What the shim itself shows: loading, not loaded. Plain elements, which need no engine. And what such panels are made of.
//
// In: words, what its buttons do, and what the clinic has set. Out: an element. The classes are those of `styles/`.

import { plain } from "../content/phone.json";
import { make } from "./dom.js";

/** Shown only where the host page gives no content of its own to look at meanwhile. */
export function loadingPanel(words) {
  return panel("loading", make("p", { role: "status" }, words.loading));
}

/** What a client can do depends on the `code`: try again, take another browser, or tell the clinic that its page is broken. */
export function failedPanel(words, { level, code, again, clinic }) {
  const isOnTheWay = code === "network" || code === "timeout";
  const [title, text, ...ways] =
    code === "unsupported"
      ? [words.too_old_title, words.too_old_text]
      : [
          words.failed_title,
          isOnTheWay ? words.failed_text : words.failed_site,
          actions(button("again", words.failed_again, again, true)),
        ];
  return panel("failed", heading(level, title), make("p", {}, text), clinic, ...ways);
}

/**
 * Name and number of the clinic, as its attributes say, else its configuration object. There is room for the plainest forms of a number only: any other is
 * text here, and a link in the questionnaire. With fewer than seven digits it is perhaps one that was cut off.
 */
export function clinicLine(element, config) {
  // The names of attributes have no capitals, whoever asks for one.
  const [name, phone] = ["Name", "Phone"].map((what) => `${element.getAttribute(`clinic-${what}`) || config?.[`clinic${what}`] || ""}`);
  const href = `tel:${phone.replace(/\(0\)|[^0-9+]/g, "")}`;
  return make("p", {}, `${name} `, new RegExp(plain).test(phone) ? make("a", { href, target: "_self" }, phone) : /(\d\D*){7}/.test(phone) ? phone : "");
}

export function panel(state, ...children) {
  const box = make("div", { className: "mc-wait" }, ...children);
  const element = make("div", { className: "mc", part: "frame", dir: "auto" }, box);
  element.dataset.shim = state;
  return element;
}

export function heading(level, text) {
  return make(`h${level}`, { className: "mc-title", part: "title", tabIndex: -1 }, text);
}

/** The level of the heading that the host page wants for an element. */
export function levelOf(element) {
  const level = element.getAttribute("heading-level");
  return /^[1-6]$/.test(level) ? level : 2;
}

export function actions(...buttons) {
  return make("div", { className: "mc-actions" }, ...buttons);
}

export function button(act, text, on, isPrimary = false) {
  const [className, part] = isPrimary ? ["mc-button mc-button--primary", "button primary"] : ["mc-button", "button"];
  const element = make("button", { type: "button", className, part, on }, text);
  element.dataset.shimAct = act;
  return element;
}
