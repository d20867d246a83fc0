// What the set-up page asks an owner: every attribute and custom property of README.md, in groups.
//
// `name` is that of the attribute, or of the property behind its prefix. `kind` says which control asks for it:
//   text, link          a line of text
//   number              a whole number from `min` to `max`
//   choice              one of `values`; "" is what happens anyway and is never written into a snippet
//   many                a list of techniques
//   switch              there or not there
//   colour, css         the value of a property; `checks` is a property of CSS that takes the same values

import { DAYS } from "../element/envelope.js";

/** What the page leaves out, and why. */
export const LEFT_OUT = {
  shadow: "is for tests and audits, and would let scripts of the page read answers",
  base: "is only needed where something on the site copies or merges scripts",
};

export const GROUPS = [
  {
    id: "clinic",
    title: "Your clinic",
    text: "These three are needed. All else has a good answer already, and waits below.",
    options: [
      { name: "region", kind: "choice", label: "Country", hint: "Brings the phone numbers for warnings that are right for everybody there.", list: true, values: [["", "Another country, or none"]] },
      { name: "clinic-name", kind: "text", label: "Name of the clinic" },
      { name: "clinic-phone", kind: "text", label: "Phone number of the clinic", inputMode: "tel" },
    ],
  },
  {
    id: "numbers",
    title: "Phone numbers for warnings",
    text: "Whom a client is told to call when an answer is a warning sign. Fill in what your country does not bring, and what differs.",
    isClosed: true,
    options: [
      { name: "emergency-number", kind: "text", label: "Emergency number", inputMode: "tel" },
      { name: "urgent-line", kind: "text", label: "Urgent care line", inputMode: "tel", hint: "For what cannot wait, but is no emergency." },
      { name: "maternity", kind: "text", label: "Maternity unit", inputMode: "tel" },
      { name: "crisis-line", kind: "text", label: "Crisis line", inputMode: "tel", hint: "For people who think of harming themselves." },
    ],
  },
  {
    id: "visit",
    title: "Booking and review",
    text: "Shown to clients, if you fill it in.",
    isClosed: true,
    options: [
      {
        name: "booking-link",
        kind: "link",
        label: "Page where a visit can be booked",
        hint: "Offered beside the result. An address that begins with https, or one of the same site such as /booking.",
      },
      { name: "reviewer", kind: "text", label: "Who has reviewed questions, rules and texts", hint: "For example a physiotherapist's name. Shown under “About”; “nobody yet” if empty." },
      { name: "reviewed-on", kind: "text", label: "When they were reviewed", hint: "As clients shall read it, for example 3 May 2026." },
    ],
  },
  {
    id: "offer",
    title: "What you offer",
    isClosed: true,
    options: [
      { name: "offered", kind: "many", label: "Techniques", hint: "Those that are not ticked are not suggested. With all or none ticked, all are." },
      {
        name: "exports",
        kind: "choice",
        label: "Beside paper, clients can take along",
        values: [
          ["", "A text, and a file to open again"],
          ["text", "A text"],
          ["text,file,fhir", "A text, a file, and FHIR for your software"],
          ["text,file,code", "A text, a file, and a QR code on the printed page"],
          ["text,file,fhir,code", "All of these"],
          ["none", "Nothing"],
        ],
        hint: "Nothing is sent. The code holds the answers, also those about health, for whoever scans it; your page receive.html reads it. On a shared device it is nothing, unless you choose something.",
      },
      {
        name: "mode",
        kind: "choice",
        label: "The result shows",
        values: [
          ["", "Ideas for this client, with reasons"],
          ["catalogue", "All techniques and their evidence, without a ranking"],
        ],
        hint: "The second is for countries where a lawyer asks for it.",
      },
    ],
  },
  {
    id: "looks",
    title: "Looks",
    isClosed: true,
    text: "One colour is enough: the first. What goes with it is made lighter or darker as light and dark pages ask for.",
    options: [
      {
        name: "color-scheme",
        kind: "choice",
        label: "Light or dark",
        values: [["", "As the page around it"], ["auto", "As the device has it"], ["light", "Always light"], ["dark", "Always dark"]],
      },
      { property: "accent", kind: "colour", label: "Buttons, links, chosen answers" },
      { property: "on-accent", kind: "colour", label: "Text on buttons" },
      { property: "paper", kind: "colour", label: "Ground" },
      { property: "text", kind: "colour", label: "Text" },
      { property: "font", kind: "css", checks: "font-family", label: "Font", hint: "One that your site has already, for example Georgia, serif." },
      { property: "radius", kind: "css", checks: "border-top-left-radius", label: "Corners of buttons", hint: "For example 0, 8px or 24px." },
    ],
    more: {
      title: "All colours and sizes",
      options: [
        { property: "accent-strong", kind: "colour", label: "Buttons under the pointer" },
        { property: "accent-soft", kind: "colour", label: "Ground of a chosen answer" },
        { property: "surface", kind: "colour", label: "Ground of cards and answers" },
        { property: "sunken", kind: "colour", label: "Ground of quiet blocks" },
        { property: "text-quiet", kind: "colour", label: "Hints" },
        { property: "line", kind: "colour", label: "Outlines of controls" },
        { property: "line-soft", kind: "colour", label: "Dividers" },
        { property: "focus", kind: "colour", label: "Focus ring" },
        { property: "error", kind: "colour", label: "Mistakes in the form" },
        { property: "error-soft", kind: "colour", label: "Ground of mistakes" },
        { property: "font-heading", kind: "css", checks: "font-family", label: "Font of headings" },
        { property: "font-size", kind: "css", checks: "font-size", label: "Size of text", hint: "For example 18px." },
        { property: "font-weight", kind: "css", checks: "font-weight", label: "Weight of headings and buttons", hint: "For example 600." },
        { property: "line-height", kind: "css", checks: "line-height", label: "Height of lines", hint: "For example 1.5." },
        { property: "radius-card", kind: "css", checks: "border-top-left-radius", label: "Corners of cards" },
        { property: "border", kind: "css", checks: "border-top-width", label: "Width of outlines" },
        { property: "ring", kind: "css", checks: "outline-width", label: "Width of the focus ring" },
        { property: "measure", kind: "css", checks: "inline-size", label: "Widest column", hint: "For example 38em." },
      ],
    },
  },
  {
    id: "privacy",
    title: "Privacy",
    isClosed: true,
    text: "Answers never leave the client's browser. Here you say how long they stay in it.",
    options: [
      {
        name: "storage",
        kind: "choice",
        label: "Answers are kept",
        values: [
          ["", "In the tab; on the device if the client asks for it"],
          ["tab", "In the tab, until it is closed"],
          ["none", "Not at all: a reload begins anew"],
        ],
      },
      { name: "expiry", kind: "number", ...DAYS, label: "Deleted after days", hint: `From ${DAYS.min} to ${DAYS.max}; otherwise ${DAYS.otherwise}.` },
      {
        name: "kiosk",
        kind: "switch",
        label: "A device that strangers share, such as a tablet in the waiting room",
        hint: "Nothing is kept, and answers are deleted when nobody touches the device for 3 minutes.",
      },
    ],
  },
  {
    id: "advanced",
    title: "Advanced",
    isClosed: true,
    options: [
      {
        name: "loading",
        kind: "choice",
        label: "The questionnaire is loaded",
        values: [["", "When a client comes near it"], ["eager", "At once"]],
      },
      {
        name: "heading-level",
        kind: "choice",
        label: "Level of the page heading",
        list: true,
        values: [["", "2, below the title of the page"], ["3", "3"], ["4", "4"], ["5", "5"]],
      },
      { name: "lang", kind: "choice", label: "Language", list: true, values: [["", "That of the page, if there is one"]] },
      {
        name: "form-id",
        kind: "text",
        label: "Name of this questionnaire",
        hint: "Only if your site has two whose answers must be kept apart.",
      },
    ],
  },
];

/**
 * What every clinic needs, by keys of which one must be filled in, and what to call it. The emergency number comes with a
 * country.
 */
export const NEEDED = [
  { keys: ["region", "emergency-number"], what: "the country, or the emergency number" },
  { keys: ["clinic-name"], what: "the name of the clinic" },
  { keys: ["clinic-phone"], what: "the phone number of the clinic" },
];

/** All options in their order. */
export const OPTIONS = GROUPS.flatMap(({ options, more }) => [...options, ...(more?.options ?? [])]);
