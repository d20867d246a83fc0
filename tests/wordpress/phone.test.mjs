// What the plugin dials, by the cases that the engine and the pages are held to. It needs PHP and no WordPress.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../browser/lib/content.mjs";

const cases = JSON.parse(readFileSync(join(root, "tests/cases/phones.json"), "utf8"));

test("the plugin dials what the cases say, and changes no word", () => {
  const [script, plugin] = ["tests/wordpress/phone.php", "integrations/wordpress/massage-check.php"];
  const input = JSON.stringify(cases.map(({ text }) => text));
  const answers = JSON.parse(execFileSync("php", [script, plugin], { cwd: root, input, encoding: "utf8" }));
  assert.deepEqual(answers.map(({ text, dials }) => ({ text, dials })), cases);
});
