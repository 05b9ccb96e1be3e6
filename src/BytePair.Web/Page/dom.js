// Elements without markup in strings: text stays text, whatever is in it.

export const byId = (id) => document.getElementById(id);

/** An element with properties, attributes ('aria-…', 'data-…', 'role') and children. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'class') {
      made.className = value;
    } else if (name.includes('-') || name === 'role') {
      made.setAttribute(name, value);
    } else {
      made[name] = value;
    }
  }

  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Calls a function once, the given time after the last of several wishes; with 0, in the next task. */
export function settled(action) {
  let timer = 0;
  return (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}

let toastTimer = 0;

/** Says something in passing. */
export function toast(message) {
  const place = byId('toast');
  place.textContent = message;
  place.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (place.hidden = true), 4000);
}
