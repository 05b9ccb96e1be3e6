// Light and dark: screenshots that aren't blank, with the ground that was asked for and tokens in colours; and text that can be read.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { close, counted, launch, open } from './chromium.mjs';
import { readPixels } from './pixels.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

for (const scheme of ['light', 'dark']) {
  test(`${scheme} looks so, and all text in it has enough contrast`, async () => {
    const page = await open(browser, { scheme });
    await page.click('#show-sample');
    await counted(page);
    await page.mouse.move(2, 2);
    const pixels = await readPixels(browser, await page.screenshot());

    assert.equal(pixels.width, 1280);
    assert.ok(scheme === 'light' ? pixels.luminance > 0.85 : pixels.luminance < 0.25, `luminance ${pixels.luminance}`);
    const grounds = await page.evaluate(() => [...new Set([...document.querySelectorAll('.t')].map((token) => getComputedStyle(token).backgroundColor))]);
    assert.equal(grounds.length, 6);
    for (const ground of grounds) {
      const colour = ground.match(/\d+/g).slice(0, 3).join(',');
      const found = pixels.colours.find(([name]) => name === colour);
      assert.ok(found && found[1] > 200, `${ground} is on the picture`);
    }

    await page.check('#show-ids');
    await page.waitForSelector('.t small');
    assert.deepEqual(await page.evaluate(findPoorContrast), []);
    await page.locator('#modes label').nth(1).click();
    await page.waitForSelector('.breakdown table');
    assert.deepEqual(await page.evaluate(findPoorContrast), []);
    await close(page);
  });
}

test('the choice of colours beats the system’s, and is remembered', async () => {
  const page = await open(browser, { scheme: 'light' });
  await page.locator('#themes label').nth(2).click();
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await ground();
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  assert.equal(await ground(), dark);
  await page.locator('#themes label').nth(0).click();
  assert.notEqual(await ground(), dark);
  await close(page);
});

test('a narrow window scrolls in one direction only', async () => {
  const page = await open(browser, { width: 380, height: 700 });
  await page.click('#show-sample');
  await counted(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await close(page);
});

test('everything that can be used has a name, and a place in the order', async () => {
  const page = await open(browser);
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('button, input:not([hidden]), select, textarea, [tabindex="0"]')]
      .filter((control) => !(control.ariaLabel || control.labels?.length || control.textContent.trim()))
      .map((control) => control.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(nameless, []);
  const visited = [];
  for (let i = 0; i < 16; i++) {
    await page.keyboard.press('Tab');
    visited.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName));
  }

  assert.ok(visited.indexOf('copy-link') < visited.indexOf('text') && visited.indexOf('text') < visited.indexOf('tokens'), visited.join(' '));
  await close(page);
});

/** Texts whose contrast with what is behind them is less than WCAG's AA asks. Runs in the page. */
function findPoorContrast() {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const groundOf = (start) => {
    for (let at = start; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) {
        return colour;
      }
    }

    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.parentElement;
    if (!node.data.trim() || !at.checkVisibility({ visibilityProperty: true }) || at.closest('.unseen, option, script, style')) {
      continue;
    }

    const style = getComputedStyle(at);
    const [one, other] = [light(rgb(style.color)), light(groundOf(at))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) {
      poor.push(`${contrast.toFixed(2)}: ${node.data.trim().slice(0, 30)}`);
    }
  }

  return poor;
}
