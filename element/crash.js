// What the shim shows and prints when the engine has died. It comes with the engine, because without one none dies.
//
// In: words, and what the buttons do. Out: elements.

import { actions, button, heading, panel } from "./panels.js";
import { make, takeAway } from "./dom.js";

/** `saved`: "saved" | "kept" | "empty". After a second crash in a row the answers are not loaded a third time. */
export function crashedPanel(words, { level, saved, isSecond, goOn, print, startOver }) {
  const hasAnswers = saved !== "empty";
  return panel(
    "crashed",
    heading(level, words.crashed_title),
    make("p", {}, isSecond && hasAnswers ? words.crashed_twice : words[`crashed_${saved}`]),
    actions(
      ...(hasAnswers
        ? [
            ...(isSecond ? [] : [button("go-on", words.go_on, goOn, true)]),
            button("print", words.print, print),
            button("delete", words.delete, startOver),
          ]
        : [button("start-over", words.start_over, startOver, true)]),
    ),
  );
}

/** The way out that needs no engine: what was saved last, line by line. */
export function printedAnswers(words, lines) {
  return make(
    "article",
    { className: "mc-sheet" },
    make("h1", { className: "mc-sheet__title" }, words.print_title),
    make("p", {}, words.print_text),
    ...lines.map((line) => make("p", {}, line)),
  );
}

/** Where a browser does not print: puts the same into the panel, to be shown or copied by hand. Takes it away for no lines. */
export function offerAnswers(panel, words, lines) {
  takeAway(panel.querySelector(".mc-take"));
  if (lines.length === 0) return;
  const field = make("textarea", {
    // The last three tell recorders of sessions to look away, as do the data below.
    className: "mc-field mc-field--long mc-take__text rr-block rr-ignore ph-no-capture",
    rows: 8,
    readOnly: true,
    spellcheck: false,
    dir: "auto",
    value: lines.join("\n"),
  });
  field.setAttribute("aria-label", words.not_printed);
  Object.assign(field.dataset, { sentryBlock: "", hjSuppress: "", clarityMask: "true" });
  panel.firstElementChild.append(make("div", { className: "mc-take mc-stack--tight" }, make("p", {}, words.not_printed), field));
  // Nothing is selected: scripts of the host page can read what is.
  field.focus();
}
