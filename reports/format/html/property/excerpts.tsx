/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The parts of the harnesses that are the claim, as engines read them. */
import type { Detail } from '../data/types.ts';
import { Code } from './code.tsx';

export function Excerpts({ detail: { excerpts }, paper }: { detail: Detail; paper: boolean }) {
  if (excerpts.length === 0) return null;
  return (
    <details class="quiet" open={paper}>
      <summary>
        {excerpts.length === 1
          ? 'The claim as its engine reads it'
          : `The claim as its engines read it: ${excerpts.length} harnesses`}
      </summary>
      {excerpts.map((one) => (
        <div key={`${one.file}:${one.line}`} class="excerpt">
          <p class="why">
            <code>
              {one.file}:{one.line}
            </code>{' '}
            for {one.of.join(', ')}
          </p>
          <Code lines={one.lines} from={one.line} label={`harness of ${one.of[0] ?? one.file}`} />
        </div>
      ))}
    </details>
  );
}
