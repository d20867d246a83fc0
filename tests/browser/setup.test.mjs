// What the set-up page offers and writes, read without a browser: no option is missing, and every line that it writes
// says to its reader what the owner has entered.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { parse } from "smol-toml";
import { ATTRIBUTES, FREE, PROPERTIES } from "../../frame/settings.js";
import { LEFT_OUT, OPTIONS } from "../../setup/options.js";
import { OF_THE_ELEMENT, SETTINGS } from "../../element/settings.js";
import { phoneSpans } from "../../setup/phone.js";
import { FRAME_NEEDS, MARKS, block, cssSnippet, frameElement, frameSnippet, htmlSnippet, moduleSnippet, policies, shortcode } from "../../setup/snippets.js";
import { root } from "./lib/content.mjs";
import { awkward, nasty, readAttributes, readBlock, readShortcode } from "./lib/snippets.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");
const FOLDER = "https://files.example/massage check/";

/** Every awkward text under a name of its own; then many made of awkward pieces. */
const TEXTS = [...awkward, ...nasty(500)];

/** Says what `read` makes of the snippet, and that it is what was entered. */
function carries(write, read) {
  for (const text of TEXTS) {
    const settings = [["clinic-name", text], ["mode", "catalogue"]].filter(([, value]) => value !== "");
    const snippet = write({ settings, looks: [], folder: FOLDER });
    assert.deepEqual(read(snippet), Object.fromEntries(settings), JSON.stringify({ text, snippet }));
  }
}

test("the set-up page offers every attribute of the README but what it leaves out with a reason", () => {
  const table = read("README.md").split("| attribute | meaning |")[1].split("\n\n")[0].split("\n").slice(2);
  const described = table.flatMap((row) => [...row.split("|")[1].matchAll(/`([a-z-]+)`/g)].map(([, name]) => name));
  const offered = OPTIONS.flatMap(({ name }) => name ?? []);
  assert.deepEqual([...offered, ...Object.keys(LEFT_OUT)].sort(), described.sort());
  assert.deepEqual(offered.sort(), [...ATTRIBUTES].sort());
});

test("the set-up page offers every custom property of the README", () => {
  const described = [...read("README.md").matchAll(/`--massage-check-([a-z-]+)`/g)].map(([, name]) => name);
  const offered = OPTIONS.flatMap(({ property }) => property ?? []);
  assert.deepEqual(offered.sort(), [...new Set(described)].sort());
  assert.deepEqual(offered.sort(), [...PROPERTIES].sort());
});

test("the element knows every attribute that the set-up page offers", () => {
  const known = [...SETTINGS, ...OF_THE_ELEMENT];
  for (const { name } of OPTIONS.filter(({ name }) => name)) assert.ok(known.includes(name), name);
});

test("what one can choose are values that the plugin for WordPress takes", () => {
  const plugin = read("integrations/wordpress/massage-check.php");
  const fixed = OPTIONS.filter(({ name, kind }) => kind === "choice" && !["exports", "region", "lang"].includes(name));
  assert.ok(fixed.length > 2);
  for (const { name, values } of fixed) {
    const [, taken] = /'values' => array\( ([^)]*) \)/.exec(plugin.split(`'${name.replace("-", "_")}'`)[1]);
    for (const [value] of values.filter(([value]) => value !== "")) assert.ok(taken.includes(`'${value}'`), `${name}: ${value}`);
  }
});

test("the pages dial what the cases say, and lose no word", () => {
  const cases = JSON.parse(read("tests/cases/phones.json"));
  assert.ok(cases.length > 150);
  for (const { text, dials } of cases) {
    const spans = phoneSpans(text);
    assert.deepEqual(spans.flatMap(({ number }) => number ?? []), dials, JSON.stringify(text));
    assert.equal(spans.map(({ text }) => text).join(""), text);
    const halves = spans.filter(({ text, number }) => number && text.split("(").length !== text.split(")").length);
    assert.deepEqual(halves, [], JSON.stringify(text));
  }
});

test("the loader, which has room for the plainest forms only, dials none of them otherwise than the pages", () => {
  const plain = new RegExp(JSON.parse(read("content/phone.json")).plain);
  const [codes, areas] = [["0", "+44 ", "+44 (0)", "+49 (0) ", "+61"], ["20", "161", "345", "800", "1632", "7700", "999"]];
  const rests = [" 7946 0018", " 900123", " 567890", " 112 9999", " 946 112", " 0900 1700", " 7946", " 999", " 7946 00189", " 79460018"];
  const texts = codes.flatMap((code) => areas.flatMap((area) => rests.map((rest) => code + area + rest)));
  const cases = JSON.parse(read("tests/cases/phones.json")).map(({ text }) => text);
  const dialled = [...texts, ...cases].filter((text) => plain.test(text));
  assert.ok(dialled.length > 30);
  for (const text of dialled) assert.deepEqual(phoneSpans(text), [{ text, number: text.replace(/\(0\)|[^0-9+]/g, "") }], text);
});

