// The only message between a framed questionnaire and the page around it, one form for both ways: `{ type, height }`.
//
// The page says how tall its frame is, and asks by that; the frame says how tall it wants to be.

export const TYPE = "massage-check-frame";

export function message(height) {
  return { type: TYPE, height };
}

/** The height in such a message, or null for everything else that may be sent. */
export function heightIn(data) {
  if (typeof data !== "object" || data === null) return null;
  const { type, height } = data;
  const isOurs = type === TYPE && typeof height === "number" && Number.isFinite(height);
  return isOurs && Object.keys(data).length === 2 ? height : null;
}
