// What is said of the token under the pointer, or of the one that the keyboard is at.

import { byId, element } from './dom.js';
import { count } from './numbers.js';
import { hexadecimal, visibleLine } from './visible.js';

export function showTip(token, anchor) {
  const tip = byId('tip');
  tip.replaceChildren(
    element('strong', {}, String(token.id)),
    element('q', {}, token.text === null ? hexadecimal(token.bytes) : visibleLine(token.text)),
    element('span', {}, token.text === null ? 'part of a character' : hexadecimal(token.bytes)),
    element('span', {}, `token ${count(token.index + 1)} of ${count(token.total)}`),
  );
  tip.hidden = false;
  const place = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const width = tip.offsetWidth;
  const height = tip.offsetHeight;
  const above = place.top - height - 8;
  tip.style.left = `${Math.max(8, Math.min(place.left, document.documentElement.clientWidth - width - 8))}px`;
  tip.style.top = `${above > 8 ? above : place.bottom + 8}px`;
}

export function hideTip() {
  byId('tip').hidden = true;
}
