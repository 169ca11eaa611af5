/** A harness made ready: deployed where its world says, with `setUp()` run. */
import type { AbiFunction, Hex } from 'viem';
import { concat, toFunctionSelector, toFunctionSignature } from 'viem';
import type { Quantities } from '../../properties/quantities.ts';
import { type Artifact, creationCode, hardforkOf, ReplayInputError, readArtifact } from './artifact.ts';
import { cheatcodes } from './cheatcodes.ts';
import type { Frame } from './frames.ts';
import { createMachine, type Machine, type Receipt, transact } from './machine.ts';
import type { NamedArtifact } from './names.ts';
import { describeRevert, judgeEnding } from './outcome.ts';
import type { Symbols } from './symbols.ts';
import { beginTrace } from './tracing.ts';
import type { World } from './world.ts';

/** What every replay is told about the harness. */
export interface HarnessInput {
  /** A forge artifact, or the path of its JSON file. */
  readonly artifact: Artifact | string;
  /** Name of the harness contract, for messages. */
  readonly contract: string;
  /** Names of addresses that the caller knows. */
  readonly names?: Readonly<Record<string, string>>;
  /** Contracts whose code is to be recognised, to name what is called. */
  readonly artifacts?: readonly NamedArtifact[];
  /** Addresses that belong to the harness although they use no cheatcode. */
  readonly handlers?: readonly string[];
  /** Arguments of its constructor, ABI-encoded, and the wei that it is deployed with. */
  readonly construct?: { readonly data: Hex; readonly value: bigint };
  /** Whether a step-by-step account is wanted. */
  readonly trace?: boolean;
  /** Contracts beside `artifacts` that only such an account names; asked for when it is told. */
  readonly companions?: () => readonly NamedArtifact[];
  /** What numbers mean in it; the suite's own unless told. */
  readonly quantities?: Quantities;
  /** Overrides the hard fork that the artifact was compiled for. */
  readonly hardfork?: string;
}

export type Stage =
  | { readonly ready: true; readonly machine: Machine; readonly earlier: readonly Frame[] }
  | {
      readonly ready: false;
      readonly machine: Machine;
      readonly earlier: readonly Frame[];
      readonly detail: string;
      /** Whether the constructor failed an assertion of its own. */
      readonly refused: boolean;
    };

export async function loadArtifact(artifact: Artifact | string): Promise<Artifact> {
  return typeof artifact === 'string' ? readArtifact(artifact) : artifact;
}

/** A harness whose constructor has run. */
export interface Deployed {
  readonly machine: Machine;
  readonly receipt: Receipt;
}

export async function stage(
  input: HarnessInput,
  artifact: Artifact,
  world: World,
  symbols: Symbols | null,
): Promise<Stage> {
  return setUp(await deploy(input, artifact, world, symbols), artifact);
}

export async function deploy(
  input: HarnessInput,
  artifact: Artifact,
  world: World,
  symbols: Symbols | null,
): Promise<Deployed> {
  const { data: args, value } = input.construct ?? { data: '0x' as const, value: 0n };
  const code = concat([creationCode(artifact, input.contract), args]);
  const machine = await createMachine(world, input.hardfork ?? hardforkOf(artifact), cheatcodes(symbols));
  // A deployment of the counterexample's own is part of its story.
  if (input.construct !== undefined) beginTrace(machine, input, []);
  return { machine, receipt: await transact(machine, { from: world.sender, to: null, data: code, value }) };
}

/** Runs `setUp()`, where there is one. */
export async function setUp({ machine, receipt: deployed }: Deployed, artifact: Artifact): Promise<Stage> {
  const { sender, harness } = machine.world;
  const earlier = [deployed.frame];
  if (!deployed.ok) {
    const refused = judgeEnding(machine, deployed, artifact.abi).failed;
    return { ...failed('the constructor of the harness', deployed.error, deployed.output), refused };
  }
  const item = findFunctions(artifact, 'setUp()')[0];
  if (item !== undefined) {
    const receipt = await transact(machine, { from: sender, to: harness, data: toFunctionSelector(item) });
    earlier.push(receipt.frame);
    if (!receipt.ok) return failed('setUp()', receipt.error, receipt.output);
  }
  const fault = machine.faults[0];
  return fault === undefined
    ? { ready: true, machine, earlier }
    : { ready: false, machine, earlier, detail: `before the entry point: ${fault.detail}`, refused: false };

  function failed(what: string, error: string | null, output: Hex) {
    const why = machine.faults[0]?.detail ?? (error === 'revert' ? describeRevert(output, artifact.abi) : `"${error}"`);
    return { ready: false as const, machine, earlier, detail: `${what} failed: ${why}`, refused: false };
  }
}

/** By bare name or by full signature. */
export function findFunctions(artifact: Artifact, wanted: string): AbiFunction[] {
  const functions = artifact.abi.filter((item): item is AbiFunction => item.type === 'function');
  return functions.filter((item) => item.name === wanted || toFunctionSignature(item) === wanted);
}

export function findFunction(artifact: Artifact, contract: string, wanted: string): AbiFunction {
  const [found, ...more] = findFunctions(artifact, wanted);
  if (found === undefined) throw new ReplayInputError(`${contract} has no function ${wanted}`);
  if (more.length > 0)
    throw new ReplayInputError(`${contract} has several functions ${wanted}; give the full signature`);
  return found;
}
