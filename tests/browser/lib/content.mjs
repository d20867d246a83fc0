// What the tests know of content/: kinds of questions, words, worked cases. All of it is read, nothing is repeated here.

import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

const read = (path) => readFileSync(join(root, path), "utf8");
const list = (folder, ending) => readdirSync(join(root, folder)).filter((name) => name.endsWith(ending)).sort();

/** The kind of each question by id, as `content/README.md` lists them. */
export const kinds = Object.fromEntries(
  list("content/questions", ".toml")
    .flatMap((name) => parse(read(`content/questions/${name}`)).question ?? [])
    .map(({ id, kind }) => [id, kind]),
);

/** The version of questions and rules, and the ids of the pages that ask something, in their order. */
export const version = parse(read("content/meta.toml")).version;
export const screens = parse(read("content/questions/steps.toml")).step.flatMap(({ screen }) => (screen ?? []).map(({ id }) => id));

/** The kinds that have a list to choose from for each place or part; their answers are objects by place or part. */
export const inRows = new Set(["place_reasons", "number_per_part"]);

/** All English texts by key. */
export const words = Object.assign(
  {},
  ...list("content/locales/en", ".json").map((name) => JSON.parse(read(`content/locales/en/${name}`))),
);

/** Both halves of every place of the body map: where it lies, the client's own side, its part, and what it is called. */
export const regions = parse(read("content/regions.toml")).place.flatMap(({ id, view, parts }) =>
  ["right", "left"].map((side, half) => ({
    id: `${id}_${side[0]}`,
    place: id,
    view,
    side,
    part: parts[half],
    label: words[`region_${side}`].replace("{place}", words[`place.${id}`]),
  })),
);

/** Ids of all techniques. */
export const techniques = list("content/techniques", ".toml").flatMap((name) => {
  const id = /^\d+-(\w+)\.toml$/.exec(name)?.[1];
  return id ? [id] : [];
});

/** Ids of the tiers that hide all suggestions. */
export const hiding = new Set(
  parse(read("content/rules/tiers.toml")).tier.flatMap(({ id, hides }) => (hides ? [id] : [])),
);

/** The worked cases of the clinical reference by id, for example W01. */
export const cases = Object.fromEntries(parse(read("tests/cases/worked.toml")).case.map((one) => [one.id, one]));

/** What the engine makes of these answers, without any defaults: the reviewer's door, `examples/assess.rs`. */
export function assess(answers) {
  return JSON.parse(run("assess", [], answers));
}

/** What a client takes along with these answers: `form` is "text", "file", "fhir" or "code". */
export function exported(form, answers, { withDefaults = false } = {}) {
  return run("export", ["--as", form], answers, withDefaults);
}

function run(example, options, answers, withDefaults = false) {
  built[example] ??= build(example);
  const all = withDefaults ? options : ["--full", ...options];
  return execFileSync(built[example], all, { input: JSON.stringify(answers), encoding: "utf8" });
}

const built = {};

/** Built once, and found wherever Cargo puts it. */
function build(example) {
  const build = ["build", "--quiet", "--locked", "--example", example, "--message-format=json-render-diagnostics"];
  const { status, stdout } = spawnSync("cargo", build, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`the example ${example}, which says what is right, could not be built`);
  const messages = stdout.trim().split("\n").map((line) => JSON.parse(line));
  return messages.map(({ executable }) => executable).find(Boolean);
}