test("every country of the content can be chosen", () => {
  const ids = parse(read("content/countries.toml")).country.map(({ id }) => id);
  const page = read("dist/configure.js");
  for (const id of ids) assert.ok(new RegExp(`["']?id["']?:["']${id}["']`).test(page), id);
});

test("a line of HTML says what was entered, whatever that is", () => {
  carries(htmlSnippet, (snippet) => readAttributes(snippet, "massage-check"));
});

test("a shortcode says what was entered, whatever that is", () => {
  carries(shortcode, readShortcode);
});

test("a block says what was entered, whatever that is", () => {
  carries(block, readBlock);
});

test("the element of a frame says what was entered, whatever that is", () => {
  carries(frameElement, (snippet) => readAttributes(snippet, "massage-check"));
});

test("the address of a frame says looks and language, and nothing that a client could be misled by", () => {
  const settings = OPTIONS.flatMap(({ name }) => (name ? [[name, "x&y"]] : []));
  const snippet = frameSnippet({ settings, looks: [["accent", "#0a534b"]], folder: FOLDER });
  const { src, allow, sandbox } = readAttributes(snippet, "iframe");
  const { origin, pathname, searchParams } = new URL(src);
  assert.equal(origin + pathname, "https://files.example/massage%20check/frame.html");
  assert.deepEqual([...searchParams.keys()].sort(), ["--massage-check-accent", ...FREE].sort());
  assert.equal(searchParams.get("lang"), "x&y");
  assert.deepEqual(sandbox.split(" "), FRAME_NEEDS.map(([flag]) => flag));
  assert.equal(allow, "clipboard-write");
  const inFile = readAttributes(frameElement({ settings }), "massage-check");
  assert.deepEqual(Object.keys(inFile).sort(), ATTRIBUTES.filter((name) => !FREE.includes(name)).sort());
});

test("the README names each flag that a frame needs, and its lines have them", () => {
  const readme = read("README.md");
  for (const [flag, use] of FRAME_NEEDS) assert.ok(readme.includes(`| \`${flag}\` | ${use} |`), flag);
  const { sandbox, allow } = readAttributes(readme.slice(readme.indexOf("<iframe")), "iframe");
  assert.deepEqual([sandbox, allow], [FRAME_NEEDS.map(([flag]) => flag).join(" "), "clipboard-write"]);
});

/** The words between the tags of the element, and the addresses of the links in them. */
function wordsIn(snippet) {
  const inner = /<massage-check[^>]*>([\s\S]*)<\/massage-check>/.exec(snippet)[1];
  return { links: [...inner.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href), text: inner.replace(/<[^>]*>/g, "").trim() };
}

test("each snippet has words that serve without a questionnaire, with every number that can be dialled as a link", () => {
  const settings = [["clinic-name", "O'Neil & <b>"], ["clinic-phone", "020 7946 0018 / +44 (0)7700 900123"]];
  for (const write of [htmlSnippet, frameElement]) {
    const { links, text } = wordsIn(write({ settings, looks: [], folder: FOLDER }));
    assert.deepEqual(links, ["tel:02079460018", "tel:+447700900123"]);
    assert.equal(text, "If no questionnaire appears here, please call O'Neil &amp; &lt;b&gt;: 020 7946 0018 / +44 (0)7700 900123.");
    const unsure = wordsIn(write({ settings: [["clinic-phone", "020 7946 0018 (9-17)"]], looks: [], folder: FOLDER }));
    assert.deepEqual(unsure, { links: [], text: "If no questionnaire appears here, please call the clinic: 020 7946 0018 (9-17)." });
  }
  assert.equal(frameElement({ settings }).match(/<a [^>]* target="_self">/g).length, 2);
  const script = moduleSnippet({ settings });
  assert.match(script, /href: "tel:02079460018"[\s\S]*href: "tel:\+447700900123"[\s\S]*questionnaire\.append\(words\)/);
  assert.match(read("README.md").split("```html")[1], /<a href="tel:02079460018">020 7946 0018<\/a>/);
});

