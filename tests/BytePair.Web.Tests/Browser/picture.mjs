// Makes a picture of the page: its left half light, its right half dark. `node picture.mjs FILE`

import fs from 'node:fs';
import { close, counted, launch, open } from './chromium.mjs';

const width = 1160;
const height = 660;
const browser = await launch();
const halves = [];
for (const scheme of ['light', 'dark']) {
  const page = await open(browser, { scheme, width, height });
  await page.click('#show-sample');
  await page.locator('#text').evaluate((box) => (box.style.height = '118px')); // as a user may drag it
  await page.locator('.column select').nth(1).selectOption('model:gpt-4');
  await counted(page);
  if (scheme === 'light') {
    await page.locator('.column').first().locator('.t', { hasText: 'ization' }).hover();
  } else {
    await page.mouse.move(2, height - 2);
  }

  await page.waitForTimeout(300); // colours and bars move there for an instant
  halves.push((await page.screenshot()).toString('base64'));
  await close(page);
}

const context = await browser.newContext({ viewport: { width, height } });
const page = await context.newPage();
const picture = await page.evaluate(async ([light, dark, w, h]) => {
  const load = async (data) => createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const canvas = new OffscreenCanvas(w, h);
  const drawing = canvas.getContext('2d');
  drawing.drawImage(await load(light), 0, 0);
  const seam = 548; // between the columns
  drawing.drawImage(await load(dark), seam, 0, w - seam, h, seam, 0, w - seam, h);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return Array.from(bytes);
}, [halves[0], halves[1], width, height]);
fs.writeFileSync(process.argv[2], Buffer.from(picture));
await browser.close();
