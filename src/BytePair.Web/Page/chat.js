// The chat that is counted: messages as cards, and the whole request as JSON for what cards have no place for.

import { byId, element } from './dom.js';
import { plural } from './numbers.js';

const roles = ['system', 'developer', 'user', 'assistant', 'tool'];

const sampleChat = {
  messages: [
    { role: 'system', content: 'You are a helpful assistant.' },
    { role: 'user', content: 'What is the weather in Vienna?' },
  ],
};

/** Whether something is a request as far as this page goes into it. */
export const isRequest = (value) =>
  Array.isArray(value?.messages) && value.messages.every((message) => message !== null && typeof message === 'object' && typeof message.role === 'string');

export class ChatEditor {
  /** @param {() => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.request = structuredClone(sampleChat);
    byId('add-message').addEventListener('click', () => this.addMessage());
    byId('clear-chat').addEventListener('click', () => this.set({ messages: [] }));
    byId('tools').addEventListener('input', () => this.readTools());
    byId('request').addEventListener('input', () => this.readRequest());
    byId('request-box').addEventListener('toggle', () => this.writeRequest());
    this.show();
  }

  /** Takes another request. */
  set(request) {
    this.request = request;
    this.show();
    this.changed();
  }

  addMessage() {
    const last = this.request.messages.at(-1)?.role;
    this.request.messages.push({ role: last === 'user' ? 'assistant' : 'user', content: '' });
    this.show();
    this.changed();
    byId('messages').lastElementChild.querySelector('textarea').focus();
  }

  changed() {
    this.writeRequest();
    this.onChange();
  }

  show() {
    byId('messages').replaceChildren(...this.request.messages.map((message, index) => this.cardOf(message, index)));
    byId('tools').value = this.request.tools ? JSON.stringify(this.request.tools, null, 2) : '';
    this.complain('');
  }

  cardOf(message, index) {
    const role = element('select', { 'aria-label': `Role of message ${index + 1}` }, ...[...new Set([...roles, message.role])].map((name) => element('option', {}, name)));
    role.value = message.role;
    const card = element('li', { class: `message role-${message.role}` });
    role.addEventListener('change', () => {
      card.className = `message role-${role.value}`;
      message.role = role.value;
      this.changed();
    });
    const remove = element('button', { type: 'button', class: 'quiet icon', 'aria-label': `Remove message ${index + 1}` }, '✕');
    remove.addEventListener('click', () => {
      this.request.messages.splice(index, 1);
      this.show();
      this.changed();
      (byId('messages').children[Math.min(index, this.request.messages.length - 1)]?.querySelector('textarea') ?? byId('add-message')).focus();
    });
    const isPlain = typeof message.content === 'string' || message.content === undefined || message.content === null;
    const text = element('textarea', { value: isPlain ? (message.content ?? '') : '', rows: 2, spellcheck: false, disabled: !isPlain, 'aria-label': `Text of message ${index + 1}` });
    text.addEventListener('input', () => {
      message.content = text.value.toWellFormed();
      this.changed();
    });
    card.append(element('div', { class: 'bar' }, role, element('span', { class: 'grow' }, describeRest(message, isPlain)), remove), text);
    return card;
  }

  readTools() {
    const text = byId('tools').value.trim();
    try {
      const tools = text === '' ? undefined : JSON.parse(text);
      if (tools !== undefined && !Array.isArray(tools)) {
        throw new SyntaxError('they have to be a JSON array.');
      }

      this.request.tools = tools;
      this.complain('');
      this.changed();
    } catch (error) {
      this.complain(`The tools can’t be read: ${error.message}`);
    }
  }

  readRequest() {
    try {
      const request = JSON.parse(byId('request').value);
      if (!isRequest(request)) {
        throw new SyntaxError('it needs an array "messages", each an object with a "role".');
      }

      this.request = request;
      this.show();
      this.onChange();
    } catch (error) {
      this.complain(`The request can’t be read: ${error.message}`);
    }
  }

  writeRequest() {
    if (byId('request-box').open && document.activeElement !== byId('request')) {
      byId('request').value = JSON.stringify(this.request, null, 2);
    }
  }

  complain(problem) {
    byId('chat-problem').textContent = problem;
    byId('chat-problem').hidden = problem === '';
  }
}

/** What a message has besides a plain text. */
function describeRest(message, isPlain) {
  const rest = Object.keys(message).filter((name) => name !== 'role' && name !== 'content');
  const parts = isPlain ? [] : [`${plural(message.content.length ?? 1, 'part')} of content`];
  return [...parts, ...rest].length === 0 ? '' : `with ${[...parts, ...rest].join(', ')} (see the JSON)`;
}
