// What each message of a chat takes.

import { element } from './dom.js';
import { count } from './numbers.js';

const kindsOfItems = {
  message: 'frame',
  text: 'text',
  image: 'image',
  audio: 'sound',
  file: 'file',
  toolCall: 'call of a tool',
  toolResult: 'answer of a tool',
  reasoning: 'reasoning',
  uncounted: 'can’t be counted',
  tools: 'Tools',
  toolChoice: 'Choice of tools',
  responseFormat: 'Form of the answer',
  reply: 'What opens the answer',
  systemWithTools: 'Tools beside a system message',
};

export function createChatTable(answer) {
  const most = Math.max(1, ...answer.messages.map((message) => message.tokens), ...answer.overhead.map((item) => item.tokens));
  const rows = answer.messages.map((message, index) =>
    row(`${index + 1}`, message.name ? `${message.role} (${message.name})` : message.role, message.tokens, most, `role-${message.role}`, message.items));
  const rest = answer.overhead.filter((item) => item.tokens !== 0).map((item) => row('', kindsOfItems[item.kind] ?? item.kind, item.tokens, most, 'role-rest', [], item.rule));
  return element(
    'table',
    {},
    element('caption', { class: 'unseen' }, `Tokens of each message, by the rules of ${answer.rules}`),
    element('thead', { class: 'unseen' }, element('tr', {}, ...['Number', 'Message', 'Tokens'].map((name) => element('th', { scope: 'col' }, name)))),
    element('tbody', {}, ...rows, ...rest),
  );
}

function row(number, name, tokens, most, colour, items, rule = '') {
  const share = element('i', { class: colour });
  share.style.width = `${(Math.max(0, tokens) / most) * 100}%`;
  const parts = items.filter((item) => item.tokens !== 0 || item.kind === 'uncounted');
  return element(
    'tr',
    { title: rule },
    element('td', { class: 'number' }, number),
    element(
      'th',
      { scope: 'row' },
      name,
      element('div', { class: 'share' }, share),
      parts.length === 0 ? null : element('div', { class: 'parts' }, ...parts.map((item) => element('span', { title: item.rule }, `${kindsOfItems[item.kind] ?? item.kind} ${count(item.tokens)}`))),
    ),
    element('td', { class: 'amount' }, count(tokens)),
  );
}
