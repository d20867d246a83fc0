// The set-up page, `configure.html`: a site owner chooses options, looks at the questionnaire, copies some lines and tests
// the server. It is for owners only: nothing that clients load refers to it.
//
// In: what is entered, and the address of this page, which holds what was entered before. Out: text to copy.

import { given } from "build:setup";
import { make } from "../element/dom.js";
import { PREFIX } from "../frame/settings.js";
import { askWidget, plainMistakes } from "./checks.js";
import { Entries, line, radios } from "./form.js";
import { Preview } from "./preview.js";
import { selfTest } from "./self-test.js";
import { NEEDED } from "./options.js";
import { FRAME_NEEDS, ROOM, block, cssSnippet, frameAddress, frameElement, frameSnippet, htmlSnippet, moduleSnippet, policies, shortcode } from "./snippets.js";

/** How long nothing must be entered before the questionnaire is asked about it. */
const PAUSE_MS = 200;

const byId = (id) => document.getElementById(id);
/** A page on a disk has an address that is of no use to any client. */
const isOnDisk = location.protocol === "file:";
const here = isOnDisk ? ["https:", "", "www.example.com/massage-check/"].join("/") : new URL(".", location.href).href;

const mistakes = { plain: new Map(), widget: new Map() };
let manifest = null;

/* What is entered */

const colours = make("p", { className: "field__error group__error", id: "colours" });
colours.setAttribute("aria-live", "polite");
const entries = new Entries(byId("options"), (key) => {
  // What was said of the value before says nothing of this one.
  mistakes.widget.delete(key);
  changed();
});
byId("group-looks").querySelector(".fields").after(colours);
byId("options").append(
  make("button", { type: "button", className: "button", textContent: "Empty all fields", on: () => fill(new URLSearchParams()) }),
);

const folderLine = line({ label: "Address of the folder on your server", inputMode: "url", hint: "The folder that you have uploaded, with massage-check.js in it. If you opened this page from there, leave it as it is." }, "folder");
const siteLine = line({ label: "Address of your website", inputMode: "url", hint: "Only if that is another server, for example www.example.com." }, "site");
const elsewhere = make("p", { className: "note", id: "elsewhere" });
elsewhere.setAttribute("role", "status");
for (const field of [folderLine, siteLine]) {
  field.error = make("p", { className: "field__error", id: `${field.id}-error` });
  field.error.setAttribute("aria-live", "polite");
  field.controls[0].setAttribute("aria-describedby", `${field.hint.id} ${field.error.id}`);
  field.element.append(field.error);
}
folderLine.element.append(elsewhere);
byId("addresses").append(folderLine.element, siteLine.element);

const target = radios(
  {
    label: "Where shall the questionnaire stand?",
    isBar: true,
    values: [["html", "Any page in HTML"], ["wordpress", "WordPress"], ["frame", "Wix, Squarespace"], ["npm", "npm"]],
  },
  "target",
);
const pin = make("input", { type: "checkbox", id: "pin", disabled: true });
byId("targets").append(
  target.element,
  make(
    "div",
    { className: "radio", id: "pin-row" },
    pin,
    make("label", { htmlFor: "pin", textContent: "Pin this very version: the browser refuses any other file. Each new version then needs a new line." }),
  ),
);
for (const id of ["addresses", "targets"]) {
  byId(id).addEventListener("submit", (event) => event.preventDefault());
  byId(id).addEventListener("input", () => changed());
}

/** How the questionnaire begins to speak of an entry that it takes all the same. */
const TAKEN = "it is shown";

const isRefused = (key) => mistakes.plain.has(key) || !(mistakes.widget.get(key) ?? TAKEN).startsWith(TAKEN);

/** What is entered, without what would have no effect. */
function chosen() {
  const isUsable = ([key]) => !isRefused(key);
  const usable = entries.filled.filter(isUsable);
  return {
    settings: usable.filter(([key]) => !key.startsWith(PREFIX)).map(([key, value]) => [key, key === "kiosk" ? "" : value]),
    looks: usable.filter(([key]) => key.startsWith(PREFIX)).map(([key, value]) => [key.slice(PREFIX.length), value]),
  };
}

