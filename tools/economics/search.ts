/**
 * Looks for a maximum: a coarse grid first, a finer one around the best of it, then smaller and smaller steps from the best
 * of both. The finer grid is there because ticks make profit jagged, and steps alone end on the nearest spike. Deterministic.
 */

/** One parameter, over numbers that mean something only to whoever made it. */
export interface Dimension {
  readonly name: string;
  /** Where the coarse search looks, in rising order. */
  readonly grid: readonly number[];
}

export interface Found<T> {
  readonly at: readonly number[];
  readonly result: T;
}

export interface Search<T> {
  readonly best: Found<T> | null;
  readonly evaluations: number;
  readonly refused: number;
}

export interface SearchOptions<T> {
  readonly dimensions: readonly Dimension[];
  /** Null when the attempt is refused. */
  readonly evaluate: (at: readonly number[]) => Promise<T | null>;
  readonly value: (result: T) => bigint;
  /** How many of the best of the grid are refined. */
  readonly starts?: number;
  /** Most evaluations of the refinement, for each start. */
  readonly budget?: number;
}

/** Steps smaller than this part of the grid's are not worth taking. */
const finest = 1 / 512;

export async function search<T>(options: SearchOptions<T>): Promise<Search<T>> {
  const { dimensions, evaluate, value, starts = 4, budget = 60 } = options;
  const seen = new Map<string, T | null>();
  let refused = 0;
  const at = async (point: readonly number[]): Promise<T | null> => {
    const key = point.join(',');
    const known = seen.get(key);
    if (known !== undefined) return known;
    const result = await evaluate(point);
    if (result === null) refused += 1;
    seen.set(key, result);
    return result;
  };
  const found: Found<T>[] = [];
  const look = async (grids: readonly (readonly number[])[]): Promise<void> => {
    for (const point of product(grids)) {
      if (seen.has(point.join(','))) continue;
      const result = await at(point);
      if (result !== null) found.push({ at: point, result });
    }
    found.sort(better);
  };
  const better = (a: Found<T>, b: Found<T>): number => {
    const [x, y] = [value(a.result), value(b.result)];
    return x === y ? 0 : x > y ? -1 : 1;
  };
  await look(dimensions.map(({ grid }) => grid));
  const [first] = found;
  if (first !== undefined)
    await look(dimensions.map(({ grid }, axis) => around(first.at[axis] ?? 0, grid, dimensions.length)));
  const refined: Found<T>[] = [];
  for (const start of found.slice(0, starts)) refined.push(await refine(start, options, at, budget));
  refined.sort(better);
  return { best: refined[0] ?? null, evaluations: seen.size, refused };
}

/** Compass search: the first step that is better is taken; when none is, steps are halved. */
async function refine<T>(
  start: Found<T>,
  { dimensions, value }: SearchOptions<T>,
  at: (point: readonly number[]) => Promise<T | null>,
  budget: number,
): Promise<Found<T>> {
  let best = start;
  let left = budget;
  for (let scale = 0.5; scale >= finest && left > 0; ) {
    let moved = false;
    for (const [axis, { grid }] of dimensions.entries()) {
      for (const sign of [1, -1]) {
        const point = stepped(best.at, axis, sign * scale * stepOf(grid), grid);
        if (point === null || left <= 0) continue;
        left -= 1;
        const result = await at(point);
        if (result === null || value(result) <= value(best.result)) continue;
        best = { at: point, result };
        moved = true;
        break;
      }
    }
    if (!moved) scale /= 2;
  }
  return best;
}

/** Up to a step of the grid either way, so fine that the whole stays affordable. */
function around(middle: number, grid: readonly number[], dimensions: number): readonly number[] {
  const [low = 0, high = 0] = [grid[0], grid.at(-1)];
  const half = dimensions > 2 ? 2 : 4;
  const points = Array.from({ length: 2 * half + 1 }, (_, index) => middle + ((index - half) / half) * stepOf(grid));
  return [...new Set(points.map((x) => Math.min(high, Math.max(low, x))))];
}

function stepped(
  from: readonly number[],
  axis: number,
  step: number,
  grid: readonly number[],
): readonly number[] | null {
  const [low = 0, high = 0] = [grid[0], grid.at(-1)];
  const moved = Math.min(high, Math.max(low, (from[axis] ?? 0) + step));
  if (moved === from[axis]) return null;
  return from.map((x, index) => (index === axis ? moved : x));
}

function stepOf(grid: readonly number[]): number {
  return grid.length < 2 ? 0 : ((grid.at(-1) ?? 0) - (grid[0] ?? 0)) / (grid.length - 1);
}

function product(grids: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return grids.reduce<readonly (readonly number[])[]>(
    (points, grid) => points.flatMap((point) => grid.map((x) => [...point, x])),
    [[]],
  );
}
