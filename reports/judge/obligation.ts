/** What one verdict is worth, seen alone. */

import type { z } from 'zod';
import type { Entry } from '../../harness/schema.ts';
import type { Strength } from '../../properties/schema.ts';
import type { Cause, Verdict } from '../../tools/schema.ts';
import { never } from '../never.ts';
import { weaker } from '../order.ts';
import type { Counterexample, ObligationResult, Standing } from '../schema.ts';
import type { Paired } from './pair.ts';
import { stableWitness } from './witness.ts';

/** Engines that read facts off the bytecode: there is nothing to be vacuous about and nothing to replay. */
export const factualEngines: readonly string[] = ['static'];

/** Engines whose counterexamples are too little to be run: of a twin, nothing but their word is to be had. */
export const unreplayable: readonly string[] = ['certora'];

export function assess(paired: Paired, engineCeiling: Strength | null): ObligationResult {
  const { obligation, verdict, problems } = paired;
  const sound = problems.length === 0 && verdict !== null && engineCeiling !== null;
  const worth = sound ? effectiveStrength(paired, verdict, engineCeiling) : { strength: null, bounds: [] };
  const counterexample = sound ? counterexampleOf(verdict) : 'none';
  return {
    id: obligation.id,
    role: obligation.role,
    of: [...obligation.of].sort(),
    entry: entryText(obligation.entry),
    said: verdict?.claim ?? null,
    strength: worth.strength,
    bounds: worth.bounds,
    cause: problems.length > 0 ? problemCause(paired) : (verdict?.cause ?? null),
    sanity: null,
    standing: sound ? standingOf(verdict, worth.strength, counterexample) : 'error',
    counterexample,
    witness: stableWitness(verdict?.witness ?? null),
    replay: verdict?.replay ?? null,
    effort: verdict?.effort ?? {},
    run: verdict?.run ?? null,
    problems: [...problems],
  };
}

function problemCause(paired: Paired): { code: 'missing' | 'mismatch'; detail: string } {
  return { code: paired.verdict === null ? 'missing' : 'mismatch', detail: paired.problems.join('; ') };
}

/** The least of what the engine said, what the engine may say and what the obligation can show. */
function effectiveStrength(
  paired: Paired,
  verdict: Verdict,
  engineCeiling: Strength,
): { strength: Strength | null; bounds: string[] } {
  if (verdict.claim !== 'holds' || verdict.strength === null) return { strength: null, bounds: [] };
  const bounds = new Set([...paired.obligation.bounds, ...verdict.bounds]);
  let strength = verdict.strength;
  if (weaker(engineCeiling, strength) !== strength) {
    strength = engineCeiling;
    bounds.add(`${verdict.engine} can show at most ${engineCeiling}`);
  }
  if (weaker(paired.obligation.ceiling, strength) !== strength) {
    strength = paired.obligation.ceiling;
    bounds.add(`the harness can show at most ${strength}`);
  }
  if (bounds.size > 0) strength = weaker(strength, 'bounded');
  if (strength !== 'proved' && bounds.size === 0) bounds.add('the engine did not say within which limits');
  return { strength, bounds: [...bounds].sort() };
}

function counterexampleOf(verdict: Verdict): Counterexample {
  if (verdict.claim !== 'violated') return verdict.cause?.code === 'replay-mismatch' ? 'unconfirmed' : 'none';
  const fact = factualEngines.includes(verdict.engine) && verdict.replay === null;
  if (!fact && verdict.replay?.result !== 'confirmed') return 'unconfirmed';
  return verdict.witness?.origin === 'state' ? 'confirmed-in-state' : 'confirmed-from-deployment';
}

function standingOf(verdict: Verdict, strength: Strength | null, counterexample: Counterexample): Standing {
  switch (verdict.claim) {
    case 'holds':
      return strength ?? 'error';
    case 'violated':
      return counterexample === 'unconfirmed' ? 'unconfirmed' : 'violated';
    case 'unknown':
    case 'not-run':
      return verdict.cause === null ? 'error' : standingOfCause(verdict.cause);
    default:
      return never(verdict.claim);
  }
}

/** Whether no answer is the engine's honest limit, or something that broke. */
function standingOfCause(cause: Cause): Standing {
  switch (cause.code) {
    case 'tool-error':
    case 'tool-missing':
    case 'unparsable':
    case 'missing':
      return 'error';
    case 'replay-mismatch':
      return 'unconfirmed';
    case 'timeout':
    case 'memory':
    case 'stuck':
    case 'revert-all':
    case 'bound-hit':
    case 'pending':
    case 'interrupted':
    case 'cut-short':
    case 'decided':
      return 'unknown';
    default:
      return never(cause.code);
  }
}

function entryText(entry: z.infer<typeof Entry>): string {
  switch (entry.in) {
    case 'solidity':
      return `${entry.file}:${entry.contract}.${entry.function}`;
    case 'smt':
      return entry.file;
    case 'bytecode':
      return `bytecode of ${entry.contract}`;
    case 'cvl':
      return `${entry.spec}:${entry.rule}`;
    case 'source':
      return `source of ${entry.file}:${entry.contract}`;
    default:
      return never(entry);
  }
}
