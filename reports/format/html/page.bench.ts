/**
 * How long a browser takes until the page answers: `npx tsx reports/format/html/page.bench.ts [report.html]`. Prints
 * milliseconds to interactive of a synthetic report, or of the page named. CHROMIUM names the browser. It runs headless
 * and from a file, and each figure is the middle of five.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { huge } from '../../__fixtures__/huge.ts';
import { formatHtml } from '../html.ts';

const browser = process.env['CHROMIUM'] ?? 'chromium';
const times = 5;

/** The page writes its own time into its title, which the browser prints with the document. */
async function measure(page: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  try {
    const { stdout } = await execa(browser, [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${folder}`,
      '--window-size=1300,900',
      '--enable-logging=stderr',
      '--dump-dom',
      pathToFileURL(page).href,
    ]);
    const [, found = 'NaN'] = /data-interactive="([\d.]+)"/u.exec(stdout) ?? [];
    return Number(found);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
  const found: number[] = [];
  for (let at = 0; at < times; at += 1) found.push(await measure(page));
  found.sort((a, b) => a - b);
  console.log(
    `interactive after ${found.map((one) => Math.round(one)).join(', ')} ms; middle ${Math.round(found[2] ?? NaN)} ms`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
