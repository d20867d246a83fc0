// Brings the head of a page to the top of the window when another page has taken its place. It comes with the engine.
//
// In: the box of a widget. Out: nothing. What the host page says of its own bars (`scroll-padding`) is respected by the
// browser; a bar that lies over the head all the same is found by looking.

const AT_ONCE = { block: "start", behavior: "instant" };

/** Without any motion, whatever the host page does when it scrolls. */
export function bringToTop(box) {
  box.scrollIntoView(AT_ONCE);
  const hidden = hiddenAbove(box);
  if (hidden <= 0) return;
  box.style.setProperty("scroll-margin-block-start", `${hidden}px`);
  box.scrollIntoView(AT_ONCE);
  box.style.removeProperty("scroll-margin-block-start");
}

/** How many pixels of its head lie under bars that stay where they are. What covers half the window is no bar. */
function hiddenAbove(box) {
  const { left, top, width } = box.getBoundingClientRect();
  let host = box;
  for (let root; (root = host.getRootNode()) instanceof ShadowRoot; ) host = root.host;
  const bottoms = Document.prototype.elementsFromPoint
    .call(document, left + width / 2, Math.max(top, 0) + 1)
    .filter((found) => !found.contains(host) && !host.contains(found))
    .filter((found) => /fixed|sticky/.test(getComputedStyle(found).position))
    .map((bar) => bar.getBoundingClientRect().bottom)
    .filter((bottom) => bottom < innerHeight / 2);
  return Math.max(0, ...bottoms) - Math.max(top, 0);
}
