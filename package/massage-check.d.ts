// The element <massage-check>: its attributes and events. Importing the package defines it.

/** Attributes of the element. All are optional and may change at any time, but for `shadow`, `storage` and `form-id`. */
export interface MassageCheckAttributes {
  /** Whom a client is told to call in an emergency. */
  "emergency-number"?: string;
  /** The line for medical help that cannot wait, where it has a number of its own. */
  "urgent-line"?: string;
  /** Where a pregnant client is told to call. */
  maternity?: string;
  /** The line for people in a mental crisis. */
  "crisis-line"?: string;
  "clinic-name"?: string;
  "clinic-phone"?: string;
  /** Ids of the techniques on offer, separated by commas. */
  offered?: string;
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
  "color-scheme"?: "light" | "dark";
  /** `none`: answers are not kept over a reload. */
  storage?: "none";
  /** Keeps the answers of two questionnaires on one site apart. */
  "form-id"?: string;
  /** `open`: for tests and audits. */
  shadow?: "open";
}

/** Why there is no questionnaire. The console has a hint for the owner of the site. */
export type MassageCheckErrorCode =
  | "compile"
  | "crash"
  | "engine"
  | "missing"
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
  "mc-cleared": CustomEvent<Record<string, never>>;
  "mc-setting-refused": CustomEvent<{ message: string }>;
  "mc-error": CustomEvent<{ code: MassageCheckErrorCode }>;
}

export interface MassageCheckElement extends HTMLElement {
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
