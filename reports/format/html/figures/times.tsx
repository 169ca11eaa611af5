/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** How long each engine took. Drawn by the script, since it differs from run to run. */
import type { EngineTime } from '../data/types.ts';
import { seconds } from '../parts.tsx';

const width = 480;
const bar = 20;

export function EngineTimes({ times }: { times: readonly EngineTime[] }) {
  const most = Math.max(...times.map((one) => one.seconds), 0);
  if (most === 0) return null;
  const height = times.length * bar;
  return (
    <figure class="times" id="times">
      <figcaption>Time by engine, over all its obligations</figcaption>
      <svg viewBox={`0 0 ${width + 320} ${height}`} role="img" aria-labelledby="times-title">
        <title id="times-title">
          {`Time by engine: ${times.map((one) => `${one.engine} ${seconds(one.seconds)} for ${one.answers}`).join('; ')}`}
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
                {`${seconds(one.seconds)}, ${one.answers} obligations`}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
