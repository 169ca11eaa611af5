/** The engines beside each other: who says what of each property, who contradicts whom, and who was never started. */
import { strengths } from '../properties/schema.ts';
import type { EngineRecord } from '../tools/schema.ts';
import { saysProved } from './judge/property.ts';
import { isNotRun } from './not-run.ts';
import { byText, sortedUnique } from './order.ts';
import {
  type Agreement,
  type AgreementRow,
  Axis,
  type Cell,
  type Confirmation,
  type Conflict,
  type NotRun,
  type ObligationResult,
  type PropertyResult,
  type Testimony,
} from './schema.ts';

/** Of judged results; each has a cell for every engine, in one order. */
export function agreementOf(results: readonly PropertyResult[], records: readonly EngineRecord[]): Agreement {
  const rows = results.map(rowOf);
  const axes = Object.fromEntries(
    Axis.options.map((axis) => [axis, rows.filter((row) => row.axis === axis).length]),
  ) as Agreement['axes'];
  return {
    engines: results[0]?.engines.map(({ engine }) => engine) ?? [],
    axes,
    rows,
    conflicts: results.filter(({ outcome }) => outcome === 'conflict').map(conflictOf),
    notRun: notRunOf(results, records),
  };
}

function rowOf(result: PropertyResult): AgreementRow {
  const { engines: cells } = result;
  const confirmedBy = confirmations(cells);
  const refutedBy = cells.filter(({ standing }) => standing === 'violated').map(({ engine }) => engine);
  return {
    property: result.id,
    axis: axisOf(result, confirmedBy.length, refutedBy.length),
    stances: cells.map((cell) => (isNotRun(cell) ? 'not-run' : cell.standing)),
    confirmedBy,
    refutedBy,
  };
}

function confirmations(cells: readonly Cell[]): Confirmation[] {
  const rank = ({ strength }: Confirmation): number => strengths.indexOf(strength);
  return cells
    .flatMap(({ engine, strength }) => (strength === null ? [] : [{ engine, strength }]))
    .sort((a, b) => rank(b) - rank(a) || byText(a.engine, b.engine));
}

/**
 * A proof and a confirmed counterexample contradict each other: the judge says so. What holds within bounds or was
 * sampled may break beyond, and a counterexample that no replay confirmed may be none, so either only differs.
 */
function axisOf({ outcome, engines }: PropertyResult, confirmed: number, refuted: number): Axis {
  if (outcome === 'conflict') return 'conflict';
  const doubted = engines.some(({ counterexample }) => counterexample === 'unconfirmed');
  if (confirmed > 0 && (refuted > 0 || doubted)) return 'differ';
  const answers = confirmed + refuted;
  return answers > 1 ? 'agree' : answers === 1 ? 'single' : 'none';
}

function conflictOf({ id, title, engines }: PropertyResult): Conflict {
  const claims = (cells: readonly Cell[]): (readonly [Cell, ObligationResult])[] =>
    cells.flatMap((cell) => cell.obligations.filter(({ role }) => role === 'claim').map((one) => [cell, one] as const));
  const testimonies = (found: readonly (readonly [Cell, ObligationResult])[]): Testimony[] =>
    found.map(([{ engine }, { id: obligation, entry, bounds, run, counterexample, witness, replay }]) => ({
      ...{ engine, obligation, entry, bounds, run, counterexample, witness, replay },
    }));
  return {
    property: id,
    title,
    proved: testimonies(claims(engines.filter(saysProved))),
    refuted: testimonies(claims(engines).filter(([, one]) => one.standing === 'violated')),
  };
}

/** Also engines that are not here and that nobody asked: a reader must not take their silence for consent. */
function notRunOf(results: readonly PropertyResult[], records: readonly EngineRecord[]): NotRun[] {
  const cells = results.flatMap(({ id, engines }) => engines.filter(isNotRun).map((cell) => ({ id, cell })));
  const absent = records.filter(({ available }) => !available);
  return sortedUnique([...absent.map(({ id }) => id), ...cells.map(({ cell }) => cell.engine)]).map((engine) => {
    const own = cells.filter(({ cell }) => cell.engine === engine);
    const causes = own.flatMap(({ cell }) => cell.obligations.flatMap(({ cause }) => cause?.detail ?? []));
    const notes = absent.filter(({ id }) => id === engine).map(({ note }) => note);
    // The cause tells what mends it as well, if all is as it should be.
    const untold = notes.filter((note) => !causes.some((cause) => cause.includes(note)));
    const why = sortedUnique([...causes, ...untold]).join('; ');
    return { engine, why, properties: sortedUnique(own.map(({ id }) => id)) };
  });
}
