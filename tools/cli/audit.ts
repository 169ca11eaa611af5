/** One run: everything compiled and generated, the obligations answered, counterexamples replayed, the ledger written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, Obligation } from '../../harness/schema.ts';
import { byId, properties } from '../../properties/registry.ts';
import { type Contract, identify } from '../compile/artifacts.ts';
import { engines } from '../engines/registry.ts';
import type { Engine } from '../engines/types.ts';
import { errors } from '../errors.ts';
import { harnessDigests } from '../ledger/harness.ts';
import { Journal } from '../ledger/journal.ts';
import { assembleLedger, writeLedger } from '../ledger/ledger.ts';
import { proofsFile } from '../proofs/schema.ts';
import { timesHere } from '../proofs/times.ts';
import { asReplay, confirming } from '../replay/confirm.ts';
import { slicesOf } from '../run/escalate.ts';
import { engineIdentities } from '../run/identity.ts';
import { keyOfParts, partsOf } from '../run/keyer.ts';
import { type Bin, locateAll } from '../run/locate.ts';
import type { RunOutcome } from '../run/options.ts';
import { type LimitOptions, limitsOf, type Profile } from '../run/profiles.ts';
import { type Screen, showProgress } from '../run/progress.ts';
import { readinessOfAll, runObligations } from '../run/run.ts';
import { clearLeftovers, newRunFolder } from '../run/run-folder.ts';
import { notRun } from '../run/settle.ts';
import { subjectsOf } from '../run/subject.ts';
import { neverStarted } from '../run/verdict.ts';
import { neededNames } from '../run/versions.ts';
import type { Ledger } from '../schema.ts';
import { commitOf } from '../warm/commit.ts';
import { unchanged } from '../warm/unchanged.ts';
import { type CacheChoice, openCache } from './cache.ts';
import { clockProblem } from './clock.ts';
import { phasesOf, together } from './phases.ts';
import { compilerOf, type Place, type Prepared, prepare, prepareMore, prepareSuite } from './prepare.ts';
import { portableParts, type RecordingChoice, takeOver, writeRecord } from './recording.ts';
import { selectNames, selectProperties, withLemmas } from './select.ts';
import { writeTests } from './tests.ts';

export interface AuditOptions extends Place {
  readonly profile: Profile;
  readonly limits: LimitOptions;
  /** Patterns; all when there are none. */
  readonly properties: readonly string[];
  readonly engines: readonly string[];
  /** Absolute. */
  readonly out: string;
  readonly resume: boolean;
  readonly retry: boolean;
  readonly cache?: CacheChoice | undefined;
  readonly recording?: RecordingChoice | undefined;
  readonly cores?: number | undefined;
  readonly memoryMb?: number | undefined;
  readonly race: boolean;
  readonly escalate: boolean;
  readonly watched: boolean;
  readonly screen: Screen;
  readonly silent: boolean;
  readonly signal: AbortSignal;
  /** Called when everything is compiled, with what is used; nothing compiled is read before. */
  readonly onPrepared?: (bin: Bin) => void;
}

export interface Audit {
  readonly ledger: Ledger;
  readonly manifest: Manifest;
  readonly prepared: Prepared;
  readonly reused: number;
  /** Of those, what was taken from the committed ledger. */
  readonly recorded: number;
  /** Attempts that were not repeated. */
  readonly remembered: number;
  /** Jobs that were started. */
  readonly jobs: number;
}

/** Absent when everything is asked about. */
export function selectionOf(patterns: readonly string[]): readonly string[] | undefined {
  if (patterns.length === 0) return undefined;
  return withLemmas(properties, selectProperties(properties, patterns)).map(({ id }) => id);
}

export async function audit(options: AuditOptions): Promise<Audit> {
  const { root, home, signal, out, profile } = options;
  const selected = selectionOf(options.properties);
  selectNames('engine', engines, options.engines);
  const progress = showProgress({ screen: options.screen, silent: options.silent, tells: options.watched });
  try {
    clearLeftovers(root, out);
    const asksAbout = ({ property }: Obligation): boolean => selected === undefined || selected.includes(property);
    const isRun = ({ engine }: Obligation): boolean => options.engines.length === 0 || options.engines.includes(engine);
    const bin = locateAll(neededNames(engines), { home, env: process.env });
    const note = (text: string): void => progress.onEvent({ type: 'note', text });
    const doubt = await clockProblem(root);
    if (doubt !== null) note(doubt);
    const isCompiled = (one: Obligation): boolean => asksAbout(one) && isRun(one) && hasAll(one.engine, bin);
    const { watched } = options;
    const place = { root, home, signal, say: note };
    // Beside the compiler, which is one process on one core. Whatever comes of that, nothing is left running.
    const readiness = readinessOfAll(engines, bin);
    const settled = readiness.catch(() => {});
    const preparing = watched ? prepareSuite(place) : prepare(place, isCompiled);
    const prepared = await preparing.finally(() => settled);
    options.onPrepared?.(bin);
    // Before anything is recorded, which is an edit of the tree: what was compiled is what it is of.
    const commit = await commitOf(root);
    const { manifest } = prepared.generated;
    const asked = manifest.obligations.filter(asksAbout);
    if (asked.length === 0) throw errors.nothingSelected(options.properties.join(', ') || 'anything');
    const asking = { prepared, bin, readiness, runFolder: newRunFolder(root), isRun, onEvent: progress.onEvent };
    const outcome = watched
      ? await answerInPhases(options, asking, asked, (some, isLast) =>
          prepareMore(place, some.filter(isCompiled), isLast),
        )
      : await answer(options, asking, engines, asked);
    if (outcome.interrupted) throw errors.interrupted(answered(outcome), asked.length);
    const ledger = assembleLedger({
      assay: versionOf(home),
      profile: profile.id,
      manifest: manifest.digest,
      ...commit,
      compiler: compilerOf(prepared.contracts),
      contracts: prepared.contracts.map(identify),
      engines: [...outcome.engines],
      harness: harnessDigests(root, asked),
      ...(selected === undefined ? {} : { selected: [...selected] }),
      verdicts: [...outcome.verdicts],
      faults: [],
    });
    writeLedger(join(out, 'ledger.json'), ledger);
    writeTests(ledger, manifest, byId, out);
    const { reused, recorded, remembered, jobs } = outcome;
    return { ledger, manifest, prepared, reused, recorded, remembered, jobs };
  } finally {
    progress.stop();
  }
}

