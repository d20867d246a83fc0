// The loader, `massage-check.js`: the script that a clinic puts on its page. `massage-check.single.js` starts here, too.
//
// In: the script's own address, and the names of the files beside it (put in by the build).
// Out: the element <massage-check>. Nothing else: no global, no cookie, no request before an element is on the page. What
// clients once kept on this device, and was to be kept no longer than until now, is deleted.

import { defineElement } from "./element.js";
import { ownAddress } from "./address.js";
import { sweep } from "./wipe.js";

sweep();
// `document.currentScript` can only be read now, while the script runs for the first time.
defineElement(ownAddress(), Boolean(document.currentScript?.integrity));
