/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The table and every detail as they are printed, up to what fits on paper. */
import type { Index, Source } from '../data/types.ts';
import { paperLimits } from '../limits.ts';
import { StaticTable } from '../list/static.tsx';
import { Prose } from '../parts.tsx';
import { PropertyDetail } from '../property/property.tsx';

export function PaperTable({ index }: { index: Index }) {
  return (
    <>
      <StaticTable index={{ ...index, rows: index.rows.slice(0, paperLimits.rows) }} />
      <LeftOut count={index.rows.length - paperLimits.rows} of={index.rows.length} what="properties" />
    </>
  );
}

/** What is not met comes first, so that it is never what is left out. */
export function PaperDetails({ source, known }: { source: Source; known: ReadonlySet<string> }) {
  const { rows } = source.index;
  const sorted = [
    ...rows.filter(({ outcome }) => outcome !== 'met'),
    ...rows.filter(({ outcome }) => outcome === 'met'),
  ];
  return (
    <section id="details">
      <h2>Each property</h2>
      {sorted.slice(0, paperLimits.details).map(({ id, title }) => (
        <article key={id} class="paper-property">
          <h3>
            <span class="id">{id}</span> <Prose text={title} />
          </h3>
          <PropertyDetail id={id} source={source} known={known} paper />
        </article>
      ))}
      <LeftOut count={sorted.length - paperLimits.details} of={sorted.length} what="details" />
    </section>
  );
}

function LeftOut({ count, of, what }: { count: number; of: number; what: string }) {
  if (count <= 0) return null;
  return (
    <p class="warn">
      {count.toLocaleString('en-US')} of {of.toLocaleString('en-US')} {what} are left out on paper; the page on a screen
      has them all.
    </p>
  );
}
