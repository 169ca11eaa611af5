/** Mutants of Gambit, Certora's generator, which comes with certora-cli: its text, taken as a change of ours. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { z } from 'zod';
import type { SourceUnit } from '../../harness/access/syntax.ts';
import { errors } from '../errors.ts';
import { marksFor } from '../run/family.ts';
import { environmentFolder } from '../run/locate.ts';
import { type Candidate, candidate, type Suite } from './mutants.ts';
import type { Edit } from './operators/operator.ts';

const standIn = fileURLToPath(new URL('./gambit-solc', import.meta.url));

const Results = z.array(z.looseObject({ id: z.string(), description: z.string(), name: z.string() }));

export interface GambitOptions {
  readonly home: string;
  /** A folder of its own, which is emptied. */
  readonly folder: string;
  readonly trees: readonly SourceUnit[];
  /** Root that the files are read from. */
  readonly root: string;
  readonly signal: AbortSignal;
}

/** Below the Python environment; it has no entry point of its own. Null when certora-cli is not there. */
export function locateGambit(home: string): string | null {
  const environment = environmentFolder(home);
  const lib = environment === null ? '' : join(environment, 'lib');
  if (!existsSync(lib)) return null;
  const found = readdirSync(lib).map((python) => join(lib, python, 'site-packages', 'certora_bins', 'gambit'));
  return found.find((path) => existsSync(path)) ?? null;
}

/** Of the contract's own files, in Gambit's order. @throws UserError without Gambit, or when it fails. */
export async function gambitCandidates(
  contract: string,
  suite: Suite,
  options: GambitOptions,
): Promise<readonly Candidate[]> {
  const gambit = locateGambit(options.home);
  if (gambit === null) throw errors.toolMissing('gambit', 'npm start makes the Python environment that it is in');
  const made: Candidate[] = [];
  for (const file of suite.filesOf(contract)) {
    const found = await mutate(gambit, file, options);
    for (const { operator, text } of found) {
      const edit = editOf(suite.sourceOf(file).text, text);
      const place = edit === null ? null : suite.placeAt(file, edit);
      if (edit !== null && place !== null) made.push(candidate({ contract, place, operator, by: 'gambit', edit }));
    }
  }
  return made;
}

async function mutate(gambit: string, file: string, { folder, trees, root, signal }: GambitOptions) {
  rmSync(folder, { recursive: true, force: true });
  const tree = join(folder, 'trees', `${file}.ast.json`);
  mkdirSync(dirname(tree), { recursive: true });
  writeFileSync(tree, JSON.stringify(trees.find(({ absolutePath }) => absolutePath === file)));
  const out = join(folder, 'out');
  const args = ['mutate', '--filename', file, '--outdir', out, '--solc', standIn, '--skip_validate'];
  const done = await execa(gambit, args, {
    cwd: root,
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', ASSAY_TREES: join(folder, 'trees'), ...marksFor('gambit') },
    cancelSignal: signal,
  });
  const results = join(out, 'gambit_results.json');
  if (done.exitCode !== 0 || /\bERROR\b/u.test(`${done.stdout}${done.stderr}`) || !existsSync(results))
    throw errors.generatorBroke(file, `${done.stderr}\n${done.stdout}`.trim().split('\n')[0] ?? '');
  return readMutants(readFileSync(results, 'utf8'), (name) => readFileSync(join(out, name), 'utf8'));
}

/** Pure but for `read`. @throws when the list is none of Gambit's. */
export function readMutants(results: string, read: (name: string) => string) {
  return Results.parse(JSON.parse(results)).map(({ description, name }) => ({
    operator: operatorOf(description),
    text: withoutNote(read(name)),
  }));
}

/** `BinaryOpMutation` is `binary-op` here. */
function operatorOf(description: string): string {
  const words = description.replace(/Mutation$/u, '').replace(/(?<=[a-z])(?=[A-Z])/gu, '-');
  return words.toLowerCase();
}

/** Gambit says in a comment above what it did. */
function withoutNote(text: string): string {
  return text.replace(/^[ \t]*\/\/\/ \w+Mutation\(`.*\n/mu, '');
}

/** The smallest change that makes one text of the other, in bytes; null when there is none. */
export function editOf(before: string, after: string): Edit | null {
  const [a, b] = [Buffer.from(before), Buffer.from(after)];
  if (a.equals(b)) return null;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return { start, end: a.length - tail, text: b.subarray(start, b.length - tail).toString('utf8') };
}
