/** What is shown of a property when it is opened. */
import { agreementWord } from '../../../agreement-words.ts';
import { isCaught } from '../../../faults.ts';
import { groupBy } from '../../../group.ts';
import { toothlessText } from '../../../not-verified.ts';
import { byText } from '../../../order-text.ts';
import type { AgreementRow, Cell, ObligationResult, PropertyResult, Report } from '../../../schema.ts';
import { causeText, cellWord } from '../../../words.ts';
import type { Palette } from './palette.ts';
import { isShown } from './rows.ts';
import { seriesOf } from './series.ts';
import { stepsOf } from './step.ts';
import type { Detail, Excerpt, SlimCell, SlimObligation, Step, TraceHead } from './types.ts';

export const stepsPerBlock = 1000;

/** Traces by number, filled while details are made. */
export type Traces = (readonly Step[])[];

export interface DetailInput {
  readonly report: Report;
  readonly palette: Palette;
  readonly traces: Traces;
}

/** In the order of the properties given. */
export function detailsOf(input: DetailInput, results: readonly PropertyResult[]): readonly Detail[] {
  const { report } = input;
  const rows = new Map(report.agreement.rows.map((row) => [row.property, row]));
  const users = usersOf(report.properties);
  const open = openOf(report);
  const excerpts = excerptsOf(input);
  const caught = groupBy(report.faults.filter(isCaught), ({ property }) => property);
  const toothless = new Map(report.toothless.map((one) => [one.property, one]));
  const inherited = inheriting(report.properties);
  const kills = new Map(report.mutation?.properties.map((one) => [one.property, one]));
  return results.map((result) => {
    const dull = toothless.get(result.id);
    return {
      result: { ...result, engines: result.engines.filter(isShown).map((cell) => slimCell(cell, input)) },
      agreement: agreementOf(rows.get(result.id)),
      silent: result.engines.filter((cell) => !isShown(cell)).map(({ engine }) => engine),
      users: users.get(result.id) ?? [],
      faults: (caught.get(result.id) ?? []).map(({ id, title, by }) => ({ id, title, by })),
      toothless: dull ? { text: toothlessText(dull), bad: dull.reason === 'not-caught', faults: dull.faults } : null,
      kills: kills.get(result.id) ?? null,
      inherited: inherited(result),
      notChecked: [...(open.get(result.id) ?? []), ...withoutAnswer(result)],
      excerpts: excerpts.get(result.id) ?? [],
      example: exampleOf(result, input),
    };
  });
}

function agreementOf(row: AgreementRow | undefined): Detail['agreement'] {
  return row
    ? { axis: row.axis, word: agreementWord(row), confirmedBy: row.confirmedBy }
    : { axis: 'none', word: '', confirmedBy: [] };
}

function usersOf(results: readonly PropertyResult[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const { id, lemmas } of results) for (const lemma of lemmas) users.set(lemma, [...(users.get(lemma) ?? []), id]);
  return users;
}

/** A proof believes what its lemmas believe, and theirs. */
function inheriting(results: readonly PropertyResult[]): (result: PropertyResult) => Detail['inherited'] {
  const byId = new Map(results.map((result) => [result.id, result]));
  return ({ id, lemmas, assumptions }) => {
    const found = new Map<string, string[]>();
    const seen = new Set([id]);
    const left = [...lemmas];
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const lemma = byId.get(next);
      if (seen.has(next) || !lemma) continue;
      seen.add(next);
      left.push(...lemma.lemmas);
      for (const one of lemma.assumptions)
        if (!assumptions.includes(one)) found.set(one, [...(found.get(one) ?? []), next]);
    }
    return [...found].sort(([a], [b]) => byText(a, b)).map(([one, by]) => ({ id: one, by: by.sort(byText) }));
  };
}

/** Engines that were asked besides and gave no answer; those required stand in the report. */
function withoutAnswer({ engines }: PropertyResult): readonly string[] {
  return engines
    .filter((cell) => isShown(cell) && !cell.required && cell.strength === null && cell.counterexample === 'none')
    .map((cell) => `${cell.engine}: ${cell.cause ? causeText(cell.cause) : cellWord(cell)}`);
}

/** What the report says was not verified, by the property it says it of. */
function openOf({ notVerified }: Report): ReadonlyMap<string, readonly string[]> {
  const open = new Map<string, string[]>();
  for (const { kind, subject, text } of notVerified) {
    const [id = '', ...rest] = subject.split(' ');
    if (kind === 'fault') continue;
    open.set(id, [...(open.get(id) ?? []), rest.length === 0 ? text : `${rest.join(' ')}: ${text}`]);
  }
  return open;
}

function slimCell(cell: Cell, input: DetailInput): SlimCell {
  const { witness, obligations, ...rest } = cell;
  return {
    ...rest,
    obligations: obligations.map(slimObligation),
    start: witness?.state ?? [],
    model: witness?.model ?? {},
    origin: witness?.origin ?? null,
    trace: traceOf(cell, input),
  };
}

function slimObligation({ witness: _, counterexample: __, ...rest }: ObligationResult): SlimObligation {
  return rest;
}

/** Of what is not shown there is a counterexample, or nothing that an example would be one of. */
function exampleOf(result: PropertyResult, input: DetailInput): Detail['example'] {
  if (result.outcome !== 'met') return null;
  for (const { engine, obligations } of result.engines)
    for (const { id, role, said, witness, replay } of obligations)
      if (role === 'twin' && said === 'violated' && replay?.result === 'confirmed' && witness?.steps !== undefined)
        return { obligation: id, engine, trace: headOf(witness, input) };
  return null;
}

function traceOf({ witness, counterexample }: Cell, input: DetailInput): TraceHead | null {
  return witness === null || counterexample === 'none' ? null : headOf(witness, input);
}

function headOf(witness: NonNullable<Cell['witness']>, { report, traces }: DetailInput): TraceHead {
  const steps = stepsOf(witness, report.selectors);
  const trace = traces.push(steps) - 1;
  const replayed = witness.steps !== undefined;
  const leftOut = witness.stepsLeftOut ?? 0;
  return { trace, steps: steps.length, perBlock: stepsPerBlock, series: seriesOf(steps), replayed, leftOut };
}

/** Parts of a harness that say the same are shown once. */
function excerptsOf({ report, palette }: DetailInput): ReadonlyMap<string, readonly Excerpt[]> {
  const property = new Map(
    report.properties.flatMap(({ id, engines }) =>
      engines.flatMap(({ obligations }) => obligations.map((one) => [one.id, id] as const)),
    ),
  );
  const found = new Map<string, Map<string, Excerpt>>();
  for (const { obligation, file, line, text } of report.excerpts) {
    const id = property.get(obligation);
    if (id === undefined) continue;
    const own = found.get(id) ?? new Map<string, Excerpt>();
    found.set(id, own);
    const known = own.get(text);
    if (known) own.set(text, { ...known, of: [...known.of, obligation] });
    else own.set(text, { file, line, of: [obligation], lines: palette.coloured(text) });
  }
  return new Map([...found].map(([id, own]) => [id, [...own.values()]]));
}
