// The element <massage-check>: its attributes, its configuration object, methods and events. Importing the package
// defines it.

/**
 * Attributes of the element. All are optional and may change at any time, but for `storage`, `expiry`, `kiosk`, `form-id`,
 * `base` and `shadow`.
 */
export interface MassageCheckAttributes {
  /** The country whose phone numbers are used. Numbers that are set one by one go before it. */
  region?: string;
  /** Whom a client is told to call in an emergency. Of this and the other numbers, links are made where it is certain what to dial. */
  "emergency-number"?: string;
  /** The line for medical help that cannot wait, where it has a number of its own. */
  "urgent-line"?: string;
  /** Where a pregnant client is told to call. */
  maternity?: string;
  /** The line for people in a mental crisis. */
  "crisis-line"?: string;
  "clinic-name"?: string;
  "clinic-phone"?: string;
  /** Where a visit can be booked: an https address, or one of the same site such as `/booking`. */
  "booking-link"?: string;
  /** Ids of the techniques on offer, separated by commas. */
  offered?: string;
  /** What clients can take along beside paper: `text`, `file`, `fhir`, `code` (a QR code on paper), separated by commas, or `none`. */
  exports?: string;
  /** `catalogue` shows techniques and evidence without a personal ranking. */
  mode?: "personal" | "catalogue";
  /** Who has reviewed texts and rules. */
  reviewer?: string;
  "reviewed-on"?: string;
  /** Level of the page heading. */
  "heading-level"?: "2" | "3" | "4" | "5";
  lang?: string;
  /** `eager`: not only when a client comes near. */
  loading?: "eager";
  "color-scheme"?: "light" | "dark" | "auto";
  /**
   * `device`: kept in this tab, and the client may choose to keep them on this device. `tab`: without that choice.
   * `none`: not kept over a reload.
   */
  storage?: "device" | "tab" | "none";
  /** For how many days answers are kept, 1 to 90. */
  expiry?: string;
  /** For devices that strangers share: nothing is kept, and answers are deleted after 3 minutes without a touch. */
  kiosk?: "" | "on";
  /** Keeps the answers of two questionnaires on one site apart. */
  "form-id"?: string;
  /** Where the files lie, if not beside the loader. */
  base?: string;
  /** `open`: for tests and audits. */
  shadow?: "open";
}

/** What can also be set together, by the property `config` or a JSON child. Attributes go before it. */
export interface MassageCheckConfig {
  region?: string;
  emergencyNumber?: string;
  urgentLine?: string;
  maternity?: string;
  crisisLine?: string;
  clinicName?: string;
  clinicPhone?: string;
  bookingLink?: string;
  offered?: string | readonly string[];
  exports?: string | readonly ("text" | "file" | "fhir" | "code" | "none")[];
  mode?: "personal" | "catalogue";
  reviewer?: string;
  reviewedOn?: string;
  headingLevel?: 2 | 3 | 4 | 5 | "2" | "3" | "4" | "5";
}

/** Why there is no questionnaire. The console has a hint for the owner of the site. */
export type MassageCheckErrorCode =
  | "crash"
  | "csp"
  | "engine"
  | "http"
  | "integrity"
  | "mime"
  | "network"
  | "pack"
  | "timeout"
  | "unsupported";

/** Events of the element. None holds an answer; all bubble. */
export interface MassageCheckEventMap {
  "mc-ready": CustomEvent<Record<string, never>>;
  "mc-step": CustomEvent<{ index: number; total: number }>;
  "mc-result-shown": CustomEvent<Record<string, never>>;
  "mc-print": CustomEvent<Record<string, never>>;
  "mc-not-printed": CustomEvent<Record<string, never>>;
  "mc-cleared": CustomEvent<Record<string, never>>;
  "mc-not-cleared": CustomEvent<Record<string, never>>;
  "mc-setting-refused": CustomEvent<{ message: string }>;
  "mc-error": CustomEvent<{ code: MassageCheckErrorCode }>;
}

export interface MassageCheckElement extends HTMLElement {
  /** `null` where nothing was set, or nothing that could be read. */
  config: MassageCheckConfig | null;
  /** Loads the questionnaire if it is not there, also after loading has failed. */
  start(): void;
  /** Deletes all answers and shows the first page. */
  reset(): void;
  /** Prints the sheet; `mc-not-printed` tells if the browser did not, or if there is nothing to print yet. */
  print(): void;
  /** Moves the focus to the heading of the page that is shown. */
  focus(options?: FocusOptions): void;
  addEventListener<K extends keyof MassageCheckEventMap>(
    type: K,
    listener: (this: MassageCheckElement, event: MassageCheckEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: MassageCheckElement, event: HTMLElementEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof MassageCheckEventMap>(
    type: K,
    listener: (this: MassageCheckElement, event: MassageCheckEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: MassageCheckElement, event: HTMLElementEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "massage-check": MassageCheckElement;
  }
}
