/** Replays an engine's model: the compiled harness itself runs on a concrete EVM, with the model's values. */
import type { Hex } from 'viem';
import type { Witness } from '../schema.ts';
import type { Artifact } from './artifact.ts';
import { encodeCall } from './calldata.ts';
import { creationsIn } from './frames.ts';
import { transact } from './machine.ts';
import { createNamer } from './names.ts';
import { type Ending, judgeEnding } from './outcome.ts';
import { findFunction, type HarnessInput, loadArtifact, stage } from './stage.ts';
import { ModelError, type Moved, readSymbols, type Symbols } from './symbols.ts';
import { type Traced, traceOf } from './trace.ts';
import { beginTrace, endTrace, type TellSteps } from './tracing.ts';
import { FORGE_WORLD, type World } from './world.ts';

export interface ModelReplay extends HarnessInput {
  /** Bare name, or signature when there are several. */
  readonly functionName: string;
  /** The engine's values by full variable name, as decimal strings. */
  readonly model: Readonly<Record<string, string>>;
  readonly world?: World;
  /** The largest length that Halmos considered for `bytes` and `string` parameters. */
  readonly bytesWidth?: number;
}

export interface ReplayOutcome {
  readonly result: 'confirmed' | 'mismatch';
  readonly detail: string;
  readonly witness: Witness;
  /** Values that the model left open and that were given as 0. */
  readonly free: readonly string[];
  /** Model entries that the harness never asked for. */
  readonly unused: readonly string[];
  /** What a reader of the witness should know besides. */
  readonly notes: readonly string[];
  /** Absent where nothing was executed. */
  readonly steps?: TellSteps;
}

interface Attempt {
  readonly ending: Ending;
  readonly symbols: Symbols;
  readonly traced: Traced;
  readonly creations: readonly Hex[];
  readonly steps: TellSteps;
  readonly arbitrary: boolean;
  /** Another reading of the model cannot change this. */
  readonly hopeless: boolean;
}

const NOTHING: Traced = { origin: 'genesis', state: [], calls: [], notes: [] };

/** Halmos counts created contracts up from here. */
const FIRST_CREATED = 0xaaaa0002n;

/**
 * `confirmed` only when the entry point of the harness fails an assertion of its own. Any values that satisfy the
 * harness' own assumptions make a counterexample, so trying a second reading of the model is as sound as the first.
 */
export async function replayModel(input: ModelReplay): Promise<ReplayOutcome> {
  const artifact = await loadArtifact(input.artifact);
  const plain = await attemptReadings(input, artifact, new Map());
  if (plain.ending.failed) return report(input, plain, 'confirmed', plain.ending.detail);
  const moved = movedBy(plain.creations, input.model);
  if (plain.hopeless || moved.size === 0) return mismatch(input, plain);
  const again = await attemptReadings(input, artifact, moved);
  if (!again.ending.failed) return mismatch(input, plain);
  return report(
    input,
    again,
    'confirmed',
    `${again.ending.detail}, with the addresses of created contracts translated`,
  );
}

async function attemptReadings(input: ModelReplay, artifact: Artifact, moved: Moved): Promise<Attempt> {
  const counted = await attemptModel(input, artifact, readSymbols(input.model, 'counter', moved));
  // With nothing left over, the order of the values cannot differ from their count.
  if (counted.ending.failed || counted.hopeless || counted.symbols.unused().length === 0) return counted;
  const ordered = await attemptModel(input, artifact, readSymbols(input.model, 'order', moved));
  return ordered.ending.failed || ordered.symbols.unused().length < counted.symbols.unused().length ? ordered : counted;
}

function movedBy(creations: readonly Hex[], model: Readonly<Record<string, string>>): Moved {
  const values = Object.values(model)
    .filter((value) => /^[0-9]+$/.test(value))
    .map((value) => BigInt(value).toString(16));
  const all = creations.map((address, i) => [FIRST_CREATED + BigInt(i), address] as const);
  return new Map(
    all.flatMap(([theirs, ours]) =>
      ours !== '0x' && values.some((v) => v.includes(theirs.toString(16))) ? [[theirs, BigInt(ours)]] : [],
    ),
  );
}

async function attemptModel(input: ModelReplay, artifact: Artifact, symbols: Symbols): Promise<Attempt> {
  const item = findFunction(artifact, input.contract, input.functionName);
  const world = input.world ?? FORGE_WORLD;
  const staged = await stage(input, artifact, world, symbols);
  const { machine, earlier } = staged;
  if (!staged.ready) return attempt({ failed: false, detail: staged.detail }, NOTHING, []);
  let data: Hex;
  try {
    data = encodeCall(item, symbols, input.bytesWidth);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return attempt({ failed: false, detail: error.message }, NOTHING, []);
  }
  beginTrace(machine, input, earlier);
  const receipt = await transact(machine, { from: world.sender, to: world.harness, data });
  const namer = createNamer(input.names ?? {}, input.artifacts ?? []);
  const traced = traceOf({
    harness: world.harness,
    earlier,
    entries: [receipt.frame],
    last: receipt.frame,
    withEarlierState: true,
    handlers: input.handlers ?? [],
    namer,
  });
  const steps = endTrace(machine, input, artifact, [receipt.frame], receipt.frame);
  const creations = [...earlier, receipt.frame].flatMap(creationsIn);
  return { ...attempt(judgeEnding(machine, receipt, artifact.abi), traced, creations), steps };

  function attempt(ending: Ending, traced: Traced, creations: readonly Hex[]): Attempt {
    const hopeless = machine.faults.some((fault) => fault.kind === 'cheatcode' || fault.kind === 'unsupported');
    return { ending, symbols, traced, creations, arbitrary: machine.arbitrary, hopeless, steps: () => ({}) };
  }
}

function mismatch(input: ModelReplay, attempt: Attempt): ReplayOutcome {
  const { symbols, arbitrary } = attempt;
  const hints = [attempt.ending.detail];
  if (symbols.unused().length > 0)
    hints.push(`values that the harness never asked for: ${symbols.unused().join(', ')}`);
  if (symbols.free.length > 0) hints.push(`values that the model leaves open, taken as 0: ${symbols.free.join(', ')}`);
  if (arbitrary) hints.push('storage that the harness declares arbitrary without naming its slots is as deployed here');
  return report(input, attempt, 'mismatch', hints.join('; '));
}

function report(input: ModelReplay, attempt: Attempt, result: ReplayOutcome['result'], detail: string): ReplayOutcome {
  const { origin, state, calls, notes } = attempt.traced;
  return {
    result,
    detail,
    witness: { origin, model: { ...input.model }, state: [...state], calls: [...calls] },
    free: attempt.symbols.free,
    unused: attempt.symbols.unused(),
    notes,
    steps: attempt.steps,
  };
}
