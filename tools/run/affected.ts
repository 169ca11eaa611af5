/** What a run is about to ask, for people who wait for it. */
import type { Obligation } from '../../harness/schema.ts';

export type Affected = readonly Pick<Obligation, 'id' | 'property' | 'engine'>[];

const mostShown = 20;

export function affectedLines(affected: Affected): readonly string[] {
  const byProperty = new Map<string, Map<string, number>>();
  for (const { property, engine } of affected) {
    const counts = byProperty.get(property) ?? new Map<string, number>();
    byProperty.set(property, counts.set(engine, (counts.get(engine) ?? 0) + 1));
  }
  if (byProperty.size === 0) return ['affected: nothing'];
  const lines = [...byProperty]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([property, counts]) =>
        `  ${property}  ${[...counts]
          .map(([engine, count]) => `${engine} ${count}`)
          .sort()
          .join(', ')}`,
    );
  const left = lines.length - mostShown;
  return [
    `affected: ${count(affected.length, 'verdict')} of ${count(byProperty.size, 'property', 'properties')}`,
    ...lines.slice(0, mostShown),
    ...(left > 0 ? [`  and ${count(left, 'more property', 'more properties')}`] : []),
  ];
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
