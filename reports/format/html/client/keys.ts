/** The keyboard: moving between rows, search, help. Typing in a field is left alone. */
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Row } from '../data/types.ts';

interface Keys {
  readonly box: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  readonly setHelp: (shown: boolean) => void;
  /** Makes more rows. */
  readonly more: () => void;
  /** Closes one property, or all. */
  readonly shut: (id: string | null) => void;
  readonly clear: () => void;
}

export function useKeys(keys: Keys): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => press(event, keys);
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

function press(event: KeyboardEvent, keys: Keys): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // Asked of the document: its event of being closed comes later than the next key may.
  if (document.querySelector('dialog[open]')) return;
  const from = event.target instanceof Element ? event.target : null;
  const search = document.getElementById('search');
  if (from?.closest('input, select, textarea')) {
    if (event.key !== 'Escape' || from !== search) return;
    keys.clear();
    (from as HTMLElement).blur();
    return;
  }
  const acts: Readonly<Record<string, () => void>> = {
    '/': () => search?.focus(),
    '?': () => keys.setHelp(true),
    j: () => move(keys, 1),
    k: () => move(keys, -1),
    Escape: () => close(keys, from),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function move({ box, rows, more }: Keys, by: 1 | -1): void {
  const links = Array.from(box.current?.querySelectorAll<HTMLElement>('tr[data-id] > th > a') ?? []);
  const now = links.indexOf(document.activeElement as HTMLElement);
  const next = links[now === -1 ? (by === 1 ? 0 : links.length - 1) : now + by];
  if (next === links.at(-1) && links.length < rows.length) more();
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'center' });
}

/** The property that has the focus, else all. The focus stays with its row. */
function close({ shut, box }: Keys, from: Element | null): void {
  const row = from?.closest('tr.detail')?.previousElementSibling ?? from?.closest('tr[data-id]');
  const id = row instanceof HTMLElement ? (row.dataset['id'] ?? null) : null;
  shut(id);
  if (id !== null) box.current?.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(id)}"] a.id`)?.focus();
}