/** `more` compiles what these obligations need. */
async function answerInPhases(
  options: AuditOptions,
  asking: Asking,
  asked: readonly Obligation[],
  more: (obligations: readonly Obligation[], isLast: boolean) => Promise<void>,
): Promise<RunOutcome> {
  const outcomes: RunOutcome[] = [];
  const left = new Set(asked);
  for (const phase of phasesOf(engines, asked)) {
    const mine = [...left].filter(({ engine }) => phase.isLast || phase.engines.some(({ id }) => id === engine));
    for (const one of mine) left.delete(one);
    await more(mine, phase.isLast);
    outcomes.push(await answer(options, asking, phase.engines, mine));
    if (options.signal.aborted) throw errors.interrupted(answered(together(outcomes)), asked.length);
  }
  return together(outcomes);
}

function answered({ verdicts }: RunOutcome): number {
  return verdicts.filter(({ claim }) => claim === 'holds' || claim === 'violated').length;
}

interface Asking {
  readonly prepared: Prepared;
  readonly bin: Bin;
  readonly readiness: ReturnType<typeof readinessOfAll>;
  readonly runFolder: string;
  readonly isRun: (obligation: Obligation) => boolean;
  readonly onEvent: ReturnType<typeof showProgress>['onEvent'];
}

async function answer(
  options: AuditOptions,
  { prepared: { contracts, generated }, bin, readiness, runFolder, isRun, onEvent }: Asking,
  engines: readonly Engine[],
  asked: readonly Obligation[],
): Promise<RunOutcome> {
  const { root, home, resume, retry, cache, recording, cores, memoryMb, race, escalate, watched, signal } = options;
  const subjectOf = subjectsOf(root);
  const stands = unchanged(root, subjectOf);
  const parts = partsOf(root, engineIdentities(engines, bin, home), subjectOf);
  const keyOf = keyOfParts(parts);
  const replay = asReplay(
    await confirming({ root, properties: byId, artifacts: artifactsOf(contracts), examples: true }),
  );
  const note = (text: string): void => onEvent({ type: 'note', text });
  const uses = recording?.base !== undefined || recording?.record === true;
  const portable = uses ? portableParts(parts, bin, home) : parts;
  const limits = limitsOf(options.profile, options.limits);
  const obligations = asked.filter(isRun);
  const recorded = await takeOver(recording ?? { record: false }, { root, partsOf: portable, say: note });
  const shared = openCache(cache, { root, partsOf: parts, engines, replay, say: note });
  const times = timesHere(root, note);
  const journal = Journal.open(join(root, '.assay', 'journal.ndjson'), times);
  try {
    const outcome = await runObligations({
      engines,
      obligations,
      limits,
      root,
      runFolder,
      bin,
      readiness,
      cores,
      memoryMb,
      race,
      escalate: escalate ? slicesOf : undefined,
      first: race || watched ? 'quickest' : 'longest',
      journal,
      keyOf,
      stands,
      resume,
      retry,
      recorded,
      shared: shared ?? undefined,
      replay,
      onEvent,
      signal,
    });
    if (recording?.record && !outcome.interrupted) {
      const { manifest } = generated;
      const lines = writeRecord({ root, partsOf: portable, manifest, obligations, limits, outcome, times });
      note(`${lines} lines are in ${proofsFile}`);
    }
    const left = asked
      .filter((one) => !isRun(one))
      .map((one) => neverStarted(one, notRun(one, 'pending', 'its engine was left out of this run')));
    return { ...outcome, verdicts: [...outcome.verdicts, ...left] };
  } finally {
    await shared?.close();
    journal.close();
  }
}

/** Nothing is compiled for an engine that is not here. */
export function hasAll(id: string, bin: Bin): boolean {
  const needs = engines.find((engine) => engine.id === id)?.needs ?? [];
  return needs.every(({ name }) => bin[name] !== undefined);
}

export function artifactsOf(contracts: readonly Contract[]): Record<string, string> {
  return Object.fromEntries(contracts.map(({ name, artifact }) => [name, artifact]));
}

export function versionOf(home: string): string {
  return (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version;
}
