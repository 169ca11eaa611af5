/**
 * The only place where a verdict becomes good or bad: what the engines said, against what was expected of them.
 * Whatever is missing, doubled, stale or contradictory is an error of the property it belongs to.
 */

import { digestOfProperty } from '../harness/catalogue.ts';
import type { Manifest } from '../harness/schema.ts';
import type { Assumption, Property, PropertyId } from '../properties/schema.ts';
import type { EngineRecord, Ledger } from '../tools/schema.ts';
import { groupBy } from './group.ts';
import { fillCell } from './judge/cell.ts';
import { exitCodeOf } from './judge/exit.ts';
import { applyLemmas, cycleThrough } from './judge/lemmas.ts';
import { type Paired, pair } from './judge/pair.ts';
import { rollUp } from './judge/property.ts';
import { assumptionsOf, lemmasOf } from './judge/rests-on.ts';
import { byText, sortedUnique, weaker } from './order.ts';
import type { PropertyResult } from './schema.ts';

export interface JudgeInput {
  /** All properties known: lemmas are judged even when they are not selected. */
  readonly properties: readonly Property[];
  readonly assumptions: readonly Assumption[];
  readonly manifest: Manifest;
  readonly ledger: Ledger;
  /** Which properties the answer is about; all unless told. */
  readonly selected?: readonly PropertyId[] | undefined;
}

export interface Judgement {
  readonly results: readonly PropertyResult[];
  /** What stopped the judge, beyond single properties. */
  readonly problems: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}

export function judge(input: JudgeInput): Judgement {
  const { manifest, ledger } = input;
  const { pairs, strays } = pair(manifest, ledger);
  const known = new Map(input.properties.map((property) => [property.id, property]));
  const restsOn = new Map(input.properties.map((property) => [property.id, lemmasOf(property)]));
  const records = recordsOf(ledger);
  const engines = sortedUnique([
    ...records.keys(),
    ...manifest.obligations.map((one) => one.engine),
    ...input.properties.flatMap((property) => [...property.engines, ...property.optional]),
  ]);
  const byProperty = groupBy(pairs, (one) => one.obligation.property);

  const judged = new Map<PropertyId, PropertyResult>();
  for (const property of known.values()) {
    const own = byProperty.get(property.id) ?? [];
    const cells = engines.map((engine) => cellOf(engine, records, own, property));
    const problems = propertyProblems(property, input, own, restsOn);
    for (const stray of strays) if (stray.property === property.id) problems.push(stray.text);
    judged.set(property.id, rollUp(property, cells, sortedUnique(problems)));
  }

  const selection = input.selected === undefined ? null : new Set(input.selected);
  const results = [...applyLemmas(judged).values()]
    .filter((result) => selection === null || selection.has(result.id))
    .sort((a, b) => byText(a.id, b.id));
  const problems = globalProblems(input, known, pairs, strays, results.length);
  return { results, problems, exitCode: exitCodeOf(results, problems, known) };
}

function cellOf(
  engine: string,
  records: ReadonlyMap<string, EngineRecord>,
  own: readonly Paired[],
  property: Property,
) {
  const pairs = own.filter((one) => one.obligation.engine === engine);
  return fillCell(engine, records.get(engine) ?? null, pairs, property.engines.includes(engine));
}

/** A doubled record is a problem; until it is mended the lower ceiling counts. */
function recordsOf(ledger: Ledger): Map<string, EngineRecord> {
  const records = new Map<string, EngineRecord>();
  for (const record of ledger.engines) {
    const earlier = records.get(record.id);
    records.set(record.id, earlier ? { ...record, ceiling: weaker(record.ceiling, earlier.ceiling) } : record);
  }
  return records;
}

function propertyProblems(
  property: Property,
  input: JudgeInput,
  own: readonly Paired[],
  restsOn: ReadonlyMap<string, readonly string[]>,
): string[] {
  const problems: string[] = [];
  if (input.ledger.manifest !== input.manifest.digest) problems.push('the ledger answers another manifest');
  if (input.properties.filter((other) => other.id === property.id).length > 1)
    problems.push(`${property.id} is defined twice`);
  const noted = input.manifest.catalogue?.[property.id];
  if (noted !== undefined && noted !== digestOfProperty(property))
    problems.push('it says something else since its harnesses were made: assay generate, and run it again');
  if (property.engines.length === 0) problems.push('no engine is required to answer');
  for (const { obligation } of own) {
    if (obligation.rev !== property.rev) {
      problems.push(`${obligation.id} was made for revision ${obligation.rev}, the property is at ${property.rev}`);
    }
  }
  for (const lemma of restsOn.get(property.id) ?? []) {
    if (!restsOn.has(lemma)) problems.push(`rests on ${lemma}, which is not a property`);
  }
  const cycle = cycleThrough(property.id, restsOn);
  if (cycle) problems.push(`the lemmas form a cycle: ${cycle.join(' → ')}`);
  for (const id of assumptionsOf(property)) {
    if (!input.assumptions.some((assumption) => assumption.id === id))
      problems.push(`assumes ${id}, which is not stated anywhere`);
  }
  return problems;
}

function globalProblems(
  input: JudgeInput,
  known: ReadonlyMap<string, Property>,
  pairs: readonly Paired[],
  strays: readonly { readonly property: string; readonly text: string }[],
  judged: number,
): string[] {
  const problems: string[] = [];
  if (input.ledger.manifest !== input.manifest.digest) {
    problems.push(`the ledger answers manifest ${input.ledger.manifest}, the manifest is ${input.manifest.digest}`);
  }
  if (judged === 0) problems.push('no property is selected');
  for (const id of input.selected ?? []) if (!known.has(id)) problems.push(`${id} is selected and is not a property`);
  for (const { obligation } of pairs) {
    if (!known.has(obligation.property)) problems.push(`${obligation.id} belongs to no known property`);
  }
  for (const stray of strays) if (!known.has(stray.property)) problems.push(stray.text);
  for (const [id, records] of groupBy(input.ledger.engines, (engine) => engine.id)) {
    if (records.length > 1) problems.push(`the ledger records the engine ${id} ${records.length} times`);
  }
  return sortedUnique(problems);
}
