/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** A plain table that scrolls by itself where it is wider than the page. */
import type { ComponentChildren } from 'preact';

export interface TableRow {
  /** Unlike that of any other row of the table. */
  readonly key: string;
  readonly cells: readonly ComponentChildren[];
}

export function Table({ head, rows }: { head: readonly string[]; rows: readonly TableRow[] }) {
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
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, at) => (
                <td key={head[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Cells of text, which tell rows apart. */
export function plainRows(rows: readonly (readonly string[])[]): readonly TableRow[] {
  return rows.map((cells) => ({ key: cells.join(), cells }));
}
