/** The text around a syntax node: its line, its source, and the comment that gives a reason for it. */
import type { Node } from '../access/syntax.ts';

/** The compiler counts bytes, so that texts with other letters than English ones need them too. */
export class SourceText {
  readonly path: string;
  private readonly bytes: Buffer;
  private readonly lines: readonly string[];
  private readonly starts: readonly number[];

  constructor(path: string, text: string) {
    this.path = path;
    this.bytes = Buffer.from(text, 'utf8');
    this.lines = text.split('\n');
    let at = 0;
    this.starts = this.lines.map((line) => {
      const start = at;
      at += Buffer.byteLength(line, 'utf8') + 1;
      return start;
    });
  }

  /** From 1. */
  lineOf(node: Node): number {
    return this.lineAt(rangeOf(node).start);
  }

  slice(node: Node): string {
    const { start, end } = rangeOf(node);
    return this.bytes.subarray(start, end).toString('utf8').replace(/\s+/gu, ' ');
  }

  /**
   * Behind the node on its last line, else on the lines right above its first, else behind the brace that opens the
   * innermost bare block around it.
   */
  commentOf(node: Node, block: Node | null): string | null {
    return this.behind(node) ?? this.above(node) ?? (block === null ? null : this.behindBrace(block));
  }

  private behind(node: Node): string | null {
    const { end } = rangeOf(node);
    const line = this.lineAt(end);
    const rest = this.bytes.subarray(end, this.endOf(line)).toString('utf8');
    return /^[\s;}]*\/\/(?!\/)(.*)$/u.exec(rest)?.[1] ?? null;
  }

  private above(node: Node): string | null {
    const said: string[] = [];
    for (let at = this.lineAt(rangeOf(node).start) - 2; at >= 0; at -= 1) {
      const comment = /^\s*\/\/(?!\/)(.*)$/u.exec(this.lines[at] ?? '')?.[1];
      if (comment === undefined) break;
      said.unshift(comment.trim());
      if (/^(?:Safe:|Assumes\b)/u.test(comment.trim())) break;
    }
    return said.length === 0 ? null : said.join(' ');
  }

  private behindBrace(block: Node): string | null {
    const { start } = rangeOf(block);
    const rest = this.bytes.subarray(start, this.endOf(this.lineAt(start))).toString('utf8');
    return /^\{\s*\/\/(?!\/)(.*)$/u.exec(rest)?.[1] ?? null;
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  private endOf(line: number): number {
    const next = this.starts[line];
    return next === undefined ? this.bytes.length : next - 1;
  }
}

function rangeOf(node: Node): { readonly start: number; readonly end: number } {
  const [start = 0, length = 0] = String(node['src']).split(':').map(Number);
  return { start, end: start + length };
}

/** The line of a NatSpec comment that gives a reason for all of a function, an error or a modifier; with what follows it. */
export function documentedReason(definition: Node): string | null {
  const documentation = definition['documentation'] as { readonly text?: unknown } | null | undefined;
  const text = typeof documentation?.text === 'string' ? documentation.text : '';
  return /(?:^|\n)\s*((?:Safe:|Assumes )[\s\S]*)$/u.exec(text)?.[1] ?? null;
}
