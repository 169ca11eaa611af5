/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The page's only script: builds the table over the page's own data. Reads nothing from anywhere else. */
import { render } from 'preact';
import { App } from './app.tsx';
import { openAllOnPaper } from './paper.ts';
import { pageSource } from './source.ts';
import { addTheme } from './theme.ts';

const root = document.getElementById('app');
if (root) {
  const source = pageSource();
  const draw = (paper: boolean): void => render(<App source={source} paper={paper} />, root);
  draw(false);
  if (!source.isWhole()) addEventListener('DOMContentLoaded', () => draw(false));
  addTheme();
  openAllOnPaper(draw);
  // After the first frame: what is measured is what a reader can use.
  requestAnimationFrame(() =>
    setTimeout(() => {
      const { startTime } = performance.mark('assay-interactive');
      root.dataset['interactive'] = startTime.toFixed(0);
    }),
  );
}
