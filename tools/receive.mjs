// Makes what runs on `receive.html`, the clinic's page for codes and saved files. It has a wasm of its own: nothing of it
// is in what clients download.
//
// In: receive/, and the names of the engine's files. Out: receive.js and receive.<hash>.wasm.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleReceiver, root } from "./bundle.mjs";
import { addFile, integrity } from "./manifest.mjs";

/** `files` are those of the engine. Returns the name of its wasm. */
export async function writeReceiver(stage, { files, minify }) {
  const { glue, wasm } = await compile();
  const name = await addFile(stage, "receive", "wasm", wasm);
  const script = await bundleReceiver(glue, { files, receiver: { wasm: name, integrity: integrity(wasm) }, minify });
  await writeFile(join(stage, "receive.js"), `${script}\n`);
  return name;
}

/** The wasm and the text of its glue. Settings for the wasm build come from `./dev`, as for the engine. */
async function compile() {
  const folder = await mkdtemp(join(tmpdir(), "massage-check-"));
  try {
    const options = ["--quiet", "--locked", "--package", "receive", "--profile", "wasm", "--target", "wasm32-unknown-unknown"];
    const build = ["build", ...options, "--message-format=json-render-diagnostics"];
    const stdio = ["ignore", "pipe", "inherit"];
    const built = execFileSync("cargo", build, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26, stdio });
    const files = built.trim().split("\n").flatMap((line) => JSON.parse(line).filenames ?? []);
    const path = files.findLast((name) => name.endsWith("receive.wasm"));
    execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", folder, "--out-name", "receive", path], { stdio });
    return { glue: await readFile(join(folder, "receive.js"), "utf8"), wasm: await readFile(join(folder, "receive_bg.wasm")) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
