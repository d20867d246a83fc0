// Makes the questionnaire on paper, empty, for clients without a device. One page for each language.
//
// In: content/, of which it names no question. Out: HTML without scripts. What the page shows only after certain answers
// stands here for everybody, because paper cannot ask; who is not concerned leaves it empty.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "smol-toml";
import { root } from "./bundle.mjs";

const read = (path) => readFile(join(root, path), "utf8");
const table = async (path) => parse(await read(path));

/** The page in the language `tag`, which has all texts of content/locales/<tag>/. */
export async function blankPage(tag) {
  const words = await wordsOf(tag);
  const { step } = await table("content/questions/steps.toml");
  const questions = await questionsById();
  const asked = step.flatMap(({ id, screen = [] }) => screen.map(({ asks }) => [id, asks]));
  const all = asked.flatMap(([id, asks]) => asks.map((ask) => ({ step: id, ...asksFor(ask, questions) })));
  // A paper is read from its top: what may have to be told at once goes first.
  const sorted = [...all.filter(isFirst), ...all.filter((ask) => !isFirst(ask))];
  const form = { words, own: await ownWords(tag), figure: await figure() };
  // One figure is enough: what is asked for later is marked in the same one, in another way.
  form.drawn = sorted.find(({ question }) => question.kind === "places")?.question;
  const steps = [];
  for (const ask of sorted) {
    if (steps.at(-1)?.id !== ask.step) steps.push({ id: ask.step, asks: [] });
    steps.at(-1).asks.push(ask);
  }
  return page(tag, form, steps.map((step) => section(form, step)).join("\n"));
}

/** Whether a question is about safety, or stands before all others. */
const isFirst = ({ question }) => question.safety === true || question.kind === "tick";

/** Words that only paper needs; a language without its own has those of the source language. */
async function ownWords(tag) {
  return JSON.parse(await read(`blank/words.${tag}.json`).catch(() => read("blank/words.en.json")));
}

async function wordsOf(tag) {
  const folder = `content/locales/${tag}`;
  const files = (await readdir(join(root, folder))).filter((name) => name.endsWith(".json"));
  return Object.assign({}, ...(await Promise.all(files.map(async (name) => JSON.parse(await read(`${folder}/${name}`))))));
}

async function questionsById() {
  const files = (await readdir(join(root, "content/questions"))).filter((name) => name !== "steps.toml").sort();
  const tables = await Promise.all(files.map((name) => table(`content/questions/${name}`)));
  return Object.fromEntries(tables.flatMap(({ question = [] }) => question.map((one) => [one.id, one])));
}

/** A question, or one list of its options: "cond:today". */
function asksFor(ask, questions) {
  const [id, list] = ask.split(":");
  const question = questions[id];
  if (!question) throw new Error(`content/questions/steps.toml asks ${ask}, which is no question`);
  return { question, list };
}

/** Both views of the figure: their outline and borders, and nothing marked. */
async function figure() {
  const source = await read("content/body-map.svg");
  const views = {};
  for (const [, id, inner] of source.matchAll(/<g id="(front|back)"[^>]*>([\s\S]*?)\n {2}<\/g>/g)) {
    const paths = [...inner.matchAll(/<path (?:id="\w+"|class="stroke") d="([^"]+)"\/>/g)].map(([, path]) => path);
    if (paths.length === 0) throw new Error(`content/body-map.svg: no place in ${id}`);
    views[id] = paths.join("");
  }
  if (!views.front || !views.back) throw new Error("content/body-map.svg: front or back is missing");
  return views;
}

/** What each view is called. */
const VIEWS = { front: "ui_front", back: "ui_back_view" };

/** Options up to so many characters stand beside each other. */
const SHORT = 24;

/** A question with more options than this may go on in the next column. */
const LONG = 4;

