/** Dark or light by choice; the system's own until one is made. */
const choices = ['auto', 'light', 'dark'] as const;
type Choice = (typeof choices)[number];
const key = 'assay-theme';

export function addTheme(): void {
  const nav = document.querySelector('nav');
  if (!nav) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'theme';
  nav.append(button);
  let now: Choice = choices.find((one) => one === remembered()) ?? 'auto';
  const show = (): void => {
    if (now === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = now;
    button.textContent = `◐ ${now}`;
    button.setAttribute('aria-label', `colours: ${now}`);
  };
  button.addEventListener('click', () => {
    now = choices[(choices.indexOf(now) + 1) % choices.length] ?? 'auto';
    remember(now);
    show();
  });
  show();
}

/** A page from a file may have no storage. */
function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(choice: Choice): void {
  try {
    localStorage.setItem(key, choice);
  } catch {
    // Then it holds for this visit.
  }
}
