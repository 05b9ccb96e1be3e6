// A link brings the state back, and no server hears of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { address, ask, close, counted, launch, open, shown } from './chromium.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function copyLink(page) {
  await page.click('#copy-link');
  await page.waitForFunction(() => location.hash.length > 1);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${address}#`));
  return link.slice(address.length);
}

test('text, columns and settings come back', async () => {
  const page = await open(browser);
  const text = 'A text with wörds, 東京 and 👩‍🚀. '.repeat(200);
  await page.fill('#text', text);
  await page.check('#show-ids');
  await page.locator('.column select').nth(1).selectOption('model:gpt-4');
  await counted(page);
  const before = await shown(page, 1);
  const fragment = await copyLink(page);
  assert.ok(fragment.length < text.length, 'it is compressed');

  const again = await open(browser, { fragment });
  await counted(again);
  assert.equal(await again.inputValue('#text'), text);
  assert.ok(await again.isChecked('#show-ids'));
  assert.deepEqual(await again.locator('.column select').evaluateAll((selects) => selects.map((select) => select.value)), ['model:gpt-5', 'model:gpt-4']);
  assert.deepEqual(await shown(again, 1), before);
  for (const url of again.requests) {
    assert.ok(!new URL(url).search && ['/', '/api/models', '/api/tokens'].includes(new URL(url).pathname), url);
  }

  await close(page);
  await close(again);
});

test('a chat comes back', async () => {
  const page = await open(browser);
  await page.locator('#modes label').nth(1).click();
  await page.getByRole('textbox', { name: 'Text of message 2' }).fill('Is it raining?');
  const messages = [{ role: 'system', content: 'You are a helpful assistant.' }, { role: 'user', content: 'Is it raining?' }];
  const { tokens } = await ask('/api/chat', { request: { messages }, model: 'gpt-5' });
  await counted(page, tokens);
  const again = await open(browser, { fragment: await copyLink(page) });
  await counted(again, tokens);
  assert.equal(await again.getByRole('textbox', { name: 'Text of message 2' }).inputValue(), 'Is it raining?');
  await close(page);
  await close(again);
});

test('a broken link is a page like any other', async () => {
  for (const fragment of ['#zAAAA', '#p!!', '#columns', '#pbnVsbA', '#' + 'p' + Buffer.from('{"columns":[7,"x"],"text":5,"chat":{"messages":[null]}}').toString('base64url')]) {
    const page = await open(browser, { fragment });
    assert.equal(await page.locator('.column').count(), 2);
    await close(page);
  }
});
