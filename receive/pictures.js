// Finds a code in a picture: by the browser where it can, else by jsQR, which is bundled into this page alone.
//
// In: a picture file, or a camera. Out: the text of the code. No picture leaves the page.

import jsQR from "jsqr";

/** The longer side at which a picture is looked at, in px: first as a scan at 150 dpi, then coarser and finer. */
const SIDES = [1800, 1000, 2800];

/** How often the camera is looked at. */
const PAUSE_MS = 150;

/** The text of the code in a picture file, or null; fails if it is no picture. */
export async function codeIn(file) {
  const image = await createImageBitmap(file);
  try {
    for (const side of SIDES) {
      const scale = Math.min(1, side / Math.max(image.width, image.height));
      const text = await codeOf(image, Math.round(image.width * scale), Math.round(image.height * scale));
      if (text) return text;
      // It is small: no other size shows more.
      if (scale === 1) break;
    }
    return null;
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
      const text = view.videoWidth > 0 ? await codeOf(view, view.videoWidth, view.videoHeight) : null;
      if (text && found(text)) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } finally {
    stop();
    view.srcObject = null;
  }
}

async function codeOf(image, width, height) {
  const canvas = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  canvas.drawImage(image, 0, 0, width, height);
  const picture = canvas.getImageData(0, 0, width, height);
  const byBrowser = await (await detector())?.detect(picture).catch(() => []);
  return byBrowser?.[0]?.rawValue || jsQR(picture.data, width, height)?.data || null;
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
