// A reporter for Node's test runner: which fault was met in which browser, and how that went, as a table in Markdown.
//
// In: the events of a run. A test belongs to the rows that its name begins with ("F26 the engine is missing: ...") and to
// the browser whose file it stands in. Out: one line for each row. A row that no test of a browser carries says "-".

import { basename } from "node:path";

const BROWSERS = ["chromium", "firefox", "webkit"];

export default async function* matrix(events) {
  const rows = new Map();
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    // A test that was left out by its name tells nothing.
    if (data.skip !== undefined || data.todo !== undefined) continue;
    const named = /^((?:F\d+ )+)/.exec(data.name);
    if (!named) continue;
    for (const row of named[1].trim().split(" ")) {
      if (!rows.has(row)) rows.set(row, {});
      const counts = (rows.get(row)[browserOf(data)] ??= { passed: 0, failed: 0 });
      counts[type === "test:pass" ? "passed" : "failed"] += 1;
    }
  }
  yield `| fault | ${BROWSERS.join(" | ")} |\n|---|${"---|".repeat(BROWSERS.length)}\n`;
  const number = (row) => Number(row.slice(1));
  for (const row of [...rows.keys()].sort((a, b) => number(a) - number(b))) {
    yield `| ${row} | ${BROWSERS.map((browser) => cell(rows.get(row)[browser])).join(" | ")} |\n`;
  }
}

function cell(counts) {
  if (!counts) return "-";
  const { passed, failed } = counts;
  return failed ? `${failed} of ${passed + failed} failed` : `${passed} passed`;
}
