// Pictures of a page as people see them who see no colours.

/**
 * Mean and spread of the luminance, 0 to 255, inside of each path that fits `paths` in the shadow root of `host`. The signs
 * on the figure, which are no part of a hatch, and what lies close to them is left out. All of it must be in the window.
 * Paths are named by `name`, an attribute of theirs.
 */
export async function luminances(page, { host = "massage-check", paths, name }) {
  const picture = await page.screenshot({ encoding: "base64" });
  return page.evaluate(
    async ({ picture, host, paths, name }) => {
      const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
      canvas.drawImage(image, 0, 0);
      const { data, width } = canvas.getImageData(0, 0, image.width, image.height);
      const luminance = (x, y) => {
        const [red, green, blue] = data.subarray(4 * (y * width + x));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const scale = image.width / innerWidth;
      const { shadowRoot } = document.querySelector(host);

      function pixels(path) {
        const box = path.getBoundingClientRect();
        const toPath = path.getScreenCTM().inverse();
        const signs = path.closest("svg").querySelectorAll(".mc-figure__disc");
        const discs = [...signs].map((disc) => disc.getBoundingClientRect());
        const near = 2;
        const isFree = ({ x, y }) =>
          discs.every((disc) => {
            const radius = disc.width / 2;
            return Math.hypot(x - disc.x - radius, y - disc.y - radius) > radius + near;
          });
        const found = [];
        for (let y = Math.ceil(box.top * scale); y < box.bottom * scale; y += 1) {
          for (let x = Math.ceil(box.left * scale); x < box.right * scale; x += 1) {
            const point = new DOMPoint((x + 0.5) / scale, (y + 0.5) / scale);
            if (path.isPointInFill(point.matrixTransform(toPath)) && isFree(point)) found.push(luminance(x, y));
          }
        }
        return found;
      }

      const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
      return Object.fromEntries(
        [...shadowRoot.querySelectorAll(paths)].map((path) => {
          const found = pixels(path);
          const middle = mean(found);
          return [path.getAttribute(name), { mean: middle, spread: Math.sqrt(mean(found.map((one) => (one - middle) ** 2))) }];
        }),
      );
    },
    { picture, host, paths, name },
  );
}
