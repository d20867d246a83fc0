// The clinic's page for what clients bring along, `receive.html`: reads the code on paper or a saved file, shows the
// therapist's page, prints it, and gives text and FHIR. Nothing is sent, and nothing is kept.
//
// In: a camera, a picture, a text or a file. Out: the sheet, drawn by the widget's own engine. All of it is fetched while
// the page loads; after that it works without a network. Nothing that clients load refers to it.

import { receiver } from "build:receiver";
import init, { written as writtenAs, file_max as fileMax, receive_code as receiveCode, receive_file as receiveFile } from "build:receiver-glue";
import { Engines } from "../element/engine.js";
import { taking } from "../element/export.js";
import { FROM_CODE, NOT_PRINTED, REFUSED, leftOut } from "./messages.js";
import { blur, codeIn, watch } from "./pictures.js";
import { kindOf } from "./kinds.js";

/** No photo of a page is larger, in bytes. */
const PICTURE_MAX = 25_000_000;

/** The address of this script, beside which all other files lie. */
const base = document.currentScript.src;

const byId = (id) => document.getElementById(id);

const engines = new Engines(base, () => broken("it has stopped"));
let engine, pack;
let mounted = null; // The number of the engine's app.
let shown = null; // What is on the page: the answers as a file, the day, and the sheet.
let camera = null; // Stops the camera.
let turn = 0; // Changes with all that is opened or closed, so that what is late finds that it is late.

/* What is said */

function say(text, isBad = false) {
  byId("said").textContent = text;
  byId("said").classList.toggle("said--bad", isBad);
}

function refuse(code) {
  close();
  say(REFUSED[code] ?? REFUSED.unreadable, true);
}

function broken(why) {
  say(`This page cannot work just now (${why}): load it again, or go by the paper.`, true);
}

/* What comes in */

const byCode = (text) => ({ ...JSON.parse(receiveCode(text)), isCode: true });
const byFile = (text) => JSON.parse(receiveFile(text));

function take(received) {
  if (received.refused) refuse(received.refused);
  else show(received);
}

async function takeFile(file) {
  close();
  say("Reading …");
  const own = turn;
  const { isPicture, name } = await kindOf(file);
  if (own !== turn) return;
  // What it is helps more than how large it is.
  if (name && !isPicture) return refuse(name);
  if (file.size > (isPicture ? PICTURE_MAX : fileMax())) return refuse(name || "too-large");
  const read = isPicture ? codeIn(file, (text) => !byCode(text).refused) : file.text();
  const text = await read.catch(() => undefined);
  if (own !== turn) return;
  if (text === undefined) refuse(name || (isPicture ? "bad-picture" : "unreadable"));
  else if (text === null) refuse(blur() || "no-code");
  else take(isPicture ? byCode(text) : byFile(text));
}

async function startCamera() {
  if (camera) return close();
  close();
  if (!navigator.mediaDevices?.getUserMedia) return refuse("camera-refused");
  if (blur() === "spoilt") return refuse("spoilt");
  const own = (camera = new AbortController());
  byId("camera").textContent = "Stop the camera";
  byId("view").hidden = false;
  say("Looking for a code …");
  try {
    await watch(byId("view"), taken, own.signal);
  } catch ({ name }) {
    if (own === camera) refuse({ NotAllowedError: "camera-refused", NotFoundError: "no-camera" }[name] ?? "camera-broken");
  }
}

/** A camera sees many codes, and each of them askew: it goes on until one is ours and whole. */
function taken(text) {
  const received = byCode(text);
  if (received.refused) say(REFUSED[received.refused], true);
  else show(received);
  return !received.refused;
}

function stopCamera() {
  camera?.abort();
  camera = null;
  byId("view").hidden = true;
  byId("camera").textContent = "Start the camera";
}

/* What is shown */

function show({ saved, version, file, day, leftOut: names, nMore, isCode }) {
  close();
  byId("text").value = "";
  const host = {
    ...taking,
    settings: { attributes: {}, config: null },
    pack,
    saved,
    savedVersion: version,
    keeping: { kept: "none", until: 0, isOffered: false, isWanted: false, hasNewer: false, isIdle: false },
    takeNotice: () => "",
    // The sheet tells the day of the answers, and none where nobody knows it.
    moment: () => day ?? "",
    print: (sheet, title) => shows({ sheet, title, file, day }),
    tell: (name, detail) => name === "error" && broken(detail.message),
  };
  for (const name of ["save", "refuse", "keepOnDevice", "useTheirs", "keepMine", "stay", "forget"]) host[name] = () => {};
  mounted = engine.mount(byId("engine"), host);
  byId("left-out").textContent = isCode ? FROM_CODE : leftOut(names, nMore);
  engine.print(mounted);
}

function shows(received) {
  shown = received;
  paper.replaceChildren(received.sheet);
  byId("received").hidden = false;
  say("");
  byId("received-title").focus();
}

/** Takes the answers off the page, and stops what may bring others. What was pasted stays, to be put right. */
function close() {
  turn += 1;
  stopCamera();
  if (mounted !== null) engine.unmount(mounted);
  mounted = null;
  shown = null;
  paper.replaceChildren();
  byId("received").hidden = true;
  say("");
}

/* What goes out */

function written(form) {
  const { file, day } = shown;
  const date = day && new Date(`${day}T00:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  return writtenAs(file, form, pack, date ?? "", taking.moment());
}

const done = (text) => (_, isDone) => say(isDone ? text : "The browser did not allow this: print the page instead.", !isDone);

function save(form, name, type) {
  taking.saveAs(name, type, written(form), done(`Saved as ${name}.`));
}

/* The page */

const paper = byId("sheet").attachShadow({ mode: "open" });

byId("camera").addEventListener("click", startCamera);
byId("file").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (file) await takeFile(file);
  // The same file may be chosen again.
  target.value = "";
});
byId("pasted").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = byId("text").value;
  if (text.trimStart().startsWith("{")) return take(byFile(text));
  const received = byCode(text);
  const typed = `${received.refused}-text`;
  take(typed in REFUSED ? { refused: typed } : received);
});
byId("print").addEventListener("click", () =>
  engine.printElement(shown.sheet.cloneNode(true), shown.title, (_, hasBegun) => say(hasBegun ? "" : NOT_PRINTED, !hasBegun)),
);
byId("copy").addEventListener("click", () => taking.copy(written("text"), done("Copied.")));
byId("save-text").addEventListener("click", () => save("text", "massage-check.txt", "text/plain;charset=utf-8"));
byId("save-fhir").addEventListener("click", () => save("fhir", "massage-check-fhir.json", "application/fhir+json"));
byId("close").addEventListener("click", () => {
  close();
  byId("text").value = "";
});

/** Whatever else is needed later is fetched now. */
async function start() {
  const fetched = fetch(new URL(receiver.wasm, base), { integrity: receiver.integrity });
  const bytes = fetched.then((response) => response.arrayBuffer());
  const [glue, language] = await Promise.all([
    engines.engine(),
    engines.pack(engines.tagFor(document.documentElement.lang)),
    bytes.then((bytes) => init({ module_or_path: bytes })),
  ]);
  [engine, pack] = [glue, language.pack];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(engine.css.sheet);
  paper.adoptedStyleSheets = [sheet];
  for (const id of ["camera", "file", "read"]) byId(id).disabled = false;
  say("");
}

start().catch((error) => broken(error.message));
