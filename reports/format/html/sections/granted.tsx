/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What harnesses take for granted, and what discharges it. */
import { assumedRows, countRows, countsHead, findingHead, findingRows, note } from '../../../../tools/trace/words.ts';
import type { Report } from '../../../schema.ts';
import { Section } from '../parts.tsx';
import { plainRows, Table } from '../table.tsx';

export function GrantedSection({ report: { trace } }: { report: Report }) {
  if (trace === null) return null;
  const assumed = assumedRows(trace);
  const findings = findingRows(trace);
  return (
    <Section id="trace" title="Taken for granted by harnesses" note={note}>
      <Table label="Places by ground" head={countsHead} rows={plainRows(countRows(trace))} />
      {assumed.length > 0 && (
        <Table label="Assumptions made" head={['Assumption', 'Assumed in']} rows={plainRows(assumed)} />
      )}
      {findings.length > 0 && <Table label="Findings" head={findingHead} rows={plainRows(findings)} />}
    </Section>
  );
}
