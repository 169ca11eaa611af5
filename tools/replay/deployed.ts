/** Replays a story that begins with the deployment itself, by a sender, at a time and with arguments of its own. */
import type { RawCall, RawDeployment } from '../engines/types.ts';
import { lower } from './bytes.ts';
import type { ReplayOutcome } from './replay.ts';
import { replaySequence } from './sequence.ts';
import type { HarnessInput } from './stage.ts';
import { SOURCE_WORLD } from './world.ts';

export interface DeployedReplay extends HarnessInput {
  /** The function whose own assertion must fail, or `constructor`. */
  readonly functionName: string;
  readonly deployment: RawDeployment;
  readonly calls: readonly RawCall[];
}

export function replayDeployed({
  functionName,
  deployment,
  calls,
  ...harness
}: DeployedReplay): Promise<ReplayOutcome> {
  const { sender, data, value, timestamp, block } = deployment;
  return replaySequence({
    ...harness,
    calls: functionName === 'constructor' ? [] : calls,
    invariant: null,
    asserting: functionName,
    construct: { data: lower(data), value: BigInt(value) },
    world: {
      ...SOURCE_WORLD,
      sender: lower(sender),
      senderBalance: BigInt(value),
      timestamp: BigInt(timestamp),
      block: BigInt(block),
    },
  });
}
