/** How the figures are said, in every format. */
import { recordFile } from './record.ts';
import type { Mutant, Mutation } from './schema.ts';
import { type ContractScore, contractScores, propertyScores, stageSeconds } from './score.ts';
import type { MutationSummary } from './summary.ts';

export const head = [
  'Contract',
  'Mutants',
  'Not compiled',
  'Doubled',
  'Equivalent',
  'Asked',
  'Unlaunchable',
  'Killed',
  'Survived',
  'Score',
  'Seconds',
] as const;

export const percent = (score: number | null): string => (score === null ? 'none' : `${(100 * score).toFixed(1)} %`);

export function cells(one: ContractScore): readonly string[] {
  return [
    one.contract,
    String(one.mutants),
    String(one.notCompiled),
    String(one.duplicate),
    String(one.equivalent),
    String(one.asked),
    String(one.unlaunchable),
    String(one.killed),
    String(one.survived),
    percent(one.score),
    one.seconds.toFixed(0),
  ];
}

export const caveat =
  'A mutant is killed by a violation that a concrete EVM repeats in it and not in the original, or by a rule on its code that a second reader confirms. What nobody could judge counts as survived.';

/** The change on one line. */
export function changeText({ file, start, original, replacement }: Mutant): string {
  const short = (text: string): string => text.replace(/\s+/gu, ' ').trim().slice(0, 120) || '(nothing)';
  return `${file}:${start.line}: ${short(original)} → ${short(replacement)}`;
}

/** As a patch shows it. */
export function diffText({ file, start, original, replacement }: Mutant): string {
  const lines = (sign: string, text: string): readonly string[] =>
    text === '' ? [] : text.split('\n').map((line) => `${sign} ${line}`);
  return [`@@ ${file}:${start.line} @@`, ...lines('-', original), ...lines('+', replacement)].join('\n');
}

const wanted = 0.95;

/** What a reader must not believe of the properties. */
export function unnoticedTexts(summary: MutationSummary | null): readonly string[] {
  if (summary === null)
    return ['It was not measured which changes of the contracts are noticed: npx assay mutate does.'];
  const { sample, contracts, recorded } = summary;
  return [
    ...(recorded
      ? [`What became of mutants is what ${recordFile} records; it was not measured in this checkout.`]
      : []),
    ...(sample === null
      ? []
      : [`Of each contract's mutants at most ${sample} were asked about, drawn by a fixed seed.`]),
    ...contracts
      .filter(({ survived }) => survived > 0)
      .map(
        ({ contract, killed, survived, undecided, score }) =>
          `${contract}: ${survived} of ${killed + survived} mutants go unnoticed${undecided === 0 ? '' : `, ${undecided} of them because nobody could judge them`}${score !== null && score < wanted ? `; ${percent(score)} is less than the ${percent(wanted)} that is wanted` : ''}.`,
      ),
  ];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** For a terminal. */
export function mutationText(mutation: Mutation, properties: readonly string[]): string {
  const survivors = mutation.judgements.filter(({ fate }) => fate === 'survived' || fate === 'undecided');
  const killers = propertyScores(mutation.judgements, properties).filter(({ killed }) => killed > 0);
  const stages = Object.entries(stageSeconds(mutation.judgements)).map(([stage, spent]) => `${stage} ${spent} s`);
  return [
    ...table([head, ...contractScores(mutation).map(cells)]),
    '',
    ...table([
      ['Property', 'Kills', 'Alone'],
      ...killers.map((one) => [one.property, String(one.killed), String(one.alone)]),
    ]),
    '',
    ...survivors.map(
      (one) => `${one.fate} ${one.mutant.id}: ${changeText(one.mutant)}${one.cause === null ? '' : ` (${one.cause})`}`,
    ),
    `By stage: ${stages.join(', ')}`,
    caveat,
    mutation.command,
  ].join('\n');
}
