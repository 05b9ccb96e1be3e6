// The tokens of a text in colours. Elements are made for those in view alone, so that a megabyte is as quick as a line.

import { element } from './dom.js';
import { Blocks, estimateHeight } from './blocks.js';
import { count } from './numbers.js';
import { hideTip, showTip } from './tip.js';
import { TokenList } from './tokens.js';
import { hexadecimal, visible, visibleLine } from './visible.js';

const COLOURS = 6;
const MARGIN = 400; // pixels above and below what is seen
let views = 0;

export class TokenView {
  /** @param {(view: TokenView, index: number) => void} onChosen is told of a token that was clicked, or on which Enter was pressed. */
  constructor(onChosen) {
    this.name = `view${++views}`;
    this.onChosen = onChosen;
    this.tokens = new TokenList('');
    this.coming = null;
    this.blocks = new Blocks();
    this.active = -1;
    this.showsIds = false;
    this.wishes = 0;
    this.above = element('div', { class: 'space' });
    this.rows = element('div', { class: 'rows', role: 'presentation' });
    this.below = element('div', { class: 'space' });
    this.element = element('div', { class: 'tokens', tabIndex: 0, role: 'listbox' }, this.above, this.rows, this.below);
    this.listen();
    this.width = 0;
    new ResizeObserver(() => this.resized()).observe(this.element);
  }

  /** Begins with another text; its tokens are still to come. What is shown stays until they do. */
  begin(text) {
    this.coming = new TokenList(text);
  }

  add(ids, lengths) {
    if (this.coming) {
      this.tokens = this.coming;
      this.coming = null;
      this.blocks.clear();
      this.active = -1;
      hideTip();
    }

    this.tokens.add(ids, lengths);
    this.blocks.extend(this.tokens);
    this.wish(true);
  }

  setShowsIds(value) {
    this.showsIds = value;
    this.element.classList.toggle('with-ids', value);
    this.blocks.forgetHeights();
    this.wish(true);
  }

  /** What there is to say of a token. */
  describe(index) {
    return {
      index,
      total: this.tokens.length,
      id: this.tokens.ids[index],
      text: this.tokens.isPartial(index) ? null : this.tokens.textOf(index),
      bytes: this.tokens.bytesOf(index),
    };
  }

  wish(anew) {
    this.isStale ||= anew;
    this.wishes ||= requestAnimationFrame(() => {
      this.wishes = 0;
      this.render();
    });
  }

  render() {
    const { first, end, before } = this.find(this.element.scrollTop - MARGIN, this.element.scrollTop + this.element.clientHeight + MARGIN);
    if (!this.isStale && first === this.first && end === this.end) {
      return;
    }

    this.isStale = false;
    this.first = first;
    this.end = end;
    this.rows.replaceChildren(...this.blocks.all.slice(first, end).map((block) => this.rowOf(block)));
    this.measure(first, before);
    this.markActive();
  }

  /** The blocks between two heights, and the height before them. */
  find(top, bottom) {
    let y = 0;
    let first = -1;
    let before = 0;
    let end = 0;
    const blocks = this.blocks.all;
    for (let i = 0; i < blocks.length && (y < bottom || first < 0); i++) {
      const height = this.heightOf(blocks[i]);
      if (first < 0 && (y + height > top || i === blocks.length - 1)) {
        first = i;
        before = y;
      }

      y += height;
      end = i + 1;
    }

    return { first: Math.max(first, 0), end, before };
  }

  heightOf(block) {
    if (block.height === 0) {
      const lineHeight = this.showsIds ? 42 : 24;
      block.height = estimateHeight(block, this.tokens.text, Math.max(10, this.element.clientWidth / (this.showsIds ? 11 : 8.2)), lineHeight);
    }

    return block.height;
  }

  /** Replaces estimates by what is now known, and keeps what is seen where it is. */
  measure(first, before) {
    const elements = this.rows.children;
    let shift = 0;
    let y = before;
    for (let i = 0; i < elements.length; i++) {
      const block = this.blocks.all[first + i];
      const height = elements[i].offsetHeight;
      if (y + block.height <= this.element.scrollTop) {
        shift += height - block.height;
      }

      y += block.height;
      block.height = height;
    }

    let after = 0;
    for (let i = first + elements.length; i < this.blocks.all.length; i++) {
      after += this.heightOf(this.blocks.all[i]);
    }

    this.above.style.height = `${before}px`;
    this.below.style.height = `${after}px`;
    if (shift !== 0) {
      this.element.scrollTop += shift;
    }
  }

  rowOf(block) {
    const row = element('div', { class: 'row', role: 'presentation' });
    for (let i = block.first; i < block.end; i++) {
      row.append(this.tokenElement(i));
      if (this.showsIds && !this.tokens.isPartial(i)) {
        row.append('\n'.repeat(this.tokens.textOf(i).split('\n').length - 1));
      }
    }

    return row;
  }

