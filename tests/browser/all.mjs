// Every browser test, in one browser that is started once.

import { after, before } from "node:test";
import { launch } from "./lib/browsers.mjs";
import { testDelivery } from "./delivery.mjs";
import { testFaults } from "./faults.mjs";
import { testElement } from "./element.mjs";
import { testFigure } from "./figure.mjs";
import { testFrame } from "./frame.mjs";
import { testJourneys } from "./journeys.mjs";
import { testPrivacy } from "./privacy.mjs";
import { testSetup } from "./setup.mjs";
import { testShim } from "./shim.mjs";
import { testStore } from "./store.mjs";

export function testIn(engine) {
  let browser;
  before(async () => {
    browser = await launch(engine);
  });
  after(() => browser?.close());

  testShim(() => browser);
  testDelivery(() => browser);
  testFaults(() => browser, { engine });
  testElement(() => browser, { every: engine === "chromium" });
  testStore(() => browser, { engine, every: engine === "chromium" });
  testJourneys(() => browser, { every: engine === "chromium" });
  testFigure(() => browser, { every: engine === "chromium" });
  testPrivacy(() => browser);
  testFrame(() => browser, { engine });
  testSetup(() => browser, { engine });
}
