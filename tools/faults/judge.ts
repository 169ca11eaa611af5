/** Asks an engine about changed code until one counterexample is confirmed: nothing more is wanted of it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { huntOf } from '../../harness/emit/halmos-parts.ts';
import type { Obligation } from '../../harness/schema.ts';
import type { Engine } from '../engines/types.ts';
import type { RunOptions } from '../run/options.ts';
import { runObligations } from '../run/run.ts';
import type { Verdict } from '../schema.ts';

export interface Asked
  extends Pick<RunOptions, 'bin' | 'limits' | 'journal' | 'keyOf' | 'resume' | 'retry' | 'replay'> {
  readonly engine: Engine;
  readonly obligations: readonly Obligation[];
  /** Goes on behind the first counterexample: which of them have one is wanted. */
  readonly all?: boolean;
  /** Root of the changed copy. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** One job at a time. What was not asked any more is `interrupted`. */
export async function askUntilShown({
  engine,
  folder,
  signal,
  all = false,
  ...options
}: Asked): Promise<readonly Verdict[]> {
  const enough = new AbortController();
  const runFolder = join(folder, '.assay', 'runs', engine.id);
  mkdirSync(runFolder, { recursive: true });
  const { verdicts } = await runObligations({
    ...options,
    engines: [engine],
    root: folder,
    runFolder,
    cores: 1,
    signal: AbortSignal.any([signal, enough.signal]),
    onEvent: (event) => {
      if (!all && event.type === 'verdict' && isShown(event.verdict)) enough.abort();
    },
  });
  return verdicts;
}

export function isShown({ claim, replay }: Verdict): boolean {
  return claim === 'violated' && replay?.result === 'confirmed';
}

/** The same claim where a counterexample is quick to find. What it does not find there says nothing. */
export function huntFor(claim: Obligation): Obligation[] {
  const { entry, engine } = claim;
  if (engine !== 'halmos' || entry.in !== 'solidity') return [];
  return [{ ...claim, entry: { ...entry, function: huntOf(entry.function) } }];
}
