// Tells which software is in the built files, in the form CycloneDX 1.5.
//
// In: what `shipped.mjs` has found. Out: `sbom.json`, the same for the same software: it holds no time, and its serial
// number is made of its content. A property of each component names the files that it is in.

import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

export async function writeSbom(folder, all) {
  await writeFile(join(folder, "sbom.json"), `${JSON.stringify(sbom(all), null, 2)}\n`);
}

function sbom([own, ...others]) {
  const content = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { ...component(own), type: "application" } },
    components: others.map(component),
    dependencies: [own, ...others].map(({ ref, links }) => ({ ref, dependsOn: links })),
  };
  const { bomFormat, specVersion, ...rest } = content;
  return { bomFormat, specVersion, serialNumber: serialNumber(content), ...rest };
}

function component({ ref, name, version, license, hash, isPublic, files }) {
  return {
    type: "library",
    "bom-ref": ref,
    name,
    version,
    licenses: [{ expression: license }],
    ...(hash && { hashes: [hash] }),
    ...(isPublic && { purl: ref }),
    properties: files.map((value) => ({ name: "massage-check:file", value })),
  };
}

/** A UUID of version 8, the one that leaves to its maker what it is made of. */
function serialNumber(content) {
  const hex = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 32).split("");
  hex[12] = "8";
  hex[16] = "89ab"[parseInt(hex[16], 16) % 4];
  return `urn:uuid:${hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
}
