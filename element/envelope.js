// The form in which answers lie in a storage: `{ v, form, rev, savedAt, expires, data }`.
//
// In: what the engine saves, or a text that was found. Out: a text, or what the text is. It touches no storage, and it
// never looks into `data`, which only the engine reads.

import { toJson } from "./dom.js";

/** The version of this form and of the data in it. The engine knows the same number as `SAVED_VERSION`. */
export const VERSION = 1;

/** For how many days answers are kept: at least, at most, and where a clinic does not say. */
export const DAYS = { min: 1, max: 90, otherwise: 14 };

const DAY_MS = 86_400_000;

/** How far a clock may have been put back since something was saved, before its date makes no sense. */
const CLOCK_MS = DAY_MS;

const LENGTH_MAX = 1_000_000;

/** When something that is saved now expires. */
export function expiry(now, days) {
  return now + days * DAY_MS;
}

/** `data` is JSON, as the engine writes it. */
export function seal({ form, rev, savedAt, expires, data }) {
  return toJson({ v: VERSION, form, rev, savedAt, expires, data: JSON.parse(data) });
}

/**
 * What a stored text is: "nothing", "ours" with its fields, "expired", "newer" than this program, "unreadable", or
 * "foreign": well-formed, but written by another program or for another form.
 */
export function open(text, form, now) {
  if (text === null) return { is: "nothing" };
  const record = parse(text);
  if (typeof record !== "object" || record === null || Array.isArray(record)) return { is: "unreadable" };
  if (isBare(record)) return { is: "ours", v: 0, rev: 0, expires: null, data: text };

  const { v, rev, savedAt, expires, data } = record;
  if (v === undefined || record.form !== form) return { is: "foreign" };
  if (v > VERSION) return { is: "newer" };
  const hasForm = v === VERSION && Number.isSafeInteger(rev) && data !== undefined;
  if (!hasForm || !Number.isFinite(savedAt) || !Number.isFinite(expires)) return { is: "unreadable" };
  const isAbsurd = savedAt > now + CLOCK_MS || expires > expiry(savedAt, DAYS.max);
  return isAbsurd || expires <= now ? { is: "expired" } : { is: "ours", v, rev, expires, data: toJson(data) };
}

/** Version 0 was what the engine saved, without an envelope. It knew no date, and lay only in the storage of a tab. */
function isBare(record) {
  return "version" in record && "answers" in record && !("v" in record);
}

function parse(text) {
  if (text.length > LENGTH_MAX) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
