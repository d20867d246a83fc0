// The loader, `massage-check.js`: the script that a clinic puts on its page. `massage-check.single.js` starts here, too.
//
// In: the script's own address, and the names of the files beside it (put in by the build).
// Out: the element <massage-check>. Nothing else: no global, no cookie, no request before an element is on the page.

import { defineElement } from "./element.js";
import { ownAddress } from "./address.js";

// `document.currentScript` can only be read now, while the script runs for the first time.
defineElement(ownAddress());
