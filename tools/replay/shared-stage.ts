/** One harness deployed for many replays: deploying a whole suite takes longer than most sequences. */
import type { Artifact } from './artifact.ts';
import type { Fault } from './frames.ts';
import { type Machine, type Mark, returnTo, takeMark } from './machine.ts';
import { type Deployed, deploy, type HarnessInput, type Stage, setUp, stage } from './stage.ts';
import type { World } from './world.ts';

/** How many are kept: two scenarios of each protocol of the suite, whose campaigns end in any order. */
const most = 24;

/** What a replay can have changed since the constructor ended. */
interface Ready {
  readonly deployed: Deployed;
  readonly mark: Mark;
  readonly faults: readonly Fault[];
  readonly assertion: Machine['assertion'];
  readonly arbitrary: boolean;
  readonly logs: Machine['logs'];
  readonly labels: Machine['labels'];
  /** The constructor asked for the environment, which is another for each property. */
  readonly asksEnvironment: boolean;
}

export interface SharedStages {
  /** Runs a replay that finds the harness as right after `setUp()`, and no other replay of it meanwhile. */
  use<T>(
    input: HarnessInput,
    replay: (staged: (artifact: Artifact, world: World) => Promise<Stage>) => Promise<T>,
  ): Promise<T>;
}

/**
 * Harnesses are told apart by the path of their artifact, which must not change while this is in use, nor may their worlds
 * differ in more than the environment: each replay runs `setUp()` in its own.
 */
export function sharedStages(): SharedStages {
  const ready = new Map<string, Promise<Ready>>();
  const turns = new Map<string, Promise<unknown>>();

  async function take(input: HarnessInput, key: string, artifact: Artifact, world: World): Promise<Stage> {
    const known = ready.get(key) ?? first(input, artifact, world);
    ready.delete(key);
    ready.set(key, known);
    for (const old of [...ready.keys()].slice(0, -most)) ready.delete(old);
    const { deployed, ...before } = await known;
    if (before.asksEnvironment) ready.delete(key);
    const { machine } = deployed;
    returnTo(machine, before.mark);
    machine.world = world;
    machine.faults.splice(0, Number.POSITIVE_INFINITY, ...before.faults);
    machine.assertion = before.assertion;
    machine.arbitrary = before.arbitrary;
    machine.logs = before.logs === null ? null : [...before.logs];
    machine.labels.clear();
    for (const [address, label] of before.labels) machine.labels.set(address, label);
    machine.tracer = null;
    return setUp(deployed, artifact);
  }

  return {
    async use(input, replay) {
      if (typeof input.artifact !== 'string') return replay((artifact, world) => stage(input, artifact, world, null));
      const key = input.artifact;
      const before = turns.get(key) ?? Promise.resolve();
      const turn = before.then(() => replay((artifact, world) => take(input, key, artifact, world)));
      turns.set(
        key,
        turn.catch(() => ready.delete(key)),
      );
      return turn;
    },
  };
}

async function first(input: HarnessInput, artifact: Artifact, world: World): Promise<Ready> {
  let asksEnvironment = false;
  const env = new Proxy(world.env ?? {}, {
    get(target, name) {
      asksEnvironment = true;
      return Reflect.get(target, name);
    },
  });
  const deployed = await deploy(input, artifact, { ...world, env }, null);
  const { machine } = deployed;
  return {
    deployed,
    mark: takeMark(machine),
    faults: [...machine.faults],
    assertion: machine.assertion,
    arbitrary: machine.arbitrary,
    logs: machine.logs === null ? null : [...machine.logs],
    labels: new Map(machine.labels),
    asksEnvironment,
  };
}
