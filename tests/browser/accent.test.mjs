// One accent must serve in light and in dark, whatever colour a clinic has. Twenty that businesses have, on the grounds of
// `styles/tokens.css`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { contrast, fromAccent } from "../../element/accent.js";
import { root } from "./lib/content.mjs";

const BRANDS = {
  "deep teal, our own": "#0a534b",
  plum: "#7a2d6e",
  "signal red": "#e30613",
  "taxi yellow": "#ffcc00",
  "blush pink": "#f5d5e0",
  "sky blue": "#00a4e4",
  "spring green": "#1db954",
  orange: "#ff6600",
  black: "#000000",
  white: "#ffffff",
  "middle grey": "#808080",
  lime: "#9acd32",
  navy: "#003366",
  lilac: "#c8a2c8",
  copper: "#b5651d",
  "web blue": "#4285f4",
  rose: "#ffb6c1",
  "sea green": "#2e8b57",
  coffee: "#6b4226",
  mint: "#e0f2f1",
};

const tokens = readFileSync(join(root, "styles/tokens.css"), "utf8");
const [light, dark] = [tokens.split("@media")[0], tokens.split(':host([color-scheme="dark"])')[1]];

const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
const token = (scheme, name) => rgb(new RegExp(`--mc-${name}: var\\(--massage-check-${name}, (#[0-9a-f]{6})\\)`).exec(scheme)[1]);

test("there are twenty colours", () => assert.equal(Object.keys(BRANDS).length, 20));

for (const [name, scheme] of Object.entries({ light, dark })) {
  for (const [brand, hex] of Object.entries(BRANDS)) {
    test(`${brand} (${hex}) serves on a ${name} page`, () => {
      const grounds = ["paper", "surface", "sunken"].map((ground) => token(scheme, ground));
      const made = fromAccent({ accent: rgb(hex), strong: null, on: null, soft: token(scheme, "accent-soft"), grounds });
      assert.deepEqual(made.fill, rgb(hex), "buttons have the colour as it is");
      for (const fill of [made.fill, made["fill-strong"]]) assert.ok(contrast(made["on-accent"], fill) >= 4.5, "text on buttons");
      for (const ground of [...grounds, made["accent-soft"]]) {
        // The outline of buttons and ticks is of this colour, too: it is seen however pale their ground is.
        assert.ok(contrast(made.accent, ground) >= 4.5, "links and outlines");
        assert.ok(contrast(made["accent-strong"], ground) >= 4.5, "links under the pointer");
      }
      for (const text of ["text", "error"]) assert.ok(contrast(token(scheme, text), made["accent-soft"]) >= 4.5, "text of a chosen row");
    });
  }
}

test("what can be read already stays as it is", () => {
  const grounds = ["paper", "surface", "sunken"].map((ground) => token(light, ground));
  const made = fromAccent({ accent: rgb("#0a534b"), strong: rgb("#063f39"), on: rgb("#ffffff"), soft: token(light, "accent-soft"), grounds });
  assert.deepEqual([made.accent, made["accent-strong"], made["on-accent"]], ["#0a534b", "#063f39", "#ffffff"].map(rgb));
});
