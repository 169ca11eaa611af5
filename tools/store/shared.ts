/**
 * Verdicts taken from a store, and given to it. Nothing of a store is believed that can be looked at: the entry must name
 * exactly what was asked, the blob must have the sha-256 that it is named by, the verdict must be one that the engine and
 * the obligation admit, and a counterexample must fail here once more. What is left to believe is that an engine said
 * `holds`; such a verdict is marked with where it came from.
 */
import PQueue from 'p-queue';
import { z } from 'zod';
import type { Engine } from '../engines/types.ts';
import { sanitise } from '../errors.ts';
import { stableJson } from '../ledger/files.ts';
import { type KeyParts, sha256, verdictKey } from '../ledger/key.ts';
import { counterexampleOf } from '../replay/sequence-model.ts';
import type { PartsOf } from '../run/keyer.ts';
import type { Asked, RunOptions, Shared } from '../run/options.ts';
import { contradictionOf } from '../run/settle.ts';
import { Verdict } from '../schema.ts';
import type { Backend } from './backend.ts';
import { entryText, firstDifference, readEntry } from './schema.ts';

export interface SharedOptions {
  readonly backend: Backend;
  readonly partsOf: PartsOf;
  readonly engines: readonly Engine[];
  readonly replay: NonNullable<RunOptions['replay']>;
  readonly readOnly: boolean;
  readonly say: (text: string) => void;
  /** Of asking for everything, and of what is still to be written when the run has ended. */
  readonly seconds?: number;
}

export interface Counts {
  taken: number;
  given: number;
  /** Entries that are not what they say. */
  refused: number;
  /** Requests that were not answered. */
  failed: number;
}

export interface SharedStore extends Shared {
  readonly counts: Readonly<Counts>;
  /** Waits for what is still written, no longer than `seconds`. */
  close(): Promise<void>;
}

const mostNamed = 5;

export function sharedStore(options: SharedOptions): SharedStore {
  const { backend, partsOf, readOnly, seconds = 20 } = options;
  const counts: Counts = { taken: 0, given: 0, refused: 0, failed: 0 };
  const writing = new PQueue({ concurrency: 4 });
  const say = limited(options.say);
  const failed = (why: string): null => {
    counts.failed++;
    say(`cache ${backend.shown}: ${why}`);
    return null;
  };
  const refused = (asked: Asked, name: string, why: string): null => {
    counts.refused++;
    say(`cache ${backend.shown}: refused ${asked.obligation.id} (ac/${name}): ${why}; it is proved anew`);
    return null;
  };
  const takeOne = async (asked: Asked): Promise<Verdict | null> => {
    const parts = partsOf(asked.obligation, asked.version, asked.limits);
    const name = verdictKey(parts);
    const found = await lookUp(backend, parts, name);
    if (found.is === 'failed') return failed(found.why);
    if (found.is === 'refused') return refused(asked, name, found.why);
    if (found.is === 'missing') return null;
    const verdict = await believed(found.bytes, asked, options);
    if (typeof verdict === 'string') return refused(asked, name, verdict);
    counts.taken++;
    return verdict;
  };
  return {
    counts,
    async take(all) {
      const end = performance.now() + seconds * 1000;
      const queue = new PQueue({ concurrency: 8 });
      const taken = await Promise.all(
        all.map((asked) => queue.add(async () => (performance.now() < end ? takeOne(asked).catch(failing) : null))),
      );
      return new Map(taken.flatMap((one) => (one ? [[one.obligation, one] as const] : [])));
      function failing(error: unknown): null {
        return failed(error instanceof Error ? error.message : String(error));
      }
    },
    give(asked, verdict) {
      if (readOnly || !isShareable(verdict)) return;
      void writing.add(async () => {
        const why = await write(backend, partsOf(asked.obligation, asked.version, asked.limits), verdict).catch(String);
        if (why !== null) failed(why);
        else counts.given++;
      });
    },
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((done) => (timer = setTimeout(done, seconds * 1000)));
      await Promise.race([writing.onIdle(), late]);
      clearTimeout(timer);
      writing.clear();
    },
  };
}

/** A store that is broken everywhere must not fill the screen. */
function limited(say: (text: string) => void): (text: string) => void {
  let said = 0;
  return (text) => {
    if (said++ < mostNamed) say(sanitise(text).replace(/\s*\n\s*/gu, ' '));
    else if (said === mostNamed + 1) say('cache: more of this kind is counted and not named');
  };
}

type Found =
  | { readonly is: 'found'; readonly bytes: Uint8Array }
  | { readonly is: 'missing' }
  | { readonly is: 'failed'; readonly why: string }
  | { readonly is: 'refused'; readonly why: string };

