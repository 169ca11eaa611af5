/** All mutants of the contracts named, judged side by side; what was judged before is not judged again. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Property } from '../../properties/schema.ts';
import type { Engine } from '../engines/types.ts';
import { errors } from '../errors.ts';
import { timesHere } from '../proofs/times.ts';
import { endOrphans } from '../run/family.ts';
import type { Bin } from '../run/locate.ts';
import type { LimitOptions } from '../run/profiles.ts';
import { releaseLock, takeLock } from '../setup/mutex.mjs';
import { prepareBase } from './base.ts';
import { Compiler } from './compiler.ts';
import { harnessDigest } from './digest.ts';
import { eachOf } from './each-of.ts';
import { CodeNote, codesOf, sort } from './equivalence.ts';
import { gambitCandidates } from './gambit.ts';
import { Harnesses } from './harnesses.ts';
import { Notes } from './journal.ts';
import { basisFor, Note, noteKey, QuickNote, stillCounts } from './kept.ts';
import { type Begun, begin, brief, type Court, finish } from './kill.ts';
import { limitsFor } from './limits.ts';
import { type Candidate, type Suite, withoutSameText } from './mutants.ts';
import { operators } from './operators/registry.ts';
import { progressOf } from './progress.ts';
import type { Proof } from './reach.ts';
import { spread } from './sample.ts';
import type { Judgement, Killer, Mutant, Yield } from './schema.ts';
import { Shelf, Workshop } from './workshop.ts';

export interface CampaignOptions {
  readonly root: string;
  readonly home: string;
  readonly contracts: readonly string[];
  readonly properties: readonly Property[];
  readonly engines: readonly Engine[];
  readonly bin: Bin;
  /** Mutants of each contract; null for all. */
  readonly sample: number | null;
  readonly full: boolean;
  readonly mostProofs: number;
  readonly limits: LimitOptions;
  readonly cores: number;
  readonly resume: boolean;
  /** Mutants, by ID, that count as survivors, and of which somebody says why: judged last, and asked with little time. */
  readonly isExplained?: (id: string) => boolean;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

export interface Judged {
  readonly yields: readonly Yield[];
  readonly judgements: readonly Judgement[];
  /** Every distinct mutant, asked about or not. */
  readonly ids: readonly string[];
}

type Coded = Candidate & { readonly code: string };

const seed = '20250701';

export const mutationFolder = (root: string): string => join(root, '.assay', 'mutation');

/** @throws UserError when the project cannot be prepared, and when it is interrupted. */
export async function runMutation(options: CampaignOptions): Promise<Judged> {
  const { root } = options;
  endOrphans();
  const lock = join(mutationFolder(root), 'lock');
  mkdirSync(mutationFolder(root), { recursive: true });
  const owner = takeLock(lock);
  if (owner !== null) throw errors.mutantsBusy(owner);
  try {
    return await locked(options);
  } finally {
    releaseLock(lock);
  }
}

async function locked(options: CampaignOptions): Promise<Judged> {
  const { root, signal, cores } = options;
  const engines = options.engines.map(({ id }) => id);
  const base = await prepareBase({ ...options, engines });
  const shelf = new Shelf(base.root);
  const compilers = Array.from({ length: cores }, () => new Compiler());
  try {
    const asked: Coded[] = [];
    const ids: string[] = [];
    const yields: Yield[] = [];
    const known = new Notes(join(mutationFolder(root), 'code.ndjson'), CodeNote);
    for (const contract of options.contracts) {
      signal.throwIfAborted();
      const found = await mutantsOf(contract, base.suite, { shelf, compilers, known, signal }, options);
      yields.push(found.yielded);
      asked.push(...found.asked);
      ids.push(...found.ids);
    }
    return { yields, ids, judgements: await judgeAll(asked, base, shelf, compilers, options) };
  } finally {
    await Promise.all(compilers.map((one) => one.close()));
  }
}

async function mutantsOf(
  contract: string,
  suite: Suite,
  coding: Parameters<typeof codesOf>[2],
  options: CampaignOptions,
): Promise<{ readonly yielded: Yield; readonly asked: readonly Coded[]; readonly ids: readonly string[] }> {
  const { say, sample, home, root } = options;
  const own = suite.candidates(contract, operators);
  const folder = join(mutationFolder(root), 'gambit');
  const at = { home, folder, trees: suite.units, root: coding.shelf.root, signal: coding.signal };
  const gambit = await gambitCandidates(contract, suite, at);
  const all = withoutSameText([...own, ...gambit]);
  say(`${contract}: ${own.length} mutants of our own, ${gambit.length} of Gambit, ${all.length} different texts`);
  const order = spread(all, seed);
  const codes = await codesOf(contract, [null, ...order], coding);
  const [original, ...changed] = codes;
  if (original === null || original === undefined) throw new Error(`${contract} does not compile as it is`);
  const { distinct, counts } = sort(order, changed, original);
  const yielded: Yield = {
    contract,
    generated: own.length + gambit.length,
    by: { assay: own.length, gambit: gambit.length },
    sameText: own.length + gambit.length - all.length,
    ...counts,
  };
  say(
    `${contract}: ${counts.distinct} distinct, ${counts.notCompiled} do not compile, ${counts.sameCode} have the same code, ${counts.duplicate} that of another`,
  );
  const ids = distinct.map(({ mutant }) => mutant.id);
  return { yielded, ids, asked: sample === null ? distinct : distinct.slice(0, sample) };
}

