/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Properties against engines as one picture. Height says how strong an answer is, so that no colour is needed. */
import { groupBy } from '../../../group.ts';
import { isNotRun } from '../../../not-run.ts';
import { byText } from '../../../order-text.ts';
import type { Cell, PropertyResult, Report } from '../../../schema.ts';
import { isShown } from '../data/rows.ts';

const area = { left: 110, width: 1080, line: 26, mark: 20 } as const;
/** Columns that can still be told apart. */
const mostColumns = 540;

type Mark = 'proved' | 'bounded' | 'sampled' | 'none' | 'violated' | 'unconfirmed';
/** Worst first: what a column of several properties shows. */
const marks: readonly Mark[] = ['violated', 'unconfirmed', 'none', 'sampled', 'bounded', 'proved'];
const heights: Readonly<Record<Mark, number>> = {
  violated: 1,
  unconfirmed: 1,
  none: 0.12,
  sampled: 0.38,
  bounded: 0.68,
  proved: 1,
};
const words: Readonly<Record<Mark, string>> = {
  violated: 'counterexample, crossed',
  unconfirmed: 'unconfirmed counterexample, hollow',
  none: 'asked, no answer',
  sampled: 'sampled',
  bounded: 'bounded',
  proved: 'proved',
};

export function MatrixFigure({ report }: { report: Report }) {
  const groups = [...groupBy(report.properties, ({ contract }) => contract)].sort(([a], [b]) => byText(a, b));
  const sorted = groups.flatMap(([, own]) => own.toSorted((a, b) => byText(a.id, b.id)));
  const engines = (report.properties[0]?.engines ?? [])
    .map(({ engine }) => engine)
    .filter((engine) => sorted.some((one) => isAsked(one, engine)));
  if (engines.length === 0) return null;
  const each = Math.ceil(sorted.length / mostColumns);
  const columns = Array.from({ length: Math.ceil(sorted.length / each) }, (_, at) =>
    sorted.slice(at * each, (at + 1) * each),
  );
  const step = area.width / columns.length;
  const height = engines.length * area.line + 30;
  return (
    <figure class="matrix">
      <figcaption>
        Which engine says what: one column{' '}
        {each === 1 ? 'a property' : `for ${each} properties, showing the worst of them`}, by contract. Full height is
        proved, two thirds bounded, a third sampled, a line no answer; a cross is a counterexample.
      </figcaption>
      <svg
        viewBox={`0 0 ${area.left + area.width + 4} ${height}`}
        role="img"
        aria-labelledby="matrix-title matrix-desc"
      >
        <title id="matrix-title">Properties by engine</title>
        <desc id="matrix-desc">{`${engines.map((engine) => lineText(sorted, engine)).join('. ')}. The table below says the same in words.`}</desc>
        {engines.map((engine, line) => (
          <g key={engine}>
            <text class="name" x="0" y={line * area.line + 16}>
              {engine}
            </text>
            <path class="grid" d={`M${area.left} ${line * area.line + area.mark + 1.5}h${area.width}`} />
            {columns.map((column, at) => (
              <Column
                key={at}
                column={column}
                engine={engine}
                x={area.left + at * step}
                y={line * area.line}
                width={step}
              />
            ))}
          </g>
        ))}
        <Contracts groups={groups} step={area.width / sorted.length} y={engines.length * area.line} />
      </svg>
    </figure>
  );
}

function isAsked(result: PropertyResult, engine: string): boolean {
  return result.engines.some((cell) => cell.engine === engine && isShown(cell));
}

function markOf(cell: Cell): Mark {
  if (cell.standing === 'violated' || cell.standing === 'conflict') return 'violated';
  if (cell.standing === 'unconfirmed') return 'unconfirmed';
  return cell.standing === cell.strength && !isNotRun(cell) ? cell.strength : 'none';
}

function worstOf(column: readonly PropertyResult[], engine: string): Mark | null {
  const found = column.flatMap((one) =>
    one.engines.filter((cell) => cell.engine === engine && isShown(cell)).map(markOf),
  );
  return found.length === 0 ? null : (marks.find((mark) => found.includes(mark)) ?? 'none');
}

interface ColumnProps {
  readonly column: readonly PropertyResult[];
  readonly engine: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function Column({ column, engine, x, y, width }: ColumnProps) {
  const mark = worstOf(column, engine);
  if (mark === null) return null;
  const tall = round(heights[mark] * area.mark);
  const wide = round(Math.max(1, width - Math.min(1.2, width / 4)));
  const top = round(y + area.mark - tall + 1);
  return (
    <>
      <rect class={`m-${mark}`} x={round(x)} y={top} width={wide} height={tall}>
        <title>{`${column.length === 1 ? column[0]?.id : `${column[0]?.id} to ${column.at(-1)?.id}`}, ${engine}: ${words[mark]}`}</title>
      </rect>
      {mark === 'violated' && (
        <path class="cross" d={`M${round(x)} ${top}l${wide} ${tall}m0 ${-tall}l${-wide} ${tall}`} />
      )}
    </>
  );
}

function lineText(results: readonly PropertyResult[], engine: string): string {
  const found = results.flatMap((one) => worstOf([one], engine) ?? []);
  const counts = marks.toReversed().map((mark) => [words[mark], found.filter((one) => one === mark).length] as const);
  return `${engine}: ${counts
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ')}`;
}

/** Names of contracts under their columns, where there is room. */
function Contracts({
  groups,
  step,
  y,
}: {
  groups: readonly (readonly [string, readonly unknown[]])[];
  step: number;
  y: number;
}) {
  let x: number = area.left;
  return (
    <>
      {groups.map(([contract, own]) => {
        const from = x;
        const width = own.length * step;
        x += width;
        const fits = Math.floor((width - 4) / 6.2);
        return (
          <g key={contract}>
            <path class="tick" d={`M${round(from)} ${y}v8`} />
            {fits >= 3 && (
              <text class="word" x={round(from + 4)} y={y + 16}>
                {contract.length > fits ? `${contract.slice(0, fits - 1)}…` : contract}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
