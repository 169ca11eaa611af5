/** One harness made ready for many replays: deploying a whole suite takes longer than most sequences. */
import type { Artifact } from './artifact.ts';
import { type Mark, returnTo, takeMark } from './machine.ts';
import { type HarnessInput, type Stage, stage } from './stage.ts';
import type { World } from './world.ts';

/** How many are kept ready: campaigns of different harnesses end side by side. */
const most = 2;

interface Ready {
  readonly stage: Stage;
  readonly mark: Mark;
}

export interface SharedStages {
  /** Runs a replay that finds the harness as right after deployment, and no other replay of it meanwhile. */
  use<T>(
    input: HarnessInput,
    replay: (staged: (artifact: Artifact, world: World) => Promise<Stage>) => Promise<T>,
  ): Promise<T>;
}

/** Harnesses are told apart by the path of their artifact, which must not change while this is in use. */
export function sharedStages(): SharedStages {
  const ready = new Map<string, Promise<Ready>>();
  const turns = new Map<string, Promise<unknown>>();

  async function take(input: HarnessInput, key: string, artifact: Artifact, world: World): Promise<Stage> {
    const known = ready.get(key) ?? stage(input, artifact, world, null).then(marked);
    ready.delete(key);
    ready.set(key, known);
    for (const old of [...ready.keys()].slice(0, -most)) ready.delete(old);
    const { stage: staged, mark } = await known;
    returnTo(staged.machine, mark);
    staged.machine.assertion = null;
    staged.machine.arbitrary = false;
    staged.machine.tracer = null;
    if (staged.ready) staged.machine.faults.length = 0;
    return staged;
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

function marked(staged: Stage): Ready {
  return { stage: staged, mark: takeMark(staged.machine) };
}
