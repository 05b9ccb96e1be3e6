// The tokens of a text: ids, and where each begins. They come in slices, with lengths in bytes of UTF-8, since a token may begin or end
// within a character; the text is walked along to know the places.

const utf8 = new TextEncoder();

export class TokenList {
  constructor(text) {
    this.text = text;
    this.length = 0;
    this.ids = new Int32Array(1024);
    this.starts = new Int32Array(1024); // in UTF-16 code units
    this.skipped = new Uint8Array(1024); // bytes of the character there that belong to the token before
    this.at = 0;
    this.within = 0;
  }

  add(ids, lengths) {
    this.makeRoom(this.length + ids.length + 1);
    for (let i = 0; i < ids.length; i++) {
      this.ids[this.length] = ids[i];
      this.starts[this.length] = this.at;
      this.skipped[this.length] = this.within;
      this.length++;
      this.walk(lengths[i]);
    }

    this.starts[this.length] = this.at;
    this.skipped[this.length] = this.within;
  }

  /** Goes on by so many bytes. */
  walk(bytes) {
    let left = bytes + this.within;
    let at = this.at;
    while (left > 0) {
      const unit = this.text.charCodeAt(at);
      const isPair = unit >= 0xd800 && unit < 0xdc00;
      const length = unit < 0x80 ? 1 : unit < 0x800 ? 2 : isPair ? 4 : 3;
      if (length > left) {
        break;
      }

      left -= length;
      at += isPair ? 2 : 1;
    }

    this.at = at;
    this.within = left;
  }

  /** Whether a token begins or ends within a character. */
  isPartial(index) {
    return this.skipped[index] !== 0 || this.skipped[index + 1] !== 0;
  }

  /** The text of a token that is whole characters. */
  textOf(index) {
    return this.text.slice(this.starts[index], this.starts[index + 1]);
  }

  bytesOf(index) {
    const end = this.starts[index + 1] + (this.skipped[index + 1] > 0 ? this.lengthOfCharacter(this.starts[index + 1]) : 0);
    const bytes = utf8.encode(this.text.slice(this.starts[index], end));
    const beyond = this.skipped[index + 1] > 0 ? utf8.encode(this.text.slice(this.starts[index + 1], end)).length - this.skipped[index + 1] : 0;
    return bytes.subarray(this.skipped[index], bytes.length - beyond);
  }

  lengthOfCharacter(at) {
    return this.text.codePointAt(at) > 0xffff ? 2 : 1;
  }

  makeRoom(wanted) {
    if (wanted <= this.ids.length) {
      return;
    }

    const room = Math.max(wanted, this.ids.length * 2);
    for (const name of ['ids', 'starts', 'skipped']) {
      const larger = new this[name].constructor(room);
      larger.set(this[name]);
      this[name] = larger;
    }
  }
}
