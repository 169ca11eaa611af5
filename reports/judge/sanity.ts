/** Whether a claim that holds could have failed: its twins and canaries must have been refuted. */
import { never } from '../never.ts';
import type { ObligationResult, ReportCause, Sanity } from '../schema.ts';
import { factualEngines, unreplayable } from './obligation.ts';

export interface Checked {
  readonly sanity: Sanity;
  /** Null when sane. */
  readonly cause: ReportCause | null;
}

type Probe =
  | { readonly state: 'refuted' }
  | { readonly state: 'holds' }
  | { readonly state: 'open'; readonly why: string };

/** Computed whatever the claim's own verdict is, so that losing the claim never hides that its harness is empty. */
export function checkSanity(engine: string, claim: ObligationResult, all: readonly ObligationResult[]): Checked {
  if (factualEngines.includes(engine)) return { sanity: 'not-needed', cause: null };
  const probes = all.filter((one) => one.role !== 'claim' && one.of.includes(claim.id));
  for (const probe of probes) {
    if (stateOf(engine, probe).state !== 'holds') continue;
    return probe.role === 'twin' && claim.strength !== 'sampled' ? vacuous(probe) : neverReached(probe);
  }
  const exhaustive = claim.strength === 'proved' || claim.strength === 'bounded';
  const needed = exhaustive ? probes.filter((probe) => probe.role === 'twin') : probes;
  if (needed.length === 0) return notChecked(`${claim.id} has no ${exhaustive ? 'twin' : 'canary'}`);
  for (const probe of probes) {
    const state = stateOf(engine, probe);
    if (state.state === 'open') return notChecked(`${probe.id} ${state.why}`);
  }
  return { sanity: 'ok', cause: null };
}

function stateOf(engine: string, probe: ObligationResult): Probe {
  if (probe.problems.length > 0 || probe.said === null) return { state: 'open', why: 'has no usable verdict' };
  switch (probe.said) {
    case 'holds':
      return { state: 'holds' };
    case 'violated':
      return isShown(engine, probe)
        ? { state: 'refuted' }
        : { state: 'open', why: `was refuted, and no replay agrees (${probe.replay?.result ?? 'there was none'})` };
    case 'unknown':
    case 'not-run':
      return { state: 'open', why: `gave no answer (${probe.cause?.code ?? 'no cause'})` };
    default:
      return never(probe.said);
  }
}

/** A model that is none shows no execution. What was taken from elsewhere was replayed there. */
function isShown(engine: string, { replay, run }: ObligationResult): boolean {
  if (replay?.result === 'confirmed' || unreplayable.includes(engine)) return true;
  return run?.from !== undefined && replay?.result === 'skipped';
}

function vacuous(probe: ObligationResult): Checked {
  return {
    sanity: 'vacuous',
    cause: { code: 'vacuous', detail: `${probe.id} holds although it denies every execution` },
  };
}

function neverReached(probe: ObligationResult): Checked {
  return { sanity: 'never-reached', cause: { code: 'never-reached', detail: `${probe.id} was planted and not found` } };
}

function notChecked(why: string): Checked {
  return { sanity: 'not-checked', cause: { code: 'vacuity-not-excluded', detail: `vacuity is not excluded: ${why}` } };
}
