/** Replays a fuzzer's call sequence against the compiled harness, each call a transaction of its own. */
import { type AbiFunction, type Hex, toFunctionSelector } from 'viem';
import type { RawCall } from '../engines/types.ts';
import { type Artifact, ReplayInputError } from './artifact.ts';
import { lower, toAddress } from './bytes.ts';
import type { Frame } from './frames.ts';
import { type Machine, type Receipt, returnTo, takeMark, transact } from './machine.ts';
import { createNamer } from './names.ts';
import { type Ending, judgeEnding } from './outcome.ts';
import type { ReplayOutcome } from './replay.ts';
import { findFunction, type HarnessInput, loadArtifact, type Stage, stage } from './stage.ts';
import { balanceOf, setBalance } from './state.ts';
import { traceOf } from './trace.ts';
import { beginTrace, endTrace } from './tracing.ts';
import { FORGE_WORLD, type World } from './world.ts';

export interface SequenceReplay extends HarnessInput {
  readonly calls: readonly RawCall[];
  /**
   * The function of the harness that must hold: it asserts, or returns a single bool. Null when the assertion sits in
   * the calls themselves; then one of them must fail it.
   */
  readonly invariant: string | null;
  /** Whose own assertion it must be then, a function or `constructor`: of any call unless told. */
  readonly asserting?: string;
  readonly world?: World;
  /** Makes the harness ready; anew each time unless told. */
  readonly staged?: (artifact: Artifact, world: World) => Promise<Stage>;
}

interface Step {
  readonly ending: Ending;
  readonly frame: Frame | null;
}

/** Reverts are passed over, as Echidna does, and forge without `fail_on_revert`. The invariant is asked after every call. */
export async function replaySequence(input: SequenceReplay): Promise<ReplayOutcome> {
  const artifact = await loadArtifact(input.artifact);
  const world = input.world ?? FORGE_WORLD;
  const invariant = input.invariant === null ? null : findFunction(artifact, input.contract, input.invariant);
  if (invariant !== null && invariant.inputs.length > 0)
    throw new ReplayInputError(`${input.invariant} takes arguments; an invariant has none`);
  const judged =
    input.asserting === undefined || input.asserting === 'constructor'
      ? null
      : toFunctionSelector(findFunction(artifact, input.contract, input.asserting));
  const staged = await (input.staged?.(artifact, world) ?? stage(input, artifact, world, null));
  const { machine, earlier } = staged;
  const entries: Frame[] = [];
  const notes: string[] = [];
  // Where the counterexample says how to deploy, its story begins there.
  const begun = input.construct === undefined ? [] : earlier;
  beginTrace(machine, input, earlier);
  if (!staged.ready)
    return finish(
      staged.refused && input.asserting === 'constructor' ? 'confirmed' : 'mismatch',
      staged.detail,
      begun[0] ?? null,
    );
  if (invariant !== null) {
    const start = await askInvariant(machine, artifact, invariant);
    if (start.failed)
      return finish('confirmed', `${input.invariant} fails at deployment, before any call: ${start.detail}`, null);
    if (machine.faults.length > 0) return finish('mismatch', start.detail, null);
  }
  let latest = 'the sequence has no calls';
  for (const [index, call] of input.calls.entries()) {
    const step = await takeCall(machine, artifact, call, notes);
    if (step.frame !== null) entries.push(step.frame);
    const where = `after call ${index + 1} of ${input.calls.length}`;
    if (machine.faults.length > 0) return finish('mismatch', `in call ${index + 1}: ${step.ending.detail}`, null);
    const ending = invariant === null ? step.ending : await askInvariant(machine, artifact, invariant);
    if (ending.failed && (judged === null || lower(call.data).startsWith(judged)))
      return finish(
        'confirmed',
        `${input.invariant ?? input.asserting ?? 'the call'} fails ${where}: ${ending.detail}`,
        invariant === null ? step.frame : null,
      );
    if (machine.faults.length > 0) return finish('mismatch', `${input.invariant} ${where}: ${ending.detail}`, null);
    latest = `${input.invariant ?? 'the last call'} ${where}: ${ending.detail}`;
  }
  return finish('mismatch', latest, null);

  function finish(result: ReplayOutcome['result'], detail: string, last: Frame | null): ReplayOutcome {
    const namer = createNamer(input.names ?? {}, input.artifacts ?? []);
    const traced = traceOf({
      harness: world.harness,
      earlier,
      entries,
      last,
      withEarlierState: false,
      handlers: input.handlers ?? [],
      namer,
    });
    return {
      result,
      detail,
      witness: { origin: traced.origin, model: {}, state: [...traced.state], calls: [...traced.calls] },
      free: [],
      unused: [],
      notes: [...notes, ...traced.notes],
      steps: endTrace(machine, input, artifact, [...begun, ...entries], last),
    };
  }
}

async function takeCall(machine: Machine, artifact: Artifact, call: RawCall, notes: string[]): Promise<Step> {
  const value = BigInt(call.value);
  const from = lower(call.sender);
  await fund(machine, from, value, notes);
  const mark = takeMark(machine);
  machine.block.timestamp += BigInt(call.warp);
  machine.block.number += BigInt(call.roll);
  const receipt = await transact(machine, { from, to: lower(call.to), data: lower(call.data), value });
  if (machine.faults.length > 0 && machine.faults.every((fault) => fault.kind === 'assumption')) {
    // A call that the harness discards never happened.
    returnTo(machine, mark);
    machine.faults.length = 0;
    return { ending: { failed: false, detail: 'discarded by an assumption of the harness' }, frame: null };
  }
  if (!receipt.ok && machine.world.revertsTime) Object.assign(machine.block, mark.block);
  return { ending: judgeEnding(machine, receipt, artifact.abi), frame: receipt.frame };
}

/** Engines let senders pay what they send; where the money came from is not in the sequence. */
async function fund(machine: Machine, from: Hex, value: bigint, notes: string[]): Promise<void> {
  if (value === 0n || (await balanceOf(machine.state, toAddress(from))) >= value) return;
  await setBalance(machine.state, toAddress(from), value);
  notes.push(`${from} was given the ${value} wei that it sends`);
}

/** Asked, not done: whatever the invariant changes is undone, as forge does. */
async function askInvariant(machine: Machine, artifact: Artifact, invariant: AbiFunction): Promise<Ending> {
  const mark = takeMark(machine);
  const { tracer } = machine;
  const { harness, sender } = machine.world;
  machine.tracer = null;
  const receipt = await transact(machine, { from: sender, to: harness, data: toFunctionSelector(invariant) });
  machine.tracer = tracer;
  returnTo(machine, mark);
  if (machine.faults.length === 0 && returnsFalse(invariant, receipt))
    return { failed: true, detail: 'returned false' };
  return judgeEnding(machine, receipt, artifact.abi);
}

function returnsFalse(invariant: AbiFunction, receipt: Receipt): boolean {
  return (
    receipt.ok &&
    invariant.outputs.length === 1 &&
    invariant.outputs[0]?.type === 'bool' &&
    receipt.output === `0x${'0'.repeat(64)}`
  );
}
