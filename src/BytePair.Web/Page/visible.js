// Characters that can't be seen, or that change how others are shown, as something that can.

const hidden = /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g;

/** What joins or colours others has nothing to be seen by itself. */
const joiners = /^[\u200d\ufe0f]$/;

function show(character) {
  const code = character.charCodeAt(0);
  switch (character) {
    case '\n':
      return '↵\n';
    case '\t':
      return '⇥\t';
    case '\u200d': // joins emoji
    case '\ufe0f': // makes them coloured
      return character;
    default:
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '␡' : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  }
}

/** Text with what is hidden in it shown, and line ends kept as such. */
export const visible = (text) => (joiners.test(text) ? `⟨U+${text.codePointAt(0).toString(16).toUpperCase()}⟩` : text.replace(hidden, show));

/** The same in one line, spaces shown too. */
export const visibleLine = (text) => visible(text).replace(/↵\n/g, '↵').replace(/⇥\t/g, '⇥').replace(/ /g, '␣');

/** Bytes in hexadecimal. */
export const hexadecimal = (bytes) => Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
