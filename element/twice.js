// Takes a double click on a button as one click. When the first has put another page in its place, the second would tick
// or press what happens to stand there: an answer that nobody gave.
//
// In: the root of an app. Out: nothing. On the button itself the engine knows what to do.

const BUTTONS = "button, a, summary";

export function takeDoubleClicksAsOne(root) {
  let first = null; // The button of the first click, or null.
  const clicked = (event) => {
    const button = event.target.closest?.(BUTTONS) ?? null;
    if (event.detail <= 1) {
      first = button;
    } else if (first && button !== first) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  root.addEventListener("click", clicked, { capture: true });
}
