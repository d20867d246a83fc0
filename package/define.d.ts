/**
 * Defines the element <massage-check>, unless it is defined already. `base` is an address beside the engine's files: that
 * of a script, or of their folder with a slash at the end. Without it, they lie beside the script that runs.
 */
export function define(base?: string): void;

export type * from "./massage-check.js";
