// Tells when a client comes to a widget: scrolls near it, touches what stands in its place, follows a link to it, prints.
//
// In: the element, and what of it has a place on the page whatever the host page makes of the element. Out: one call.

/** How far below or above the screen is near, so that who scrolls on finds it loaded. */
const NEAR = "300px";

/** Calls `begin` once, perhaps at once; not after `signal` was aborted, when it leaves no listener behind. */
export function whenNear(element, slot, begin, signal) {
  if (typeof IntersectionObserver !== "function" || isLinkedTo(element)) return begin();
  const come = () => signal.aborted || begin();
  const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && come(), {
    rootMargin: NEAR,
    scrollMargin: NEAR, // For what scrolls within the page.
  });
  observer.observe(element);
  observer.observe(slot);
  signal.addEventListener("abort", () => observer.disconnect());
  for (const sign of ["focusin", "click"]) element.addEventListener(sign, come, { signal });
  addEventListener("beforeprint", come, { signal });
  addEventListener("hashchange", () => isLinkedTo(element) && come(), { signal });
}

/** Whether the address of the page names the element, what it stands in or what stands in it. */
function isLinkedTo(element) {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // A router of the host page has its own way of writing.
  }
  const target = id && Document.prototype.getElementById.call(document, id);
  if (!target) return false;
  for (let node = element; node; node = node.parentNode ?? node.host) if (node === target) return true;
  return element.contains(target);
}
