// A real Chromium, the page in it, and what tests ask of both.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { chromium } from 'playwright-core';

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const address = process.env.BYTEPAIR_PAGE;

export function launch() {
  const executablePath = places.find((place) => fs.existsSync(place));
  assert.ok(executablePath, 'There is no Chromium.');
  return chromium.launch({ executablePath, args: flags });
}

/** The page, fresh, with all that went wrong in it collected. */
export async function open(browser, { scheme = 'light', fragment = '', width = 1280, height = 900 } = {}) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height }, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  page.problems = [];
  page.requests = [];
  page.on('pageerror', (error) => page.problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && page.problems.push(message.text()));
  page.on('request', (request) => page.requests.push(request.url()));
  page.setDefaultTimeout(60000);
  await page.goto(address + fragment);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  return page;
}

/** Closes the page, which has to have had no trouble. */
export async function close(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

/** Waits until all columns have counted what is entered, and have drawn it. */
export async function counted(page, tokens) {
  await page.waitForFunction(
    (expected) => {
      const columns = [...document.querySelectorAll('.column')];
      const first = columns[0]?.querySelector('.total').textContent.replaceAll(',', '');
      return columns.every((column) => column.getAttribute('aria-busy') === 'false') && (expected === undefined || first === String(expected));
    },
    tokens,
  );
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** What the server itself says, asked without the page. */
export async function ask(path, body) {
  const response = await fetch(new URL(path, address), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  assert.equal(response.status, 200);
  return response.json();
}

/** The tokens that a column shows, as text. */
export const shown = (page, column = 0) => page.locator('.column').nth(column).locator('.t').allTextContents();
