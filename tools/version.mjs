// The version of this repository, which stands in Cargo.toml and nowhere else.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "smol-toml";
import { root } from "./bundle.mjs";

export async function version() {
  return parse(await readFile(join(root, "Cargo.toml"), "utf8")).workspace.package.version;
}
