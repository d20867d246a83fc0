// Every browser test, in one browser that is started once.

import { after, before, describe } from "node:test";
import { launch } from "./lib/browsers.mjs";
import { testDelivery } from "./delivery.mjs";
import { testExports } from "./exports.mjs";
import { testElement } from "./element.mjs";
import { testFaults } from "./faults.mjs";
import { testFigure } from "./figure.mjs";
import { testFrame } from "./frame.mjs";
import { testGuest } from "./guest.mjs";
import { testHands } from "./hands.mjs";
import { testJourneys } from "./journeys.mjs";
import { testPaper } from "./paper.mjs";
import { testPrivacy } from "./privacy.mjs";
import { testReceive } from "./receive.mjs";
import { testSetup } from "./setup.mjs";
import { testShim } from "./shim.mjs";
import { testSites } from "./sites.mjs";
import { testStore } from "./store.mjs";

/** `engine` is "chromium", "firefox" or "webkit". */
export function testIn(engine) {
  describe(engine, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    // What takes longer and is the same in all browsers is asked of one.
    const every = engine === "chromium";
    // WebKit is driven from within the page: it shows no picture, has no fingers, and cannot be driven where a page breaks
    // the objects that it is made of. It is asked whether the questionnaire works, and what comes out of its printer.
    const isInPage = engine === "webkit";

    testShim(() => browser);
    testFaults(() => browser, { every, isInPage });
    testGuest(() => browser, { engine });
    testHands(() => browser, { isInPage });
    testSites(() => browser, { engine, every, isInPage });
    testElement(() => browser, { every, isInPage });
    testStore(() => browser, { engine, every });
    testJourneys(() => browser, { every });
    testPaper(() => browser, { engine });
    if (isInPage) return;
    testDelivery(() => browser);
    testExports(engine);
    testFrame(() => browser, { engine });
    testReceive(() => browser);
    testSetup(() => browser, { engine });
    testFigure(() => browser, { every });
    testPrivacy(() => browser);
  });
}
