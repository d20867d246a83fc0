// The controls of the set-up page: one for each option, in groups.
//
// In: the options, what is known of content/ (put in by the build), what was entered before. Out: what is entered now, by
// key: the name of the attribute, or of the custom property with its prefix. "" means that nothing was chosen.

import { given } from "build:setup";
import { make } from "../element/dom.js";
import { PREFIX } from "../frame/settings.js";
import { GROUPS, OPTIONS } from "./options.js";
import { phoneSpans } from "./phone.js";

export const keyOf = ({ name, property }) => name ?? PREFIX + property;

const NUMBERS = ["emergency-number", "urgent-line", "maternity", "crisis-line"];

/** `changed(key)` is called after each change. */
export class Entries {
  #values = new Map(OPTIONS.map((option) => [keyOf(option), ""]));
  #fields = new Map(); // By key: { show(value), error, controls }.
  #changed;

  constructor(form, changed) {
    this.#changed = changed;
    form.append(...GROUPS.map((group) => this.#group(group)));
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  get(key) {
    return this.#values.get(key);
  }

  /** Every key with what is entered. */
  get all() {
    return [...this.#values];
  }

  /** All that differs from what happens anyway, in the order of the options. */
  get filled() {
    return [...this.#values].filter(([, value]) => value !== "");
  }

  /** Takes a value and shows it in its field; unknown keys are left alone. */
  set(key, value) {
    if (!this.#fields.has(key)) return;
    const field = this.#fields.get(key);
    field.show(value);
    this.#values.set(key, field.read());
    this.#showNumbers();
  }

  /** Shows what is wrong with a value near its field; "" takes it back. */
  showError(key, message) {
    const field = this.#fields.get(key);
    if (!field || field.error.textContent === message) return;
    field.error.textContent = message;
    if (message) this.reveal(key);
    for (const control of field.controls) {
      if (message) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  /** Opens what a field is put away in. */
  reveal(key) {
    for (let at = this.#fields.get(key)?.element; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  }

  /** Moves the focus to a field. */
  focus(key) {
    this.reveal(key);
    this.#fields.get(key)?.controls[0].focus();
  }

  #group({ id, title, text, options, more, isClosed }) {
    const fields = make("div", { className: "fields" }, ...options.map((option) => this.#field(option)));
    const intro = text ? [make("p", { className: "group__text", textContent: text })] : [];
    const others = more
      ? [
          make(
            "details",
            { className: "group__more" },
            make("summary", { textContent: more.title }),
            make("div", { className: "fields" }, ...more.options.map((option) => this.#field(option))),
          ),
        ]
      : [];
    if (isClosed) {
      const summary = make("summary", {}, make("h3", { textContent: title }));
      return make("details", { className: `group group--${id} card`, id: `group-${id}` }, summary, ...intro, fields, ...others);
    }
    const heading = make("h3", { id: `title-${id}`, textContent: title });
    const group = make("section", { className: `group group--${id} card`, id: `group-${id}` }, heading, ...intro, fields, ...others);
    group.setAttribute("aria-labelledby", heading.id);
    return group;
  }

  #field(option) {
    const key = keyOf(option);
    const field = MAKERS[option.kind](option, `option-${key.replace(/^-+/, "")}`);
    field.error = make("p", { className: "field__error", id: `${field.id}-error` });
    field.error.setAttribute("aria-live", "polite");
    field.dials = option.inputMode === "tel" ? make("p", { className: "field__dials", id: `${field.id}-dials` }) : null;
    for (const control of field.controls) describe(control, field.hint, field.dials, field.error);
    field.element.append(...(field.dials ? [field.dials] : []), field.error);
    field.element.dataset.option = key;
    field.element.addEventListener("input", () => {
      this.#values.set(key, field.read());
      this.#showNumbers();
      this.#changed(key);
    });
    this.#fields.set(key, field);
    return field.element;
  }

  /**
   * The numbers that a country brings stand in the fields as what happens anyway. Beside each stands what a telephone would
   * dial, because that is not always what one reads.
   */
  #showNumbers() {
    const country = given.countries.find(({ id }) => id === this.get("region"));
    for (const name of NUMBERS) {
      const [input] = this.#fields.get(name).controls;
      input.placeholder = country?.numbers[name] ?? "";
    }
    for (const { dials, controls: [input] } of this.#fields.values()) {
      if (dials) dials.textContent = dialledWords(input.value.replace(MARKS, "").trim() || input.placeholder);
    }
  }
}

function dialledWords(text) {
  const numbers = phoneSpans(text).flatMap(({ number }) => number ?? []);
  if (numbers.length > 0) return `Dials: ${numbers.join(", then as another link ")}`;
  return /\p{N}/u.test(text) ? "Dials: nothing. It is shown without a link." : "";
}

/** What address books put around a number to hold its direction. Nobody sees it, and it is no part of the number. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A line of text with a label; for the options and for the addresses. */
export function line({ label, hint, inputMode = "text", type = "text", placeholder = "" }, id) {
  const input = make("input", { id, type, inputMode, placeholder, spellcheck: false, className: "input" });
  const said = hintOf(hint, id);
  const element = make("div", { className: "field" }, make("label", { htmlFor: id, textContent: label }), ...said, input);
  return { id, element, controls: [input], hint: said[0], read: () => input.value.replace(inputMode === "tel" ? MARKS : "", "").trim(), show: (value) => (input.value = value) };
}

/** One of several, each to be seen; `isBar` draws them side by side. */
export function radios({ label, hint, values, isBar = false }, id) {
  const inputs = values.map(([value], at) => make("input", { type: "radio", name: id, id: `${id}-${at}`, value }));
  const rows = values.map(([, text], at) =>
    make("div", { className: "radio" }, inputs[at], make("label", { htmlFor: inputs[at].id, textContent: text })),
  );
  inputs[0].checked = true;
  const said = hintOf(hint, id);
  const list = make("div", { className: isBar ? "segments" : "radios" }, ...rows);
  const element = make("fieldset", { className: "field" }, make("legend", { textContent: label }), ...said, list);
  return {
    id,
    element,
    controls: [element],
    hint: said[0],
    read: () => inputs.find(({ checked }) => checked)?.value ?? "",
    show: (value) => {
      for (const input of inputs) input.checked = input.value === value;
      if (!inputs.some(({ checked }) => checked)) inputs[0].checked = true;
    },
  };
}

const MAKERS = {
  text: line,
  link: (option, id) => line({ inputMode: "url", ...option }, id),
  css: (option, id) => line({ placeholder: given.defaults[option.property], ...option }, id),

  number: ({ label, hint, otherwise, min, max }, id) => {
    const field = line({ label, hint, inputMode: "numeric", placeholder: String(otherwise) }, id);
    field.element.classList.add("field--short");
    return { ...field, min, max };
  },

  choice: (option, id) => (option.list ? list(option, id) : radios(option, id)),

  many: ({ label, hint }, id) => {
    const boxes = given.techniques.map(([value]) => make("input", { type: "checkbox", id: `${id}-${value}`, value }));
    const rows = given.techniques.map(([, name], at) =>
      make("div", { className: "radio" }, boxes[at], make("label", { htmlFor: boxes[at].id, textContent: name })),
    );
    const said = hintOf(hint, id);
    const boxesIn = make("div", { className: "radios" }, ...rows);
    const element = make("fieldset", { className: "field" }, make("legend", { textContent: label }), ...said, boxesIn);
    const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
    return {
      id,
      element,
      controls: [element],
      hint: said[0],
      read: () => (chosen().length === boxes.length ? "" : chosen().join(",")),
      show: (value) => {
        const ids = value.split(/[, ]+/);
        for (const box of boxes) box.checked = value === "" || ids.includes(box.value);
      },
    };
  },

  switch: ({ label, hint }, id) => {
    const box = make("input", { type: "checkbox", id });
    const said = hintOf(hint, id);
    const row = make("div", { className: "radio" }, box, make("label", { htmlFor: id, textContent: label }));
    const element = make("div", { className: "field" }, row, ...said);
    return { id, element, controls: [box], hint: said[0], read: () => (box.checked ? "on" : ""), show: (value) => (box.checked = value !== "") };
  },

  colour: (option, id) => {
    const usual = given.defaults[option.property];
    const field = line({ ...option, placeholder: usual }, id);
    const [input] = field.controls;
    const swatch = make("input", { type: "color", className: "swatch", value: usual, title: "Choose" });
    swatch.setAttribute("aria-label", `${option.label}: choose a colour`);
    swatch.addEventListener("input", () => (input.value = swatch.value));
    const followText = () => (swatch.value = hexOf(input.value) ?? usual);
    input.addEventListener("input", followText);
    const pair = make("div", { className: "colour" });
    input.replaceWith(pair);
    pair.append(swatch, input);
    return {
      ...field,
      show: (value) => {
        input.value = value;
        followText();
      },
    };
  },
};

function list({ name, label, hint, values }, id) {
  const all = [...values, ...(LISTS[name]?.() ?? [])];
  const select = make("select", { id, className: "input" }, ...all.map(([value, text]) => make("option", { value, textContent: text })));
  const said = hintOf(hint, id);
  const element = make("div", { className: "field" }, make("label", { htmlFor: id, textContent: label }), ...said, select);
  return {
    id,
    element,
    controls: [select],
    hint: said[0],
    read: () => select.value,
    show: (value) => (select.value = all.some(([known]) => known === value) ? value : ""),
  };
}

const LISTS = {
  region: () => given.countries.map(({ id }) => [id, nameOf("region", id.toUpperCase())]),
  lang: () => given.languages.map((tag) => [tag, nameOf("language", tag)]),
};

function nameOf(type, code) {
  try {
    return new Intl.DisplayNames(["en"], { type }).of(code);
  } catch {
    return code;
  }
}

function hintOf(hint, id) {
  return hint ? [make("p", { className: "field__hint", id: `${id}-hint`, textContent: hint })] : [];
}

function describe(control, ...texts) {
  control.setAttribute("aria-describedby", texts.filter(Boolean).map(({ id }) => id).join(" "));
}

/** A colour as a swatch takes it, or null. */
function hexOf(colour) {
  if (!CSS.supports("color", colour)) return null;
  const probe = make("i", { hidden: true });
  probe.style.color = colour;
  document.body.append(probe);
  const parts = getComputedStyle(probe).color.match(/^rgb\((\d+), (\d+), (\d+)\)$/);
  probe.remove();
  return parts && `#${parts.slice(1).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}
