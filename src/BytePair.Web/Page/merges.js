// How a word was merged: a tree whose leaves are its bytes, and the steps in words.

import { ask, problemOf } from './api.js';
import { byId, element } from './dom.js';
import { tokenizerOf } from './modelSelect.js';
import { count, plural } from './numbers.js';
import { hexadecimal, visibleLine } from './visible.js';

const CONTEXT = 600; // chars before and behind the token that are asked about
const DRAWN = 96; // bytes; a tree of more is only told in words
const TOLD = 400; // steps

/** Shows the merges of the word that a token is in. */
export async function showMerges(column, index) {
  const dialog = byId('merges');
  const { tokens } = column.view;
  const at = tokens.starts[index];
  const from = beginOfContext(tokens, index);
  const text = tokens.text.slice(from, tokens.starts[index + 1] + CONTEXT);
  dialog.replaceChildren(...frame(column.name, element('p', { class: 'hint' }, 'Asking…')));
  dialog.showModal();
  try {
    const answer = await ask('/api/explain', { text: text.isWellFormed() ? text : text.toWellFormed(), ...tokenizerOf(column.choice) });
    const piece = answer.pieces.findLast((candidate) => from + candidate.start <= at);
    dialog.replaceChildren(...frame(column.name, ...describePiece(piece)));
  } catch (error) {
    dialog.replaceChildren(...frame(column.name, element('p', { class: 'problem' }, problemOf(error))));
  }

  dialog.querySelector('.close').focus();
}

/** Where a token begins that isn't far before: what encodings cut doesn't depend on what stands before a piece. */
function beginOfContext(tokens, index) {
  let first = index;
  while (first > 0 && tokens.starts[index] - tokens.starts[first - 1] < CONTEXT) {
    first--;
  }

  while (first > 0 && tokens.skipped[first] !== 0) {
    first--;
  }

  return tokens.starts[first];
}

function frame(name, ...content) {
  const close = element('button', { type: 'button', class: 'quiet icon close', 'aria-label': 'Close' }, '✕');
  close.addEventListener('click', () => byId('merges').close());
  return [element('header', {}, element('h2', { id: 'merges-title' }, 'How it was merged ', element('small', {}, name)), close), ...content];
}

function describePiece(piece) {
  const bytes = Uint8Array.from(piece.bytes);
  const word = element('p', { class: 'word' }, element('q', {}, visibleLine(new TextDecoder().decode(bytes))), ' → ', ...piece.tokens.flatMap((token) => [element('b', {}, String(token.id)), ' ']));
  if (piece.kind === 'special') {
    return [word, element('p', { class: 'hint' }, 'A special token: nothing is merged.')];
  }

  const note =
    piece.kind === 'token'
      ? `The whole is a token, so an encoder looks it up. The same comes of ${plural(piece.merges.length, 'merge')} of its ${plural(bytes.length, 'byte')}:`
      : `${plural(piece.merges.length, 'merge')}, in the order of their ranks, leave ${plural(piece.tokens.length, 'token')} of ${plural(bytes.length, 'byte')}:`;
  const tree = bytes.length <= DRAWN ? drawTree(piece, bytes) : null;
  return [word, element('p', { class: 'hint' }, note), tree, tellSteps(piece, bytes, tree)].filter((part) => part !== null);
}

/** Bricks above bricks: each is as wide as the bytes that it stands for, and lies on the two that it was made of. */
function drawTree(piece, bytes) {
  const levels = new Map(piece.parts.map((part) => [keyOf(part), 0]));
  const bricks = piece.parts.map((part) => ({ part, level: 0, step: 0 }));
  piece.merges.forEach((merge, index) => {
    const level = 1 + Math.max(levels.get(keyOf(merge.left)), levels.get(keyOf(merge.right)));
    levels.set(keyOf(merge.result), level);
    bricks.push({ part: merge.result, level, step: index + 1 });
  });
  const height = Math.max(...bricks.map((brick) => brick.level));
  const finals = new Map(piece.tokens.map((token, index) => [keyOf(token), index]));
  const tree = element('div', { class: 'tree', role: 'img', 'aria-label': `The tree of ${plural(piece.merges.length, 'merge')}; the steps are told below it.` });
  for (const { part, level, step } of bricks) {
    const owner = piece.tokens.findIndex((token) => token.start <= part.start && part.start < token.start + token.length);
    const brick = element(
      'div',
      { class: `brick c${owner % 6}${finals.has(keyOf(part)) ? ' final' : ''}`, 'data-step': step, title: `${part.id}: ${hexadecimal(bytesOf(part, bytes))}` },
      element('span', {}, textOf(part, bytes)),
      element('small', {}, String(part.id)),
    );
    brick.style.gridRow = String(height - level + 1);
    brick.style.gridColumn = `${part.start + 1} / span ${part.length}`;
    tree.append(brick);
  }

  return element('div', { class: 'tree-box', tabIndex: 0, role: 'group', 'aria-label': 'Tree of merges' }, tree);
}

function tellSteps(piece, bytes, tree) {
  const list = element('ol', { class: 'steps' });
  piece.merges.slice(0, TOLD).forEach((merge, index) => {
    const step = element(
      'li',
      {},
      element('q', {}, textOf(merge.left, bytes)),
      ' + ',
      element('q', {}, textOf(merge.right, bytes)),
      ' → ',
      element('b', {}, String(merge.result.id)),
    );
    step.addEventListener('pointerenter', () => mark(tree, index + 1));
    step.addEventListener('pointerleave', () => mark(tree, 0));
    list.append(step);
  });
  if (piece.merges.length > TOLD) {
    list.append(element('li', {}, `and ${count(piece.merges.length - TOLD)} more`));
  }

  return list;
}

/** Of the tree, what there is after so many steps; 0 for all. */
function mark(tree, step) {
  for (const brick of tree?.querySelectorAll('.brick') ?? []) {
    const own = Number(brick.dataset.step);
    brick.classList.toggle('later', step > 0 && own > step);
    brick.classList.toggle('now', step > 0 && own === step);
  }
}

const keyOf = (part) => `${part.start}+${part.length}`;

const bytesOf = (part, bytes) => bytes.subarray(part.start, part.start + part.length);

/** The text of a part, or its bytes if it is no whole characters. */
function textOf(part, bytes) {
  try {
    return visibleLine(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(part, bytes)));
  } catch {
    return hexadecimal(bytesOf(part, bytes));
  }
}
