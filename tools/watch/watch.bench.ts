/**
 * Seconds from an edit of one line of Guardian to the first answer of an engine about it, and to the last, with
 * `assay run --watch` waiting. Run by hand: `npx tsx tools/watch/watch.bench.ts [property] [rounds]`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { copyProject } from '../faults/copy.ts';

const home = resolve(import.meta.dirname, '..', '..');
const [property = 'GUARD-*', rounds = '2'] = process.argv.slice(2);
const root = mkdtempSync(join(tmpdir(), 'assay-watch-'));

function project(): void {
  copyProject(home, root);
  for (const name of ['out', 'cache'])
    if (existsSync(join(home, name))) cpSync(join(home, name), join(root, name), { recursive: true });
}

/** Lines as they come, with when. */
async function* linesOf(child: ChildProcess): AsyncGenerator<{ readonly text: string; readonly at: number }> {
  if (child.stderr === null) return;
  for await (const text of createInterface({ input: child.stderr })) yield { text, at: performance.now() };
}

async function measure(): Promise<void> {
  const words = ['run', '--watch', '--root', root, '--property', property];
  const child = spawn(process.execPath, [join(home, 'bin', 'assay.mjs'), ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const source = join(root, 'contracts/flat/src/Guardian.sol');
  let edited = 0;
  let first: number | null = null;
  let days = 730;
  for await (const { text, at } of linesOf(child)) {
    process.stderr.write(`${text}\n`);
    if (edited > 0 && first === null && /^(?:holds|violated|unknown) /u.test(text)) first = at;
    if (!text.includes('waiting for an edit')) continue;
    if (edited > 0) {
      const seconds = (until: number): string => ((until - edited) / 1000).toFixed(1);
      console.log(`first answer after ${first === null ? 'none' : seconds(first)} s, last after ${seconds(at)} s`);
    }
    if (days - 730 === Number(rounds)) break;
    // Until the next run has loaded: a person who edits at once waits for that as well.
    await new Promise((resolve) => setTimeout(resolve, 8000));
    const now = readFileSync(source, 'utf8').replace(`LIFETIME = ${days} days`, `LIFETIME = ${++days} days`);
    [edited, first] = [performance.now(), null];
    writeFileSync(source, now);
  }
  child.kill('SIGINT');
  await new Promise((resolve) => child.once('exit', resolve));
}

try {
  project();
  await measure();
} finally {
  rmSync(root, { recursive: true, force: true });
}
