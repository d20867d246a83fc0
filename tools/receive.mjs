// Makes `receive.html`, the clinic's page for codes and saved files, with a wasm of its own: nothing of it is in what
// clients download.
//
// In: receive/, and the names of the engine's files. Out: receive.html, .css, .js and receive.<hash>.wasm.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleReceiver, root } from "./bundle.mjs";
import { integrity } from "./manifest.mjs";

/** `page` is the HTML as it shall be; `files` are those of the engine. Returns the name of its wasm. */
export async function writeReceiver(stage, { page, files, minify }) {
  const { glue, wasm } = await compile();
  const hash = createHash("sha256").update(wasm).digest("hex").slice(0, 12);
  const name = `receive.${hash}.wasm`;
  const script = await bundleReceiver(glue, { files, receiver: { wasm: name, integrity: integrity(wasm) }, minify });
  await writeFile(join(stage, name), wasm);
  await writeFile(join(stage, "receive.js"), `${script}\n`);
  await writeFile(join(stage, "receive.html"), page);
  await cp(join(root, "receive/receive.css"), join(stage, "receive.css"));
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
