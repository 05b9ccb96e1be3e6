// Light or dark: as the system has it, or as was chosen, which the browser remembers.

const KEY = 'bytepair-theme';

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be forbidden
  }
}

export function startTheme() {
  const choose = (theme) => {
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // It holds for this visit then.
    }
  };
  const theme = remembered();
  for (const choice of document.querySelectorAll('input[name="theme"]')) {
    choice.checked = choice.value === (theme ?? 'auto');
    choice.addEventListener('change', () => choose(choice.value));
  }

  if (theme) {
    choose(theme);
  }
}
