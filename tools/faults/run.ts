/** Seeds each bug into a copy of the project and asks the property it names, engine by engine, until one shows it. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { emitSlither } from '../../harness/emit/slither.ts';
import { emitSmt } from '../../harness/emit/smt.ts';
import type { Obligation } from '../../harness/schema.ts';
import type { Property } from '../../properties/schema.ts';
import { artifactsOf } from '../cli/audit.ts';
import { harnessFiles, sourceFolder, writeAll } from '../cli/prepare.ts';
import { compile } from '../compile/compile.ts';
import type { Engine } from '../engines/types.ts';
import { renderError, UserError } from '../errors.ts';
import { asReplay, confirming } from '../replay/confirm.ts';
import { keyer } from '../run/keyer.ts';
import type { Bin } from '../run/locate.ts';
import type { Store } from '../run/options.ts';
import { type LimitOptions, limitsOf, type Profile } from '../run/profiles.ts';
import type { FaultResult, Verdict } from '../schema.ts';
import { makeFaultyCopy } from './copy.ts';
import { askUntilShown, huntFor, isShown } from './judge.ts';
import type { LoadedFault } from './load.ts';
import { firstEnough } from './race.ts';

export interface FaultOptions {
  readonly root: string;
  readonly home: string;
  readonly faults: readonly LoadedFault[];
  readonly properties: ReadonlyMap<string, Property>;
  readonly engines: readonly Engine[];
  readonly bin: Bin;
  readonly profile: Profile;
  readonly limits: LimitOptions;
  readonly cores: number;
  /** Answers about copies are kept like any others: a run that is stopped goes on where it was. */
  readonly journal: Store;
  readonly identities: ReadonlyMap<string, string>;
  /** False asks everything again. */
  readonly resume: boolean;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** `broken`: the patch could not be tried at all, which is neither caught nor missed. */
export interface TriedFault {
  readonly result: FaultResult;
  readonly broken: boolean;
}

/** The quickest to answer first: one confirmed counterexample is enough. What cannot be replayed shows nothing here. */
const order = ['static', 'smt', 'slither', 'halmos', 'forge', 'forge-symbolic', 'echidna', 'smtchecker'];

export async function runFaults(options: FaultOptions): Promise<readonly TriedFault[]> {
  const queue = new PQueue({ concurrency: Math.max(1, options.cores) });
  let done = 0;
  const tried = await queue.addAll(
    options.faults.map((fault) => async () => {
      const one = await tryFault(fault, options);
      if (options.signal.aborted) return one;
      const word = one.broken ? 'BROKEN' : one.result.caught && one.result.confirmed ? 'caught' : 'MISSED';
      options.say(
        `fault ${++done}/${options.faults.length} ${word} ${fault.id} by ${fault.property}: ${one.result.detail}`,
      );
      return one;
    }),
  );
  return tried.toSorted((a, b) => (a.result.id < b.result.id ? -1 : 1));
}

