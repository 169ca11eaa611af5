/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Judgements over earlier runs. */
import type { HistoryEntry } from '../../../history/schema.ts';
import type { Report } from '../../../schema.ts';
import { outcomeOrder } from '../../../words.ts';
import { Section } from '../parts.tsx';
import { plainRows, Table } from '../table.tsx';

const bar = { width: 26, gap: 8, height: 140 } as const;
/** The newest; older ones stand in the table. */
const mostBars = 40;
const order = outcomeOrder.toReversed();

export function HistoryFigure({ report: { history } }: { report: Report }) {
  if (history === undefined || history.length === 0) return null;
  const shown = history.slice(-mostBars);
  const most = Math.max(1, ...shown.map(totalOf));
  const width = shown.length * (bar.width + bar.gap) + 40;
  return (
    <Section
      id="history"
      title="History"
      note="Judgements of each run, the newest on the right. What is not met is hatched and on top."
    >
      <figure>
        <svg
          class="history"
          viewBox={`0 0 ${width} ${bar.height + 24}`}
          width={width}
          role="img"
          aria-labelledby="history-title"
        >
          <title id="history-title">{`Properties met over ${shown.length} runs: ${shown.map((one) => `${one.outcomes.met} of ${totalOf(one)}`).join(', ')}`}</title>
          <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path class="hatch" d="M0 0V5" />
          </pattern>
          {shown.map((one, at) => (
            <Bar key={at} run={one} x={at * (bar.width + bar.gap)} most={most} />
          ))}
        </svg>
      </figure>
      <Table
        label="History"
        head={['Run', 'When', ...order]}
        rows={plainRows(
          history.map(({ commit, dirty, when, outcomes }, at) => [
            `${at + 1}: ${commit.slice(0, 12)}${dirty ? ' with changes' : ''}`,
            when ?? '–',
            ...order.map((outcome) => String(outcomes[outcome] ?? 0)),
          ]),
        )}
      />
    </Section>
  );
}

function totalOf({ outcomes }: HistoryEntry): number {
  return Object.values(outcomes).reduce((sum, one) => sum + one, 0);
}

function Bar({ run, x, most }: { run: HistoryEntry; x: number; most: number }) {
  let y: number = bar.height;
  return (
    <g>
      <title>{`${run.commit}: ${order.map((one) => `${run.outcomes[one] ?? 0} ${one}`).join(', ')}`}</title>
      {order.map((outcome) => {
        const height = ((run.outcomes[outcome] ?? 0) / most) * bar.height;
        y -= height;
        if (height === 0) return null;
        const place = { x, y: round(y), width: bar.width, height: round(height) };
        return (
          <g key={outcome}>
            <rect class={`o-${outcome}`} {...place} />
            {outcome !== 'met' && <rect fill="url(#hatch)" {...place} />}
          </g>
        );
      })}
      <text class="word" x={x} y={bar.height + 16}>
        {run.outcomes.met}
      </text>
    </g>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
