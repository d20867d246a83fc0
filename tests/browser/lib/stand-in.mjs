// A stand-in for the engine: a few lines that keep the contract between shim and wasm. With it the shim is tested for
// faults that a real engine cannot be asked to have, and before there is one.
//
// In: nothing. Out: a folder such as `./dev build` makes.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { assemble } from "../../../tools/assemble.mjs";

/** `(module (func (export "boom") unreachable))` */
const WASM = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02, 0x01, 0x00, 0x07, 0x08,
  0x01, 0x04, 0x62, 0x6f, 0x6f, 0x6d, 0x00, 0x00, 0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b,
]);

const GLUE = String.raw`
let wasm;
let panicked = () => {};
const apps = new Map();
let last = 0;

export default async function init({ module_or_path }) {
  wasm ??= (await WebAssembly.instantiate(module_or_path)).exports;
}

export function on_crash(callback) {
  panicked = callback;
}

export function mount(root, host) {
  if (host.pack.startsWith("unreadable")) {
    host.tell("error", { message: "the pack is of another version" });
    host.tell("error", {});
    return 0;
  }
  root.replaceChildren();
  const text = (name, content) => {
    const element = document.createElement(name);
    element.textContent = content;
    return element;
  };
  const button = (act, on) => {
    const element = text("button", act);
    element.dataset.act = act;
    element.addEventListener("click", on);
    return element;
  };
  const count = text("output", host.saved ?? "0");
  const settings = text("code", JSON.stringify(host.settings));
  const sheet = text("article", "Only this is printed. ".repeat(3));
  sheet.className = "mc-sheet";
  sheet.append(...Array.from({ length: 60 }, (_, i) => text("p", "line " + (i + 1) + " of the sheet")));
  const heading = text("h2", host.pack.trim());
  heading.tabIndex = -1;
  root.append(
    heading,
    count,
    settings,
    button("count", () => {
      count.textContent = Number(count.textContent) + 1;
      count.dataset.saved = host.save(count.textContent, "Counted: " + count.textContent);
    }),
    button("print", () => host.print(sheet.cloneNode(true), "Title of the sheet", (_, hasPrinted) => (window.hasPrinted = hasPrinted))),
    button("tell", () => host.tell("step", { index: 1 })),
    button("panic", () => {
      panicked();
      wasm.boom();
    }),
    button("trap", () => wasm.boom()),
  );
  const id = ++last;
  host.tell("ready", {});
  apps.set(id, { root, host, count, sheet, settings, configured: 0 });
  return id;
}

export function configure(id, settings) {
  const app = apps.get(id);
  app.settings.textContent = JSON.stringify(settings);
  app.settings.dataset.configured = ++app.configured;
}

export function reset(id) {
  const { host, count } = apps.get(id);
  host.forget();
  count.textContent = "0";
  host.tell("cleared", {});
}

export function print(id) {
  const { host, sheet } = apps.get(id);
  host.print(sheet.cloneNode(true), "Title of the sheet");
}

export function put_on_paper() {}

export function keeping_changed() {}

export function unmount(id) {
  apps.get(id)?.root.replaceChildren();
  apps.delete(id);
}
`;

/** For the suite that calls it: the folder while its tests run, and a list of what closes their pages after them. */
export function standInSuite() {
  const suite = { folder: "", opened: [] };
  let remove;
  before(async () => {
    ({ folder: suite.folder, remove } = await buildStandIn());
  });
  after(async () => {
    await Promise.all(suite.opened.map((close) => close()));
    await remove();
  });
  return suite;
}

/** Returns the folder, and what removes it. */
async function buildStandIn() {
  const folder = await mkdtemp(join(tmpdir(), "massage-check-"));
  const packs = join(folder, "packs");
  const stage = join(folder, "dist");
  await mkdir(packs);
  await mkdir(stage);
  await writeFile(join(packs, "en.txt"), "Hello\n");
  await writeFile(join(packs, "de.txt"), "Guten Tag\n");
  await writeFile(join(packs, "xx.txt"), "unreadable\n");
  await writeFile(join(stage, "massage-check.js"), GLUE);
  await writeFile(join(stage, "massage-check_bg.wasm"), WASM);
  await assemble({ stage, packs, minify: true });
  return { folder: stage, remove: () => rm(folder, { recursive: true }) };
}
