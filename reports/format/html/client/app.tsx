/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The table of judgements with search, filters, sorting and details, and its place in the address. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Source } from '../data/types.ts';
import { EngineTimes } from '../figures/times.tsx';
import { rowsAtOnce } from '../limits.ts';
import { chosen, everything, type Query, readHash, writeHash } from '../list/filter.ts';
import { TableKey } from '../list/static.tsx';
import { Controls } from './controls.tsx';
import { Help } from './help.tsx';
import { useKeys } from './keys.ts';
import { PaperDetails, PaperTable } from './printed.tsx';
import { ListTable } from './table.tsx';

/** Rows that are made, by their place: all of a long table would take seconds. */
const firstSpan = { from: 0, to: rowsAtOnce };
type Span = typeof firstSpan;

const longer = ({ from, to }: Span): Span => ({ from, to: to + rowsAtOnce });
const earlier = ({ from, to }: Span): Span => ({ from: Math.max(0, from - rowsAtOnce), to });

/** A row that is far from those that are made is made with those around it alone. */
function reaching(span: Span, at: number): Span {
  if (at >= span.from && at < span.to) return span;
  const from = Math.max(0, at - 20);
  return { from, to: from + rowsAtOnce };
}

export function App({ source, paper }: { source: Source; paper: boolean }) {
  const { index } = source;
  const known = useMemo(() => new Set(index.rows.map(({ id }) => id)), [index]);
  const [query, setQuery] = useState<Query>(() => readHash(location.hash).query ?? everything);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [span, setSpan] = useState(firstSpan);
  const [help, setHelp] = useState(false);
  const rows = useMemo(() => chosen(index.rows, query), [index, query]);
  const goal = useRef<string | null>(null);
  const box = useRef<HTMLDivElement>(null);

  // The address may change before a new query is drawn.
  const latest = useRef(query);
  const search = useCallback((next: Query) => {
    latest.current = next;
    setQuery(next);
  }, []);

  const ask = useCallback((next: Query) => {
    search(next);
    setSpan(firstSpan);
    history.replaceState(
      null,
      '',
      writeHash({ target: '', query: next }) === '#' ? location.pathname : writeHash({ target: '', query: next }),
    );
  }, []);

  const follow = useCallback(() => {
    const { target, query: asked } = readHash(location.hash);
    if (target === 'search') document.getElementById('search')?.focus();
    if (asked !== null) search(asked);
    if (!known.has(target)) {
      if (asked !== null && target === '') document.getElementById('properties')?.scrollIntoView();
      return;
    }
    const within = chosen(index.rows, latest.current);
    const fits = within.findIndex(({ id }) => id === target);
    const all = fits >= 0 ? within : chosen(index.rows, everything);
    if (fits < 0) search(everything);
    const at = all.findIndex(({ id }) => id === target);
    setSpan((now) => reaching(now, at));
    setOpen((now) => new Set([...now, target]));
    goal.current = target;
  }, [index, known]);

  useEffect(() => {
    follow();
  }, []);
  useEffect(() => {
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [follow]);
  useLayoutEffect(() => {
    if (goal.current === null) return;
    const link = rowOf(box.current, goal.current);
    if (!link) return;
    goal.current = null;
    link.scrollIntoView();
    link.querySelector<HTMLElement>('a.id')?.focus({ preventScroll: true });
  });

  const toggle = useCallback((id: string) => {
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);

  useKeys({
    box,
    rows,
    setHelp,
    more: () => setSpan(longer),
    shut: (id) => setOpen((now) => (id === null ? new Set() : new Set([...now].filter((one) => one !== id)))),
    clear: () => ask({ ...query, text: '' }),
  });

  if (paper) {
    return (
      <>
        <PaperTable index={index} />
        <TableKey index={index} />
        <EngineTimes times={index.times} />
        <PaperDetails source={source} known={known} />
      </>
    );
  }
  return (
    <div ref={box}>
      <Controls index={index} query={query} found={rows.length} onAsk={ask} onHelp={() => setHelp(true)} />
      <ListTable
        source={source}
        known={known}
        rows={rows}
        span={span}
        open={open}
        query={query}
        onAsk={ask}
        onToggle={toggle}
        onMore={() => setSpan(longer)}
        onEarlier={() => setSpan(earlier)}
      />
      <TableKey index={index} />
      <EngineTimes times={index.times} />
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}

export function rowOf(box: HTMLElement | null, id: string): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(id)}"]`) ?? null;
}
