/** A layout of an acyclic graph in layers; the same graph is always laid out the same. */
import { byText } from '../../../order-text.ts';

export interface Placed {
  readonly id: string;
  /** Longest way from the root. */
  readonly layer: number;
  /** From the top of its layer. */
  readonly place: number;
}

export interface Graph {
  readonly nodes: readonly Placed[];
  readonly edges: readonly (readonly [from: string, to: string])[];
  readonly layers: number;
  /** Nodes in the largest layer. */
  readonly tallest: number;
}

/** Everything that can be reached from the root. An edge that closes a circle is left out. */
export function layered(root: string, next: (id: string) => readonly string[]): Graph {
  const { order, edges } = walk(root, next);
  const layer = new Map(order.map((id) => [id, 0]));
  // In `order` whatever uses a node comes before it.
  for (const id of order)
    for (const [from, to] of edges)
      if (from === id) layer.set(to, Math.max(layer.get(to) ?? 0, (layer.get(id) ?? 0) + 1));
  const rows: string[][] = [];
  for (const id of order.toSorted(byText)) {
    const at = layer.get(id) ?? 0;
    rows[at] = [...(rows[at] ?? []), id];
  }
  const place = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const weight = (id: string): number => {
      const users = edges.filter(([, to]) => to === id).map(([from]) => place.get(from) ?? 0);
      return at === 0 ? 0 : users.reduce((sum, one) => sum + one, 0) / Math.max(1, users.length);
    };
    const weights = new Map(row.map((id) => [id, weight(id)]));
    row.sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0) || byText(a, b));
    for (const [index, id] of row.entries()) place.set(id, index);
  }
  return {
    nodes: rows.flatMap((row, at) => row.map((id, index) => ({ id, layer: at, place: index }))),
    edges,
    layers: rows.length,
    tallest: Math.max(...rows.map((row) => row.length)),
  };
}

function walk(root: string, next: (id: string) => readonly string[]): { order: string[]; edges: [string, string][] } {
  const after: string[] = [];
  const done = new Set<string>();
  const open = new Set<string>();
  const edges: [string, string][] = [];
  const visit = (id: string): void => {
    open.add(id);
    for (const to of [...next(id)].sort(byText)) {
      if (open.has(to)) continue;
      edges.push([id, to]);
      if (!done.has(to)) visit(to);
    }
    open.delete(id);
    done.add(id);
    after.push(id);
  };
  visit(root);
  return { order: after.reverse(), edges };
}
