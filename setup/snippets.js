// The lines that an owner copies, for each way of putting the questionnaire on a site.
//
// In: settings and looks that differ from what happens anyway, as lists of [name, value]; addresses. Out: text in which
// every value stands as its reader needs it. It touches no document.

import { FREE, PREFIX } from "../frame/settings.js";
import { phoneSpans } from "./phone.js";

/**
 * By these, plugins and services that merge, copy, delay or inline scripts leave one alone: Cloudflare, Jetpack, LiteSpeed,
 * Autoptimize, PageSpeed, WP Rocket. The plugin for WordPress writes the same.
 */
export const MARKS =
  'data-cfasync="false" data-jetpack-boost="ignore" data-no-defer="1" data-no-minify="1" data-no-optimize="1" ' +
  'data-noptimize="1" data-pagespeed-no-defer nowprocket';

/** For a page of plain HTML: the two lines. `integrity` pins the loader. */
export function htmlSnippet({ settings, folder, integrity }) {
  return `${loader(folder, "massage-check.js", integrity)}\n${element(settings)}`;
}

/** For a style sheet of the site: keeps the room of the first page while the loader is on its way. */
export const ROOM = "massage-check:not(:defined) {\n  display: block;\n  min-height: 800px;\n}";

/** For a style sheet of the site; "" without looks. */
export function cssSnippet({ looks }) {
  if (looks.length === 0) return "";
  const lines = looks.map(([name, value]) => `  ${PREFIX}${name}: ${cssValue(value)};`);
  return `massage-check {\n${lines.join("\n")}\n}`;
}

/** For the block “Shortcode” of WordPress, or any text of it. */
export function shortcode({ settings }) {
  const attributes = settings.map(([name, value]) => ` ${underscored(name)}="${shortcodeValue(value)}"`);
  return `[massage_check${attributes.join("")}]`;
}

/** For the code editor of WordPress: the block as that saves it. */
export function block({ settings }) {
  const attributes = Object.fromEntries(settings.map(([name, value]) => [underscored(name), withoutEntities(value) || "on"]));
  // No sign that ends a comment, or that a step on the way to the database unescapes, stands as itself.
  const json = JSON.stringify(attributes)
    .replaceAll("\\\\", "\\u005c")
    .replaceAll('\\"', "\\u0022")
    .replaceAll("--", "\\u002d\\u002d")
    .replace(/[<>&]/g, hex);
  return `<!-- wp:massage-check/questionnaire ${settings.length > 0 ? `${json} ` : ""}/-->`;
}

/** What a frame needs beside running, and what for. README.md says the same. */
export const FRAME_NEEDS = [
  ["allow-scripts", "the questionnaire itself"],
  ["allow-same-origin", "keeping answers over a reload, and copying"],
  ["allow-modals", "printing"],
  ["allow-downloads", "saving"],
  ["allow-top-navigation-to-custom-protocols", "calling, also in an emergency"],
  ["allow-top-navigation-by-user-activation", "the booking page"],
];

/** For a site that takes only frames: the frame, and the script that keeps its height right. */
export function frameSnippet({ settings, looks, folder, integrity }) {
  const address = frameAddress({ settings, looks, folder });
  const frame =
    `<iframe src="${attributeValue(address)}" title="Questionnaire before your massage visit" ` +
    `width="100%" height="900" frameborder="0" loading="lazy" allow="clipboard-write" ` +
    `sandbox="${FRAME_NEEDS.map(([flag]) => flag).join(" ")}"></iframe>`;
  return `${frame}\n${loader(folder, "massage-check.frame.js", integrity)}`;
}

/** For `frame.html` itself: what no address may set, so that nobody can make a link with other numbers in it. */
export function frameElement({ settings }) {
  // Links of that page lead out of the frame, for which a call needs no leave.
  return element(settings.filter(([name]) => !FREE.includes(name)), ' target="_self"');
}

export function frameAddress({ settings, looks, folder }) {
  const free = settings.filter(([name]) => FREE.includes(name));
  const query = new URLSearchParams([...free, ...looks.map(([name, value]) => [PREFIX + name, value])]);
  const address = new URL("frame.html", folder);
  address.search = query.toString();
  return address.href;
}

