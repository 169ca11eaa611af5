/** What a mutation operator is: a pure function from a typed syntax tree and its text to replacements. */
import { child, descendants, isNode, type Node, nodesOf } from '../../../harness/access/syntax.ts';

/** Bytes `start` to `end`, exclusive, of a source file become `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A function, a modifier, or a state variable with its initial value: what one mutant is inside of. */
export interface Place {
  readonly name: string;
  readonly node: Node;
  readonly source: Source;
}

export interface Operator {
  readonly id: string;
  /** What a mutant of it does, for readers. */
  readonly title: string;
  edits(place: Place): readonly Edit[];
}

/** A source file as the compiler counts it: in bytes. */
export class Source {
  readonly path: string;
  readonly text: string;
  readonly #bytes: Buffer;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.#bytes = Buffer.from(text, 'utf8');
  }

  /** @throws for a node without a place in the text. */
  spanOf(node: Node): { readonly start: number; readonly end: number } {
    const [start, length] = String(node['src']).split(':').map(Number);
    if (start === undefined || length === undefined || !(start >= 0) || start + length > this.#bytes.length)
      throw new Error(`${this.path} has no ${String(node['src'])}`);
    return { start, end: start + length };
  }

  slice(start: number, end: number): string {
    return this.#bytes.subarray(start, end).toString('utf8');
  }

  textOf(node: Node): string {
    const { start, end } = this.spanOf(node);
    return this.slice(start, end);
  }

  with({ start, end, text }: Edit): string {
    return this.slice(0, start) + text + this.slice(end, this.#bytes.length);
  }

  /** From 1. */
  lineAt(offset: number): number {
    return this.slice(0, offset).split('\n').length;
  }

  /** From 1, in characters. */
  columnAt(offset: number): number {
    return (this.slice(0, offset).split('\n').at(-1) ?? '').length + 1;
  }
}

export function replace({ source }: Place, node: Node, text: string): Edit {
  return { ...source.spanOf(node), text };
}

/** A statement and the semicolon behind it. */
export function remove(place: Place, statement: Node): Edit {
  const { start, end } = place.source.spanOf(statement);
  const semicolon = place.source.slice(end, end + 1) === ';' ? 1 : 0;
  return { start, end: end + semicolon, text: '' };
}

export function all(place: Place, nodeType: string): readonly Node[] {
  return descendants(place.node).filter((node) => node.nodeType === nodeType);
}

/** Of `f(…)` and of `f{value: …}(…)`: the name behind the last dot. */
export function calledName(call: Node): string {
  let called = child(call, 'expression');
  while (called?.nodeType === 'FunctionCallOptions') called = child(called, 'expression');
  return String(called?.['memberName'] ?? called?.['name'] ?? '');
}

export function argumentsOf(call: Node): readonly Node[] {
  return nodesOf(call['arguments']);
}

export function isNumber(node: Node | null): boolean {
  return node?.nodeType === 'Literal' && node['kind'] === 'number';
}

/** `uint256`, `contract IERC20` and the like. */
export function typeString(node: Node): string {
  return String((node['typeDescriptions'] as { typeString?: unknown } | undefined)?.typeString ?? '');
}

/** Everything that one mutant can be inside of, in the order of the source. */
export function placesIn(contract: Node, source: Source): readonly Place[] {
  return nodesOf(contract['nodes']).flatMap((node) => {
    const has = child(node, 'body') ?? child(node, 'value');
    const fits = ['FunctionDefinition', 'ModifierDefinition', 'VariableDeclaration'].includes(node.nodeType);
    if (!fits || !isNode(has)) return [];
    const kind = String(node['kind'] ?? '');
    return [{ name: String(node['name'] ?? '') || kind, node, source }];
  });
}
