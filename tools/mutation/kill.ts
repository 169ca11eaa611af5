/** Judges one mutant: rules on its code, campaigns, then proofs turned into hunts, until something confirmed kills it. */
import type { Obligation } from '../../harness/schema.ts';
import type { Property } from '../../properties/schema.ts';
import type { Engine, Judged, Limits } from '../engines/types.ts';
import type { Bin } from '../run/locate.ts';
import type { CampaignReplay } from './campaign-replay.ts';
import type { Compiler } from './compiler.ts';
import type { Harnesses, Replacement } from './harnesses.ts';
import type { Hunt } from './hunt.ts';
import type { Candidate } from './mutants.ts';
import { nearestOf, type Proof, type Reachable, reachOf } from './reach.ts';
import type { Judgement, Killer } from './schema.ts';
import { byCampaign } from './stages/campaign.ts';
import { byEveryClaim } from './stages/matrix.ts';
import { type Asking, byProof } from './stages/proof.ts';
import { byRules } from './stages/rules.ts';
import { byVacuity } from './stages/vacuity.ts';
import { make, type Shelf, sourceOf, type Workshop } from './workshop.ts';

export interface Court {
  readonly shelf: Shelf;
  readonly workshop: Workshop;
  readonly harnesses: Harnesses;
  readonly compiler: Compiler;
  readonly reachable: Reachable;
  readonly properties: ReadonlyMap<string, Property>;
  readonly artifacts: Readonly<Record<string, string>>;
  readonly engines: readonly Engine[];
  readonly bin: Bin;
  readonly limits: (engine: Engine) => Limits;
  /** Proofs asked at most about one mutant. */
  readonly mostProofs: number;
  /** Everything is asked, whatever was found before: the whole matrix. */
  readonly full: boolean;
  /** Harnesses with the original in them, launched once: by path of the artifact. */
  readonly originals: Map<string, Promise<CampaignReplay | null>>;
  /** By mutant: it counts as a survivor, and somebody says why. It is asked once, with little time. */
  readonly isExplained: (id: string) => boolean;
  /** By claim: the obligation that shows it is not vacuous. */
  readonly twins: ReadonlyMap<string, Obligation>;
  /** What a proof is known to take of the original; those that nobody timed take a brief turn. */
  readonly secondsOf: (proof: Proof) => number;
  /** What refuted a twin in the original; null for what did not. By obligation. */
  readonly witnesses: Map<string, Judged | null>;
  readonly signal: AbortSignal;
}

interface Step {
  readonly run: () => Promise<Stage>;
}

interface Stages {
  readonly quick: readonly Step[];
  readonly slow: readonly Step[];
}

/** What one stage found, and what kept it from finding anything. */
export interface Stage {
  readonly killers: readonly Killer[];
  readonly asked: readonly string[];
  /** Why its answer is none, or null. */
  readonly trouble: string | null;
  /** Whether executions were looked through: a rule that still holds says nothing of what a mutant does. */
  readonly searched: boolean;
  /** The suite cannot be launched with the mutant in it, and can without: present when a concrete EVM says so. */
  readonly unlaunchable?: true;
}

export const nothing: Stage = { killers: [], asked: [], trouble: null, searched: false };

/** Seconds by stage; `time` adds to them. What a stage times inside of itself is the inner one's alone. */
export class Clock {
  readonly seconds: Record<string, number>;
  #inner = 0;

  constructor(before: Readonly<Record<string, number>> = {}) {
    this.seconds = { ...before };
  }

  async time<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const before = this.#inner;
    this.#inner = 0;
    try {
      return await work();
    } finally {
      const passed = (performance.now() - started) / 1000;
      this.seconds[stage] = (this.seconds[stage] ?? 0) + passed - this.#inner;
      this.#inner = before + passed;
    }
  }
}

/** What is known of a mutant after what is quick was asked. */
export interface Begun {
  readonly stages: readonly Stage[];
  readonly seconds: Readonly<Record<string, number>>;
  /** Nothing more needs to be asked. */
  readonly settled: boolean;
}

/** Rules, and the campaigns of its own properties. @throws when the run is interrupted. */
export function begin(candidate: Candidate, court: Court): Promise<Begun> {
  return ask(candidate, court, 'quick', { stages: [], seconds: {}, settled: false });
}

/** Everything else, up to the first kill. @throws when the run is interrupted: what was found is then no judgement. */
export async function finish(candidate: Candidate, court: Court, begun: Begun): Promise<Judgement> {
  const { stages, seconds } = begun.settled ? begun : await ask(candidate, court, 'slow', begun);
  return judgementOf(candidate, stages, seconds);
}

