// `<div data-massage-check>`: the way in for sites whose editor takes unknown elements out of a page.
//
// In: the name of the element, and of the attributes that it knows. Out: an element in each such div, also in those that
// come later, with what the div says in `data-clinic-name` and the like, and around what stood in the div.

import { CONFIG_CHILD } from "./config.js";
import { make, takeAway } from "./dom.js";

const DIV = "div[data-massage-check]";

/** Other attributes are not carried over: who may write `data-onclick` into a page may not always write `onclick`. */
export function fillDivs(element, attributes) {
  const fill = (div) => {
    if (div.querySelector(element)) return;
    const widget = make(element);
    for (const name of attributes) {
      const value = div.getAttribute(`data-${name}`);
      if (value !== null) widget.setAttribute(name, value);
    }
    if (isHeld(div)) standBeside(div, widget);
    else widget.append(...div.childNodes);
    div.append(widget);
  };
  const find = (node) => {
    if (!(node instanceof Element) || document.readyState === "loading") return;
    for (const div of [node, ...node.querySelectorAll(DIV)]) if (div.matches(DIV)) fill(div);
  };
  const findAll = () => find(document.documentElement);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", findAll);
  else findAll();
  new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(find))).observe(document, {
    childList: true,
    subtree: true,
  });
}

/** Whether a framework holds on to what stands there, as it notes on elements: there or further out. */
function isHeld(div) {
  const nodes = [div, ...div.querySelectorAll("*")];
  for (let node = div; (node = node.parentElement); ) nodes.push(node);
  return nodes.some((node) => Object.getOwnPropertyNames(node).length > 0);
}

/** What stands in the div stays where it is, and is seen until the questionnaire is. Of what that reads, it gets a copy. */
function standBeside(div, widget) {
  for (const read of div.querySelectorAll(`:scope>[slot],${CONFIG_CHILD}`)) {
    widget.append(read.cloneNode(true));
  }
  const others = make("slot");
  const shadow = div.attachShadow({ mode: "closed" });
  widget.slot = "widget";
  shadow.append(others, make("slot", { name: widget.slot }));
  div.addEventListener("mc-ready", () => takeAway(others));
  div.addEventListener("mc-error", ({ detail }) => detail.code === "crash" || shadow.prepend(others));
}
