/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Small pieces that every section uses. */
import type { ComponentChildren } from 'preact';
import type { CellStanding } from '../../schema.ts';
import { standingWord } from '../../words.ts';

export function Chip({ standing, children }: { standing: CellStanding; children?: ComponentChildren }) {
  return <span class={`chip s-${standing}`}>{children ?? standingWord(standing)}</span>;
}

export function anchorOf(id: string): string {
  return `#${encodeURIComponent(id)}`;
}

export function PropertyLink({ id, known }: { id: string; known: ReadonlySet<string> }) {
  return known.has(id) ? (
    <a class="id" href={anchorOf(id)}>
      {id}
    </a>
  ) : (
    <span class="id">{id}</span>
  );
}

export function Section({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: string;
  children: ComponentChildren;
}) {
  return (
    <section id={id}>
      <h2>{title}</h2>
      {note && <p class="note">{note}</p>}
      {children}
    </section>
  );
}

/** Words between backticks as code, the way people write identifiers in a sentence. */
export function Prose({ text }: { text: string }) {
  return <>{text.split(/`([^`]+)`/).map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</>;
}

export function Comma({ children }: { children: readonly ComponentChildren[] }) {
  return <>{children.map((child, at) => (at === 0 ? child : [', ', child]))}</>;
}

export function seconds(value: number): string {
  if (value < 60) return `${Math.round(value * 10) / 10} s`;
  const minutes = Math.floor(value / 60);
  return minutes < 60
    ? `${minutes} min ${Math.round(value % 60)} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Megabytes of 1,048,576 bytes, as limits are given. */
export function memory(bytes: number): string {
  const mb = bytes / 1_048_576;
  return mb < 1024 ? `${Math.round(mb)} MB` : `${(mb / 1024).toFixed(1)} GB`;
}

/** Scrolls by itself where it is wider than the page, and by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

export function Command({ text }: { text: string }) {
  return (
    <pre class="code command">
      <code>{text}</code>
    </pre>
  );
}
