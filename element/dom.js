// Makes elements, without markup in strings: a page with Trusted Types refuses those. And takes them away: libraries of host
// pages put their own function in the place of `remove()`, which then fails for what stands nowhere.

/** `<tag>` with properties and children; an `on` property is the click handler. */
export function make(tag, { on, ...properties } = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  if (on) element.addEventListener("click", on);
  element.append(...children);
  return element;
}

/** Takes a node out of where it stands, if it stands anywhere. */
export function takeAway(node) {
  node?.parentNode?.removeChild(node);
}

/** JSON, also on a page with a library that lets arrays write themselves: as a text within the text. */
export function toJson(value) {
  const { toJSON } = Array.prototype;
  delete Array.prototype.toJSON;
  try {
    return JSON.stringify(value);
  } finally {
    if (toJSON) Array.prototype.toJSON = toJSON;
  }
}
