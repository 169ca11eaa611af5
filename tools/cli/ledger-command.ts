/** `assay ledger` and `assay affected`: what is recorded, whether it is still true, and what an edit touches of it. */
import type { Command } from 'commander';
import { engines } from '../engines/registry.ts';
import { errors, sanitise } from '../errors.ts';
import { type Affected, affected } from '../proofs/affected.ts';
import { askedThen } from '../proofs/base.ts';
import { type Proof, proofsFile } from '../proofs/schema.ts';
import { type Standing, standings, type Then } from '../proofs/standing.ts';
import { proofsAt, proofsHere } from '../proofs/store.ts';
import { affectedMarkdown, affectedText, partsText } from '../proofs/words.ts';
import { limitsOf } from '../run/profiles.ts';
import { type AskedNow, type AskedNowOptions, askedNow, type IsSelected } from './asked-now.ts';
import type { Answer } from './genesis.ts';
import { count, profileOf } from './options.ts';
import { answered, print } from './print.ts';
import { replayProofs } from './replay-proofs.ts';
import { type Common, interruptible, type Shell } from './shell.ts';

interface SelectionFlags extends Common {
  readonly property?: readonly string[];
  readonly engine?: readonly string[];
  readonly profile: string;
}

interface AffectedFlags extends SelectionFlags {
  readonly base: string;
  readonly markdown?: boolean;
  readonly compile?: boolean;
}

interface LedgerFlags extends SelectionFlags {
  readonly sample?: number;
  readonly seed?: string;
  readonly cores?: number;
}

const selectable = (command: Command): Command =>
  command
    .option('--property <id...>', 'only these and what they rest on; * stands for anything')
    .option('--engine <id...>', 'only these engines')
    .option('--profile <name>', 'quick or deep, as the run that was recorded', 'quick');

export function declareLedger({ command, placeOf }: Shell): void {
  const chosen = (flags: SelectionFlags, signal: AbortSignal): AskedNowOptions => ({
    ...placeOf(flags),
    ...{ properties: flags.property ?? [], engines: flags.engine ?? [], profile: profileOf(flags.profile), signal },
  });

  selectable(command('affected', 'which verdicts the changes since a commit can have touched; starts no engine'))
    .option('--base <rev>', 'the commit', 'HEAD')
    .option('--compile', 'compiles the commit, also where it has a committed ledger')
    .option('--markdown', 'as Markdown')
    .action((flags: AffectedFlags) =>
      interruptible(async (signal) => {
        const found = await affectedSince(chosen(flags, signal), flags);
        if (flags.markdown) print(affectedMarkdown(found));
        return flags.markdown ? 0 : answered(flags, { found, text: affectedText(found), exitCode: 0 });
      }),
    );

  selectable(command('ledger <what>', 'status: what of assay.proofs still stands; replay: shows it again, cold'))
    .option('--sample <n>', 'replay: only so many lines', count)
    .option('--seed <text>', 'replay: which lines a sample takes')
    .option('--cores <n>', 'replay: jobs at a time', count)
    .action((what: string, flags: LedgerFlags) =>
      interruptible(async (signal) => {
        const options = chosen(flags, signal);
        if (what === 'status') return answered<unknown>(flags, await statusOf(options));
        if (what !== 'replay') throw errors.unknownName('part of ledger', what, ['status', 'replay']);
        const { sample, seed, cores, json } = flags;
        return answered(flags, await replayProofs({ ...options, sample, seed, cores, silent: json === true }));
      }),
    );
}

async function affectedSince(options: AskedNowOptions, { base, compile }: AffectedFlags): Promise<Affected> {
  const { root, home, profile, signal, say } = options;
  const { commit, proofs } = await proofsAt(root, base);
  const now = await askedNow(options);
  const { obligations, asked, versions, bin, isSelected } = now;
  if (proofs !== null && !compile) {
    const lines = linesOf(proofs, now);
    const found: ReadonlyMap<string, Standing<Then>> = standings<Then>(lines, obligations, asked);
    return affected(commit, 'committed ledger', found, obligations, new Set(lines.keys()));
  }
  say(`compiling commit ${commit.slice(0, 12)} in a copy`);
  const limits = limitsOf(profile);
  const { past, known } = await askedThen({
    ...{ root, home, commit, engines, versions, bin, limits, isSelected, signal },
  });
  return affected(commit, 'compilation', standings(past, obligations, asked), obligations, known);
}

/** Of the selection; also of what nobody asks any more. */
function linesOf(
  proofs: ReadonlyMap<string, Proof>,
  { isSelected }: { readonly isSelected: IsSelected },
): ReadonlyMap<string, Proof> {
  const propertyOf = (id: string): string => id.split('/')[0] ?? id;
  return new Map([...proofs].filter(([id, { engine }]) => isSelected({ property: propertyOf(id), engine })));
}

interface Status {
  readonly obligations: number;
  readonly stands: number;
  readonly obsolete: readonly { readonly obligation: string; readonly changed: readonly string[] }[];
  readonly missing: readonly string[];
  readonly gone: readonly string[];
  /** Their engine is not here. */
  readonly untold: readonly string[];
}

async function statusOf(options: AskedNowOptions): Promise<Answer<Status>> {
  const proofs = proofsHere(options.root);
  if (proofs === null) throw errors.noProofs(proofsFile);
  const now: AskedNow = await askedNow(options);
  const all = [...standings(linesOf(proofs, now), now.obligations, now.asked)];
  const idsOf = (is: Standing['is']): readonly string[] => all.flatMap(([id, one]) => (one.is === is ? [id] : []));
  const obsolete = all.flatMap(([obligation, one]) =>
    one.is === 'obsolete' ? [{ obligation, changed: one.changed }] : [],
  );
  const found = {
    ...{ obligations: now.obligations.length, stands: idsOf('stands').length, obsolete },
    ...{ missing: idsOf('missing'), gone: idsOf('gone'), untold: idsOf('untold') },
  };
  const counts = `${obsolete.length} obsolete, ${found.missing.length} not recorded, ${found.gone.length} no longer asked`;
  const untold = found.untold.length === 0 ? '' : `, ${found.untold.length} of engines that are not here`;
  const lines = [
    `${found.stands} of ${found.obligations} verdicts are recorded and stand; ${counts}${untold}.`,
    ...obsolete.map(({ obligation, changed }) => `  ${obligation}  obsolete: ${partsText(changed)}`),
    ...found.gone.map((id) => `  ${id}  no longer asked`),
  ];
  return { found, text: sanitise(lines.join('\n')), exitCode: 0 };
}
