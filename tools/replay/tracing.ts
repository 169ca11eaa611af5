/** Begins the step-by-step account of a replay, and tells it in the end. */
import { type Hex, toFunctionSelector } from 'viem';
import { quantities } from '../../properties/quantities.ts';
import type { Witness } from '../schema.ts';
import type { Artifact } from './artifact.ts';
import { lower } from './bytes.ts';
import type { Frame } from './frames.ts';
import type { Machine } from './machine.ts';
import { createNamer } from './names.ts';
import type { HarnessInput } from './stage.ts';
import { stepsOf } from './steps/steps.ts';
import { meetEarlier, newTracer, type Watched } from './tracer.ts';

/** Decodes only when asked: most attempts never reach a ledger. */
export type TellSteps = () => Pick<Witness, 'steps' | 'stepsLeftOut'>;

/** From here on everything is remembered, if the input asks for it. */
export function beginTrace(machine: Machine, input: HarnessInput, earlier: readonly Frame[]): void {
  if (input.trace !== true) return;
  const chosen = input.quantities ?? quantities;
  const watched = chosen.watches.map(
    ({ name, contract, function: view }): Watched => ({ name, contract, data: toFunctionSelector(`${view}()`) }),
  );
  const inner = [machine.world.harness, ...(input.handlers ?? []).map(lower)];
  machine.tracer ??= newTracer(createNamer(input.names ?? {}, input.artifacts ?? []), inner, watched);
  meetEarlier(machine.tracer, earlier);
}

/** Nothing where nothing was remembered. The state of the machine may be another by then. */
export function endTrace(
  machine: Machine,
  input: HarnessInput,
  artifact: Artifact,
  entries: readonly Frame[],
  last: Frame | null,
): TellSteps {
  const { tracer } = machine;
  machine.tracer = null;
  if (tracer === null || entries.length === 0) return () => ({});
  const labels = new Map<Hex, string>(machine.labels);
  const harness = { address: machine.world.harness, name: input.contract, artifact };
  const { artifacts = [], quantities: chosen = quantities } = input;
  const names = { [machine.world.sender]: 'sender', ...input.names };
  return () => {
    const known = new Set(artifacts.map(({ name }) => name));
    const all = [...artifacts, ...(input.companions?.() ?? []).filter(({ name }) => !known.has(name))];
    return stepsOf({ harness, artifacts: all, names, tracer, labels, entries, last, quantities: chosen });
  };
}
