/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What a search took from the calls of the suite. */
import { caveat, cells, head, setup } from '../../../../tools/economics/words.ts';
import type { Report } from '../../../schema.ts';
import { Section } from '../parts.tsx';
import { Table } from '../table.tsx';

export function EconomicsSection({ report: { economics } }: { report: Report }) {
  if (economics === null || economics.length === 0) return null;
  return (
    <Section id="economics" title="Economics" note={`${caveat} ${setup}`}>
      <Table
        label="Economics"
        head={head}
        rows={economics.map((one) => ({
          key: `${one.scenario}:${one.id}`,
          cells: cells(one).map((cell) =>
            one.standing === 'beyond' && cell === 'beyond' ? <strong key={cell}>{cell}</strong> : cell,
          ),
        }))}
      />
    </Section>
  );
}