test("a script says what was entered, whatever that is, also within a page", () => {
  carries(moduleSnippet, (snippet) => {
    assert.doesNotMatch(snippet, /<\/|<!--/);
    const set = {};
    const element = { setAttribute: (name, value) => (set[name] = value), append: () => {} };
    const document = { createElement: (name) => (name === "massage-check" ? element : { append: () => {} }), querySelector: () => element };
    runInNewContext(snippet.replace('import "massage-check";', ""), { document });
    return set;
  });
});

test("a switch is written as each reader has it", () => {
  const input = { settings: [["kiosk", ""]], looks: [], folder: FOLDER };
  assert.match(htmlSnippet(input), /<massage-check kiosk>\n/);
  assert.equal(shortcode(input), '[massage_check kiosk="on"]');
  assert.deepEqual(readBlock(block(input)), { kiosk: "on" });
  assert.match(frameElement(input), /<massage-check kiosk>\n/);
});

test("with nothing chosen there are the loader and the element, and no more", () => {
  const input = { settings: [], looks: [], folder: "https://files.example/" };
  assert.equal(
    htmlSnippet(input),
    `<script src="https://files.example/massage-check.js" ${MARKS} defer></script>\n<massage-check>\n  <p>If no questionnaire appears here, please call the clinic.</p>\n</massage-check>`,
  );
  assert.equal(shortcode(input), "[massage_check]");
  assert.equal(block(input), "<!-- wp:massage-check/questionnaire /-->");
  assert.equal(cssSnippet(input), "");
  assert.match(frameSnippet(input), /src="https:\/\/files\.example\/frame\.html"/);
});

test("a pinned loader carries its checksum, and asks in the way that lets a browser compare it", () => {
  const line = htmlSnippet({ settings: [], looks: [], folder: FOLDER, integrity: "sha384-abc" });
  assert.deepEqual(readAttributes(line, "script"), {
    src: "https://files.example/massage%20check/massage-check.js",
    integrity: "sha384-abc",
    crossorigin: "anonymous",
    defer: "",
    ...readAttributes(`<script ${MARKS}>`, "script"),
  });
});

test("every script in the lines to copy, and that of the plugin, tells optimisers to leave it alone", () => {
  const input = { settings: [], looks: [], folder: FOLDER };
  const marks = Object.keys(readAttributes(`<script ${MARKS}>`, "script"));
  for (const mark of ["data-cfasync", "data-no-optimize", "data-no-defer", "data-no-minify", "nowprocket"]) assert.ok(marks.includes(mark), mark);
  for (const snippet of [htmlSnippet(input), frameSnippet(input)]) {
    const written = readAttributes(/<script[^]*/.exec(snippet)[0], "script");
    for (const mark of marks) assert.ok(mark in written, `${mark} in ${snippet}`);
  }
  assert.ok(read("integrations/wordpress/massage-check.php").includes(`const MARKS = '${MARKS}';`));
});

test("looks become a rule that ends nothing around it", () => {
  const css = cssSnippet({ looks: [["accent", "#0a534b"], ["font", '"</style><script>", serif']] });
  assert.equal(css, 'massage-check {\n  --massage-check-accent: #0a534b;\n  --massage-check-font: "\\3c /style>\\3c script>", serif;\n}');
});

test("the policy names the server of the files if that is another one, and who may frame them", () => {
  const needed = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
  const at = (target, folder, site) => policies({ target, folder, site, needed });
  const [here, cdn] = ["https://clinic.example/mc/", "https://cdn.example/mc/"];
  const site = "https://clinic.example";
  assert.deepEqual(at("html", here, null), { page: needed, folder: "" });
  assert.deepEqual(at("html", here, site), { page: needed, folder: "" });
  const elsewhere = "script-src https://cdn.example 'wasm-unsafe-eval'; connect-src https://cdn.example";
  assert.deepEqual(at("html", cdn, site), { page: elsewhere, folder: "" });
  assert.deepEqual(at("wordpress", cdn, site), { page: needed, folder: "" });
  assert.deepEqual(at("npm", cdn, site), { page: needed, folder: "" });
  const framed = "frame-src https://cdn.example; script-src https://cdn.example";
  assert.deepEqual(at("frame", cdn, null), { page: framed, folder: "" });
  assert.deepEqual(at("frame", cdn, site), { page: framed, folder: "frame-ancestors 'self' https://clinic.example" });
  assert.deepEqual(at("frame", here, site), { page: "frame-src 'self'; script-src 'self'", folder: "frame-ancestors 'self'" });
});
