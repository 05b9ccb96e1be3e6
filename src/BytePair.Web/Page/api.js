// The server's API. Texts go in the body of a request, never in an address.

/** An answer that says what was wrong. */
export class ApiProblem extends Error {}

async function send(path, body, signal) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
    cache: 'no-store',
  });
  if (response.ok) {
    return response;
  }

  const answer = await response.json().catch(() => null);
  throw new ApiProblem(answer?.error?.message ?? `The server answered ${response.status}.`);
}

/** Asks for an answer as a whole. */
export const ask = async (path, body, signal) => (await send(path, body, signal)).json();

export async function askModels() {
  const response = await fetch('/api/models', { cache: 'no-store' });
  if (!response.ok) {
    throw new ApiProblem(`The server answered ${response.status}.`);
  }

  return response.json();
}

/** What to tell of a failure; null where the asker itself gave up. */
export function problemOf(error) {
  if (error.name === 'AbortError') {
    return null;
  }

  return error instanceof ApiProblem ? error.message : 'The server can’t be reached. Is ‘bytepair serve’ still running?';
}

/** Asks for lines of JSON, and gives each as it comes. Lets the page breathe between them. */
export async function* askLines(path, body, signal) {
  const response = await send(path, body, signal);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let busySince = performance.now();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      yield JSON.parse(line);
      if (performance.now() - busySince > 8) {
        await nextTask();
        signal.throwIfAborted();
        busySince = performance.now();
      }
    }
  }
}

const channel = new MessageChannel();
const waiting = [];
channel.port1.onmessage = () => waiting.shift()();

/** The next turn of the page's loop, behind the input that waits. */
function nextTask() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
