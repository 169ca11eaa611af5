/** Watched quantities as lines: few enough points to draw, and no extreme lost. */
import type { Series, Step } from './types.ts';

const mostPoints = 400;

export function seriesOf(steps: readonly Step[]): readonly Series[] {
  const found = new Map<string, { step: number; value: number; human: string }[]>();
  for (const [step, { watches }] of steps.entries()) {
    for (const [name, { value, human }] of Object.entries(watches)) {
      const number = Number(value);
      if (!Number.isFinite(number)) continue;
      const points = found.get(name) ?? [];
      found.set(name, points);
      points.push({ step, value: number, human });
    }
  }
  return [...found].map(([name, points]) => ({ name, points: thin(points), of: points.length }));
}

/** First, last, lowest and highest of each part. */
function thin<T extends { readonly step: number; readonly value: number }>(points: readonly T[]): readonly T[] {
  if (points.length <= mostPoints) return points;
  const size = Math.ceil((points.length * 4) / mostPoints);
  const kept = new Set<T>();
  for (let from = 0; from < points.length; from += size) {
    const part = points.slice(from, from + size);
    const sorted = part.toSorted((a, b) => a.value - b.value);
    for (const one of [part[0], part.at(-1), sorted[0], sorted.at(-1)]) if (one) kept.add(one);
  }
  return [...kept].sort((a, b) => a.step - b.step);
}