/** An address as people write it, as one of a folder; null if it is none. `otherwise` is for an empty field. */
function addressIn(field, otherwise, isFolder) {
  const text = field.read();
  field.error.textContent = "";
  field.controls[0].removeAttribute("aria-invalid");
  if (text === "") return otherwise;
  try {
    const address = new URL(/^https?:/i.test(text) ? text : ["https:", "", text].join("/"));
    if (!/^https?:$/.test(address.protocol) || !address.hostname) throw new Error("no address of a site");
    return isFolder ? folderOf(address) : address.origin;
  } catch {
    field.error.textContent = "use an address such as www.example.com/massage-check/";
    field.controls[0].setAttribute("aria-invalid", "true");
    return otherwise;
  }
}

function folderOf(address) {
  address.search = "";
  address.hash = "";
  // Some copy the address of a file in it.
  address.pathname = address.pathname.replace(/\/[^/]+\.(js|html|json)$/, "/").replace(/\/?$/, "/");
  return address.href;
}

const folder = () => addressIn(folderLine, here, true);
const site = () => addressIn(siteLine, null, false);

/* What follows from it */

let timer;

function changed() {
  mistakes.plain = plainMistakes(entries);
  draw();
  remember();
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE_MS);
}

let turn = 0;

/** Lets the questionnaire itself check the entries. */
async function ask() {
  const mine = (turn += 1);
  const isPlain = ([key]) => !mistakes.plain.has(key);
  const all = entries.filled.filter(isPlain);
  const { failed, messages } = await askWidget({
    settings: all.filter(([key]) => !key.startsWith(PREFIX)),
    looks: all.filter(([key]) => key.startsWith(PREFIX)).map(([key, value]) => [key.slice(PREFIX.length), value]),
  });
  if (mine !== turn) return;
  byId("broken").hidden = failed === null;
  byId("broken").textContent =
    failed === null ? "" : `The questionnaire does not start here (${failed}), so entries are not checked. The test at the end of this page says why.`;
  mistakes.widget = messages;
  colours.textContent = messages.get("colours") ?? "";
  if (messages.has("colours")) byId("group-looks").open = true;
  draw();
}

function draw() {
  for (const [key] of entries.all) entries.showError(key, mistakes.plain.get(key) ?? mistakes.widget.get(key) ?? "");
  const { settings, looks } = chosen();
  preview.update(settings, looks);
  drawSnippets({ settings, looks });
  const wrong = entries.filled.filter(([key]) => isRefused(key)).length;
  const is = wrong === 1 ? "One entry cannot be used and is" : `${wrong} entries cannot be used and are`;
  showMissing();
  byId("left-out").textContent = wrong === 0 ? "" : `${is} not in these lines. What is wrong stands beside each.`;
}

/** What every clinic needs and this one has not filled in, or not so that it can be used. */
function missing() {
  const isThere = (key) => entries.get(key) !== "" && !isRefused(key);
  return [
    ...(isOnDisk && folderLine.read() === here ? [{ keys: [], what: "the address of the folder on your server" }] : []),
    ...NEEDED.filter(({ keys }) => !keys.some(isThere)),
  ];
}

function showMissing() {
  const list = missing();
  byId("missing").textContent = list.length === 0 ? "" : `Still missing: ${list.map(({ what }) => what).join("; ")}.`;
  const address = folder();
  const isElsewhere = !isOnDisk && address !== here;
  elsewhere.textContent = isElsewhere
    ? `This page lies at ${here}, but the lines below load the questionnaire from ${address}. If you did not enter that yourself, empty this field.`
    : "";
}

/* The lines to copy */

/** By id: what is written above the lines. Which of them are shown depends on the target. */
const TITLES = {
  own: "Into frame.html of the folder on your server, in place of all from <massage-check> to </massage-check>",
  install: "Install the folder “npm” of the upload",
  lines: "",
  block: "Or the same as a block, for the code editor",
  css: "Into the style sheet of your site",
  room: "If you like: into the style sheet, so that your own text does not move when the questionnaire comes",
  page: "If your site has a content security policy, it must allow",
  folder: "On the server of the folder, so that no other site can show your questionnaire in a frame",
};
const TITLES_OF_LINES = {
  html: "Where the questionnaire shall stand",
  wordpress: "Into a block “Shortcode” where the questionnaire shall stand",
  frame: "Into an element for HTML code (Wix: “Embed HTML”, Squarespace: “Code”)",
  npm: "In a script of your site",
};
const NOTES = {
  html: "The first line is needed once per page.",
  wordpress: "Install and activate the plugin massage-check first. What is the same on all pages can be set once under Settings, Massage Check; style sheets go into Appearance, Customise, Additional CSS.",
  frame: `The second line keeps the frame as tall as the questionnaire; where it is refused, leave it out, and the frame scrolls. A booking page must be given with its whole address. What clients are told stands in frame.html, so that nobody can make a link with other phone numbers. In sandbox: ${FRAME_NEEDS.map(([flag, use]) => `${flag} for ${use}`).join(", ")}; allow=clipboard-write for copying too.`,
  npm: "The files engine.* and pack.* must lie beside the bundled script; README.md of the package says how.",
};

