/** The part of a replay that a person needs: the state it starts from and the calls that reach the contracts. */
import type { Hex } from 'viem';
import type { Witness } from '../schema.ts';
import { lower, word } from './bytes.ts';
import { dealsIn, type Frame, type StateSet } from './frames.ts';
import type { Namer } from './names.ts';

type Call = Witness['calls'][number];
type State = Witness['state'][number];

export interface Traced {
  readonly origin: Witness['origin'];
  readonly state: readonly State[];
  readonly calls: readonly Call[];
  /** What the state and calls alone do not say. */
  readonly notes: readonly string[];
}

export interface TraceInput {
  readonly harness: Hex;
  /** Deployment and `setUp()` of the harness. */
  readonly earlier: readonly Frame[];
  /** Transactions of the counterexample, in order. */
  readonly entries: readonly Frame[];
  /** The entry whose assertion failed: it reverts, and its calls count all the same. */
  readonly last: Frame | null;
  /** Whether state set in deployment and `setUp()` belongs to the witness: yes for induction, no for a run from genesis. */
  readonly withEarlierState: boolean;
  readonly handlers: readonly string[];
  readonly namer: Namer;
}

interface Walk {
  readonly inner: ReadonlySet<Hex>;
  readonly last: ReadonlySet<Frame>;
  readonly sets: Map<string, StateSet>;
  readonly calls: Frame[];
  readonly notes: Set<string>;
}

export function traceOf(input: TraceInput): Traced {
  const { earlier, entries } = input;
  const inner = new Set<Hex>([input.harness, ...input.handlers.map(lower)]);
  for (const frame of [...earlier, ...entries]) addCheating(frame, inner);
  const last = lastFrames(input);
  const walk: Walk = { inner, last, sets: new Map(), calls: [], notes: new Set() };
  const before = earlier.flatMap((frame) => setsOf(frame, new Set()));
  if (input.withEarlierState) for (const set of before) addSet(walk, set);
  for (const entry of entries) visit(walk, entry);
  const all = [...before, ...entries.flatMap((entry) => setsOf(entry, last))];
  return {
    origin: all.some((set) => set.set !== 'balance' && !inner.has(set.address)) ? 'state' : 'genesis',
    state: [...walk.sets.values()].flatMap(toState),
    calls: walk.calls.map((call) => toCall(input.namer, call)),
    notes: [...walk.notes],
  };
}

/** The entry whose assertion failed, and, where it failed in a frame that the harness opened on itself, that one too. */
export function lastFrames({ harness, last }: Pick<TraceInput, 'harness' | 'last'>): ReadonlySet<Frame> {
  const frames = new Set<Frame>();
  for (let frame = last; frame !== null; ) {
    frames.add(frame);
    const inside = frame.reverted
      ? frame.children.flatMap((child) => (child.node === 'frame' ? [child] : [])).at(-1)
      : undefined;
    frame = inside?.reverted && inside.kind === 'call' && inside.to === harness ? inside : null;
  }
  return frames;
}

/** Whoever uses a cheatcode is part of the harness, not of what is judged. */
function addCheating(frame: Frame, inner: Set<Hex>): void {
  if (frame.cheated) inner.add(frame.to);
  for (const child of frame.children) if (child.node === 'frame') addCheating(child, inner);
}

function visit(walk: Walk, frame: Frame): void {
  if (frame.kind === 'static') return;
  if (frame.kind === 'create') {
    if (!walk.inner.has(frame.to))
      walk.notes.add('the harness creates a contract while it runs, which the calls do not show');
    return;
  }
  if (!walk.inner.has(frame.to)) {
    walk.calls.push(frame);
    if (hasCheating(frame))
      walk.notes.add('a callee under the control of the harness takes part, which the calls alone do not reproduce');
    return;
  }
  // What a reverted frame did is undone, unless its revert is the failed assertion itself.
  if (frame.reverted && !walk.last.has(frame)) {
    if (frame.kind !== 'transaction') for (const deal of dealsIn(frame)) addSet(walk, deal);
    return;
  }
  for (const child of frame.children) {
    if (child.node === 'frame') visit(walk, child);
    else addSet(walk, child);
  }
}

function addSet(walk: Walk, set: StateSet): void {
  if (set.address === '0x' || (set.set !== 'balance' && walk.inner.has(set.address))) return;
  const key = set.set === 'storage' ? `${set.address} ${set.slot}` : `${set.address} ${set.set}`;
  const known = walk.sets.get(key);
  if (walk.calls.length > 0) {
    if (set.set === 'storage')
      walk.notes.add('storage is also set between the calls; the state shows it as if set before them');
    // A balance handed out again and again is shown once, at its largest, so that every call can be paid for.
    if (set.set === 'balance' && known?.set === 'balance' && known.value >= set.value) return;
  }
  walk.sets.set(key, set);
}

function setsOf(frame: Frame, last: ReadonlySet<Frame>): StateSet[] {
  if (frame.reverted && !last.has(frame)) return [];
  return frame.children.flatMap((child) => (child.node === 'frame' ? setsOf(child, last) : [child]));
}

function hasCheating(frame: Frame): boolean {
  return frame.cheated || frame.children.some((child) => child.node === 'frame' && hasCheating(child));
}

function toState(set: StateSet): State[] {
  if (set.set === 'storage')
    return [{ set: 'storage', address: set.address, slot: lower(set.slot), value: word(set.value) }];
  if (set.set === 'balance') return [{ set: 'balance', address: set.address, value: set.value.toString() }];
  return [];
}

function toCall(namer: Namer, frame: Frame): Call {
  return {
    from: frame.from,
    to: frame.to,
    target: namer(frame.to, frame.code),
    value: frame.value.toString(),
    data: frame.data,
    timestamp: frame.timestamp.toString(),
    block: frame.block.toString(),
    reverted: frame.reverted,
  };
}
