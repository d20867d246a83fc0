// The attributes of the element. The same names stand in `crates/engine/src/config.rs`; a test compares both.

/** Attributes that the engine is told of when they change. */
export const SETTINGS = [
  "region",
  "emergency-number",
  "urgent-line",
  "maternity",
  "crisis-line",
  "clinic-name",
  "clinic-phone",
  "booking-link",
  "offered",
  "exports",
  "mode",
  "reviewer",
  "reviewed-on",
  "heading-level",
  "color-scheme",
];

/** Attributes that only the shim reads. */
export const OF_THE_ELEMENT = ["lang", "loading", "storage", "expiry", "kiosk", "form-id", "base", "shadow"];
