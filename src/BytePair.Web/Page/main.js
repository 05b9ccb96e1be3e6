// The page as a whole: what is entered, in which mode, and the columns that count it.

import { askModels, problemOf } from './api.js';
import { ChatEditor, isRequest } from './chat.js';
import { Column } from './column.js';
import { byId, element, settled, toast } from './dom.js';
import { readFragment, writeFragment } from './link.js';
import { showMerges } from './merges.js';
import { count, plural } from './numbers.js';
import { TextInput } from './textInput.js';
import { startTheme } from './theme.js';

const MOST_COLUMNS = 6;
const SHORT = 20_000; // chars: a text of this length is counted at each key
const suggested = ['model:gpt-5', 'encoding:cl100k_base', 'encoding:r50k_base', 'encoding:o200k_base'];

const columns = [];
let catalogue = null;
let mode = 'text';

const countAll = settled(() => columns.forEach(countIn));
const announce = settled(() => {
  byId('status').textContent = columns
    .filter((column) => typeof column.tokens === 'number')
    .map((column) => `${plural(column.tokens, 'token')} in ${column.name}`)
    .join(', ');
});

const input = new TextInput(() => recount(input.text.length <= SHORT ? 0 : 150));
const chat = new ChatEditor(() => recount(60));
const addButton = element('button', { type: 'button', class: 'add', id: 'add-column', title: 'Compare with another', 'aria-label': 'Compare with another' }, '+');

function countIn(column) {
  return mode === 'chat' ? column.countChat(chat.request) : column.countText(input.text, byId('special').checked);
}

/** Counts in all columns after some milliseconds; until then, what they show isn't of what is entered. */
function recount(milliseconds) {
  columns.forEach((column) => column.outdate());
  countAll(milliseconds);
}

function addColumn(choice) {
  const column = new Column(catalogue, choice, {
    changed: (changed) => {
      changed.describe();
      countIn(changed);
    },
    removed: removeColumn,
    counted: (counted, answer) => {
      if (counted === columns[0] && mode === 'text') {
        showLengths(answer);
      }

      announce(700);
    },
    chosen: showMerges,
  });
  column.view.setShowsIds(byId('show-ids').checked);
  columns.push(column);
  byId('columns').insertBefore(column.element, addButton);
  arrange();
  return column;
}

function removeColumn(column) {
  columns.splice(columns.indexOf(column), 1);
  column.dispose();
  arrange();
  addButton.focus();
}

function arrange() {
  for (const column of columns) {
    column.remove.hidden = columns.length === 1;
  }

  addButton.hidden = columns.length >= MOST_COLUMNS;
}

function showLengths(answer) {
  byId('graphemes').textContent = count(answer.graphemes);
  byId('code-points').textContent = count(answer.codePoints);
  byId('words').textContent = count(answer.words);
  byId('bytes').textContent = count(answer.bytes);
}

function setMode(value) {
  mode = value;
  byId('text-input').hidden = mode !== 'text';
  byId('chat-input').hidden = mode !== 'chat';
  for (const choice of document.querySelectorAll('input[name="mode"]')) {
    choice.checked = choice.value === mode;
  }

  recount(0);
}

function stateOf() {
  return {
    v: 1,
    mode,
    columns: columns.map((column) => column.choice),
    ids: byId('show-ids').checked,
    special: byId('special').checked,
    ...(mode === 'chat' ? { chat: chat.request } : { text: input.text }),
  };
}

function restore(state) {
  columns.splice(0).forEach((column) => column.dispose());
  byId('show-ids').checked = state.ids === true;
  byId('special').checked = state.special === true;
  const choices = Array.isArray(state.columns) ? state.columns.filter((choice) => /^(encoding|model):./.test(choice)) : [];
  (choices.length > 0 ? choices.slice(0, MOST_COLUMNS) : suggested.slice(0, 2)).forEach(addColumn);
  if (isRequest(state.chat)) {
    chat.set(state.chat);
  }

  if (typeof state.text === 'string') {
    input.set(state.text, 'The text of the link');
  }

  setMode(state.mode === 'chat' ? 'chat' : 'text');
}

async function copyLink() {
  const fragment = await writeFragment(stateOf());
  if (fragment === null) {
    toast('The text is too long for a link.');
    return;
  }

  history.replaceState(null, '', `#${fragment}`);
  try {
    await navigator.clipboard.writeText(location.href);
    toast('The link is copied. Whoever opens it has to run ‘bytepair serve’ too.');
  } catch {
    toast('The link is in the address bar.');
  }
}

function listen() {
  byId('columns').append(addButton);
  addButton.addEventListener('click', () => {
    const taken = new Set(columns.map((column) => column.choice));
    const column = addColumn(suggested.find((choice) => !taken.has(choice)) ?? suggested[0]);
    countIn(column);
    column.select.focus();
  });
  for (const choice of document.querySelectorAll('input[name="mode"]')) {
    choice.addEventListener('change', () => setMode(choice.value));
  }

  byId('show-ids').addEventListener('change', () => columns.forEach((column) => column.view.setShowsIds(byId('show-ids').checked)));
  byId('special').addEventListener('change', () => recount(0));
  byId('copy-link').addEventListener('click', copyLink);
  addEventListener('hashchange', restoreLink);
}

async function restoreLink() {
  const state = await readFragment(location.hash.slice(1));
  if (state) {
    restore(state);
  }

  return state !== null;
}

async function start() {
  startTheme();
  try {
    catalogue = await askModels();
  } catch (error) {
    byId('columns').replaceChildren(element('p', { class: 'problem', role: 'alert' }, problemOf(error)));
    return;
  }

  byId('prices-as-of').textContent = `Prices as of ${catalogue.asOf}.`;
  listen();
  if (!(await restoreLink())) {
    restore({});
  }

  document.documentElement.dataset.ready = 'true';
}

start();
