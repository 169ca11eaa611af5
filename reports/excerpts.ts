/** The parts of harnesses that are claims, read from the project where it is still what was judged. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Manifest, Obligation } from '../harness/schema.ts';
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
    const text = textOf(root, file, ledger.harness?.[file]);
    texts.set(file, text);
    return text;
  };
  return manifest.obligations
    .filter(({ id, role }) => role === 'claim' && asked.has(id))
    .flatMap((one) => excerptOf(one, read) ?? [])
    .sort((a, b) => byText(a.obligation, b.obligation));
}

/** The file that an obligation's claim is written in; null where it is no text. */
export function fileOf({ entry }: Obligation): string | null {
  switch (entry.in) {
    case 'solidity':
    case 'smt':
      return entry.file;
    case 'cvl':
      return entry.spec;
    default:
      return null;
  }
}

/** sha-256 of each file that claims are written in, as they are now. What cannot be read has none. */
export function harnessDigests(root: string, obligations: readonly Obligation[]): Record<string, string> {
  const files = [...new Set(obligations.flatMap((one) => fileOf(one) ?? []))].sort(byText);
  return Object.fromEntries(
    files.flatMap((file) => {
      const text = textOf(root, file, undefined);
      return text === null ? [] : [[file, digestOf(text)]];
    }),
  );
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function textOf(root: string, file: string, digest: string | undefined): string | null {
  try {
    const path = realpathSync(join(root, file));
    if (!path.startsWith(realpathSync(root) + sep)) return null;
    const text = readFileSync(path, 'utf8');
    return digest === undefined || digest === digestOf(text) ? text : null;
  } catch {
    return null;
  }
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
