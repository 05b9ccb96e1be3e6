// The text that is counted: typed, pasted, dropped, or read from a file. A very long one isn't put into the box, where the browser would lay
// out all of it at each key; it is attached, and seen as tokens only.

import { byId, toast } from './dom.js';
import { size } from './numbers.js';

const LONG = 100_000; // chars
const LONGEST_FILE = 12_000_000; // bytes; the server takes 16 MB of JSON

const sampleText = `Hello, world! Tokens are pieces of words: tokenization, unbelievable, antidisestablishmentarianism.
Ein Fußgängerübergang, 東京特許許可局, Привет, мир! 👩‍🚀🎉

for (int i = 0; i < 1000; i++)
{
\tConsole.WriteLine($"{i:N0} → {i * 3.14159:F4}");
}
`;

export class TextInput {
  /** @param {(isPaste: boolean) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.box = byId('text');
    this.attached = null;
    this.listen();
  }

  /** The text, without halves of surrogate pairs, which no JSON can carry. */
  get text() {
    return this.attached ?? this.box.value.toWellFormed();
  }

  set(text, name = 'A long text') {
    const isLong = text.length > LONG;
    this.attached = isLong ? text.toWellFormed() : null;
    this.box.value = isLong ? '' : text;
    this.showAttached(name);
    this.onChange();
  }

  showAttached(name) {
    const isAttached = this.attached !== null;
    byId('attached').hidden = !isAttached;
    this.box.hidden = isAttached;
    if (isAttached) {
      byId('attached-name').textContent = name;
      byId('attached-size').textContent = size(new Blob([this.attached]).size);
    }
  }

  listen() {
    this.box.addEventListener('input', () => this.onChange());
    this.box.addEventListener('paste', (event) => {
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (this.box.value.length + pasted.length > LONG) {
        event.preventDefault();
        const { selectionStart, selectionEnd, value } = this.box;
        this.set(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd), 'Pasted text');
        byId('detach').focus();
      }
    });
    byId('detach').addEventListener('click', () => {
      this.box.value = this.attached;
      this.attached = null;
      this.showAttached('');
      this.box.focus();
      this.onChange();
    });
    byId('clear-text').addEventListener('click', () => {
      this.set('');
      this.box.focus();
    });
    byId('show-sample').addEventListener('click', () => this.set(sampleText));
    byId('open-file').addEventListener('click', () => byId('file').click());
    byId('file').addEventListener('change', () => {
      this.read([...byId('file').files]);
      byId('file').value = '';
    });
    this.listenToDrops();
  }

  listenToDrops() {
    const sheet = byId('drop');
    const isContent = (event) => [...(event.dataTransfer?.types ?? [])].some((type) => type === 'Files' || type === 'text/plain');
    addEventListener('dragover', (event) => {
      if (isContent(event)) {
        event.preventDefault();
        sheet.hidden = false;
      }
    });
    addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) {
        sheet.hidden = true;
      }
    });
    addEventListener('drop', (event) => {
      sheet.hidden = true;
      if (isContent(event)) {
        event.preventDefault();
        const files = [...event.dataTransfer.files];
        if (files.length > 0) {
          this.read(files);
        } else {
          this.set(event.dataTransfer.getData('text/plain'), 'Dropped text');
        }
      }
    });
  }

  /** Reads files as UTF-8, one after the other. */
  async read(files) {
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    if (bytes > LONGEST_FILE) {
      toast(`That is ${size(bytes)}; the page takes ${size(LONGEST_FILE)}. ‘bytepair count’ takes files of any size.`);
      return;
    }

    const buffers = await Promise.all(files.map((file) => file.arrayBuffer()));
    const texts = buffers.map((buffer) => new TextDecoder().decode(buffer));
    if (texts.some((text) => text.includes('\ufffd') || text.includes('\0'))) {
      toast('Some of that is no UTF-8 text: it is shown as �.');
    }

    this.set(texts.join(''), files.length === 1 ? files[0].name : `${files.length} files`);
  }
}
