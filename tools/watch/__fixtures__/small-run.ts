/**
 * One run of a small project, for tests of the watcher: each file of `contracts/` is one obligation, its key the content.
 * What says `hang` has an engine that never ends, and what says `broken` does not compile.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Obligation } from '../../../harness/schema.ts';
import { errors, renderError } from '../../errors.ts';
import { Journal } from '../../ledger/journal.ts';
import { sha256 } from '../../ledger/key.ts';
import { allHold, bin, fake, limits, obligation } from '../../run/fake-engine.ts';
import { showProgress } from '../../run/progress.ts';
import { runObligations } from '../../run/run.ts';
import { onInterrupt } from '../../run/signals.ts';
import { untilStarted } from '../standby.ts';

const [root = ''] = process.argv.slice(2);

function textOf({ id }: Obligation): string {
  return readFileSync(join(root, 'contracts', id), 'utf8');
}

async function run(): Promise<number> {
  const asked = readdirSync(join(root, 'contracts')).map((name) => obligation(name, { property: name }));
  for (const one of asked) if (textOf(one).includes('broken')) throw errors.compileFailed([`${one.id}:1: broken`]);
  const { signal, release } = onInterrupt(() => {});
  const journal = Journal.open(join(root, 'journal.ndjson'));
  const engine = fake(allHold, undefined, {
    group: (all) => all.map((one) => [one]),
    command: (all, _limits, workspace) => {
      const hangs = all.some((one) => textOf(one).includes('hang'));
      const script = `require('node:fs').writeFileSync(${JSON.stringify(join(root, 'pid'))}, String(process.pid));
        console.error('engine runs'); ${hangs ? 'setInterval(() => {}, 1000)' : ''}`;
      return { argv: [workspace.bin.node ?? '', '-e', script], cwd: workspace.job, env: {}, outputs: [], display: 'node' };
    },
  });
  const { onEvent } = showProgress({ screen: process.stderr, tells: true });
  const keyOf = (one: Obligation): string => sha256(textOf(one));
  const runFolder = root;
  const options = { engines: [engine], obligations: asked, limits, root, runFolder, bin, journal, keyOf, signal, onEvent };
  const { verdicts, interrupted } = await runObligations({ ...options, first: 'quickest' });
  journal.close();
  release();
  const outcome = verdicts.every(({ claim }) => claim === 'holds') ? 'met' : 'short';
  writeFileSync(join(root, 'report.json'), JSON.stringify({ properties: [{ id: 'ALL', outcome }] }));
  return interrupted ? 130 : 0;
}

await untilStarted();
try {
  process.exitCode = await run();
} catch (error) {
  const { text, exitCode } = renderError(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}