async function ask(candidate: Candidate, court: Court, which: keyof Stages, before: Begun): Promise<Begun> {
  const clock = new Clock(before.seconds);
  const stages = [...before.stages];
  const { workshop, full, signal } = court;
  const made = await clock.time('compile', () => replacementOf(candidate, court));
  if (typeof made === 'string')
    return { stages: [{ ...nothing, trouble: made }], seconds: clock.seconds, settled: true };
  // What cannot be launched in one campaign cannot be in the next: their genesis is the same.
  const settled = (): boolean =>
    !full && stages.some(({ killers, unlaunchable }) => killers.length > 0 || unlaunchable === true);
  try {
    for (const stage of stagesOf(candidate, made, court, clock)[which]) {
      signal.throwIfAborted();
      if (settled()) break;
      stages.push(await stage.run());
      workshop.restore();
    }
    signal.throwIfAborted();
  } finally {
    workshop.restore();
  }
  return { stages, seconds: clock.seconds, settled: settled() };
}

/** The contract's changed code, or why there is none. */
async function replacementOf({ mutant, text }: Candidate, { shelf, compiler }: Court): Promise<Replacement | string> {
  const { contract } = mutant;
  const file = sourceOf(contract);
  const changed = { file: mutant.file, text };
  const made = await make({ file, contracts: [contract] }, shelf, compiler, changed);
  const code = made.ok ? made.contracts[contract] : undefined;
  return code === undefined
    ? `it does not compile: ${made.ok ? 'no code' : made.why}`
    : { file, contract, code, changed };
}

/** Proofs that are asked at most without the preconditions that make a hunt quick. */
const mostWhole = 6;

/** Proofs whose twins are asked at most. */
const mostTwins = 6;

/** Seconds for a proof before any has more: what a hunt finds, it mostly finds at once. */
export const brief = 20;

/** The fastest first. */
function stagesOf(candidate: Candidate, made: Replacement, court: Court, clock: Clock): Stages {
  const reach = reachOf(candidate.mutant, court.reachable);
  const { hunts, proofs, near, rules } = reach;
  const isOwn = (property: string): boolean => court.properties.get(property)?.contract === candidate.mutant.contract;
  const own = hunts.filter(({ claims }) => claims.some(({ property }) => isOwn(property)));
  const others = hunts.filter((hunt) => !own.includes(hunt));
  const campaign = (hunt: Hunt) => ({ run: () => (court.full ? byEveryClaim : byCampaign)(made, hunt, court, clock) });
  const nearest = court.full ? proofs : nearestOf(reach, court.mostProofs, court.properties);
  const soonest = nearest.toSorted((a, b) => court.secondsOf(a) - court.secondsOf(b));
  const quick = [{ run: () => byRules(made, rules, court, clock) }, ...own.map(campaign)];
  const once = (proof: Proof) => ({ run: () => byProof(made, proof, court, clock, { seconds: brief }) });
  if (!court.full && court.isExplained(candidate.mutant.id))
    return { quick, slow: [...soonest.map(once), ...others.map(campaign)] };
  const [short, long] = inTwoPasses(soonest, (proof, asking) => byProof(made, proof, court, clock, asking));
  return {
    quick,
    slow: [
      // Where everything is asked to its end, nothing is won by asking some of it sooner.
      ...(court.full ? [] : short),
      ...others.map(campaign),
      ...long,
      ...near.slice(0, mostWhole).map((proof) => ({ run: () => byProof(made, proof, court, clock, { whole: true }) })),
      ...near.slice(0, mostTwins).map((proof) => ({ run: () => byVacuity(made, proof, court, clock) })),
    ],
  };
}

/** All with little time, and then with all of it those that did not come to an end. */
export function inTwoPasses<T>(
  proofs: readonly T[],
  ask: (proof: T, asking: Asking) => Promise<Stage>,
): readonly [readonly Step[], readonly Step[]] {
  const ended = new Set<T>();
  const short = proofs.map((proof) => ({
    run: async () => {
      const stage = await ask(proof, { seconds: brief });
      if (stage.trouble === null) ended.add(proof);
      return stage.trouble === null ? stage : nothing;
    },
  }));
  const long = proofs.map((proof) => ({ run: async () => (ended.has(proof) ? nothing : ask(proof, {})) }));
  return [short, long];
}

export function judgementOf(
  { mutant }: Pick<Candidate, 'mutant'>,
  stages: readonly Stage[],
  seconds: Readonly<Record<string, number>>,
): Judgement {
  const killers = stages.flatMap((stage) => stage.killers);
  const troubles = [...new Set(stages.flatMap(({ trouble }) => (trouble === null ? [] : [trouble])))];
  const answered = stages.some(({ searched, trouble }) => searched && trouble === null);
  const unlaunchable = stages.some((stage) => stage.unlaunchable === true);
  return {
    mutant,
    fate: killers.length > 0 ? 'killed' : unlaunchable ? 'unlaunchable' : answered ? 'survived' : 'undecided',
    killers,
    asked: [...new Set(stages.flatMap(({ asked }) => asked))].sort(),
    cause: killers.length > 0 || troubles.length === 0 ? null : troubles.join('; ').slice(0, 600),
    seconds: Object.fromEntries(
      Object.entries(seconds).map(([stage, spent]) => [stage, Math.round(spent * 1000) / 1000]),
    ),
  };
}