async function tryFault(fault: LoadedFault, options: FaultOptions): Promise<TriedFault> {
  const started = performance.now();
  const seconds = (): number => Math.round(performance.now() - started) / 1000;
  const folder = join(options.root, '.assay', 'faults', fault.id);
  const nothing = {
    id: fault.id,
    property: fault.property,
    title: fault.title,
    caught: false,
    confirmed: false,
    by: [],
    alsoViolated: [],
  };
  try {
    const { verdicts } = await judgeCopy(fault, folder, options);
    return { result: { ...nothing, ...summary(verdicts), seconds: seconds() }, broken: false };
  } catch (error) {
    const detail = error instanceof UserError ? error.message : renderError(error).text;
    return { result: { ...nothing, seconds: seconds(), detail }, broken: true };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function judgeCopy(
  fault: LoadedFault,
  folder: string,
  options: FaultOptions,
): Promise<{ readonly verdicts: readonly Verdict[] }> {
  const { home, properties, signal } = options;
  makeFaultyCopy(options.root, fault, folder);
  const { obligations, artifacts } = uncompiled(fault, properties) ?? (await derived(folder, home, signal));
  const claims = obligations.filter(({ property, role }) => property === fault.property && role === 'claim');
  const able = options.engines
    .filter(({ id }) => order.includes(id) && claims.some(({ engine }) => engine === id))
    .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const copies = lanesOf(able, options).map((engines, index) => ({
    engines,
    place: index === 0 ? folder : `${folder}+`,
  }));
  try {
    // Compilers side by side need a folder each.
    for (const { place } of copies.slice(1)) {
      rmSync(place, { recursive: true, force: true });
      cpSync(folder, place, { recursive: true, preserveTimestamps: true });
    }
    const lanes = copies.map(({ engines, place }) => async (signal: AbortSignal) => {
      const confirm = asReplay(await confirming({ root: place, properties, artifacts }));
      return askInTurn(engines, claims, place, confirm, { ...options, signal });
    });
    return { verdicts: await firstEnough(lanes, (found) => found.some(isShown), signal) };
  } finally {
    for (const { place } of copies.slice(1)) rmSync(place, { recursive: true, force: true });
  }
}

/**
 * Campaigns take long to compile and find what proofs are lost in, and proofs are quick where campaigns are blind: where a
 * fault has two cores to itself, they race.
 */
export function lanesOf<T extends Pick<Engine, 'id'>>(
  able: readonly T[],
  { faults, cores }: { readonly faults: readonly unknown[]; readonly cores: number },
): readonly (readonly T[])[] {
  const campaigns = able.filter(({ id }) => id === 'forge' || id === 'echidna');
  const others = able.filter((engine) => !campaigns.includes(engine));
  return 2 * faults.length <= cores && campaigns.length > 0 && others.length > 0 ? [others, campaigns] : [able];
}

async function askInTurn(
  engines: readonly Engine[],
  claims: readonly Obligation[],
  folder: string,
  confirm: ReturnType<typeof asReplay>,
  options: FaultOptions,
): Promise<readonly Verdict[]> {
  const { home, signal } = options;
  const verdicts: Verdict[] = [];
  for (const engine of engines) {
    if (verdicts.some(isShown) || signal.aborted) break;
    const mine = claims.filter((one) => one.engine === engine.id);
    const files = harnessFiles(mine);
    if (files.length > 0) await compile({ root: folder, home, paths: files, signal });
    const hunts = mine.flatMap(huntFor);
    if (hunts.length > 0) verdicts.push(...(await askEngine(engine, hunts, folder, confirm, options)).filter(isShown));
    if (verdicts.some(isShown) || signal.aborted) continue;
    verdicts.push(...(await askEngine(engine, mine, folder, confirm, options)));
  }
  return verdicts;
}

interface Basis {
  readonly obligations: readonly Obligation[];
  readonly artifacts: Readonly<Record<string, string>>;
}

/** Theorems and detectors need nothing compiled; null for what does. */
function uncompiled({ property, changes }: LoadedFault, properties: ReadonlyMap<string, Property>): Basis | null {
  const named = properties.get(property);
  const all = named === undefined ? [] : [named];
  if (changes.every(({ path }) => path.endsWith('.smt2'))) return { obligations: emitSmt(all), artifacts: {} };
  return named?.check.form === 'source' ? { obligations: emitSlither(all), artifacts: {} } : null;
}

/** From the faulty contracts: a bug may bring a function that the harness must know. */
async function derived(folder: string, home: string, signal: AbortSignal): Promise<Basis> {
  const { generated, contracts } = await writeAll({
    root: folder,
    home,
    signal,
    sources: [sourceFolder],
    pages: false,
  });
  return { obligations: generated.manifest.obligations, artifacts: artifactsOf(contracts) };
}

function askEngine(
  engine: Engine,
  obligations: readonly Obligation[],
  folder: string,
  replay: ReturnType<typeof asReplay>,
  { bin, profile, limits, journal, identities, resume, signal }: FaultOptions,
): Promise<readonly Verdict[]> {
  // Many copies are judged at a time: what ran out may have had less than its share.
  const known = { journal, keyOf: keyer(folder, identities), resume, retry: true };
  return askUntilShown({
    engine,
    obligations,
    folder,
    replay,
    bin,
    limits: limitsOf(profile, limits),
    signal,
    ...known,
  });
}

function summary(verdicts: readonly Verdict[]): Pick<FaultResult, 'caught' | 'confirmed' | 'by' | 'detail'> {
  const red = verdicts.filter(({ claim }) => claim === 'violated');
  const shown = red.filter(isShown);
  const told = shown.length > 0 ? shown : verdicts;
  return {
    caught: red.length > 0,
    confirmed: shown.length > 0,
    by: [...new Set(shown.map(({ engine }) => engine))].sort(),
    detail: told.length === 0 ? 'no engine was asked' : told.map(detailOf).join('; '),
  };
}

function detailOf({ obligation, claim, strength, cause, replay }: Verdict): string {
  if (claim === 'holds') return `${obligation} holds (${strength})`;
  if (claim === 'violated')
    return `${obligation} is violated, ${replay === null ? 'not replayed' : `${replay.result}: ${replay.detail}`}`;
  return `${obligation} is ${claim}: ${cause?.code}, ${cause?.detail}`;
}
