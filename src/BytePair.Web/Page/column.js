// One encoding or model: how many tokens the text or the chat has, what share of a window that is, what it costs, and the tokens themselves.

import { ask, askLines, problemOf } from './api.js';
import { createChatTable } from './chatTable.js';
import { element } from './dom.js';
import { createModelSelect, tokenizerOf } from './modelSelect.js';
import { count, dollars, percent, plural } from './numbers.js';
import { TokenView } from './tokenView.js';

export class Column {
  /** @param {{ changed, removed, counted, chosen }} events */
  constructor(catalogue, choice, events) {
    this.events = events;
    this.catalogue = catalogue;
    this.select = createModelSelect(catalogue, choice);
    this.select.ariaLabel = 'Encoding or model';
    this.select.addEventListener('change', () => events.changed(this));
    this.remove = element('button', { type: 'button', class: 'quiet icon', title: 'Remove this column', 'aria-label': 'Remove this column' }, '✕');
    this.remove.addEventListener('click', () => events.removed(this));
    this.total = element('output', { class: 'total' }, '0');
    this.unit = element('span', { class: 'unit' }, 'tokens');
    this.facts = element('p', { class: 'facts' });
    this.fill = element('i');
    this.meter = element('div', { class: 'window unknown' }, this.fill);
    this.problem = element('p', { class: 'problem', role: 'alert', hidden: true });
    this.view = new TokenView((view, index) => events.chosen(this, index));
    this.table = element('div', { class: 'breakdown', hidden: true });
    this.element = element(
      'article',
      { class: 'column' },
      element('header', {}, this.select, this.remove),
      element('p', { class: 'count' }, this.total, ' ', this.unit),
      this.meter,
      this.facts,
      this.problem,
      this.view.element,
      this.table,
    );
    this.describe();
  }

  get choice() {
    return this.select.value;
  }

  get name() {
    return tokenizerOf(this.choice).model ?? tokenizerOf(this.choice).encoding;
  }

  describe() {
    this.element.setAttribute('aria-label', this.name);
  }

  /** Shows the tokens of a text, slice by slice. A later call ends this one. */
  async countText(text, special) {
    await this.attempt(async (signal) => {
      this.show('text');
      this.view.begin(text);
      const request = { text, ...tokenizerOf(this.choice), special: special ? 'recognize' : 'text' };
      for await (const slice of askLines('/api/tokens', request, signal)) {
        if (slice.ids) {
          this.view.add(slice.ids, slice.lengths);
          this.setTotal(this.view.tokens.length, true);
        } else {
          this.finish(slice.count.tokens, slice.count);
        }
      }
    });
  }

  /** Shows what the messages of a chat take. */
  async countChat(request) {
    await this.attempt(async (signal) => {
      const answer = await ask('/api/chat', { request, ...tokenizerOf(this.choice) }, signal);
      this.show('chat');
      this.table.replaceChildren(createChatTable(answer));
      this.finish(answer.tokens, answer, answer.isExact ? '' : answer.errorTokens > 0 ? `estimate, ± ${count(answer.errorTokens)}` : 'estimate');
    });
  }

  /** What is shown isn't of what is entered any more, nor will be what is still being counted. */
  outdate() {
    this.controller?.abort();
    this.element.setAttribute('aria-busy', 'true');
  }

  async attempt(work) {
    this.outdate();
    this.controller = new AbortController();
    const { signal } = this.controller;
    try {
      await work(signal);
      this.problem.hidden = true;
    } catch (error) {
      const problem = signal.aborted ? null : problemOf(error);
      if (problem) {
        this.fail(problem);
      }
    }

    if (!signal.aborted) {
      this.element.setAttribute('aria-busy', 'false');
    }
  }

  fail(problem) {
    this.problem.textContent = problem;
    this.problem.hidden = false;
    this.total.textContent = '–';
    this.unit.textContent = '';
    this.facts.replaceChildren();
    this.meter.classList.add('unknown');
    this.table.replaceChildren();
    this.view.begin('');
    this.view.add([], []);
    this.tokens = null;
  }

  show(mode) {
    this.view.element.hidden = mode !== 'text';
    this.table.hidden = mode !== 'chat';
  }

  setTotal(tokens, isMore) {
    this.total.textContent = count(tokens);
    this.unit.textContent = tokens === 1 ? 'token' : isMore ? 'tokens so far' : 'tokens';
  }

  finish(tokens, answer, remark = '') {
    this.tokens = tokens;
    this.setTotal(tokens, false);
    const { window, price } = answer;
    this.meter.classList.toggle('unknown', !window);
    this.facts.replaceChildren();
    if (remark) {
      this.facts.append(element('span', { title: 'The service may count so many tokens more or fewer' }, remark));
    }

    if (answer.uncountedParts) {
      this.facts.append(element('span', { class: 'warning' }, `without ${plural(answer.uncountedParts, 'part')} that can’t be counted`));
    }

    if (window) {
      this.fill.style.width = `${Math.min(100, window.share * 100)}%`;
      this.meter.classList.toggle('over', window.left < 0);
      this.facts.append(
        element('span', {}, `${percent(window.share)} of ${count(window.size)}`),
        window.left < 0 ? element('span', { class: 'warning' }, `${count(-window.left)} too many`) : element('span', {}, `${count(window.left)} left`),
      );
    }

    if (price) {
      const title = `US dollars, prices as of ${price.asOf}${price.isLongContext ? ', for long contexts' : ''}`;
      this.facts.append(...['input', 'output'].filter((part) => price[part] !== undefined).map((part) => element('span', { title }, `${dollars(price[part])} as ${part}`)));
    }

    if (!this.choice.startsWith('model:')) {
      const encoding = this.catalogue.encodings.find((candidate) => candidate.name === answer.encoding);
      this.facts.append(element('span', {}, `vocabulary of ${count(encoding.vocabularySize)}`));
    } else {
      this.facts.prepend(element('span', { class: 'by' }, answer.encoding));
    }

    this.events.counted(this, answer);
  }

  dispose() {
    this.controller?.abort();
    this.element.remove();
  }
}