  tokenElement(index) {
    const isPartial = this.tokens.isPartial(index);
    const shown = isPartial ? hexadecimal(this.tokens.bytesOf(index)) : visible(this.tokens.textOf(index));
    const made = element('span', {
      class: `t c${index % COLOURS}${isPartial ? ' bytes' : ''}`,
      id: `${this.name}-${index}`,
      role: 'option',
      'aria-selected': 'false',
      'aria-posinset': index + 1,
      'aria-setsize': this.tokens.length,
      'aria-label': `${this.tokens.ids[index]}: ${isPartial ? `bytes ${shown}` : visibleLine(this.tokens.textOf(index))}`,
      'data-index': index,
    });
    if (this.showsIds) {
      made.append(element('span', {}, shown.replaceAll('\n', '')), element('small', {}, String(this.tokens.ids[index])));
    } else {
      made.textContent = shown;
    }

    return made;
  }

  listen() {
    const indexOf = (event) => {
      const token = event.target.closest?.('[data-index]');
      return token ? Number(token.dataset.index) : -1;
    };
    this.element.addEventListener('scroll', () => this.wish(false), { passive: true });
    this.element.addEventListener('pointerover', (event) => {
      const index = indexOf(event);
      if (index >= 0) {
        showTip(this.describe(index), event.target.closest('[data-index]'));
      }
    });
    this.element.addEventListener('pointerleave', hideTip);
    this.element.addEventListener('click', (event) => {
      const index = indexOf(event);
      if (index >= 0 && getSelection().isCollapsed) {
        this.active = index;
        this.markActive();
        this.onChosen(this, index);
      }
    });
    this.element.addEventListener('focus', () => {
      if (this.element.matches(':focus-visible') && this.tokens.length > 0) {
        this.moveTo(this.active < 0 ? this.firstInView() : this.active);
      }
    });
    this.element.addEventListener('blur', () => {
      hideTip();
      this.markActive();
    });
    this.element.addEventListener('keydown', (event) => this.pressed(event));
  }

  pressed(event) {
    const last = this.tokens.length - 1;
    if (last < 0 || event.altKey || event.metaKey || (event.ctrlKey && !['Home', 'End'].includes(event.key))) {
      return;
    }

    const at = Math.max(this.active, 0);
    const moves = {
      ArrowRight: () => at + 1,
      ArrowLeft: () => at - 1,
      ArrowDown: () => this.inNextLine(at, 1),
      ArrowUp: () => this.inNextLine(at, -1),
      PageDown: () => at + 200,
      PageUp: () => at - 200,
      Home: () => 0,
      End: () => last,
    };
    if (event.key === 'Enter' || event.key === ' ') {
      this.onChosen(this, at);
    } else if (event.key === 'Escape') {
      hideTip();
      return;
    } else if (moves[event.key]) {
      this.moveTo(Math.min(last, Math.max(0, moves[event.key]())));
    } else {
      return;
    }

    event.preventDefault();
  }

  /** The token above or below another. */
  inNextLine(index, direction) {
    const from = this.elementOf(index)?.getBoundingClientRect();
    let best = index + direction * 10;
    let nearest = Infinity;
    for (const token of from ? this.rows.querySelectorAll('.t') : []) {
      const place = token.getBoundingClientRect();
      const down = (place.top - from.top) * direction;
      const distance = down > 4 ? down * 8 + Math.abs(place.left - from.left) : Infinity;
      if (distance < nearest) {
        nearest = distance;
        best = Number(token.dataset.index);
      }
    }

    return best;
  }

  firstInView() {
    const top = this.element.getBoundingClientRect().top;
    const token = [...this.rows.querySelectorAll('.t')].find((candidate) => candidate.getBoundingClientRect().bottom > top);
    return token ? Number(token.dataset.index) : 0;
  }

  moveTo(index) {
    this.active = index;
    if (!this.elementOf(index)) {
      const block = this.blocks.indexOf(index);
      this.element.scrollTop = this.blocks.all.slice(0, block).reduce((sum, item) => sum + this.heightOf(item), 0);
      this.render();
    }

    const token = this.elementOf(index);
    token?.scrollIntoView({ block: 'nearest' });
    this.markActive();
    if (token) {
      showTip(this.describe(index), token);
    }
  }

  elementOf(index) {
    return document.getElementById(`${this.name}-${index}`);
  }

  markActive() {
    this.rows.querySelector('[aria-selected="true"]')?.setAttribute('aria-selected', 'false');
    const token = this.elementOf(this.active);
    token?.setAttribute('aria-selected', 'true');
    if (token) {
      this.element.setAttribute('aria-activedescendant', token.id);
    } else {
      this.element.removeAttribute('aria-activedescendant');
    }

    this.element.setAttribute('aria-label', `${count(this.tokens.length)} tokens; arrow keys walk through them, Enter shows the merges of a word`);
  }

  resized() {
    if (this.element.clientWidth !== this.width) {
      this.width = this.element.clientWidth;
      this.blocks.forgetHeights();
      this.wish(true);
    }
  }
}
