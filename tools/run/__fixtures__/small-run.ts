/**
 * A run of a small project as a process of its own: jobs that write, wait and leave processes behind, a journal, a ledger.
 * `small-run.ts <root> [obligations] [hog]`. Each start of a job is a line of `starts`; ends as the command does. With
 * `hog` it takes memory without end after its first answer.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Obligation } from '../../../harness/schema.ts';
import type { Engine } from '../../engines/types.ts';
import { errors, renderError } from '../../errors.ts';
import { Journal } from '../../ledger/journal.ts';
import { assembleLedger, writeLedger } from '../../ledger/ledger.ts';
import type { OnEvent } from '../events.ts';
import { bin, fake, holds, limits, obligation, type Parse } from '../fake-engine.ts';
import { runObligations } from '../run.ts';
import { clearLeftovers, newRunFolder } from '../run-folder.ts';
import { unknown } from '../settle.ts';

const [root = '', count = '12', hog = ''] = process.argv.slice(2);

/** As a large tree would. */
function takeMemory(): void {
  const kept: unknown[] = [];
  for (;;) kept.push(new Array(1000).fill(kept.length));
}

/** Leaves one child in its session, one in another, one that is nobody's, and a file where temporary files go. */
function script(all: readonly Obligation[]): string {
  const [first] = all;
  const wait = 0.02 + (Number(first?.id.replace(/\D/gu, '')) % 5) / 25;
  return [
    `echo ${all.map(({ id }) => id).join(' ')} >> ${join(root, 'starts')}`,
    'echo half > "$TMPDIR/half"',
    'sleep 300 & setsid sleep 300 & ( setsid sleep 300 & )',
    `sleep ${wait}`,
    `printf '%s' '${first?.id}' > result.json`,
  ].join('\n');
}

const answer: Parse = (run, asked) =>
  run.outputs['result.json'] === asked[0]?.id && run.exitCode === 0
    ? asked.map(({ id }) => holds(id))
    : asked.map((one) => unknown(one, 'tool-error', 'it wrote no result'));

/** `pairs` answers two obligations with one process. */
function engine(id: string, size: number, parse: Parse): Engine {
  return fake(parse, '', {
    id,
    group: (all) =>
      all.flatMap((_one, index) => (index % size === 0 ? [all.slice(index, index + size)] : [])),
    command: (all, _limits, { job }) => ({
      argv: ['/bin/sh', '-c', script(all)],
      cwd: job,
      env: {},
      outputs: ['result.json'],
      display: `sh ${all.map((one) => one.id).join(' ')}`,
    }),
  });
}

async function main(): Promise<number> {
  const tmp = join(root, 'tmp');
  mkdirSync(tmp, { recursive: true });
  // Not before: what translates these sources has its files there, too.
  process.env['TMPDIR'] = tmp;
  appendFileSync(join(root, 'starts'), '');
  const out = join(root, 'reports', 'out');
  clearLeftovers(root, out);
  process.stdout.write('begins\n');
  const engines = [engine('single', 1, answer), engine('pairs', 2, answer)];
  const obligations = Array.from({ length: Number(count) }, (_, n) =>
    obligation(`O${n}`, { engine: n % 3 === 0 ? 'single' : 'pairs' }),
  );
  const journal = Journal.open(join(root, '.assay', 'journal.ndjson'));
  try {
    const runFolder = newRunFolder(root);
    const keyOf = (one: Obligation): string => one.id;
    const onEvent: OnEvent = ({ type }) => {
      if (type === 'verdict' && hog === 'hog') setTimeout(takeMemory, 20);
    };
    const project = { root, runFolder, bin, cores: 2 };
    const done = await runObligations({ ...project, engines, obligations, limits, journal, keyOf, onEvent });
    if (done.interrupted) throw errors.interrupted(0, obligations.length);
    const { verdicts, engines: records } = done;
    writeLedger(
      join(out, 'ledger.json'),
      assembleLedger({
        assay: '0',
        profile: 'quick',
        manifest: 'm',
        commit: null,
        dirty: false,
        compiler: 'none',
        contracts: [],
        engines: [...records],
        verdicts: [...verdicts],
        faults: [],
      }),
    );
    return verdicts.every(({ claim }) => claim === 'holds') ? 0 : 2;
  } finally {
    journal.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const { text, exitCode } = renderError(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}