async function judgeAll(
  asked: readonly Coded[],
  base: Awaited<ReturnType<typeof prepareBase>>,
  shelf: Shelf,
  compilers: readonly Compiler[],
  options: CampaignOptions,
): Promise<readonly Judgement[]> {
  const { root, properties, engines, bin, mostProofs, full, limits, resume, signal, say } = options;
  const isExplained = options.isExplained ?? (() => false);
  const byId = new Map(properties.map((one) => [one.id, one]));
  const known = new Notes(join(mutationFolder(root), 'judgements.ndjson'), Note);
  const basis = harnessDigest({ base, home: options.home, properties, engines, bin, mostProofs, full, limits });
  const basisOf = ({ mutant }: Coded) => basisFor(basis, isExplained(mutant.id) && !full);
  const keyOf = (one: Coded): string => noteKey(one.mutant.contract, one.code);
  const stands = standing(base, shelf);
  const found = new Map<string, Judgement>();
  for (const one of asked) {
    const bases = [basis, basisOf(one)];
    const before = resume ? stillCounts(known.find(keyOf(one)), one.mutant, { bases, stands, whole: full }) : null;
    if (before !== null) found.set(one.mutant.id, before);
  }
  const waiting = asked.filter(({ mutant }) => !found.has(mutant.id));
  if (found.size > 0) say(`${found.size} of ${asked.length} mutants are known from before`);
  let progress = progressOf(asked.length, found.size, say);
  const harnesses = new Harnesses(shelf, join(mutationFolder(root), 'assembly'));
  const reachable = {
    ...{ obligations: base.obligations, hunts: base.hunts, called: base.called, properties: byId, shelf },
    entriesTo: (mutant: Mutant) => base.suite.entriesTo(mutant),
  };
  const times = timesHere(root, say);
  const stopping = new AbortController();
  const secondsOf = ({ claims }: Proof): number => Math.max(...claims.map(({ id }) => times.get(id) ?? brief));
  const courtOf = (compiler: Compiler, at: number): Court => ({
    workshop: Workshop.open(join(mutationFolder(root), `workshop-${at + 1}`), shelf),
    ...{ shelf, harnesses, compiler, reachable, properties: byId, artifacts: base.artifacts },
    ...{ engines, bin, limits: limitsFor(limits), mostProofs, full, isExplained },
    // An error in one court ends the others.
    signal: AbortSignal.any([signal, stopping.signal]),
    originals: new Map(),
    ...{ twins: base.twins, secondsOf },
    witnesses: new Map(),
  });
  const settle = (one: Coded, judgement: Judgement): void => {
    known.add(keyOf(one), { judgement, basis: basisOf(one) });
    found.set(one.mutant.id, judgement);
    progress(judgement);
  };
  const courts = waiting.length === 0 ? [] : compilers.map((compiler, at) => courtOf(compiler, at));
  const unsettled: { readonly one: Coded; readonly begun: Begun }[] = [];
  const quick = new Notes(join(mutationFolder(root), 'quick.ndjson'), QuickNote);
  try {
    // Most mutants fall to what is quick: it is known early how many do not.
    const judge = async (one: Coded, court: Court): Promise<void> => {
      const before = resume ? quick.find(keyOf(one)) : undefined;
      if (before?.basis === basis) {
        unsettled.push({ one, begun: { ...before, settled: false } });
        return;
      }
      const begun = await begin(one, court);
      if (begun.settled) return settle(one, await finish(one, court, begun));
      // What an engine failed at may go well the next time.
      if (begun.stages.every(({ trouble }) => trouble === null))
        quick.add(keyOf(one), { stages: begun.stages, seconds: begun.seconds, basis });
      unsettled.push({ one, begun });
    };
    await eachOf(waiting, courts, judge, stopping);
    if (unsettled.length > 0) say(`${unsettled.length} mutants are left for proofs`);
    // Proofs have a pace of their own.
    progress = progressOf(asked.length, found.size, say);
    unsettled.sort((a, b) => Number(isExplained(a.one.mutant.id)) - Number(isExplained(b.one.mutant.id)));
    const conclude = async ({ one, begun }: (typeof unsettled)[number], court: Court): Promise<void> =>
      settle(one, await finish(one, court, begun));
    await eachOf(unsettled, courts, conclude, stopping);
  } catch (error) {
    throw signal.aborted ? errors.interrupted(found.size, asked.length) : error;
  }
  return asked.flatMap(({ mutant }) => found.get(mutant.id) ?? []);
}

/** By obligation: what its harness is made from now. */
function standing({ obligations, twins, hunts }: Awaited<ReturnType<typeof prepareBase>>, shelf: Shelf) {
  const digests = new Map<string, string>();
  const digestOf = (file: string, contract: string): string => {
    const key = `${file}\0${contract}`;
    const digest = digests.get(key) ?? shelf.digest(file, contract);
    digests.set(key, digest);
    return digest;
  };
  const byId = new Map([...obligations, ...twins.values()].map((one) => [one.id, one]));
  return ({ obligation, harness }: Killer): boolean => {
    const entry = byId.get(obligation)?.entry;
    if (entry === undefined) return false;
    if (entry.in !== 'solidity') return harness === JSON.stringify(entry);
    const hunt = hunts.find(({ claims }) => claims.some(({ id }) => id === obligation));
    if (hunt === undefined) return harness === digestOf(entry.file, entry.contract);
    return harness === digestOf(hunt.path, entry.contract.replace('_Forge_', '_Hunt_'));
  };
}
