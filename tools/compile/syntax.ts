/**
 * Syntax trees of the suite's sources and all that they import, from one run of the compiler. Artifacts hold trees too,
 * but of the run that each file was last compiled in: their numbers do not fit together.
 */
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { parse } from 'smol-toml';
import { z } from 'zod';
import type { SourceUnit } from '../../harness/access/syntax.ts';
import { errors } from '../errors.ts';

const Settings = z.object({
  profile: z.object({ default: z.looseObject({ remappings: z.array(z.string()).default([]) }) }),
});
const Output = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).default([]),
  sources: z
    .record(z.string(), z.object({ ast: z.custom<SourceUnit>((value) => typeof value === 'object') }))
    .default({}),
});

export interface SyntaxOptions {
  /** Project root: where foundry.toml is. */
  readonly root: string;
  /** Folder of this Assay, whose compiler is used. */
  readonly home: string;
  /** Relative to the root. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

export async function syntaxOf({ root, home, folder, signal }: SyntaxOptions): Promise<readonly SourceUnit[]> {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.sol'));
  const sources = names
    .sort()
    .map((name) => [`${folder}/${name}`, { content: readFileSync(join(root, folder, name), 'utf8') }] as const);
  const { remappings } = Settings.parse(parse(readFileSync(join(root, 'foundry.toml'), 'utf8'))).profile.default;
  const settings = { remappings, outputSelection: { '*': { '': ['ast'] } } };
  const input = JSON.stringify({ language: 'Solidity', sources: Object.fromEntries(sources), settings });
  const allowed = realpathSync(join(root, 'node_modules'));
  const argv = [
    join(home, 'tools', 'compile', 'solc'),
    '--standard-json',
    '--base-path',
    root,
    '--allow-paths',
    allowed,
  ];
  const done = await execa(process.execPath, argv, {
    cwd: root,
    input,
    reject: false,
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  if (done.exitCode !== 0) throw errors.compilerBroke(done.stderr.split('\n').at(-1) ?? '', 'tools/compile/solc');
  const { errors: found, sources: trees } = Output.parse(JSON.parse(done.stdout));
  const failed = found.filter(({ severity }) => severity === 'error');
  if (failed.length > 0) throw errors.compileFailed(failed.map(({ formattedMessage }) => formattedMessage));
  return Object.values(trees).map(({ ast }) => ast);
}
