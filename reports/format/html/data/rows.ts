/** The table of judgements as data. */
import { agreementWord, axesText, confirmedCounts, confirmedText } from '../../../agreement-words.ts';
import { isNotRun } from '../../../not-run.ts';
import { byText } from '../../../order.ts';
import type { AgreementRow, Cell, PropertyResult, Report } from '../../../schema.ts';
import { cellWord, hintWord } from '../../../words.ts';
import type { EngineTime, Index, Row, RowCell } from './types.ts';

export function isShown(cell: Pick<Cell, 'standing' | 'required'>): boolean {
  return cell.standing !== 'not-asked' || cell.required;
}

export function indexOf(report: Report, perBlock: number): Index {
  const engines = report.properties[0]?.engines.map((cell) => cell.engine) ?? [];
  const agreement = new Map(report.agreement.rows.map((row) => [row.property, row]));
  const rows = report.properties
    .map((result) => rowOf(result, agreement.get(result.id)))
    .sort((a, b) => byText(a.contract, b.contract) || byText(a.id, b.id));
  const asked = new Set(rows.flatMap(({ cells }) => cells.map(({ engine }) => engine)));
  return {
    engines: engines.filter((engine) => asked.has(engine)),
    titles: Object.fromEntries(report.engines.map(({ id, title }) => [id, title])),
    silent: engines.filter((engine) => !asked.has(engine)),
    axes: axesText(report.agreement.axes),
    rows,
    assumptions: report.assumptions.map(({ id, text }) => ({ id, text })),
    perBlock,
    total: report.summary.total,
    times: timesOf(report.properties),
  };
}

function rowOf(result: PropertyResult, row: AgreementRow | undefined): Row {
  const { id, title, contract, kind, level, outcome, standing, lemmas, aliases, assumptions, category } = result;
  return {
    id,
    title,
    contract,
    kind,
    level,
    outcome,
    standing,
    hint: hintWord(result),
    agreement: row ? { word: agreementWord(row), counts: confirmedCounts(row), by: confirmedText(row) } : null,
    cells: result.engines.filter(isShown).map(cellOf),
    lemmas,
    names: [category, ...aliases, ...assumptions],
    seconds: result.engines.reduce((sum, cell) => sum + cell.seconds, 0),
  };
}

function cellOf(cell: Cell): RowCell {
  const { engine, standing, required } = cell;
  return { engine, standing, word: cellWord(cell), required, why: isNotRun(cell) ? (cell.cause?.detail ?? '') : null };
}

/** The slowest first would change from run to run; the order of the engines does not. */
function timesOf(results: readonly PropertyResult[]): readonly EngineTime[] {
  const found = new Map<string, Omit<EngineTime, 'engine'>>();
  for (const { engines } of results) {
    for (const { engine, obligations, seconds, peakBytes = 0 } of engines) {
      if (obligations.length === 0) continue;
      const known = found.get(engine) ?? { answers: 0, seconds: 0, peakBytes: 0 };
      found.set(engine, {
        answers: known.answers + obligations.length,
        seconds: known.seconds + seconds,
        peakBytes: Math.max(known.peakBytes, peakBytes),
      });
    }
  }
  return [...found].map(([engine, one]) => ({ engine, ...one })).sort((a, b) => byText(a.engine, b.engine));
}
