// Makes the package for those who build their site with a bundler.
//
// In: the folder that a clinic uploads, the loader as a module, and package/. Out: the folder `npm/` in it, which can be
// installed from disk.

import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./bundle.mjs";
import { version } from "./version.mjs";

/** Imports the engine's place from the bundler; outside a module that is not known, and `define` looks for it. */
const ENTRY = `import { define } from "./define.mjs";

define(import.meta.url);
`;

/** What a browser fetches from beside the loader, the loaders for those who use no module, and the licences of others. */
const SERVED = /^(engine|pack)\..+\.(js|wasm|txt)$|^massage-check(\.single)?\.js$|^licenses\.txt$/;

export async function writePackage(folder, loader) {
  const target = join(folder, "npm");
  await mkdir(target);
  await writeFile(join(target, "massage-check.mjs"), ENTRY);
  await writeFile(join(target, "define.mjs"), `${loader}\n`);
  await writeFile(join(target, "package.json"), `${JSON.stringify(await description(), null, 2)}\n`);
  for (const name of (await readdir(folder)).filter((name) => SERVED.test(name))) {
    await cp(join(folder, name), join(target, name));
  }
  await cp(join(root, "package"), target, { recursive: true });
  for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) await cp(join(root, name), join(target, name));
}

async function description() {
  return {
    name: "massage-check",
    version: await version(),
    description: "A self-assessment that a client of a massage clinic fills in before the first visit, as a custom element",
    license: "MIT OR Apache-2.0",
    type: "module",
    exports: {
      ".": { types: "./massage-check.d.ts", default: "./massage-check.mjs" },
      "./define": { types: "./define.d.ts", default: "./define.mjs" },
      "./*": "./*",
    },
    types: "./massage-check.d.ts",
    // Importing these defines the element; `define.mjs` by itself does nothing.
    sideEffects: ["./massage-check.mjs", "./massage-check.js", "./massage-check.single.js"],
    files: ["*.mjs", "*.js", "*.wasm", "*.txt", "*.d.ts", "LICENSE-*"],
  };
}
