/** The parts of harnesses that are claims, read from the project where it is still what was judged. */
import type { Manifest, Obligation } from '../harness/schema.ts';
import { fileOf, harnessText } from '../tools/ledger/harness.ts';
import type { Ledger } from '../tools/schema.ts';
import { byText } from './order.ts';
import type { Excerpt } from './schema.ts';

/** A theorem's script may be long; nobody reads more of it on a page. */
const mostLines = 200;

export interface ExcerptInput {
  /** Project root. */
  readonly root: string;
  readonly ledger: Ledger;
  readonly manifest: Manifest;
}

/**
 * One for each claim whose text was found, by obligation. None at all for a ledger of another manifest; of a file, none
 * when the ledger has its digest and the file is another by now.
 */
export function excerptsOf({ root, ledger, manifest }: ExcerptInput): readonly Excerpt[] {
  if (ledger.manifest !== manifest.digest) return [];
  const asked = new Set(ledger.verdicts.map(({ obligation }) => obligation));
  const texts = new Map<string, string | null>();
  const read = (file: string): string | null => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const text = harnessText(root, file, ledger.harness?.[file]);
    texts.set(file, text);
    return text;
  };
  return manifest.obligations
    .filter(({ id, role }) => role === 'claim' && asked.has(id))
    .flatMap((one) => excerptOf(one, read) ?? [])
    .sort((a, b) => byText(a.obligation, b.obligation));
}

function excerptOf(obligation: Obligation, read: (file: string) => string | null): Excerpt | null {
  const file = fileOf(obligation);
  const text = file === null ? null : read(file);
  const { entry, id } = obligation;
  if (file === null || text === null) return null;
  if (entry.in === 'smt') return { obligation: id, file, line: 1, text: firstLines(text) };
  if (entry.in !== 'solidity' && entry.in !== 'cvl') return null;
  const from = entry.in === 'solidity' ? contractAt(text, entry.contract) : 0;
  const head = entry.in === 'solidity' ? `function ${entry.function}` : `rule ${entry.rule}`;
  const found = from < 0 ? null : bodyAt(text, head, from);
  return found && { obligation: id, file, ...found };
}

function firstLines(text: string): string {
  const lines = text.trimEnd().split('\n');
  if (lines.length <= mostLines) return lines.join('\n');
  return [...lines.slice(0, mostLines), `; ${lines.length - mostLines} more lines`].join('\n');
}

function contractAt(text: string, name: string): number {
  return text.search(new RegExp(`^\\s*(?:abstract )?contract ${escaped(name)}\\b`, 'mu'));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}

/** From its comment to the brace that closes it; null when there is no such head or no such brace. */
function bodyAt(text: string, head: string, from: number): { readonly line: number; readonly text: string } | null {
  const found = new RegExp(`^[ \\t]*${escaped(head)}\\b`, 'mu').exec(text.slice(from));
  if (!found) return null;
  const start = withComment(text, from + found.index);
  const end = closing(text, from + found.index);
  if (end === null) return null;
  return { line: text.slice(0, start).split('\n').length, text: outdented(text.slice(start, end)) };
}

/** Comment lines right above belong to it. */
function withComment(text: string, at: number): number {
  let start = at;
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    if (!/^\s*(?:\/\/|\/\*|\*)/u.test(text.slice(before, start))) break;
    start = before;
  }
  return start;
}

/** Braces in strings and comments do not count. */
function closing(text: string, from: number): number | null {
  const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{};]/gu;
  token.lastIndex = from;
  let depth = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '{') depth += 1;
    else if (found[0] === '}') {
      depth -= 1;
      if (depth === 0) return token.lastIndex;
    } else if (found[0] === ';' && depth === 0) return null;
  }
  return null;
}

function outdented(text: string): string {
  const lines = text.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/u.exec(line)?.[0].length ?? 0);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least)).join('\n');
}
