// Reads a code off paper as a phone or a scanner would: a picture of the page, held askew and out of focus.

import { execFileSync } from "node:child_process";
import jsQR from "jsqr";

/** The pages of a PDF in grey, each as `{ width, height, grey }` with a byte for each point. */
export function scanned(pdf, dpi) {
  let rest = execFileSync("pdftoppm", ["-gray", "-r", String(dpi), "-"], {
    input: pdf,
    maxBuffer: 2 ** 28,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const pages = [];
  while (rest.length > 0) {
    const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(rest.toString("latin1", 0, 40));
    const end = head.length + width * height;
    pages.push({ width: Number(width), height: Number(height), grey: rest.subarray(head.length, end) });
    rest = rest.subarray(end);
  }
  return pages;
}

/** The first page of a PDF as a picture file. */
export function photographed(pdf, dpi) {
  return execFileSync("pdftoppm", ["-png", "-r", String(dpi), "-f", "1", "-l", "1", "-"], { input: pdf, maxBuffer: 2 ** 28 });
}

/** The same turned around its middle; what comes into the picture from outside is white. */
export function turned({ width, height, grey }, degrees) {
  const [sine, cosine] = [Math.sin, Math.cos].map((of) => of((degrees * Math.PI) / 180));
  const at = (x, y) => (x < 0 || y < 0 || x >= width || y >= height ? 255 : grey[y * width + x]);
  const [left, top] = [width / 2, height / 2];
  return drawn(width, height, (x, y) => {
    const fromX = cosine * (x - left) + sine * (y - top) + left;
    const fromY = cosine * (y - top) - sine * (x - left) + top;
    const [x0, y0] = [Math.floor(fromX), Math.floor(fromY)];
    const [right, down] = [fromX - x0, fromY - y0];
    const upper = at(x0, y0) * (1 - right) + at(x0 + 1, y0) * right;
    const lower = at(x0, y0 + 1) * (1 - right) + at(x0 + 1, y0 + 1) * right;
    return upper * (1 - down) + lower * down;
  });
}

/** The same out of focus: each point is the mean of those around it. */
export function blurred({ width, height, grey }) {
  return drawn(width, height, (x, y) => {
    let sum = 0;
    for (const downwards of [-1, 0, 1]) {
      for (const sideways of [-1, 0, 1]) {
        const [nearX, nearY] = [x + sideways, y + downwards];
        const isInside = nearX >= 0 && nearY >= 0 && nearX < width && nearY < height;
        sum += isInside ? grey[nearY * width + nearX] : 255;
      }
    }
    return sum / 9;
  });
}

/** The text of the code in a picture, or nothing. */
export function decoded({ width, height, grey }) {
  const colours = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let point = 0; point < width * height; point += 1) colours.fill(grey[point], 4 * point, 4 * point + 3);
  return jsQR(colours, width, height, { inversionAttempts: "dontInvert" })?.data ?? null;
}

function drawn(width, height, point) {
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) grey[y * width + x] = point(x, y);
  return { width, height, grey };
}
