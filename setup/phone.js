// Which phone numbers stand in what an owner has written, and what is dialled for each. The rule is that of
// `content/phone.json`; the engine and the plugin for WordPress have it from there, too.
//
// In: the text of a setting. Out: its pieces in order. What cannot be dialled for certain has no number.

import rule from "../content/phone.json" with { type: "json" };

const RUN = new RegExp(`(\\(?\\+?[0-9](?:[0-9\\s${rule.signs}]*[0-9])?)`, "u");
const AROUND = new RegExp(rule.around, "u");
const [IS, ISNT] = [rule.is, rule.isnt].map((rows) => new RegExp(rows.map(([pattern]) => pattern).join("|"), "u"));

/** The pieces of a text: `number` is what is dialled, or null for what stands around numbers. */
export function phoneSpans(text) {
  const parts = text.split(RUN);
  const numbers = parts.map((part, at) => (at % 2 === 1 ? dialled(part) : null));
  const around = parts.map((part, at) => (at % 2 === 1 ? "#" : part.replace(/\s/gu, " "))).join("");
  const isCertain = AROUND.test(around) && numbers.every((number, at) => at % 2 === 0 || number !== null);
  if (!isCertain) return [{ text, number: null }];
  const opened = parts.map((part, at) => at % 2 === 1 && /^\([^)]*$/.test(part));
  return parts
    // A bracket that a number opens and does not close belongs to the words around it.
    .map((part, at) => ({ text: opened[at] ? part.slice(1) : opened[at + 1] ? `${part}(` : part, number: numbers[at] }))
    .filter(({ text }) => text !== "");
}

/** What is dialled for one number as it was written; null if that is not certain. */
function dialled(written) {
  const plain = written.replace(/[^0-9+().]/gu, (sign) => (/\s/u.test(sign) ? " " : "-")).replace("(0)", "~");
  const number = plain.replace(/[^0-9+]/g, "");
  const both = `${plain}=${number}`;
  return IS.test(both) && !ISNT.test(both) ? number : null;
}
