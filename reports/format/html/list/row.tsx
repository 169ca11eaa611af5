/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** One line of the table of judgements: the same in the static table and in the one that can be searched. */
import type { Row, RowCell } from '../data/types.ts';
import { anchorOf, Chip, Prose, seconds } from '../parts.tsx';

interface Props {
  readonly row: Row;
  readonly engines: readonly string[];
  /** Whether its details are shown below; unknown where there are none to show. */
  readonly open?: boolean;
  readonly onToggle?: (event: MouseEvent) => void;
  /** Whether the time of its engines is told: what a table is sorted by must be seen. */
  readonly timed?: boolean;
}

export function RowView({ row, engines, open, onToggle, timed = false }: Props) {
  const cells = new Map(row.cells.map((cell) => [cell.engine, cell]));
  return (
    <tr class={row.outcome === 'met' ? 'row' : 'row open'} data-id={onToggle ? row.id : undefined}>
      <th scope="row">
        {onToggle ? (
          <a class="id" href={anchorOf(row.id)} aria-expanded={open === true} onClick={onToggle}>
            {row.id}
          </a>
        ) : (
          <span class="id">{row.id}</span>
        )}
      </th>
      <td class="claim">
        <Prose text={row.title} />
      </td>
      <td class="verdict">
        <Chip standing={row.standing} />
        {row.hint !== '' && <span class="wanted">{row.hint}</span>}
        {timed && <span class="wanted time">{seconds(row.seconds)}</span>}
      </td>
      <td class="agreement">
        {row.agreement?.word}
        {row.agreement && row.agreement.counts !== '' && (
          <span class="wanted" title={row.agreement.by}>
            {row.agreement.counts}
          </span>
        )}
      </td>
      {engines.map((engine) => (
        <EngineCell key={engine} cell={cells.get(engine)} />
      ))}
    </tr>
  );
}

function EngineCell({ cell }: { cell: RowCell | undefined }) {
  if (!cell) return <td class="cell none">–</td>;
  return (
    <td class="cell" data-engine={cell.engine} title={cell.why ?? undefined}>
      <span class={`mini t-${cell.standing}`}>{cell.word}</span>
      {cell.required && (
        <span class="dot" title="required">
          ●
        </span>
      )}
    </td>
  );
}

export function GroupRow({ contract, span }: { contract: string; span: number }) {
  return (
    <tr class="group">
      <th colSpan={span} scope="rowgroup">
        {contract}
      </th>
    </tr>
  );
}
