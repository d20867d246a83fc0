// A reporter for Node's test runner: which fault was met in which browser, and how that went, as a table in Markdown.
//
// In: the events of a run. A test belongs to the rows that its name names ("is full: the page says so [F4]") and to the
// browser after which its outermost suite is named. Out: one line for each row. A row that no test of a browser carries
// says "-".

const BROWSERS = ["chromium", "firefox", "webkit"];

export default async function* matrix(events) {
  const rows = new Map();
  let inSuite = []; // The runner reports a suite after its tests, and one file after the other.
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    // A test that was left out by its name tells nothing.
    if (data.skip !== undefined || data.todo !== undefined) continue;
    const names = data.name.match(/\bF\d{1,2}\b/g);
    if (names) inSuite.push({ names, isPassed: type === "test:pass" });
    if (data.nesting > 0) continue;
    const browser = data.name;
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
