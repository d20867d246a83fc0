// Keeps a page true that the browser translates. Translations take the engine's texts away and put <font> in their place;
// what the engine then writes would be seen by nobody, and the page would go on to name places that are marked no more.
//
// In: the root of an app. Out: nothing. A text that the engine changes comes back, and is then translated anew.

export function followTranslations(root) {
  const standIns = new WeakMap(); // By text: what the translation has put in its place.

  const changes = new MutationObserver((records) => {
    for (const { target } of records) {
      if (!target.isConnected) standIns.get(target)?.replaceWith(target);
    }
  });
  const takings = new MutationObserver((records) => {
    for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      const standIn = [...addedNodes, previousSibling, nextSibling].find((node) => node?.localName === "font");
      if (!standIn) continue;
      for (const node of removedNodes) {
        if (node.nodeType !== Node.TEXT_NODE) continue;
        standIns.set(node, standIn);
        changes.observe(node, { characterData: true });
      }
    }
  });
  takings.observe(root, { childList: true, subtree: true });
}
