// `massage-check.frame.js`, for a page that shows `frame.html` in a frame: keeps the frame as tall as what is in it.
//
// In: messages of frames whose address ends in `/frame.html`. Out: the height of those frames. Without it they scroll.

import { heightIn, message } from "./messages.js";

/** Heights that make sense, in px. A frame that asks for more scrolls by itself. */
const LEAST = 160;
const MOST = 20_000;

/** What each frame asked for last. Applied once per frame of the screen, however much is sent. */
const wanted = new Map();

addEventListener("message", ({ source, origin, data }) => {
  const height = heightIn(data);
  if (height === null) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame || origin !== originOf(frame)) return;
  if (wanted.size === 0) requestAnimationFrame(apply);
  wanted.set(frame, height);
});

// Frames are asked now, and whenever one has loaded: those that come later, too.
document.addEventListener("load", ({ target }) => ask(target), { capture: true });
frames().forEach(ask);

function apply() {
  for (const [frame, height] of wanted) {
    const isWithBorder = getComputedStyle(frame).boxSizing === "border-box";
    const border = isWithBorder ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.setProperty("height", `${Math.min(Math.max(height, LEAST), MOST) + border}px`);
  }
  wanted.clear();
}

function ask(frame) {
  if (!isOurs(frame)) return;
  frame.contentWindow?.postMessage(message(frame.clientHeight), originOf(frame));
}

function frames() {
  return [...Document.prototype.querySelectorAll.call(document, "iframe[src]")].filter(isOurs);
}

function isOurs(frame) {
  return frame instanceof HTMLIFrameElement && frame.src !== "" && addressOf(frame)?.pathname.endsWith("/frame.html");
}

function originOf(frame) {
  return addressOf(frame).origin;
}

/** Where the frame was told to be, or null if that is no address. */
function addressOf(frame) {
  try {
    return new URL(frame.src, document.baseURI);
  } catch {
    return null;
  }
}
