import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layered } from './layers.ts';

const of = (edges: Readonly<Record<string, readonly string[]>>) => layered('a', (id) => edges[id] ?? []);

describe('the lemma graph', () => {
  it('puts each lemma right of everything that rests on it', () => {
    const { nodes, layers, tallest } = of({ a: ['b', 'd'], b: ['c'], c: ['d'] });
    assert.deepEqual(Object.fromEntries(nodes.map(({ id, layer }) => [id, layer])), { a: 0, b: 1, c: 2, d: 3 });
    assert.deepEqual([layers, tallest], [4, 1]);
  });

  it('is the same whatever the order in which lemmas are named', () => {
    assert.deepEqual(of({ a: ['b', 'c', 'd'], d: ['b'] }), of({ a: ['d', 'c', 'b'], d: ['b'] }));
  });

  it('ends where lemmas go round in a circle', () => {
    const { nodes, edges } = of({ a: ['b'], b: ['c'], c: ['a'] });
    assert.equal(nodes.length, 3);
    assert.deepEqual(edges, [
      ['a', 'b'],
      ['b', 'c'],
    ]);
  });

  it('has every node that can be reached once, and every edge from left to right', () => {
    const graph = fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(graph, (links) => {
        const next = (id: string): readonly string[] =>
          [...new Set(links[Number(id)] ?? [])].filter((to) => to > Number(id)).map(String);
        const { nodes, edges } = layered('0', next);
        const reached = new Set(['0']);
        for (const id of reached) for (const to of next(id)) reached.add(to);
        assert.deepEqual(nodes.map(({ id }) => id).sort(), [...reached].sort());
        assert.equal(new Set(nodes.map(({ layer, place }) => `${layer} ${place}`)).size, nodes.length);
        const layer = new Map(nodes.map((node) => [node.id, node.layer]));
        for (const [from, to] of edges) assert.ok((layer.get(from) ?? 0) < (layer.get(to) ?? 0));
      }),
      { seed: 7 },
    );
  });
});
