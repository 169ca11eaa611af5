/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What harnesses take for granted, and what discharges it. */
import { assumedRows, countRows, countsHead, findingHead, findingRows, note } from '../../../tools/trace/words.ts';
import type { Report } from '../../schema.ts';
import { Section } from './parts.tsx';

export function TraceSection({ report: { trace } }: { report: Report }) {
  if (trace === null) return null;
  const assumed = assumedRows(trace);
  const findings = findingRows(trace);
  return (
    <Section id="trace" title="Taken for granted by harnesses" note={note}>
      <Table head={countsHead} rows={countRows(trace)} />
      {assumed.length > 0 && <Table head={['Assumption', 'Assumed in']} rows={assumed} />}
      {findings.length > 0 && <Table head={findingHead} rows={findings} />}
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
                <td key={head[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
