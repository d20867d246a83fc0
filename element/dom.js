// Makes elements, without markup in strings: a page with Trusted Types refuses those.

/** `<tag>` with properties and children; an `on` property is the click handler. */
export function make(tag, { on, ...properties } = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  if (on) element.addEventListener("click", on);
  element.append(...children);
  return element;
}
