/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The whole table for a reader whose browser runs no script. Browsers that do never build it. */
import { groupBy } from '../../../group.ts';
import type { Index } from '../data/types.ts';
import { GroupRow, RowView } from './row.tsx';

export function StaticTable({ index: { engines, rows } }: { index: Index }) {
  return (
    <div class="wide">
      <table class="overview">
        <thead>
          <tr>
            {['Property', 'Claim', 'Verdict', 'Agreement'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            {engines.map((engine) => (
              <th key={engine} scope="col" class="cell">
                {engine}
              </th>
            ))}
          </tr>
        </thead>
        {[...groupBy(rows, ({ contract }) => contract)].map(([contract, own]) => (
          <tbody key={contract}>
            <GroupRow contract={contract} span={4 + engines.length} />
            {own.map((row) => (
              <RowView key={row.id} row={row} engines={engines} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

export function TableKey({ index: { silent, axes } }: { index: Index }) {
  return (
    <p class="note key">
      <span class="dot">●</span> an answer of this engine is required. – the engine was not asked.
      {silent.length > 0 && ` Asked for nothing here: ${silent.join(', ')}.`} Engines: {axes}.
    </p>
  );
}
