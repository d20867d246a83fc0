// Keeps what the engine wants kept: in this page's memory always, and in this tab or, if the client asks for it, on this
// device, where that works.
//
// In: a text that is never looked into. Out: the same text later, where it is kept, and what went wrong. Nothing throws
// here. It writes only when the client has changed something, and never over what it has not seen: another tab, another
// program and a newer version keep what is theirs.

import { DAYS, expiry, open, seal, VERSION } from "./envelope.js";
import { Place } from "./place.js";

const NAME = "massage-check";

/** The watched stores of this page. Two widgets with one form are to each other what two tabs are. */
const watched = new Set();

/** The answers to one form. */
export class Store {
  #form;
  #key;
  #days;
  #isOffered;
  #tab = new Place("sessionStorage");
  #device = new Place("localStorage");
  #home; // The place where a new client's answers are kept; null for memory only.
  #place; // The place where they are kept now.
  #seen = null; // What this store read or wrote there last.
  #rev = 0;
  #expires = null;
  #text = null;
  #version = VERSION;
  #plain = null;
  #isKept = false;
  #theirs = null; // The place where newer answers of another tab lie, until the client has chosen.
  #notice = "";
  #changed = () => {};
  #wiped = () => {};
  #ended = new AbortController();

  /**
   * `storage`: "device" offers the client to keep answers on this device, "tab" does not, and "none" keeps them in memory
   * only, for devices that strangers share. `days`: after how many days answers expire.
   */
  constructor({ form, storage, days }) {
    this.#form = form;
    this.#key = `${NAME}:${form}`;
    this.#days = days >= DAYS.min && days <= DAYS.max ? Math.floor(days) : DAYS.otherwise;
    this.#isOffered = storage === "device";
    this.#home = storage === "none" ? null : this.#tab;
    this.#place = this.#home;
    if (this.#home) this.#load();
  }

  /** What was saved last, or null. */
  get text() {
    return this.#text;
  }

  /** The version in which it was saved. */
  get version() {
    return this.#version;
  }

  /** Whether a reload of the page would find what was saved last. Before that: whether it would find anything. */
  get isKept() {
    return this.#isKept;
  }

  /** The same for people to read, line by line. */
  get lines() {
    return (this.#plain ?? this.#text ?? "").split("\n");
  }

  /**
   * What the client is told: where answers are kept ("tab" | "device" | "none"), until which day if they are on this
   * device or would be, whether that can be chosen and was, and whether another tab has newer ones.
   */
  get state() {
    const kept = !this.#isKept ? "none" : this.#place === this.#device ? "device" : "tab";
    return {
      kept,
      until: new Date(this.#expires ?? expiry(Date.now(), this.#days)).setHours(0, 0, 0, 0),
      isOffered: this.#isOffered && this.#place !== null && this.#device.area !== null,
      isWanted: this.#place === this.#device,
      hasNewer: this.#theirs !== null,
    };
  }

  /** What has to be said once, or "". */
  takeNotice() {
    const notice = this.#notice;
    this.#notice = "";
    return notice;
  }

  /**
   * Whether the text will be found by a reload; it is remembered in this page all the same.
   * `plain` is the same in plain words, for the paper that is printed when the engine has died; it may be left out.
   */
  save(text, plain = null) {
    this.#text = text;
    this.#plain = plain;
    this.#version = VERSION;
    if (!this.#home) return false;
    const isKept = this.#theirs === null && this.#place !== null && this.#write(this.#place, this.#seen);
    if (!isKept && !this.#theirs) this.#notice = this.#place ? "not-kept" : "newer";
    return isKept;
  }

  /** The engine cannot read the text. It is put aside, so that the next client, or the next save, is not held up. */
  refuse() {
    const found = this.#place?.read(this.#key) ?? null;
    if (found !== null && found === this.#seen) this.#setAside(this.#place, found);
    this.#text = null;
    this.#seen = null;
    this.#notice = "unreadable";
  }

  /** Moves the answers to this device, or back to this tab. What cannot be moved stays, unless it is to leave the device. */
  keepOnDevice(isWanted) {
    const [from, to] = isWanted ? [this.#tab, this.#device] : [this.#device, this.#tab];
    if (this.#place !== from) return;
    const wasKept = this.#isKept;
    const isMoved = this.#text === null || this.#write(to, null);
    if (isMoved || !isWanted) this.#move(from, to);
    else this.#isKept = wasKept;
    if (!isMoved && !this.#theirs) this.#notice = isWanted ? "not-on-device" : "not-kept";
  }

  /** Takes what another tab has saved in place of what this one has. */
  useTheirs() {
    const place = this.#theirs;
    this.#theirs = null;
    const found = place && this.#find(place);
    if (found?.is !== "ours") return;
    if (this.#place !== place) this.#place.remove(this.#key);
    this.#take(found);
  }

  /** Saves what this tab has in place of what another one has saved. */
  keepMine() {
    const place = this.#theirs;
    this.#theirs = null;
    const found = place && this.#find(place);
    if (found?.is === "ours") this.#rev = Math.max(this.#rev, found.rev);
    if (!place) return;
    if (!this.#write(place, found.is === "ours" ? found.raw : null)) this.#notice = "not-kept";
    else if (this.#place !== place) this.#move(this.#place, place);
  }

  /** Whether nothing of ours is kept. */
  get isGone() {
    return [this.#tab, this.#device].every((place) => !["ours", "unreadable"].includes(this.#find(place).is));
  }

  /** Removes everything, here and in all tabs. `notice` is what has to be said of it. Whether it is gone. */
  forget(notice = "") {
    // The others are told first: they would take what only disappears for answers that were moved.
    const areTold = this.#tellWiped();
    this.#clear();
    this.#notice = this.isGone ? notice : "not-deleted";
    // In a full storage there is room for the word only now.
    if (!areTold) this.#tellWiped();
    return this.isGone;
  }

  /** Listens to other tabs. `changed`: the state is another. `wiped`: everything was deleted in another tab. */
  watch({ changed, wiped }) {
    this.rest();
    this.#look(() => {});
    this.#changed = changed;
    this.#wiped = wiped;
    watched.add(this);
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    addEventListener("storage", (event) => this.#heard(event), { signal });
    // A page that comes back was deaf meanwhile. What is gone by now was deleted.
    const cameBack = ({ persisted }) => persisted && this.#look(() => this.#wipedElsewhere());
    addEventListener("pageshow", cameBack, { signal });
  }

  /** Listens no more. */
  rest() {
    watched.delete(this);
    this.#ended.abort();
  }

  get #wipeKey() {
    return `${this.#key}:wiped`;
  }

  get #asideKey() {
    return `${this.#key}:unreadable`;
  }

  #load() {
    // What this tab has is nearer to this client than what another tab has left on the device.
    const found = (this.#isOffered ? [this.#tab, this.#device] : [this.#tab]).map((place) => this.#find(place));
    for (const { is, place, raw } of found) {
      if (is === "expired") place.remove(this.#key);
      if (is === "unreadable") {
        this.#setAside(place, raw);
        this.#notice = "unreadable";
      }
    }
    const ours = found.find(({ is }) => is === "ours");
    if (found.some(({ is }) => is === "newer")) {
      this.#place = null;
      this.#notice = "newer";
    } else if (ours) {
      this.#take(ours);
      this.#notice = "resumed";
    } else {
      this.#isKept = this.#tab.works;
    }
  }

  #find(place) {
    const raw = place.read(this.#key);
    return { place, raw, ...open(raw, this.#form, Date.now()) };
  }

  #take({ place, raw, v, rev, expires, data }) {
    this.#place = place;
    this.#seen = raw;
    this.#rev = rev;
    this.#expires = expires;
    this.#text = data;
    this.#version = v;
    this.#plain = null;
    this.#isKept = true;
  }

  /** Whether the text is now in a place where `expected` was. */
  #write(place, expected) {
    this.#isKept = false;
    const { is, raw } = this.#find(place);
    if (raw !== expected) {
      if (is === "ours") this.#theirs = place;
      if (is === "ours" || is === "newer" || is === "foreign") return false;
      if (is === "unreadable") this.#setAside(place, raw);
    }
    const savedAt = Date.now();
    const expires = expiry(savedAt, this.#days);
    const sealed = seal({ form: this.#form, rev: this.#rev + 1, savedAt, expires, data: this.#text });
    if (!place.write(this.#key, sealed)) return false;
    this.#rev += 1;
    this.#seen = sealed;
    this.#expires = expires;
    this.#isKept = true;
    for (const other of this.#others()) other.#look();
    return true;
  }

  #move(from, to) {
    from.remove(this.#key);
    this.#place = to;
    if (this.#text === null) this.#isKept = to.works;
    if (!this.#isKept) this.#seen = null;
  }

  /** Unreadable answers are answers all the same: they are kept no longer than this tab, wherever they were. */
  #setAside(place, raw) {
    this.#tab.write(this.#asideKey, raw);
    place.remove(this.#key);
  }

  #clear() {
    for (const place of [this.#tab, this.#device]) {
      if (this.#find(place).is !== "foreign") place.remove(this.#key);
      place.remove(this.#asideKey);
    }
    this.#place = this.#home;
    this.#seen = null;
    this.#rev = 0;
    this.#expires = null;
    this.#text = null;
    this.#plain = null;
    this.#theirs = null;
    this.#notice = "";
    this.#isKept = this.#home?.works ?? false;
  }

  /** Other tabs hear that a key comes and goes. It holds nothing. */
  #tellWiped() {
    if (!this.#home) return true;
    for (const other of this.#others()) other.#wipedElsewhere();
    const areTold = this.#device.write(this.#wipeKey, "");
    this.#device.remove(this.#wipeKey);
    return areTold;
  }

  #others() {
    return [...watched].filter((other) => other !== this && other.#key === this.#key && other.#home);
  }

  /** Another page of the site may clear the whole storage, for reasons of its own: what is in memory goes on. */
  #heard({ key, newValue, storageArea }) {
    if (key === this.#wipeKey && newValue !== null && this.#home) this.#wipedElsewhere();
    else if ((key === this.#key || key === null) && storageArea === this.#place?.area) this.#look();
  }

  /** Compares what is there with what was seen last. */
  #look(ifGone = () => this.#followHome()) {
    if (!this.#place || this.#seen === null) return;
    const { is, raw } = this.#find(this.#place);
    if (raw === this.#seen) return;
    if (is === "nothing") return ifGone();
    if (is !== "ours") return;
    this.#theirs = this.#place;
    this.#isKept = false;
    this.#changed();
  }

  /** Another page has taken the answers off the device. Those of this tab leave it too. */
  #followHome() {
    this.#seen = null;
    if (this.#place === this.#device) {
      this.#place = this.#tab;
      this.#write(this.#tab, null);
    }
    this.#changed();
  }

  #wipedElsewhere() {
    const hadText = this.#text !== null;
    this.#clear();
    if (!hadText) return;
    this.#notice = "deleted-elsewhere";
    this.#wiped();
  }
}
