/**
 * How long a browser takes until the page answers: `npx tsx reports/format/html/page.bench.ts [report.html]`. Prints
 * milliseconds to interactive and until everything is read, of a synthetic report or of the page named, from a file.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { huge } from '../../__fixtures__/huge.ts';
import { openFile, startBrowser } from '../../browser/open.ts';
import { formatHtml } from '../html.ts';

const times = 5;

interface Times {
  readonly interactive: number;
  readonly whole: number;
}

/** Milliseconds since the browser was sent to the file. */
async function measure(page: string): Promise<Times> {
  const { browser, close } = await startBrowser();
  try {
    const opened = await openFile(browser, page, { viewport: { width: 1300, height: 900 } });
    await opened.page.waitForSelector('#app[data-interactive]');
    return await opened.page.evaluate<Times>(
      `({ interactive: performance.getEntriesByName('assay-interactive')[0].startTime,
          whole: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd })`,
    );
  } finally {
    await close();
  }
}

function middle(numbers: readonly number[]): string {
  const sorted = numbers.map((one) => Math.round(one)).sort((a, b) => a - b);
  return `${sorted.join(', ')} ms; middle ${sorted[Math.floor(sorted.length / 2)]} ms`;
}

const folder = mkdtempSync(join(tmpdir(), 'assay-page-'));
try {
  const [, , named] = process.argv;
  const page = named === undefined ? join(folder, 'huge.html') : resolve(named);
  if (named === undefined) {
    const from = performance.now();
    writeFileSync(page, formatHtml(huge()));
    console.log(`made in ${Math.round(performance.now() - from)} ms`);
  }
  console.log(`${(statSync(page).size / 1e6).toFixed(1)} MB`);
  const found: Times[] = [];
  for (let at = 0; at < times; at += 1) found.push(await measure(page));
  console.log(`interactive after ${middle(found.map((one) => one.interactive))}`);
  console.log(`everything read after ${middle(found.map((one) => one.whole))}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
