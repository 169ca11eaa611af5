/** What a campaign found, taken to a concrete EVM from deployment on, in the world that its engine runs in. */
import type { Obligation } from '../../harness/schema.ts';
import type { RawCall } from '../engines/types.ts';
import { replaySequence } from './sequence.ts';
import type { SharedStages } from './shared-stage.ts';
import { shortestEnd, type Told, withoutSpare } from './shorter.ts';
import type { HarnessInput } from './stage.ts';
import { ECHIDNA_WORLD, FORGE_WORLD } from './world.ts';

/** `common` names the harness's artifact by its path. */
export function replayCampaign(
  common: HarnessInput,
  obligation: Obligation,
  calls: readonly RawCall[],
  stages: SharedStages,
): Promise<Told> {
  return obligation.engine === 'echidna'
    ? ofEchidna(common, obligation, calls, stages)
    : ofForge(common, obligation, calls, stages);
}

async function ofForge(
  common: HarnessInput,
  { property, entry }: Obligation,
  calls: readonly RawCall[],
  stages: SharedStages,
): Promise<Told> {
  const invariant = entry.in === 'solidity' ? entry.function : null;
  const world = { ...FORGE_WORLD, env: { ASSAY_PROPERTY: property } };
  const replay = { ...common, calls, invariant, world };
  return stages.use(common, async (staged) => ({ outcome: await replaySequence({ ...replay, staged }), calls }));
}

/**
 * A harness of Echidna's watches all its properties at once, and who sends to it is nobody in the story. Echidna does not
 * shorten what it finds.
 */
async function ofEchidna(
  common: HarnessInput,
  { entry, role }: Obligation,
  calls: readonly RawCall[],
  stages: SharedStages,
): Promise<Told> {
  const name = entry.in === 'solidity' ? entry.function : '';
  const judged = name.startsWith('echidna_') ? { invariant: name } : { invariant: null, asserting: name };
  const input = { ...common, ...judged, handlers: [ECHIDNA_WORLD.sender], world: ECHIDNA_WORLD };
  return stages.use(input, async (staged) => {
    // Attempts are not traced: only the story that is told in the end.
    const replay = (some: readonly RawCall[]) => replaySequence({ ...input, trace: false, calls: some, staged });
    const found = await shortestEnd(calls, replay);
    const told = role === 'claim' ? await withoutSpare(found, replay) : found;
    if (input.trace !== true) return told;
    const { steps } = await replaySequence({ ...input, calls: told.calls, staged });
    return { ...told, outcome: { ...told.outcome, ...(steps === undefined ? {} : { steps }) } };
  });
}