const snippets = Object.fromEntries(Object.keys(TITLES).map((id) => [id, snippet(id)]));
const note = make("p", { className: "note" });
byId("snippets").append(note, ...Object.values(snippets).map(({ element }) => element));

function snippet(id) {
  const title = make("h3", { className: "snippet__title", id: `snippet-${id}-title` });
  const code = make("code", { id: `snippet-${id}` });
  const pre = make("pre", { className: "snippet__code", tabIndex: 0 }, code);
  const said = make("span", { className: "snippet__said" });
  said.setAttribute("role", "status");
  const button = make("button", { type: "button", className: "button", textContent: "Copy", on: () => copy(code, said) });
  for (const one of [pre, button]) one.setAttribute("aria-describedby", title.id);
  pre.setAttribute("role", "group");
  pre.setAttribute("aria-labelledby", title.id);
  const actions = make("div", { className: "snippet__actions" }, button, said);
  return { element: make("div", { className: "snippet" }, title, pre, actions), title, code, said };
}

function drawSnippets({ settings, looks }) {
  const to = target.read();
  const [at, from] = [folder(), site()];
  const isPinnable = manifest !== null && (to === "html" || to === "frame");
  pin.disabled = !isPinnable;
  byId("pin-row").hidden = to === "npm" || to === "wordpress";
  const name = to === "frame" ? "massage-check.frame.js" : "massage-check.js";
  const integrity = isPinnable && pin.checked ? manifest.files[name]?.integrity : undefined;
  const input = { settings, looks, folder: at, integrity };
  const lines = { html: htmlSnippet, wordpress: shortcode, frame: frameSnippet, npm: moduleSnippet }[to];
  const { page, folder: framed } = policies({ target: to, folder: at, site: from, needed: given.policy });
  const texts = {
    own: to === "frame" ? frameElement(input) : "",
    install: to === "npm" ? "npm install ./npm" : "",
    lines: lines(input),
    block: to === "wordpress" ? block(input) : "",
    css: to === "frame" ? "" : cssSnippet(input),
    room: to === "frame" ? "" : ROOM,
    page,
    folder: framed,
  };
  note.textContent = NOTES[to];
  if (to === "frame" && from === null) note.textContent += " Give the address of your website above to see how to keep other sites from showing it.";
  for (const [id, { element, title, code, said }] of Object.entries(snippets)) {
    title.textContent = id === "lines" ? TITLES_OF_LINES[to] : TITLES[id];
    element.hidden = texts[id] === "";
    if (code.textContent === texts[id]) continue;
    code.textContent = texts[id];
    said.textContent = "";
  }
}

/** Copies, or selects the text for the owner to copy. What is missing is said first; who presses again has read it. */
async function copy(code, said) {
  const list = missing();
  const asked = list.map(({ what }) => what).join("; ");
  if (list.length > 0 && said.dataset.asked !== asked) {
    said.dataset.asked = asked;
    said.textContent = `Still missing: ${asked}. Press again to copy it without.`;
    return;
  }
  try {
    await navigator.clipboard.writeText(code.textContent);
    said.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(code);
    said.textContent = "Selected: copy it with Ctrl+C or ⌘C";
  }
}

/* The preview */

const preview = new Preview({
  frame: byId("frame"),
  screen: byId("screen"),
  paper: byId("paper"),
  failed: () => {
    if (isOnDisk) return;
    byId("look-note").textContent =
      "Nothing can be shown here: your server lets no frame be shown. Its content security policy must have frame-src 'self', and frame.html must be sent without X-Frame-Options: DENY.";
  },
});
const bar = {
  width: radios({ label: "Width", isBar: true, values: [["360", "Phone"], ["768", "Tablet"], ["1280", "Desktop"]] }, "width"),
  scheme: radios({ label: "Device", isBar: true, values: [["", "As yours"], ["light", "Light"], ["dark", "Dark"]] }, "scheme"),
  shows: radios({ label: "Shows", isBar: true, values: [["screen", "Screen"], ["paper", "Paper"]] }, "shows"),
};
const begin = (textContent, isExample) =>
  make("button", { type: "button", className: "button", textContent, on: () => preview.begin({ isExample }) });
