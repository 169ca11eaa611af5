/** A traced execution → the steps of a witness. */
import type { Hex } from 'viem';
import { type Quantities, quantities } from '../../../properties/quantities.ts';
import type { Step, Witness } from '../../schema.ts';
import type { Artifact } from '../artifact.ts';
import type { Frame } from '../frames.ts';
import { createNamer, type NamedArtifact } from '../names.ts';
import { lastFrames } from '../trace.ts';
import type { Tracer } from '../tracer.ts';
import { abisOf } from './abi.ts';
import { type Locate, locator } from './layout.ts';
import { peopleOf } from './people.ts';
import { type Happening, stepOf, type Telling } from './step.ts';

export interface StepsInput {
  readonly harness: { readonly address: Hex; readonly name: string; readonly artifact: Artifact };
  readonly artifacts: readonly NamedArtifact[];
  readonly names: Readonly<Record<string, string>>;
  readonly tracer: Tracer;
  readonly labels: ReadonlyMap<Hex, string>;
  readonly entries: readonly Frame[];
  /** The entry whose assertion failed. */
  readonly last: Frame | null;
  readonly quantities?: Quantities;
}

export interface Kept {
  readonly steps: Step[];
  readonly stepsLeftOut?: number;
}

/** Of each witness the first and the last are kept, half of each; fewer where they are long. */
export const mostSteps = 2000;
/** Characters of JSON of one witness. */
export const mostText = 1_500_000;

export function stepsOf(input: StepsInput): Pick<Witness, 'steps' | 'stepsLeftOut'> {
  const all: Happening[] = [];
  const judged = lastFrames({ harness: input.harness.address, last: input.last });
  for (const entry of input.entries) walk(entry, 0, false, judged, all);
  const telling = tellingOf(input);
  const half = mostSteps / 2;
  const chosen = all.length <= mostSteps ? all : [...all.slice(0, half), ...all.slice(-half)];
  const told = withinText(chosen.map((one) => stepOf(one, telling)));
  const leftOut = all.length - told.length + input.tracer.missed;
  return { steps: told, ...(leftOut > 0 ? { stepsLeftOut: leftOut } : {}) };
}

/** Depth is nesting, so a stack of our own is not needed: the EVM ends at 1024. */
function walk(frame: Frame, depth: number, undoneAbove: boolean, judged: ReadonlySet<Frame>, all: Happening[]): void {
  const undone = undoneAbove || (frame.reverted && !judged.has(frame));
  all.push({ depth, frame, seen: null, undone });
  for (const seen of frame.seen) {
    if (seen.node === 'frame') walk(seen.frame, depth + 1, undone, judged, all);
    else if (seen.node !== 'write') all.push({ depth: depth + 1, frame, seen, undone });
  }
}

/** Alternately from both ends, for as long as there is room. */
function withinText(steps: readonly Step[]): Step[] {
  let room = mostText;
  let head = 0;
  let tail = steps.length;
  for (let front = true; head < tail; front = !front) {
    const step = steps[front ? head : tail - 1];
    room -= step === undefined ? 0 : JSON.stringify(step).length;
    if (room < 0) break;
    if (front) head += 1;
    else tail -= 1;
  }
  return head >= tail ? [...steps] : [...steps.slice(0, head), ...steps.slice(tail)];
}

function tellingOf({ harness, artifacts, names, tracer, labels, quantities: given = quantities }: StepsInput): Telling {
  const contracts = new Map<Hex, string>([[harness.address, harness.name]]);
  const namer = createNamer({}, artifacts);
  for (const [address, { name, code }] of tracer.met)
    if (address !== harness.address) contracts.set(address, name || namer(address, code));
  const people = peopleOf({ contracts, acting: tracer.called, given: names, labels });
  const known = [
    { name: harness.name, artifact: harness.artifact },
    ...artifacts.filter(({ name }) => name !== harness.name),
  ];
  const locators = new Map<string, Locate>();
  return {
    abis: abisOf(known),
    people,
    contractAt: (address) => contracts.get(address) ?? '',
    quantities: given,
    locate(contract) {
      const made =
        locators.get(contract) ??
        locator(known.find(({ name }) => name === contract)?.artifact.storageLayout, tracer.preimages, people);
      locators.set(contract, made);
      return made;
    },
  };
}
