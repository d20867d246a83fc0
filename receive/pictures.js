// Finds a code in a picture: by the browser where it can, else by jsQR, which is bundled into this page alone.
//
// In: a picture file, or a camera. Out: the text of the code, or that the browser lets no page read pictures. No picture
// leaves the page.

import jsQR from "jsqr";

/** The longer side at which a picture is looked at, in px: first as a scan at 150 dpi, then coarser and finer. */
const SIDES = [1800, 1000, 2800];

/** How often the camera is looked at. */
const PAUSE_MS = 150;

/** From this difference of a colour on, of 255, a picture is so changed that no code is left in it. */
const SPOILT = 64;

/** How many codes jsQR looks for in one picture: a page may have another one beside ours, as of the clinic's address. */
const CODES_MAX = 4;

/**
 * The text of the code in a picture file for which `isOurs` holds, or else of the first one, or null; fails if the browser
 * cannot open it as a picture.
 */
export async function codeIn(file, isOurs) {
  const image = await createImageBitmap(file);
  let other = null;
  try {
    for (const side of SIDES) {
      const scale = Math.min(1, side / Math.max(image.width, image.height));
      for await (const text of codesOf(image, Math.round(image.width * scale), Math.round(image.height * scale))) {
        if (isOurs(text)) return text;
        other ??= text;
      }
      // It is small: no other size shows more.
      if (scale === 1) break;
    }
    return other;
  } finally {
    image.close();
  }
}

/** Shows the camera in `view` until `found` takes a code (returns true) or `signal` says stop. */
export async function watch(view, found, signal) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  try {
    view.srcObject = stream;
    await view.play();
    while (!signal.aborted) {
      const { videoWidth, videoHeight } = view;
      for await (const text of videoWidth > 0 ? codesOf(view, videoWidth, videoHeight) : []) {
        if (signal.aborted || found(text)) return;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } finally {
    stop();
    view.srcObject = null;
  }
}

/** The texts of all codes, one after the other, as long as they are asked for. */
async function* codesOf(image, width, height) {
  const canvas = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  canvas.drawImage(image, 0, 0, width, height);
  canvas.fillStyle = "white";
  const look = () => canvas.getImageData(0, 0, width, height);
  const byBrowser = await (await detector())?.detect(look()).catch(() => []);
  for (const { rawValue } of byBrowser ?? []) if (rawValue) yield rawValue;
  for (let codes = 0; codes < CODES_MAX; codes += 1) {
    const code = jsQR(look().data, width, height);
    if (!code) return;
    if (code.data) yield code.data;
    // It finds one at a time: the next where this one is covered.
    const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = code.location;
    canvas.beginPath();
    for (const { x, y } of [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner]) canvas.lineTo(x, y);
    canvas.fill();
  }
}

/**
 * Whether the browser gives pages another picture than what was drawn, against being recognised by it: "spoilt" where no
 * code can be found in it, "noisy" where some could be, or "". Some ask the user first, so it may change.
 */
export function blur() {
  const side = 16;
  const canvas = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
  // Squares as in a code, and a grey between them, which a browser may treat in another way than black and white.
  const grey = (x, y) => ((x >> 2) + (y >> 2)) % 2 === 0 ? 0 : x < side / 2 ? 255 : 119;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      canvas.fillStyle = `rgb(${Array(3).fill(grey(x, y)).join()})`;
      canvas.fillRect(x, y, 1, 1);
    }
  }
  const { data } = canvas.getImageData(0, 0, side, side);
  let most = 0;
  data.forEach((value, at) => {
    const pixel = at >> 2;
    const drawn = at % 4 === 3 ? 255 : grey(pixel % side, Math.floor(pixel / side));
    most = Math.max(most, Math.abs(value - drawn));
  });
  return most >= SPOILT ? "spoilt" : most > 0 ? "noisy" : "";
}

let known;

/** The browser's own reader of codes, or null. */
function detector() {
  known ??= (async () => {
    const formats = (await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
    return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
  })();
  return known;
}
