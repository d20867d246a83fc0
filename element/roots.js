// The roots that apps live in. One that an app has left is used again: the engine keeps its listeners for ever, so a page
// that shows and hides the questionnaire all day would otherwise grow all day.
//
// In: roots that are not needed any more. Out: empty roots. It comes with the engine, and each engine has its own.

import { followTranslations } from "./translation.js";
import { takePressesAsOne } from "./twice.js";
import { keepTyping } from "./typing.js";

const left = [];

export function takeRoot() {
  // An app takes its time to leave.
  const at = left.findIndex((root) => !root.firstChild);
  return at < 0 ? newRoot() : left.splice(at, 1)[0];
}

export function leaveRoot(root) {
  left.push(root);
}

function newRoot() {
  const root = document.createElement("div");
  followTranslations(root);
  keepTyping(root);
  takePressesAsOne(root);
  // An engine that has died hears no press any more: a form of it must not put the answers into an address.
  root.addEventListener("submit", (event) => event.preventDefault());
  return root;
}