const starts = [begin("First page", false), begin("Example result", true)];
byId("bar").append(...Object.values(bar).map(({ element }) => element), make("div", { className: "bar__starts" }, ...starts));
byId("bar").addEventListener("submit", (event) => event.preventDefault());
byId("bar").addEventListener("input", ({ target: { name } }) => {
  if (name === "shows") preview.show(bar.shows.read());
  else look();
});

function look() {
  preview.look({ width: Number(bar.width.read()), scheme: bar.scheme.read() });
}

/* The test */

byId("run-test").addEventListener("click", async () => {
  const [button, status] = [byId("run-test"), byId("test-status")];
  // Not disabled: it would lose the focus.
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  for (const id of ["findings", "in-order"]) byId(id).replaceChildren();
  byId("in-order-all").hidden = true;
  status.textContent = "Testing …";
  status.dataset.verdict = "";
  const counts = { good: 0, mend: 0, hint: 0 };
  for await (const finding of selfTest({ folder: folder(), site: site(), here: location.href })) {
    counts[finding.is] += 1;
    byId("in-order-all").hidden = counts.good === 0;
    byId("in-order-title").textContent = `In order (${counts.good})`;
    showFinding(finding);
  }
  status.textContent = verdict(counts);
  status.dataset.verdict = counts.mend > 0 ? "mend" : "good";
  button.removeAttribute("aria-disabled");
});

const SIGNS = { good: "In order", mend: "To mend", hint: "Better" };

/** What has to be done comes first; what is the same for several files stands there once. */
function showFinding({ is, what, text }) {
  const list = byId(is === "good" ? "in-order" : "findings");
  const same = is === "good" ? undefined : [...list.children].find((item) => item.lastChild.textContent === text);
  if (same) return same.querySelector(".finding__what").append(make("code", { textContent: what }));
  const sign = make("span", { className: `finding__sign finding__sign--${is}`, textContent: SIGNS[is] });
  const files = make("span", { className: "finding__what" }, make("code", { textContent: what }));
  const item = make("li", { className: "finding" }, sign, files, make("span", { textContent: text }));
  item.dataset.is = is;
  const firstHint = is === "mend" ? list.querySelector("[data-is=hint]") : null;
  return list.insertBefore(item, firstHint);
}

function verdict({ mend, hint }) {
  const better = hint === 0 ? "" : hint === 1 ? " One thing could be better." : ` ${hint} things could be better.`;
  if (mend === 0) return `All files are there and work.${better}`;
  return `${mend === 1 ? "One thing has" : `${mend} things have`} to be mended, or clients will not see the questionnaire.${better}`;
}

/* From one visit to the next */

// The links to the steps must not take the place of the entries in the address.
document.querySelector(".steps").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  const step = byId(link.hash.slice(1));
  step.scrollIntoView();
  step.focus({ preventScroll: true });
});

/** The address of this page holds what is entered: a reload or a bookmark brings it back. */
function remember() {
  const kept = new URLSearchParams(entries.filled);
  const others = { ...(target.read() === "html" ? {} : { target: target.read() }), ...textOf("folder", folderLine), ...textOf("site", siteLine) };
  for (const [name, value] of Object.entries(others)) kept.set(name, value);
  history.replaceState(history.state, "", kept.size > 0 ? `#${kept}` : location.pathname + location.search);
}

function textOf(name, field) {
  return field.read() === "" || field.read() === here ? {} : { [name]: field.read() };
}

function fill(kept) {
  for (const [key] of entries.all) entries.set(key, kept.get(key) ?? "");
  target.show(kept.get("target") ?? "");
  folderLine.show(kept.get("folder") ?? here);
  siteLine.show(kept.get("site") ?? "");
  mistakes.widget = new Map();
  changed();
}

byId("asleep").hidden = !isOnDisk;
if (isOnDisk) {
  byId("asleep").textContent =
    "You have opened this page from a disk, where the questionnaire cannot run: nothing is shown or checked here. Upload the whole folder to your website, and open this page from there.";
}
fill(new URLSearchParams(location.hash.slice(1)));
look();
readManifest();

/** Without it, nothing can be pinned. */
async function readManifest() {
  const response = await fetch("manifest.json").catch(() => null);
  manifest = response?.ok ? await response.json().catch(() => null) : null;
  draw();
}
