/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** A plain table that scrolls by itself where it is wider than the page. */
import type { ComponentChildren } from 'preact';
import { Scroll } from './parts.tsx';

export interface TableRow {
  /** Unlike that of any other row of the table. */
  readonly key: string;
  readonly cells: readonly ComponentChildren[];
}

interface Props {
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
}

export function Table({ label, head, rows }: Props) {
  return (
    <Scroll label={label}>
      <table>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, at) => (
                <td key={head[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Cells of text, which tell rows apart. */
export function plainRows(rows: readonly (readonly string[])[]): readonly TableRow[] {
  return rows.map((cells) => ({ key: cells.join(), cells }));
}
