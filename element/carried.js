// What the single-file loader brings along, in place of the files that the other one fetches.
//
// In: the glue as a function, and the contents of the files by name, deflated and in base64 (both from the build).
// Out: a glue for each engine, and each file as the answer of a server. It asks no server for anything.

import { makeGlue } from "build:glue";
import { contents } from "build:contents";

export const carried = {
  /** A crashed engine leaves its glue unusable, so each engine gets one of its own. */
  glue: makeGlue,

  answer(name) {
    if (typeof DecompressionStream === "undefined") {
      throw Object.assign(new Error("this browser is too old for the single file"), { code: "unsupported" });
    }
    const packed = atob(contents[name]);
    const bytes = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i += 1) bytes[i] = packed.charCodeAt(i);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
  },
};
