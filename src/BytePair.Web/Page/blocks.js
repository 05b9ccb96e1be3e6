// A long list of tokens in blocks, of which only those in view are elements. A block is some lines of the text, or a part of a very long
// one; its height is estimated until it has been seen.

const MIN_CHARS = 800;
const MAX_CHARS = 2400;

export class Blocks {
  constructor() {
    this.clear();
  }

  clear() {
    this.all = [];
    this.open = null;
    this.done = 0;
  }

  /** Takes in the tokens that the list has got since the last time. */
  extend(tokens) {
    for (; this.done < tokens.length; this.done++) {
      this.open ??= this.begin(tokens, this.done);
      const end = tokens.starts[this.done + 1];
      this.open.end = this.done + 1;
      this.open.chars = end - this.open.start;
      this.open.height = 0;
      const isLineEnd = tokens.text.charCodeAt(end - 1) === 10 && !tokens.isPartial(this.done);
      if ((isLineEnd && this.open.chars >= MIN_CHARS) || (this.open.chars >= MAX_CHARS && tokens.skipped[this.done + 1] === 0)) {
        this.open = null;
      }
    }
  }

  begin(tokens, index) {
    const block = { first: index, end: index, start: tokens.starts[index], chars: 0, height: 0 };
    this.all.push(block);
    return block;
  }

  /** Which block has a token. */
  indexOf(token) {
    let low = 0;
    let high = this.all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.all[middle].first <= token) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }

    return low;
  }

  forgetHeights() {
    for (const block of this.all) {
      block.height = 0;
    }
  }
}

/** The height of a block that hasn't been seen: its lines, each filled as far as it goes. */
export function estimateHeight(block, text, charsInLine, lineHeight) {
  let lines = 0;
  const end = block.start + block.chars;
  for (let at = block.start; at < end; ) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 || next >= end ? end : next + 1;
    lines += Math.max(1, Math.ceil((stop - at) / charsInLine));
    at = stop;
  }

  return lines * lineHeight;
}
