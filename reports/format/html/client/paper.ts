/** Printing: everything is opened and drawn before the browser looks, and put back afterwards. */
export function openAllOnPaper(draw: (paper: boolean) => void): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = Array.from(document.querySelectorAll<HTMLDetailsElement>('details:not([open])'));
    for (const one of opened) one.open = true;
    draw(true);
  });
  addEventListener('afterprint', () => {
    for (const one of opened) one.open = false;
    opened = [];
    draw(false);
  });
}
