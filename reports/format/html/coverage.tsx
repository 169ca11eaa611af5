/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What the campaigns reached, and every function and branch that they did not. */
import {
  caveat,
  cells,
  head,
  setup,
  summaryText,
  unreachedHead,
  unreachedRows,
} from '../../../tools/coverage/words.ts';
import type { Report } from '../../schema.ts';
import { Section } from './parts.tsx';

export function CoverageSection({ report: { coverage } }: { report: Report }) {
  if (coverage === null) return null;
  const missed = unreachedRows(coverage);
  return (
    <Section id="coverage" title="Coverage of the campaigns" note={`${summaryText(coverage)} ${caveat} ${setup}`}>
      <Table head={head} rows={coverage.files.map(cells)} />
      {missed.length > 0 && (
        <details class="quiet">
          <summary>Not reached: {missed.length}</summary>
          <Table head={unreachedHead} rows={missed} />
        </details>
      )}
    </Section>
  );
}

function Table({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, at) => (
                <td key={head[at]}>{at === 3 ? <code>{cell}</code> : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
