// A chat is counted, message by message.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, close, counted, launch, open } from './chromium.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const rows = (page) => page.locator('.column').first().locator('.breakdown tbody tr');

test('messages, roles and tools are entered and counted', async () => {
  const page = await open(browser);
  await page.locator('#modes label').nth(1).click();
  await page.locator('.column select').nth(0).selectOption('model:gpt-4o');
  await page.click('#add-message');
  await page.keyboard.type('It is sunny.');
  const request = {
    messages: [
      { role: 'system', content: 'You are a helpful assistant.' },
      { role: 'user', content: 'What is the weather in Vienna?' },
      { role: 'assistant', content: 'It is sunny.' },
    ],
  };
  const answer = await ask('/api/chat', { request, model: 'gpt-4o' });
  await counted(page, answer.tokens);
  assert.deepEqual(await rows(page).locator('.amount').allTextContents(), [...answer.messages, ...answer.overhead].map((item) => String(item.tokens)));
  assert.ok((await page.locator('.facts').first().textContent()).includes('of 128,000'));

  const tools = [{ type: 'function', function: { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } } }];
  await page.click('#tools-box summary');
  await page.fill('#tools', JSON.stringify(tools));
  const withTools = await ask('/api/chat', { request: { ...request, tools }, model: 'gpt-4o' });
  await counted(page, withTools.tokens);

  await page.fill('#tools', '[{');
  assert.ok((await page.textContent('#chat-problem')).startsWith('The tools can’t be read'));
  await page.fill('#tools', '');
  await page.getByRole('combobox', { name: 'Role of message 3' }).selectOption('user');
  await page.getByRole('button', { name: 'Remove message 1' }).click();
  const fewer = await ask('/api/chat', { request: { messages: [request.messages[1], { role: 'user', content: 'It is sunny.' }] }, model: 'gpt-4o' });
  await counted(page, fewer.tokens);
  await close(page);
});

test('a whole request is pasted as JSON, with parts that cards have no place for', async () => {
  const page = await open(browser);
  await page.locator('#modes label').nth(1).click();
  await page.locator('.column select').nth(0).selectOption('model:gpt-4o');
  await page.click('#request-box summary');
  const request = {
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'Who is it?' }, { type: 'image_url', image_url: { url: 'https://example.com/a.png' } }, { type: 'file', file: { file_id: 'f' } }] },
      { role: 'assistant', content: null, tool_calls: [{ id: 'c', type: 'function', function: { name: 'look', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'c', content: 'Nobody.' },
    ],
  };
  await page.fill('#request', JSON.stringify(request));
  const answer = await ask('/api/chat', { request, model: 'gpt-4o' });
  await counted(page, answer.tokens);
  assert.equal(await page.locator('.message').count(), 3);
  assert.ok((await page.locator('.facts').first().textContent()).includes('without 1 part'));
  assert.ok((await page.locator('.message').nth(1).textContent()).includes('with tool_calls'));

  await page.locator('.column select').nth(1).selectOption('model:text-embedding-3-small');
  await page.waitForFunction(() => document.querySelectorAll('.column')[1].querySelector('.problem:not([hidden])')?.textContent.includes('isn\'t for chats'));
  page.problems = page.problems.filter((problem) => !problem.includes('400')); // the browser itself notes the refusal
  await close(page);
});