async function lookUp(backend: Backend, parts: KeyParts, name: string): Promise<Found> {
  const entry = await backend.get('ac', name);
  if (entry.is !== 'found') return entry;
  const read = readEntry(entry.bytes, name);
  if (!read.ok) return { is: 'refused', why: read.why };
  const other = firstDifference(read.entry.asked, parts);
  if (other !== null) return { is: 'refused', why: `its ${other} is not what was asked` };
  const { sha256: digest, bytes: size } = read.entry.result;
  const blob = await backend.get('cas', digest);
  if (blob.is !== 'found') return blob;
  if (blob.bytes.length !== size || sha256(blob.bytes) !== digest)
    return { is: 'refused', why: `cas/${digest} has another content than its name` };
  return blob;
}

/** The verdict as this run may use it, or why it is not used. */
async function believed(bytes: Uint8Array, asked: Asked, options: SharedOptions): Promise<Verdict | string> {
  const verdict = parsed(bytes);
  if (verdict === null) return 'its verdict cannot be read';
  const wrong = unfitting(verdict, asked, options.engines);
  if (wrong !== null) return wrong;
  const { command, seed, seconds, version } = verdict.run;
  const run = { version, command: sanitise(command), seed, seconds, exitCode: verdict.run.exitCode, log: null };
  const marked = { ...verdict, bounds: verdict.bounds.map(sanitise), run: { ...run, from: options.backend.shown } };
  if (verdict.claim === 'holds') return marked;
  const again = await replayedHere(verdict, asked, options);
  if (again.replay?.result !== 'confirmed')
    return `its counterexample does not fail here (${again.replay?.detail ?? 'no replay'})`;
  return { ...marked, ...again };
}

function parsed(bytes: Uint8Array): Verdict | null {
  try {
    return Verdict.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Why an engine cannot have said this of that obligation, or null. The same rules as for an answer that was just got. */
export function unfitting(verdict: Verdict, { obligation, version }: Asked, engines: readonly Engine[]): string | null {
  const { id, property, rev, engine: of, role, ceiling } = obligation;
  const same =
    verdict.obligation === id &&
    verdict.property === property &&
    verdict.rev === rev &&
    verdict.engine === of &&
    verdict.role === role;
  if (!same) return `its verdict is about ${verdict.obligation}`;
  if (verdict.run.version !== version) return `its verdict is by version ${verdict.run.version}`;
  const engine = engines.find((one) => one.id === of);
  if (engine === undefined) return `there is no engine called ${of}`;
  if (!isFinal(verdict)) return `its verdict is ${verdict.claim}`;
  const judged = { ...verdict, counterexample: null };
  const wrong = contradictionOf(engine, judged) ?? contradictionOf({ id: 'the harness', ceiling }, judged);
  if (wrong !== null) return `its verdict contradicts itself: ${wrong}`;
  if (verdict.claim === 'violated') return verdict.witness === null ? 'its violation has no counterexample' : null;
  if (verdict.witness !== null || verdict.replay !== null) return 'its verdict holds and has a counterexample';
  if (verdict.strength === 'bounded' && verdict.bounds.length === 0) return 'its verdict is bounded and names no bound';
  const lost = obligation.bounds.find((bound) => !verdict.bounds.includes(bound));
  return lost === undefined ? null : `its verdict leaves out a bound: ${lost}`;
}

function isFinal({ claim }: Verdict): boolean {
  return claim === 'holds' || claim === 'violated';
}

/** What nobody could take is not given, and neither is what was taken: a store learns from engines alone. */
export function isShareable({ claim, replay, run }: Verdict): boolean {
  if (run.from !== undefined || run.endedBy !== undefined) return false;
  return claim === 'holds' || (claim === 'violated' && replay?.result === 'confirmed');
}

async function replayedHere({ witness, obligation: id }: Verdict, { obligation }: Asked, { replay }: SharedOptions) {
  const counterexample = witness === null ? null : counterexampleOf(witness.model);
  const judged = { obligation: id, claim: 'violated' as const, strength: null, bounds: [], cause: null, effort: {} };
  return replay(obligation, { ...judged, counterexample });
}

/** The blob before the entry that names it, so that no entry leads nowhere. */
async function write(backend: Backend, parts: KeyParts, verdict: Verdict): Promise<string | null> {
  const blob = Buffer.from(stableJson({ ...verdict, run: { ...verdict.run, log: null } }));
  const digest = sha256(blob);
  const why = await backend.put('cas', digest, blob);
  if (why !== null) return why;
  const entry = Buffer.from(entryText(parts, { sha256: digest, bytes: blob.length }));
  return backend.put('ac', verdictKey(parts), entry);
}
