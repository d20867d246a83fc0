// Pictures of a page as people see them who see no colours.

/**
 * What can be seen without colours inside of each path that fits `paths` in the shadow root of `host`, by `name`, an
 * attribute of the paths: mean and spread of the luminance, 0 to 255, and the `slant`, which is large where lines run
 * down at 45 degrees one way or the other, and 0 where no such way is preferred. Signs and numbers, which are no part of a
 * hatch, are hidden. All paths must be in the window.
 */
export async function luminances(page, { host = "massage-check", paths, name }) {
  await page.evaluate((host) => {
    const hiding = new CSSStyleSheet();
    hiding.replaceSync(".mc-figure__sign, .mc-figure__rated { display: none }");
    document.querySelector(host).shadowRoot.adoptedStyleSheets.push(hiding);
  }, host);
  const picture = await page.screenshot({ encoding: "base64" });
  return page.evaluate(
    async ({ picture, host, paths, name }) => {
      const { shadowRoot } = document.querySelector(host);
      shadowRoot.adoptedStyleSheets.pop();

      const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
      canvas.drawImage(image, 0, 0);
      const { data, width } = canvas.getImageData(0, 0, image.width, image.height);
      const luminance = ({ x, y }) => {
        const [red, green, blue] = data.subarray(4 * (y * width + x));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const scale = image.width / innerWidth;
      const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

      function pixels(path) {
        const box = path.getBoundingClientRect();
        const toPath = path.getScreenCTM().inverse();
        const found = [];
        for (let y = Math.ceil(box.top * scale); y < box.bottom * scale; y += 1) {
          for (let x = Math.ceil(box.left * scale); x < box.right * scale; x += 1) {
            const point = new DOMPoint((x + 0.5) / scale, (y + 0.5) / scale);
            if (path.isPointInFill(point.matrixTransform(toPath))) found.push({ x, y });
          }
        }
        return found;
      }

      function seen(path) {
        const inside = pixels(path);
        const all = inside.map(luminance);
        const middle = mean(all);
        // How much changes on a step down and to the right, or up and to the right.
        const step = Math.round(scale);
        const [down, up] = [step, -step].map((dy) =>
          mean(inside.map(({ x, y }, i) => Math.abs(luminance({ x: x + step, y: y + dy }) - all[i]))),
        );
        const spread = Math.sqrt(mean(all.map((one) => (one - middle) ** 2)));
        return { mean: middle, spread, slant: Math.abs(down - up) };
      }

      return Object.fromEntries(
        [...shadowRoot.querySelectorAll(paths)].map((path) => [path.getAttribute(name), seen(path)]),
      );
    },
    { picture, host, paths, name },
  );
}
