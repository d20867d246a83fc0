// Who keeps a widget's answers, by what the clinic has set: a store, and on a device that strangers share also what
// cleans up behind a client. It comes with the engine.
//
// In: the attributes of the element, and what to do when something changes. Out: what the engine may ask of both.

import { Kiosk } from "./kiosk.js";
import { Store } from "./store.js";

export class Keeping {
  #kiosk = null;
  #changed;
  #wiped;

  /** `changed`: the client has to be told something else. `wiped`: everything was deleted without the engine. */
  constructor(element, { changed, wiped }) {
    const isKiosk = element.hasAttribute("kiosk");
    const storage = element.getAttribute("storage");
    this.#changed = changed;
    this.#wiped = wiped;
    this.store = new Store({
      form: element.getAttribute("form-id") || "default",
      storage: isKiosk ? "none" : ["tab", "none"].includes(storage) ? storage : "device",
      days: Number(element.getAttribute("expiry")),
    });
    if (!isKiosk) return;
    this.#kiosk = new Kiosk({
      isUsed: () => this.store.text !== null,
      changed,
      wipe: (why) => {
        this.store.forget(why === "idle" ? "idle" : "");
        wiped();
      },
    });
  }

  watch() {
    this.store.watch({ changed: this.#changed, wiped: () => queueMicrotask(this.#wiped) });
    this.#kiosk?.watch();
  }

  rest() {
    this.store.rest();
    this.#kiosk?.rest();
  }

  /** What the engine asks of the page about its answers. */
  get host() {
    const { store } = this;
    const kiosk = this.#kiosk;
    return {
      get saved() {
        return store.text;
      },
      get savedVersion() {
        return store.version;
      },
      get keeping() {
        return { ...store.state, isIdle: kiosk?.isWarning ?? false };
      },
      takeNotice: () => store.takeNotice(),
      refuse: () => store.refuse(),
      keepOnDevice: (isWanted) => store.keepOnDevice(isWanted),
      useTheirs: () => store.useTheirs(),
      keepMine: () => store.keepMine(),
      stay: () => kiosk?.stay(),
    };
  }
}
