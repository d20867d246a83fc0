// Brings the head of a page to the top of the window when another page has taken its place. It comes with the engine.
//
// In: the box of a widget. Out: nothing. What the host page says of its own bars (`scroll-padding`) is respected by the
// browser; a bar that lies over the head all the same is found by looking.

const AT_ONCE = { block: "start", behavior: "instant" };

/** Between a bar and the head. */
const AIR_PX = 8;

/** Without any motion, whatever the host page does when it scrolls. */
export function bringToTop(box) {
  box.scrollIntoView(AT_ONCE);
  const top = Math.max(box.getBoundingClientRect().top, 0);
  const bottom = bottomOfBars(box, top);
  if (bottom <= top) return;
  box.style.setProperty("scroll-margin-block-start", `${bottom + AIR_PX}px`);
  box.scrollIntoView(AT_ONCE);
  box.style.removeProperty("scroll-margin-block-start");
}

/** How far down bars reach that stay where they are, over the head. What covers half the window is no bar. */
function bottomOfBars(box, top) {
  const { left, width } = box.getBoundingClientRect();
  let host = box;
  for (let root; (root = host.getRootNode()) instanceof ShadowRoot; ) host = root.host;
  const bottoms = Document.prototype.elementsFromPoint
    .call(document, left + width / 2, top + 1)
    .filter((found) => !found.contains(host) && !host.contains(found))
    .filter((found) => /fixed|sticky/.test(getComputedStyle(found).position))
    .map((bar) => bar.getBoundingClientRect().bottom)
    .filter((bottom) => bottom < innerHeight / 2);
  return Math.max(0, ...bottoms);
}
