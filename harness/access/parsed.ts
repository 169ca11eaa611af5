/** For tests: syntax trees of a small source. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { SourceUnit } from './syntax.ts';
import { accessOf, type Row } from './table.ts';

interface Output {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly sources: Readonly<Record<string, { readonly ast: SourceUnit }>>;
}

const load = createRequire(import.meta.url);
const solc = load('solc') as { compile(input: string, callbacks: unknown): string };

export function parsed(source: string): readonly SourceUnit[] {
  const content = `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.0;\n${source}`;
  const settings = { outputSelection: { '*': { '': ['ast'] } } };
  const input = JSON.stringify({ language: 'Solidity', sources: { 'src/Case.sol': { content } }, settings });
  const read = (path: string) => ({ contents: readFileSync(load.resolve(path), 'utf8') });
  const { errors = [], sources } = JSON.parse(solc.compile(input, { import: read })) as Output;
  const failed = errors.find(({ severity }) => severity === 'error');
  if (failed !== undefined) throw new Error(failed.formattedMessage);
  return Object.values(sources).map(({ ast }) => ast);
}

/** The rows of `Case`. */
export function rowsOf(source: string): readonly Row[] {
  return accessOf(parsed(source), 'src').filter(({ contract }) => contract === 'Case');
}

/** Who can call each function of `Case`, in a word, by the function's name. */
export function whoCan(source: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rowsOf(source).map(({ signature, callers }) => [
      signature.slice(0, signature.indexOf('(')),
      callers.who === 'only' ? callers.variables.map(({ name }) => String(name)).join('+') : callers.who,
    ]),
  );
}