const CHARACTERS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (words) => words.replace(/[&<>"]/g, (character) => CHARACTERS[character]);
const element = (tag, name, inner) => `<${tag}${name ? ` class="${name}"` : ""}>${inner}</${tag}>`;

function page(tag, { words, own }, inner) {
  const line = (label) => element("p", "mc-blank", text(words[label]));
  const person = ["sheet_name", "sheet_birth"].map(line).join("");
  return `<!doctype html>
<html lang="${text(tag)}" dir="${text(words.direction)}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${text(own.title)}</title>
    <link rel="stylesheet" href="blank.css">
  </head>
  <body>
    <main>
      <h1>${text(own.title)}</h1>
      <p>${text(own.intro)}</p>
      <div class="blank-lines">${person}</div>
      <p class="blank-urgent">${text(own.urgent)}</p>
${inner}
      <footer>${text(words.ui_limits)}</footer>
    </main>
  </body>
</html>
`;
}

function section(form, { id, asks }) {
  const inner = asks.map((ask) => field(form, ask)).join("\n");
  const name = asks.every(isFirst) ? ' class="blank-safety"' : "";
  return `<section${name}><h2>${text(form.words[`step.${id}`])}</h2>\n<div class="blank-asks">${inner}</div>\n</section>`;
}

function field(form, { question, list }) {
  const { words } = form;
  const heading = words[list ? `list.${question.id}.${list}` : ""] ?? words[`question.${question.id}.wording`];
  const at = (name) => words[`question.${question.id}.${name}`];
  const hint = at("hint") && !list ? element("p", "blank-hint", text(at("hint"))) : "";
  const title = question.kind === "tick" ? "" : element("h3", "", text(heading));
  const isLong = (question.option?.length ?? 0) > LONG;
  const name = question === form.drawn ? " blank-ask--body" : isLong ? " blank-ask--long" : "";
  return `<div class="blank-ask${name}" data-question="${text(question.id)}">${title}${hint}${answer(form, question, list)}</div>`;
}

/** Room for the answer, by the kind of the question. */
function answer(form, question, list) {
  const { words } = form;
  const choices = () => ticks(words, question, list);
  switch (question.kind) {
    case "tick":
      return tick(words[`question.${question.id}.wording`]);
    case "one":
    case "many":
      return choices();
    case "number":
      return scale(words, question);
    case "places":
      return question === form.drawn
        ? element("p", "blank-hint", text(form.own.mark)) + body(form) + choices()
        : element("p", "blank-hint", text(form.own.cross)) + choices();
    case "text":
      return '<p class="mc-blank"></p><p class="mc-blank"></p>';
    case "main_place":
    case "number_per_part":
      return '<p class="mc-blank"></p>' + choices();
    case "place_reasons":
      return choices() + '<p class="mc-blank"></p>';
    default:
      throw new Error(`question ${question.id}: a paper has no room for the kind ${question.kind}`);
  }
}

const tick = (words) => `<p class="blank-tick">${element("span", "", text(words))}</p>`;

function ticks(words, { id, kind, option = [] }, list) {
  const here = option.filter((one) => !list || !one.list || one.list === list);
  if (here.length === 0) return "";
  const label = (one) => words[`option.${id}.${one.id}`];
  const name = `blank-tick${kind === "one" ? " blank-tick--one" : ""}`;
  const items = here.map((one) => `<li class="${name}" data-option="${text(one.id)}">${element("span", "", text(label(one)))}</li>`);
  const isShort = here.every((one) => label(one).length <= SHORT);
  return `<ul class="blank-ticks${isShort ? " blank-ticks--short" : ""}">${items.join("")}</ul>`;
}

function scale(words, { id, range: [low, high] }) {
  const numbers = Array.from({ length: high - low + 1 }, (_, i) => `<li>${low + i}</li>`).join("");
  // The hint says what the ends mean.
  if (words[`question.${id}.hint`]) return `<ol class="blank-scale">${numbers}</ol>`;
  const end = (name) => element("span", "", text(words[`question.${id}.${name}`] ?? ""));
  return `<ol class="blank-scale">${numbers}</ol><p class="blank-ends">${end("lowest")}${end("highest")}</p>`;
}

function body({ words, figure }) {
  const half = (path, mirror) => `<path d="${path}"${mirror ? ' transform="scale(-1 1)"' : ""}/>`;
  // The client's own left lies at the viewer's right on the front, and at the left on the back.
  const view = (name, sides) => {
    const [start, end] = sides.map((side) => element("span", "", text(words[side])));
    const drawing = `<svg viewBox="-190 -15 380 780" aria-hidden="true">${half(figure[name])}${half(figure[name], true)}</svg>`;
    return `<div class="blank-view"><p dir="ltr">${start}${element("b", "", text(words[VIEWS[name]]))}${end}</p>${drawing}</div>`;
  };
  const views = view("front", ["side_right", "side_left"]) + view("back", ["side_left", "side_right"]);
  return `<div class="blank-body">${views}</div>`;
}
