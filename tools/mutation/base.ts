/** The project as it is, compiled with what mutants are judged by: a copy, so that nothing here touches the project. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import type { Property } from '../../properties/schema.ts';
import { artifactsOf } from '../cli/audit.ts';
import { harnessFiles, sourceFolder, writeAll } from '../cli/prepare.ts';
import { compile } from '../compile/compile.ts';
import { syntaxOf } from '../compile/syntax.ts';
import { copyProject } from '../faults/copy.ts';
import { writeWhole } from '../ledger/files.ts';
import { type Called, calledBy } from './called.ts';
import { type Hunt, huntsOf } from './hunt.ts';
import { Suite } from './mutants.ts';

export interface BaseOptions {
  readonly root: string;
  readonly home: string;
  /** Properties that may kill. */
  readonly properties: readonly Property[];
  /** Contracts that are mutated. */
  readonly contracts: readonly string[];
  readonly engines: readonly string[];
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

export interface Base {
  readonly root: string;
  readonly obligations: readonly Obligation[];
  /** By claim: the obligation that shows it is not vacuous. */
  readonly twins: ReadonlyMap<string, Obligation>;
  readonly hunts: readonly Hunt[];
  readonly called: Called;
  readonly suite: Suite;
  /** Artifacts by contract, for naming what a replay calls. */
  readonly artifacts: Readonly<Record<string, string>>;
}

export const baseFolder = (root: string): string => join(root, '.assay', 'mutation', 'base');

/** What was compiled before is compiled again only where it changed. @throws UserError */
export async function prepareBase(options: BaseOptions): Promise<Base> {
  const { home, properties, engines, signal, say } = options;
  const root = baseFolder(options.root);
  copyProject(options.root, root);
  say('compiling the contracts');
  const { generated, contracts } = await writeAll({ root, home, signal, sources: [sourceFolder], pages: false });
  const named = new Set(properties.map(({ id }) => id));
  const obligations = generated.manifest.obligations.filter(
    ({ property, role, engine }) => role === 'claim' && named.has(property) && engines.includes(engine),
  );
  const twins = new Map(
    generated.manifest.obligations.flatMap((one) =>
      one.role === 'twin' && one.engine === 'halmos' ? one.of.map((claim) => [claim, one] as const) : [],
    ),
  );
  const hunts = huntsOf(obligations);
  for (const { path, content } of hunts) writeWhole(join(root, path), content);
  const proofs = harnessFiles(obligations.filter(({ engine }) => engine === 'halmos'));
  const paths = [...hunts.map(({ path }) => path), ...proofs];
  say(`compiling ${paths.length} harnesses`);
  if (paths.length > 0) await compile({ root, home, paths, seconds: 3600, signal });
  const units = await syntaxOf({ root, home, folder: sourceFolder, signal });
  const called = await calledBy(obligations, { root, home, signal });
  const suite = new Suite(units, (path) => readFileSync(join(root, path), 'utf8'));
  return { root, obligations, twins, hunts, called, suite, artifacts: artifactsOf(contracts) };
}
