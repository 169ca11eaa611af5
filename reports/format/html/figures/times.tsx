/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** How long each engine took, and in how much memory. Drawn by the script, since it differs from run to run. */
import type { EngineTime } from '../data/types.ts';
import { memory, seconds } from '../parts.tsx';

const width = 400;
const bar = 20;

export function EngineTimes({ times }: { times: readonly EngineTime[] }) {
  const most = Math.max(...times.map((one) => one.seconds), 0);
  if (most === 0) return null;
  const height = times.length * bar;
  return (
    <figure class="times" id="times">
      <figcaption>Time by engine, over all its obligations, and the memory of its largest run</figcaption>
      <svg viewBox={`0 0 ${width + 400} ${height}`} role="img" aria-labelledby="times-title">
        <title id="times-title">
          {`Time by engine: ${times.map((one) => `${one.engine} ${wordsOf(one)}`).join('; ')}`}
        </title>
        {times.map((one, at) => {
          const length = (one.seconds / most) * width;
          return (
            <g key={one.engine}>
              <text class="name" x="0" y={at * bar + 14}>
                {one.engine.length > 16 ? `${one.engine.slice(0, 15)}…` : one.engine}
              </text>
              <rect class="time" x="120" y={at * bar + 4} width={Math.max(1, Math.round(length))} height={bar - 8} />
              <text class="word" x={128 + Math.max(1, Math.round(length))} y={at * bar + 14}>
                {wordsOf(one)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function wordsOf(one: EngineTime): string {
  const most = one.peakBytes === 0 ? '' : `, up to ${memory(one.peakBytes)}`;
  return `${seconds(one.seconds)}, ${one.answers} obligations${most}`;
}
