// What is on a screenshot: the page itself reads the picture, since a browser can.

/** Pixels of a PNG, in a canvas of a page that the policy of ours doesn't bind. */
export async function readPixels(browser, png) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found = await page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const drawing = canvas.getContext('2d');
    drawing.drawImage(bitmap, 0, 0);
    const { data: pixels } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
    const amounts = new Map();
    let luminance = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      luminance += 0.2126 * pixels[at] + 0.7152 * pixels[at + 1] + 0.0722 * pixels[at + 2];
      const colour = `${pixels[at]},${pixels[at + 1]},${pixels[at + 2]}`;
      amounts.set(colour, (amounts.get(colour) ?? 0) + 1);
    }

    return { width: bitmap.width, height: bitmap.height, luminance: luminance / (pixels.length / 4) / 255, colours: [...amounts].sort((a, b) => b[1] - a[1]) };
  }, png.toString('base64'));
  await context.close();
  return found;
}
