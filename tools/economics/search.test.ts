import { strict as assert } from 'node:assert';
import { type Search, search } from './search.ts';

const grid = [-1, -0.5, 0, 0.5, 1];
const million = (x: number): bigint => BigInt(Math.round(x * 1e6));
const value = (result: bigint): bigint => result;

async function over(f: (x: number, y: number) => number | null): Promise<Search<bigint>> {
  return search({
    dimensions: [
      { name: 'x', grid },
      { name: 'y', grid },
    ],
    evaluate: async ([x = 0, y = 0]) => {
      const found = f(x, y);
      return found === null ? null : million(found);
    },
    value,
  });
}

describe('a search for the most', () => {
  it('comes closer than its grid', async () => {
    const { best } = await over((x, y) => -((x - 0.3) ** 2) - (y + 0.7) ** 2);
    assert.ok(best !== null);
    assert.ok(Math.abs((best.at[0] ?? 0) - 0.3) < 0.02, String(best.at));
    assert.ok(Math.abs((best.at[1] ?? 0) + 0.7) < 0.02, String(best.at));
  });

  it('climbs to the edge of what is refused, and counts refusals', async () => {
    const { best, refused } = await over((x, y) => (x > 0.4 ? null : x - y * y));
    assert.ok(best !== null && (best.at[0] ?? 0) > 0.37, String(best?.at));
    assert.ok(refused >= 10);
  });

  it('stays inside the grid', async () => {
    const { best } = await over((x, y) => x + y);
    assert.deepEqual(best?.at, [1, 1]);
  });

  it('finds nothing where everything is refused', async () => {
    const { best, evaluations, refused } = await over(() => null);
    assert.deepEqual([best, evaluations, refused], [null, 25, 25]);
  });

  it('asks for no point twice, and finds the same each time', async () => {
    const asked: string[] = [];
    const f = (x: number, y: number): number => {
      asked.push(`${x},${y}`);
      return Math.sin(5 * x) + Math.cos(3 * y);
    };
    const first = await over(f);
    assert.equal(new Set(asked).size, asked.length);
    assert.equal(first.evaluations, asked.length);
    assert.deepEqual(await over(f), first);
  });
});
