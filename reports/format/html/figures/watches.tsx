/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Watched quantities over the steps of a counterexample, each in a panel of its own scale. */
import { useId } from 'preact/hooks';
import type { Series } from '../data/types.ts';

interface Props {
  readonly series: readonly Series[];
  readonly steps: number;
  /** Step that is marked. */
  readonly current: number | null;
  readonly label: string;
}

const width = 600;
const height = 90;

export function WatchChart({ series, steps, current, label }: Props) {
  if (series.length === 0) return null;
  return (
    <div class="watches">
      {series.map((one) => (
        <Panel key={one.name} one={one} steps={steps} current={current} label={label} />
      ))}
    </div>
  );
}

function Panel({ one, steps, current, label }: { one: Series } & Pick<Props, 'steps' | 'current' | 'label'>) {
  const id = useId();
  const values = one.points.map(({ value }) => value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const x = (step: number): number => round(4 + (step / Math.max(1, steps - 1)) * (width - 8));
  const y = (value: number): number =>
    round(high === low ? height / 2 : 6 + ((high - value) / (high - low)) * (height - 12));
  const [first, last] = [one.points[0], one.points.at(-1)];
  const lowest = one.points.find(({ value }) => value === low);
  const highest = one.points.find(({ value }) => value === high);
  const at = current === null ? undefined : one.points.findLast(({ step }) => step <= current);
  const thinned = one.points.length < one.of ? `, ${one.points.length} of ${one.of} points drawn` : '';
  const text = `${one.name}: from ${first?.human} to ${last?.human}, lowest ${lowest?.human}, highest ${highest?.human}${thinned}`;
  return (
    <figure>
      <figcaption>
        <b>{one.name}</b> {at ? `${at.human} here, ` : ''}
        {first?.human} → {last?.human}
        {thinned}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-t`} preserveAspectRatio="none">
        <title id={`${id}-t`}>{`${text}, over the steps of the ${label}`}</title>
        <path class="grid" d={`M0 6H${width}M0 ${height - 6}H${width}`} />
        <path class="line" d={`M${one.points.map(({ step, value }) => `${x(step)} ${y(value)}`).join('L')}`} />
        {current !== null && <path class="mark" d={`M${x(current)} 0V${height}`} />}
      </svg>
    </figure>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
