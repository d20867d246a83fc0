// Whether a widget is light or dark. It comes with the engine.
//
// In: the element, and what its page says. Out: whether it is dark now, and a call whenever that may have changed. A dark
// device alone makes no dark widget: on a page that is light, it would be a black box.

const DEVICE = "(prefers-color-scheme: dark)";

/** What the attribute says; else what the page says for where the element stands; a page that says nothing is light. */
export function isDark(element) {
  const wanted = element.getAttribute("color-scheme");
  const said = ["light", "dark", "auto"].includes(wanted) ? wanted : saidAround(element);
  const isBoth = said === "auto" || (/\blight\b/.test(said) && /\bdark\b/.test(said));
  return isBoth ? matchMedia(DEVICE).matches : /\bdark\b/.test(said);
}

/** Calls `changed` when device or page may be another than before. A page changes its looks by attributes of its root. */
export function watchScheme(changed, signal) {
  matchMedia(DEVICE).addEventListener("change", changed, { signal });
  const observer = new MutationObserver(changed);
  for (const node of [document.documentElement, document.body]) observer.observe(node, { attributes: true });
  signal.addEventListener("abort", () => observer.disconnect());
}

function saidAround(element) {
  const around = element.parentElement ?? element.getRootNode().host ?? document.documentElement;
  const { colorScheme } = getComputedStyle(around);
  const page = Document.prototype.querySelector.call(document, 'meta[name="color-scheme"]');
  return colorScheme === "normal" ? (page?.content ?? "") : colorScheme;
}
