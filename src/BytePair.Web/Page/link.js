// The state of the page as a link. All of it is in the fragment, which browsers keep to themselves: no server sees it.

const LONGEST = 1 << 20; // chars of a fragment
const LARGEST = 1 << 25; // bytes of a state; a small fragment could stand for a huge one
const PLAIN = 'p'; // JSON in UTF-8, in base64
const DEFLATED = 'z'; // the same, deflated first

async function through(bytes, stream) {
  const parts = [];
  let length = 0;
  for await (const part of new Blob([bytes]).stream().pipeThrough(stream)) {
    parts.push(part);
    length += part.length;
    if (length > LARGEST) {
      throw new RangeError('Too much.');
    }
  }

  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function toBase64(bytes) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }

  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const fromBase64 = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

/** The fragment of a state; null if it would be too long. */
export async function writeFragment(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const deflated = await through(bytes, new CompressionStream('deflate-raw'));
  const fragment = deflated.length < bytes.length ? DEFLATED + toBase64(deflated) : PLAIN + toBase64(bytes);
  return fragment.length > LONGEST ? null : fragment;
}

/** The state of a fragment; null if it has none. */
export async function readFragment(fragment) {
  const kind = fragment[0];
  if (kind !== PLAIN && kind !== DEFLATED) {
    return null;
  }

  try {
    const bytes = fromBase64(fragment.slice(1));
    const plain = kind === DEFLATED ? await through(bytes, new DecompressionStream('deflate-raw')) : bytes;
    const state = JSON.parse(new TextDecoder().decode(plain));
    return state !== null && typeof state === 'object' ? state : null;
  } catch {
    return null;
  }
}
