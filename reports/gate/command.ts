/** `assay diff` and `assay gate`: two runs side by side, and whether the later one may pass. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asJson, print } from '../../tools/cli/print.ts';
import { readManifest } from '../../tools/cli/replayed.ts';
import { type Common, ending, type Shell } from '../../tools/cli/shell.ts';
import { errors } from '../../tools/errors.ts';
import { readLedger } from '../../tools/ledger/ledger.ts';
import { today } from '../../tools/triage.ts';
import { commitOf } from '../../tools/warm/commit.ts';
import { type DiffFlags, diffRuns, judgeOf, type Screen, withBaseline } from '../diff/command.ts';
import { imageOf } from '../diff/image.ts';
import { doubtsOf } from './fresh.ts';
import { readShortfalls, type Shortfalls, shortfallsFile } from './shortfalls.ts';
import { weigh } from './weigh.ts';
import { type Gated, gateLines, gateMarkdown, partTexts } from './words.ts';

export interface GateFlags extends Common {
  readonly baseline: string;
  readonly ledger: string;
  readonly shortfalls: string;
  readonly markdown?: boolean;
}

export function declareComparing({ command, placeOf }: Shell, screen: () => Screen): void {
  command(
    'diff <old> <new>',
    'what became of one run in another, worst first; 1 when something is worse, 2 when unlike',
  )
    .option('--markdown', 'as Markdown')
    .addHelpText('before', 'Each is a ledger, a report.json, or the folder that holds them.\n')
    .action((old: string, now: string, flags: Common & DiffFlags) =>
      ending(async () => {
        const { text, exitCode } = await diffRuns([old, now], flags, judgeOf(placeOf(flags).root), screen());
        print(text);
        return exitCode;
      }),
    );

  command('gate', 'whether the last run may pass: not worse than a baseline, and nothing short that nobody answers for')
    .requiredOption('--baseline <path>', 'an earlier ledger, report.json or folder of both')
    .option('--ledger <file>', 'the ledger, if it is not that of the last run', 'reports/out/ledger.json')
    .option('--shortfalls <file>', 'what is known, by whom and until when', shortfallsFile)
    .option('--markdown', 'as Markdown')
    .action((flags: GateFlags) =>
      ending(async () => {
        const gated = await gate(placeOf(flags).root, flags, today());
        if (flags.json) print(asJson(gated));
        else print(flags.markdown ? gateMarkdown(gated) : gateLines(gated, screen().color));
        return gated.exitCode;
      }),
    );
}

/** The last run is judged by what the project asks now, so that what is no longer answered is seen. `root` absolute. */
export async function gate(
  root: string,
  { baseline, ledger: path, shortfalls }: Pick<GateFlags, 'baseline' | 'ledger' | 'shortfalls'>,
  asOf: string,
): Promise<Gated> {
  const entries = entriesIn(resolve(root, shortfalls), shortfalls);
  const ledger = readLedger(resolve(root, path));
  const doubts = doubtsOf(path, ledger, await commitOf(root));
  const { suiteReport } = await import('../suite.ts');
  const plain = suiteReport({ root, ledger, manifest: readManifest(root), reproduce: [] });
  const report = await withBaseline(plain, resolve(root, baseline), judgeOf(root));
  const { change } = report;
  if (change === undefined) throw errors.incomparable('nothing was compared');
  const { elsewhere = 0 } = report.summary;
  const taken = `${elsewhere} properties are met by verdicts from elsewhere that this run did not show.`;
  const notes = [...doubts, ...partTexts(report), ...change.notes, ...(elsewhere === 0 ? [] : [taken])];
  return { ...weigh({ now: imageOf(report), change, entries, asOf }), notes };
}

/** A file that somebody names is there; the one of the project may not be. */
function entriesIn(path: string, name: string): Shortfalls {
  let text: string | null = null;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!isAbsent || name !== join(shortfallsFile)) throw errors.badShortfalls(name, 'it cannot be read');
  }
  const read = readShortfalls(text);
  if (!read.ok) throw errors.badShortfalls(name, read.why);
  return read.value;
}
