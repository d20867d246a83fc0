// `<div data-massage-check>`: the way in for sites whose editor takes unknown elements out of a page.
//
// In: the name of the element, and of the attributes that it knows. Out: an element in each such div, with what the div
// says in `data-clinic-name` and the like, and around what stood in the div.

/** Other attributes are not carried over: who may write `data-onclick` into a page may not always write `onclick`. */
export function fillDivs(element, attributes) {
  const fill = () => {
    for (const div of Document.prototype.querySelectorAll.call(document, "div[data-massage-check]")) {
      if (div.querySelector(element)) continue;
      const widget = document.createElement(element);
      for (const name of attributes) {
        const value = div.getAttribute(`data-${name}`);
        if (value !== null) widget.setAttribute(name, value);
      }
      widget.append(...div.childNodes);
      div.append(widget);
    }
  };
  fill();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", fill);
}
