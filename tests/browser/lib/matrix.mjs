// A reporter for Node's test runner: which fault was met in which browser, and how that went, as a table in Markdown.
//
// In: the events of a run. A test belongs to the rows that its name begins with ("F26 the engine is missing: ...") and to
// the browser in which the name of its outermost suite ends ("a fault in firefox"). Out: one line for each row. A row that
// no test of a browser carries says "-".

const BROWSERS = ["chromium", "firefox", "webkit"];

export default async function* matrix(events) {
  const rows = new Map();
  let inSuite = []; // The runner reports a suite after its tests, and one file after the other.
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    // A test that was left out by its name tells nothing.
    if (data.skip !== undefined || data.todo !== undefined) continue;
    const named = /^((?:F\d+ )+)/.exec(data.name);
    if (named) inSuite.push({ names: named[1].trim().split(" "), isPassed: type === "test:pass" });
    if (data.nesting > 0) continue;
    const browser = data.name.split(" ").at(-1);
    for (const { names, isPassed } of inSuite) {
      for (const row of names) {
        if (!rows.has(row)) rows.set(row, {});
        const counts = (rows.get(row)[browser] ??= { passed: 0, failed: 0 });
        counts[isPassed ? "passed" : "failed"] += 1;
      }
    }
    inSuite = [];
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
