/**
 * The checker does not know `revert Error(…)` and goes on behind it, as if nothing had happened. `revert()` it knows, and
 * the two differ in the returned data alone, which no claim can see. So one is put for the other, and it is made sure that
 * nothing else changed.
 */
import { child, childrenOf, type Node, nodesOf } from '../../../harness/access/syntax.ts';

export interface Rewritten {
  readonly bytes: Buffer;
  readonly count: number;
}

const plain = 'revert()';

/** Every other byte stays where it is. */
export function rewriteReverts(source: Buffer, unit: Node): Rewritten {
  const bytes = Buffer.from(source);
  let count = 0;
  const visit = (node: Node): void => {
    if (node.nodeType === 'RevertStatement') {
      const { start, length } = placeOf(node);
      if (length < plain.length) throw new Error('a revert statement is shorter than it can be');
      bytes.write(plain.padEnd(length, ' '), start, length, 'latin1');
      count++;
      return;
    }
    for (const below of childrenOf(node)) visit(below);
  };
  visit(unit);
  return { bytes, count };
}

/** Whether two trees are the same, but for how they revert. */
export function sameButReverts(before: Node, after: Node): boolean {
  const [a, b] = [outline(before), outline(after)];
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

export function placeOf({ src }: Node): { readonly start: number; readonly length: number; readonly file: number } {
  const [start = -1, length = -1, file = -1] = String(src).split(':').map(Number);
  return { start, length, file };
}

/**
 * Kind, beginning and words of each node in order. Numbers of nodes and files depend on what else there is, and a statement
 * ends where its last expression does.
 */
function outline(node: Node): string[] {
  if (isRevert(node)) return [`revert at ${placeOf(node).start}`];
  const words = ['name', 'operator', 'memberName', 'value', 'kind', 'visibility', 'stateMutability', 'virtual'].map(
    (field) => `${node[field] ?? ''}`,
  );
  return [`${node.nodeType} ${placeOf(node).start} ${words.join(' ')}`, ...childrenOf(node).flatMap(outline)];
}

function isRevert(node: Node): boolean {
  if (node.nodeType === 'RevertStatement') return true;
  if (node.nodeType !== 'ExpressionStatement') return false;
  const call = child(node, 'expression');
  const called = call?.nodeType === 'FunctionCall' ? child(call, 'expression') : null;
  return called?.['name'] === 'revert' && nodesOf(call?.['arguments']).length === 0;
}
