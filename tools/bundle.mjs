// Makes the files that a clinic uploads out of their sources: style sheets, glue and loader.
//
// In: sources of this repository, names of the files that the loader fetches. Out: text. It writes no file.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

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

/** A style sheet with its imports joined. */
function bundleSheet(path, { minify }) {
  // The target is left open: the sheets are written for these browsers and must not be rewritten for older ones.
  return bundle({ entryPoints: [path], minify, target: "esnext" });
}

/**
 * The glue of wasm-bindgen at `path` without the parts that the shim does not use, with the style sheets and what keeps
 * answers: all that a page needs only once there is an app on it.
 */
export async function bundleGlue(path, { minify }) {
  const css = {
    widget: await bundleSheet("styles/widget.css", { minify }),
    sheet: await bundleSheet("styles/sheet.css", { minify }),
    page: await bundleSheet("styles/page.css", { minify }),
  };
  return bundle({
    stdin: {
      contents: `
        export { default, mount, configure, keeping_changed, unmount, on_crash } from ${JSON.stringify(path)};
        export { Store } from "./element/store.js";
        export { Kiosk } from "./element/kiosk.js";
        export { css } from "build:styles";`,
      resolveDir: root,
    },
    format: "esm",
    minify,
    plugins: [given({ "build:styles": { css } })],
    // The engine's address always comes from the loader, so the glue needs no idea of its own.
    define: { "import.meta.url": "undefined" },
  });
}

/** The loader, `massage-check.js`: a classic script that knows the names of all other files. */
export async function bundleLoader(files, { minify }) {
  const panels = await bundleSheet("element/panels.css", { minify });
  return bundle({
    entryPoints: ["element/main.js"],
    format: "iife",
    minify,
    plugins: [given({ "build:files": { files }, "build:styles": { panels } })],
  });
}

/** Modules that exist only while building: each name stands for an object of exports. */
function given(modules) {
  return {
    name: "given",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^build:/ }, ({ path }) => ({ path, namespace: "given" }));
      onLoad({ filter: /.*/, namespace: "given" }, ({ path }) => ({
        contents: Object.entries(modules[path])
          .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
          .join("\n"),
      }));
    },
  };
}
