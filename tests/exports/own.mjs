// What no validator from outside looks at: whether a response answers the questionnaire that we publish.

const VALUES = { boolean: "valueBoolean", integer: "valueInteger", text: "valueString", choice: "valueCoding" };
const STATUSES = ["in-progress", "completed", "amended", "entered-in-error", "stopped"];

/** What is wrong with a response. */
export function faultsOf(response, questionnaire) {
  const faults = [...empties(response, "response")];
  const items = [...every(response.item)];
  const known = new Map([...every(questionnaire.item)].map((item) => [item.linkId, item]));
  const parents = parentsOf(questionnaire);
  const given = new Map();
  for (const [item, parent] of withParents(response)) {
    if (given.has(item.linkId)) faults.push(`${item.linkId}: answered twice`);
    given.set(item.linkId, item.answer ?? []);
    if (parents.get(item.linkId) !== parent) faults.push(`${item.linkId}: stands in ${parent}`);
  }
  if (response.questionnaire !== `${questionnaire.url}|${questionnaire.version}`) faults.push("another questionnaire");
  if (!STATUSES.includes(response.status)) faults.push(`status ${response.status}`);
  for (const item of items) {
    const asked = known.get(item.linkId);
    if (asked) faults.push(...faultsOfItem(item, asked, given));
    else faults.push(`${item.linkId}: not asked`);
  }
  return faults;
}

function* faultsOfItem(item, asked, given) {
  const name = item.linkId;
  if (item.text !== asked.text) yield `${name}: has another text`;
  if (!isEnabled(asked, given)) yield `${name}: is not enabled`;
  if (asked.type === "group") {
    if (item.answer) yield `${name}: a group has no answer`;
    return;
  }
  if (item.item) yield `${name}: nothing stands in a question`;
  const answers = item.answer ?? [];
  if (answers.length === 0) yield `${name}: has no answer`;
  if (answers.length > 1 && !asked.repeats) yield `${name}: has several answers`;
  if (new Set(answers.map((answer) => JSON.stringify(answer))).size < answers.length) yield `${name}: an answer stands twice`;
  for (const answer of answers) {
    const value = answer[VALUES[asked.type]];
    if (Object.keys(answer).length !== 1 || value === undefined) yield `${name}: must be of type ${asked.type}`;
    else if (asked.type === "choice" && !isOffered(value, asked)) yield `${name}: ${value.code} is not offered`;
    else if (asked.type === "integer" && !isInRange(value, asked)) yield `${name}: ${value} is out of range`;
    else if (asked.type === "text" && [...value].length > asked.maxLength) yield `${name}: is too long`;
  }
}

const isOffered = (value, { answerOption }) =>
  answerOption.some(({ valueCoding: { system, code, display } }) => same([system, code, display], [value.system, value.code, value.display]));

function isInRange(value, { extension }) {
  const limit = (name) => extension.find(({ url }) => url.endsWith(`/${name}`)).valueInteger;
  return Number.isInteger(value) && value >= limit("minValue") && value <= limit("maxValue");
}

/** Whether its conditions hold; what encloses it was looked at by itself. */
function isEnabled({ enableWhen, enableBehavior }, given) {
  if (!enableWhen) return true;
  const holds = ({ question, operator, answerBoolean, answerCoding, answerInteger }) => {
    const answers = given.get(question) ?? [];
    if (operator === "exists") return answers.length > 0 === answerBoolean;
    if (operator === "=") return answers.some(({ valueCoding }) => same([valueCoding?.system, valueCoding?.code], [answerCoding.system, answerCoding.code]));
    if (operator === ">=") return answers.some(({ valueInteger }) => valueInteger >= answerInteger);
    throw new Error(`${question}: nothing is known of the operator ${operator}`);
  };
  return enableBehavior === "any" ? enableWhen.some(holds) : enableWhen.every(holds);
}

/** FHIR knows no empty texts, lists and objects. */
function* empties(value, path) {
  if (value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0)) yield `${path}: is empty`;
  else if (typeof value === "object") for (const [name, inner] of Object.entries(value)) yield* empties(inner, `${path}.${name}`);
}

/** All items, the outer before the inner. */
export function* every(items = []) {
  for (const item of items) {
    yield item;
    yield* every(item.item);
    for (const answer of item.answer ?? []) yield* every(answer.item);
  }
}

function* withParents({ item = [] }, parent = "") {
  for (const inner of item) {
    yield [inner, parent];
    yield* withParents(inner, inner.linkId);
  }
}

const parentsOf = (resource) => new Map([...withParents(resource)].map(([item, parent]) => [item.linkId, parent]));

const same = (one, other) => one.every((value, position) => value === other[position]);
