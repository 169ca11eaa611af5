/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The rows that are shown, and the details of those that are open. Long tables grow as they are scrolled. */
import { useEffect, useRef } from 'preact/hooks';
import type { Row, Source } from '../data/types.ts';
import type { Query, Sorting } from '../list/filter.ts';
import { GroupRow, RowView } from '../list/row.tsx';
import { PropertyDetail } from '../property/property.tsx';

interface Props {
  readonly source: Source;
  readonly known: ReadonlySet<string>;
  readonly rows: readonly Row[];
  /** Places of the rows that are made. */
  readonly span: { readonly from: number; readonly to: number };
  readonly open: ReadonlySet<string>;
  readonly query: Query;
  readonly onAsk: (query: Query) => void;
  readonly onToggle: (id: string) => void;
  readonly onMore: () => void;
  readonly onEarlier: () => void;
}

export function ListTable(props: Props) {
  const { source, known, rows, span: made, open, query, onAsk, onToggle, onMore, onEarlier } = props;
  const { engines } = source.index;
  const span = 4 + engines.length;
  const shown = rows.slice(made.from, made.to);
  return (
    <>
      {made.from > 0 && (
        <p class="more">
          <button type="button" onClick={onEarlier}>
            {made.from.toLocaleString('en-US')} before
          </button>
        </p>
      )}
      <div class="wide">
        <table class="overview">
          <Head engines={engines} query={query} onAsk={onAsk} />
          <tbody>
            {shown.flatMap((row, at) => [
              query.sort === 'contract' && row.contract !== shown[at - 1]?.contract && (
                <GroupRow key={`group ${row.contract}`} contract={row.contract} span={span} />
              ),
              <RowView
                key={row.id}
                row={row}
                engines={engines}
                open={open.has(row.id)}
                onToggle={toggling(row.id)}
                timed={query.sort === 'time'}
              />,
              open.has(row.id) && (
                <tr key={`detail ${row.id}`} class="detail">
                  <td colSpan={span}>
                    <PropertyDetail id={row.id} source={source} known={known} />
                  </td>
                </tr>
              ),
            ])}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && (
        <p id="none" class="note">
          No property fits.
        </p>
      )}
      {made.to < rows.length && <More left={rows.length - made.to} onMore={onMore} />}
    </>
  );

  /** A second press on the link of an open property closes it; the first goes by the address, so that it can be shared. */
  function toggling(id: string) {
    return (event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (!open.has(id) && location.hash !== `#${encodeURIComponent(id)}`) return;
      event.preventDefault();
      onToggle(id);
    };
  }
}

const columns: readonly (readonly [title: string, sort: Sorting | null])[] = [
  ['Property', 'id'],
  ['Claim', null],
  ['Verdict', 'verdict'],
  ['Agreement', null],
];

function Head({ engines, query, onAsk }: { engines: readonly string[] } & Pick<Props, 'query' | 'onAsk'>) {
  const press = (sort: Sorting): void => {
    if (query.sort !== sort) onAsk({ ...query, sort, down: false });
    else if (!query.down) onAsk({ ...query, down: true });
    else onAsk({ ...query, sort: 'contract', down: false });
  };
  return (
    <thead>
      <tr>
        {columns.map(([title, sort]) => (
          <th
            key={title}
            scope="col"
            aria-sort={sort === null || query.sort !== sort ? undefined : query.down ? 'descending' : 'ascending'}
          >
            {sort === null ? (
              title
            ) : (
              <button
                type="button"
                class="sort"
                onClick={() => press(sort)}
                aria-label={`sort by ${title.toLowerCase()}`}
              >
                {title}
                <span aria-hidden="true">{query.sort !== sort ? ' ↕' : query.down ? ' ↓' : ' ↑'}</span>
              </button>
            )}
          </th>
        ))}
        {engines.map((engine) => (
          <th key={engine} scope="col" class="cell">
            {engine}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Grows by itself when it comes near from above, and by a press. */
function More({ left, onMore }: { left: number; onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!button.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((one) => one.isIntersecting) && onMore(), {
      rootMargin: '0px 0px 1200px 0px',
    });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [left]);
  return (
    <p class="more">
      <button type="button" ref={button} onClick={onMore}>
        {left.toLocaleString('en-US')} more
      </button>
    </p>
  );
}