/** For a site that is made with a bundler. */
export function moduleSnippet({ settings }) {
  const lines = settings.map(([name, value]) => `questionnaire.setAttribute(${scriptText(name)}, ${scriptText(value)});`);
  return [
    'import "massage-check";',
    "",
    'const questionnaire = document.createElement("massage-check");',
    ...lines,
    "// Seen until the questionnaire is there, and if it cannot be.",
    'const words = document.createElement("p");',
    ...fallback(settings).flatMap(({ text, number }, at) =>
      number
        ? [
            `const call${at} = Object.assign(document.createElement("a"), { href: ${scriptText(`tel:${number}`)}, textContent: ${scriptText(text)} });`,
            `words.append(call${at});`,
          ]
        : [`words.append(${scriptText(text)});`],
    ),
    "questionnaire.append(words);",
    'document.querySelector("main").append(questionnaire);',
  ].join("\n");
}

/** What is seen where the questionnaire cannot be, also without JavaScript, in pieces: the numbers are links. */
function fallback(settings) {
  const given = Object.fromEntries(settings);
  const [name, phone] = [given["clinic-name"] ?? "", given["clinic-phone"] ?? ""];
  const begin = `If no questionnaire appears here, please call ${name || "the clinic"}`;
  if (phone === "") return [{ text: `${begin}.`, number: null }];
  return [{ text: `${begin}: `, number: null }, ...phoneSpans(phone), { text: ".", number: null }];
}

/**
 * What a content security policy must allow, if there is one: `page` is for that of the page with the questionnaire,
 * `folder` for that of the server with the files. `site` is where the page lies, or null if that is not known. `needed` is
 * what the manifest says of files on the same server.
 */
export function policies({ target, folder, site, needed }) {
  const from = new URL(folder).origin;
  const to = site === null ? null : new URL(site).origin;
  if (target === "frame") {
    const source = from === to ? "'self'" : from;
    const parents = to === null ? "" : from === to ? "'self'" : `'self' ${to}`;
    return { page: `frame-src ${source}; script-src ${source}`, folder: parents && `frame-ancestors ${parents}` };
  }
  const isElsewhere = target === "html" && to !== null && from !== to;
  return { page: isElsewhere ? needed.replaceAll("'self'", from) : needed, folder: "" };
}

function element(settings, ofCalls = "") {
  const attributes = settings.map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${attributeValue(value)}"`));
  const words = fallback(settings).map(({ text, number }) =>
    number ? `<a href="tel:${number}"${ofCalls}>${textValue(text)}</a>` : textValue(text),
  );
  return `<massage-check${attributes.join("")}>\n  <p>${words.join("")}</p>\n</massage-check>`;
}

function loader(folder, name, integrity) {
  const pinned = integrity ? ` integrity="${integrity}" crossorigin="anonymous"` : "";
  return `<script src="${attributeValue(new URL(name, folder).href)}"${pinned} ${MARKS} defer></script>`;
}

/** As it stands between tags. */
function textValue(value) {
  return value.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
}

/** As it stands between double quotes in HTML. Editors and filters are calmer when no bracket of a tag stands there. */
function attributeValue(value) {
  const names = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
  return value.replace(/[&"<>\t\n\r]/g, (sign) => names[sign] ?? `&#${sign.charCodeAt(0)};`);
}

/**
 * As it stands between double quotes in a shortcode. WordPress ends a shortcode at `]` and a value at `"`, and drops
 * values with a `<`; it reads `\x22` as C does.
 */
function shortcodeValue(value) {
  if (value === "") return "on";
  const html = withoutEntities(value).replaceAll("<", "&lt;");
  const escaped = /[\\"[\]<>\t\n\r]|&(?=[#a-z])/gi;
  return html.replace(escaped, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** The plugin writes a value with esc_attr, which takes `&amp;` in it for what is meant, and `&amp;#93;` for a bracket. */
function withoutEntities(value) {
  return value.replace(/&(?:#|(?=[a-z]))/gi, (sign) => (sign === "&#" ? "&amp;&#35;" : "&amp;"));
}

/** Within a rule, and also if that is put into a `<style>` of a page. */
function cssValue(value) {
  return value.replaceAll("<", "\\3c ");
}

/** As a string in JavaScript, also if that is put into a `<script>` of a page. */
function scriptText(value) {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, hex);
}

function hex(sign) {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function underscored(name) {
  return name.replaceAll("-", "_");
}
