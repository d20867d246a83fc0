// Makes the files that a clinic uploads out of their sources: style sheets, glue and loader.
//
// In: sources of this repository, names of the files that the loader fetches. Out: text. It writes no file.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** What the browsers that have constructed style sheets understand; older ones get the host page's own content. */
const target = "es2022";

async function bundle(options) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    legalComments: "none",
    logLevel: "error",
    target,
    ...options,
  });
  return outputFiles[0].text.trimEnd();
}

/** The block of the sheet for the attribute that wants it dark, as a sheet for the page that does. */
function darkOf(sheet) {
  const [, dark] = /:host\(\[color-scheme="?dark"?\]\)\s*(\{[^}]*\})/.exec(sheet) ?? [];
  if (!dark) throw new Error("styles/tokens.css: the block with the dark colours is missing");
  return `:host${dark}`;
}

/** A style sheet with its imports joined. */
export function bundleSheet(path, { minify }) {
  // The target is left open: the sheets are written for these browsers and must not be rewritten for older ones.
  return bundle({ entryPoints: [path], minify, target: "esnext" });
}

/**
 * The glue of wasm-bindgen at `path` without the parts that the shim does not use, with the style sheets and what keeps
 * answers: all that a page needs only once there is an app on it.
 */
export async function bundleGlue(path, { minify, ...form }) {
  const widget = await bundleSheet("styles/widget.css", { minify });
  const css = {
    widget,
    dark: darkOf(widget),
    room: await bundleSheet("styles/room.css", { minify }),
    sheet: await bundleSheet("styles/sheet.css", { minify }),
    page: await bundleSheet("styles/page.css", { minify }),
  };
  return bundle({
    stdin: {
      contents: `
        export { default, mount, configure, keeping_changed, reset, print, put_on_paper, unmount, on_crash } from ${JSON.stringify(path)};
        export { App } from "./element/app.js";
        export { print as printElement } from "./element/print.js";
        export { css } from "build:styles";
        export { leaveRoot, takeRoot } from "./element/roots.js";`,
      resolveDir: root,
    },
    format: "esm",
    minify,
    plugins: [given({ "build:styles": exported({ css }) })],
    // The engine's address always comes from the loader, so the glue needs no idea of its own.
    define: { "import.meta.url": "undefined" },
    ...form,
  });
}

/** The loader, `massage-check.js`: a classic script that knows the names of all other files. */
export function bundleLoader(files, { minify }) {
  return bundleShim("element/main.js", "iife", { files, minify });
}

/** The loader as a module that leaves it to its user where the other files lie. It is made smaller by their bundler. */
export function bundleModule(files) {
  // Other bundlers read the comments beside an import, and minifying takes comments away.
  return bundleShim("element/define.js", "esm", { files, minify: false });
}

/** The single-file loader: `contents` holds the engine and the packs by name, and `path` is that of the glue. */
export async function bundleSingle(files, { path, contents, minify }) {
  const glue = await bundleGlue(path, { minify, format: "iife", globalName: "glue" });
  return bundleShim("element/main.js", "iife", {
    files,
    minify,
    carried: {
      "build:carried": 'export { carried } from "./element/carried.js";',
      "build:glue": `export function makeGlue() { ${glue}\nreturn glue; }`,
      "build:contents": exported({ contents }),
    },
  });
}

/** What a page of ours beside the loader runs: a script of `frame/`, or the set-up page with what it is given. */
export async function bundlePage(entry, { minify, setup = {} }) {
  const css = { sheet: await bundleSheet("styles/sheet.css", { minify }) };
  const modules = { "build:styles": exported({ css }), "build:setup": exported({ given: setup }) };
  return bundle({ entryPoints: [entry], format: "iife", minify, plugins: [given(modules)] });
}

/** What `receive.html` runs. `glue` is that of its own wasm, `files` are those of the engine. */
export function bundleReceiver(glue, { files, receiver, minify }) {
  const modules = {
    "build:files": exported({ files }),
    "build:carried": exported({ carried: null }),
    "build:receiver": exported({ receiver }),
    "build:receiver-glue": glue,
  };
  const entryPoints = ["receive/receive.js"];
  return bundle({ entryPoints, format: "iife", minify, plugins: [given(modules)], define: { "import.meta.url": "undefined" } });
}

async function bundleShim(entry, format, { files, minify, carried = { "build:carried": exported({ carried: null }) } }) {
  const panels = await bundleSheet("element/panels.css", { minify });
  const all = JSON.parse(await readFile(join(root, "element/words.en.json"), "utf8"));
  const words = Object.fromEntries(Object.entries(all).filter(([key]) => /^(failed|loading|too_old)/.test(key)));
  const modules = { "build:files": exported({ files }), "build:styles": exported({ panels }), "build:words": exported({ words }) };
  const shim = await bundle({
    entryPoints: [entry],
    format,
    minify,
    plugins: [given({ ...modules, ...carried })],
  });
  if (!minify) return shim;
  // What a file carries is put in only after the first pass, so that branches that cannot be taken go in a second one.
  return (await transform(shim, { minify, target, legalComments: "none" })).code.trimEnd();
}

/** The source of a module that exports these values. */
function exported(values) {
  return Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join("\n");
}

/** Modules that exist only while building: the source of each by name. */
function given(modules) {
  return {
    name: "given",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^build:/ }, ({ path }) => ({ path, namespace: "given" }));
      onLoad({ filter: /.*/, namespace: "given" }, ({ path }) => ({ contents: modules[path], resolveDir: root }));
    },
  };
}
