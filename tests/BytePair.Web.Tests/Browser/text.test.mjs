// Text is typed, and its tokens are there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, close, counted, launch, open, shown } from './chromium.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('typing shows tokens, ids and all counts', async () => {
  const page = await open(browser);
  await page.locator('#text').pressSequentially('Hello, wörld! 👩‍🚀');
  const answer = await ask('/api/count', { text: 'Hello, wörld! 👩‍🚀' });
  await counted(page, answer.tokens);

  const tokens = await shown(page);
  assert.equal(tokens.length, answer.tokens);
  assert.deepEqual(tokens.slice(0, 4), ['Hello', ',', ' w', 'ör']);
  assert.ok(tokens.some((token) => /^[0-9A-F]{2}( [0-9A-F]{2})*$/.test(token)), 'a part of a character is shown as bytes');
  assert.equal(await page.textContent('#graphemes'), String(answer.graphemes));
  assert.equal(await page.textContent('#code-points'), String(answer.codePoints));
  assert.equal(await page.textContent('#words'), String(answer.words));
  assert.equal(await page.textContent('#bytes'), String(answer.bytes));

  await page.check('#show-ids');
  const { ids } = await ask('/api/encode', { text: 'Hello, wörld! 👩‍🚀' });
  await page.waitForSelector('.with-ids .t small');
  assert.deepEqual(await page.locator('.column').first().locator('.t small').allTextContents(), ids.map(String));
  await close(page);
});

test('ids are said on hover and on keyboard focus, and announced', async () => {
  const page = await open(browser);
  await page.fill('#text', 'Hello world, hello again\nand a second line');
  await counted(page);
  const { ids } = await ask('/api/encode', { text: 'Hello world, hello again\nand a second line' });

  await page.locator('.t').nth(1).hover();
  await page.waitForSelector('#tip:not([hidden])');
  assert.match(await page.textContent('#tip'), new RegExp(`^${ids[1]}␣world20 77 6F 72 6C 64token 2 of ${ids.length}$`));

  await page.mouse.move(5, 5);
  await page.locator('.column select').first().focus();
  await page.keyboard.press('Tab'); // remove
  await page.keyboard.press('Tab'); // tokens
  const active = () => page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).ariaLabel);
  assert.equal(await active(), `${ids[0]}: Hello`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await active(), `${ids[2]}: ,`);
  assert.match(await page.textContent('#tip'), new RegExp(`^${ids[2]}`));
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(), `${ids.at(-1)}: ␣line`); // the nearest one below
  await page.keyboard.press('ArrowUp');
  assert.match(await active(), /^\d+: (,|␣hello)$/);
  await page.keyboard.press('End');
  assert.equal(await active(), `${ids.at(-1)}: ␣line`);
  await page.keyboard.press('Escape');
  assert.ok(await page.isHidden('#tip'));

  await page.waitForFunction((text) => document.getElementById('status').textContent.startsWith(text), `${ids.length} tokens in gpt-5`);
  await close(page);
});

test('encodings and models stand side by side, with windows and prices', async () => {
  const page = await open(browser);
  const text = 'antidisestablishmentarianism '.repeat(300);
  await page.fill('#text', text);
  await page.click('#add-column');
  await page.locator('.column select').nth(0).selectOption('encoding:r50k_base');
  await page.locator('.column select').nth(1).selectOption('model:gpt-4');
  await page.locator('.column select').nth(2).selectOption('model:gpt-5');
  const answers = await Promise.all([ask('/api/count', { text, encoding: 'r50k_base' }), ask('/api/count', { text, model: 'gpt-4' }), ask('/api/count', { text, model: 'gpt-5' })]);
  await counted(page, answers[0].tokens);

  assert.deepEqual(await page.locator('.total').allTextContents(), answers.map((answer) => answer.tokens.toLocaleString('en-US')));
  assert.ok(await page.locator('.window').nth(0).isHidden());
  const facts = await page.locator('.facts').nth(1).textContent();
  assert.ok(facts.includes('cl100k_base') && facts.includes('of 8,192') && facts.includes('left') && facts.includes('as input') && facts.includes('as output'), facts);

  await page.fill('#text', text.repeat(20));
  await page.waitForFunction(() => document.querySelectorAll('.facts')[1].textContent.includes('too many'));
  await page.locator('.column').nth(0).getByRole('button', { name: 'Remove' }).click();
  assert.equal(await page.locator('.column').count(), 2);
  await close(page);
});

test('text that spells a special token is ordinary until asked for', async () => {
  const page = await open(browser);
  await page.fill('#text', 'a<|endoftext|>');
  await counted(page);
  assert.ok((await shown(page)).length > 2);
  await page.check('#special');
  await counted(page, 2);
  assert.deepEqual(await shown(page), ['a', '<|endoftext|>']);
  await close(page);
});

test('markup, control characters and right-to-left marks are text', async () => {
  const page = await open(browser);
  await page.fill('#text', '<img src=x onerror=alert(1)>\u202e\u0007\u200b&amp;\tend');
  await counted(page);
  const all = (await shown(page)).join('');
  assert.ok(all.startsWith('<img src=x onerror=alert(1)>'));
  assert.ok(!all.includes('\u202e') && !all.includes('\u0007') && all.includes('&amp;⇥'));
  assert.equal(await page.locator('main img').count(), 0);
  await close(page);
});

test('a file is read, and dropped text too', async () => {
  const page = await open(browser);
  await page.setInputFiles('#file', { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('from a file ✓') });
  await counted(page, (await ask('/api/count', { text: 'from a file ✓' })).tokens);
  assert.equal(await page.inputValue('#text'), 'from a file ✓');

  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['dropped'], 'b.txt', { type: 'text/plain' }));
    dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
  });
  await page.waitForFunction(() => document.getElementById('text').value === 'dropped');
  await close(page);
});

test('the merge tree of a word, by mouse and by keyboard', async () => {
  const page = await open(browser);
  await page.fill('#text', 'some antidisestablishmentarianism here');
  await counted(page);
  await page.locator('.column').first().locator('.t').nth(3).click();
  await page.waitForSelector('#merges[open] .tree');
  const { pieces } = await ask('/api/explain', { text: 'some antidisestablishmentarianism here' });
  assert.equal(await page.locator('.steps li').count(), pieces[1].merges.length);
  assert.equal(await page.locator('.brick').count(), pieces[1].parts.length + pieces[1].merges.length);
  assert.equal(await page.locator('.brick.final').count(), pieces[1].tokens.length);
  assert.equal(await page.textContent('.word q'), '␣antidisestablishmentarianism');
  await page.locator('.steps li').nth(2).hover();
  assert.equal(await page.locator('.brick.now').count(), 1);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#merges[open]').count(), 0);

  await page.locator('.tokens').first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#merges[open] .tree');
  assert.equal(await page.textContent('.word q'), 'some');
  await close(page);
});

test('a server that has gone is told, and comes back', async () => {
  const page = await open(browser);
  await page.fill('#text', 'some text');
  await counted(page, 2);
  await page.route('**/api/tokens', (route) => route.abort());
  await page.fill('#text', 'some more text');
  await page.waitForFunction(() => document.querySelector('.column .problem:not([hidden])')?.textContent.includes('be reached'));
  assert.deepEqual(await shown(page), []);
  await page.unroute('**/api/tokens');
  await page.fill('#text', 'some text');
  await counted(page, 2);
  assert.ok(await page.locator('.column .problem').first().isHidden());
  page.problems = page.problems.filter((problem) => !problem.includes('ERR_FAILED')); // the browser itself notes it
  await close(page);
});
