import { after, before } from "node:test";
import { launch } from "./lib/browsers.mjs";
import { testStore } from "./store.mjs";
let browser;
before(async () => { browser = await launch("firefox"); });
after(() => browser?.close());
testStore(() => browser, { engine: "firefox", every: "firefox" === "chromium" });
