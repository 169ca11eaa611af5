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
} from '../../../../tools/coverage/words.ts';
import type { Report } from '../../../schema.ts';
import { Section } from '../parts.tsx';
import { plainRows, Table, type TableRow } from '../table.tsx';

export function CoverageSection({ report: { coverage } }: { report: Report }) {
  if (coverage === null) return null;
  const missed = unreachedRows(coverage);
  return (
    <Section id="coverage" title="Coverage of the campaigns" note={`${summaryText(coverage)} ${caveat} ${setup}`}>
      <Table label="Reach by contract" head={head} rows={rowsOf(coverage.files.map(cells))} />
      {missed.length > 0 && (
        <details class="quiet">
          <summary>Not reached: {missed.length}</summary>
          <Table label="Not reached" head={unreachedHead} rows={rowsOf(missed)} />
        </details>
      )}
    </Section>
  );
}

function rowsOf(rows: readonly (readonly string[])[]): readonly TableRow[] {
  return plainRows(rows).map(({ key, cells: texts }) => ({
    key,
    cells: texts.map((text, at) => (at === 3 ? <code key={key}>{text}</code> : text)),
  }));
}
