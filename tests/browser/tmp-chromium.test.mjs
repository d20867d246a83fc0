import { after, before } from "node:test";
import { launch } from "./lib/browsers.mjs";
import { testStore } from "./store.mjs";
let browser;
before(async () => { browser = await launch("chromium"); });
after(() => browser?.close());
testStore(() => browser, { engine: "chromium", every: "chromium" === "chromium" });
