/** The sequence of a campaign once more on a concrete EVM, and every claim of the harness asked after each call. */
import { toFunctionSelector } from 'viem';
import type { RawCall } from '../engines/types.ts';
import { readArtifact } from '../replay/artifact.ts';
import { lower, toAddress } from '../replay/bytes.ts';
import { type Machine, type Mark, returnTo, takeMark, transact } from '../replay/machine.ts';
import { judgeEnding } from '../replay/outcome.ts';
import { findFunction, stage } from '../replay/stage.ts';
import { balanceOf, setBalance } from '../replay/state.ts';
import { FORGE_WORLD } from '../replay/world.ts';

/** Name of a claim's function → how it failed. */
export type Broken = ReadonlyMap<string, string>;

type Abi = Awaited<ReturnType<typeof readArtifact>>['abi'];

/** A harness deployed once; each sequence starts from there. */
export class CampaignReplay {
  readonly #machine: Machine;
  readonly #abi: Abi;
  readonly #contract: string;
  readonly #start: Mark;

  private constructor(machine: Machine, abi: Abi, contract: string) {
    this.#machine = machine;
    this.#abi = abi;
    this.#contract = contract;
    this.#start = takeMark(machine);
  }

  /** Null when the harness cannot be set up: nothing is shown by it then. */
  static async open(artifact: string, contract: string): Promise<CampaignReplay | null> {
    const read = await readArtifact(artifact);
    const world = { ...FORGE_WORLD, env: { ASSAY_PROPERTY: '' } };
    const staged = await stage({ artifact: read, contract }, read, world, null);
    return staged.ready ? new CampaignReplay(staged.machine, read.abi, contract) : null;
  }

  /** Claims that fail an assertion at the start or after some call, at the first such point. */
  async broken(calls: readonly RawCall[], claims: readonly string[]): Promise<Broken> {
    this.#reset();
    for (let done = 0; ; done++) {
      const failed = await this.#ask(claims, `after call ${done} of ${calls.length}`);
      const next = calls[done];
      if (failed.size > 0 || next === undefined || !(await this.#take(next))) return failed;
    }
  }

  #reset(): void {
    returnTo(this.#machine, this.#start);
    this.#machine.faults.length = 0;
  }

  async #ask(claims: readonly string[], where: string): Promise<Broken> {
    const failed = new Map<string, string>();
    const machine = this.#machine;
    for (const claim of claims) {
      const mark = takeMark(machine);
      const data = toFunctionSelector(
        findFunction({ abi: this.#abi, bytecode: { object: '' } }, this.#contract, claim),
      );
      const { harness, sender } = machine.world;
      const receipt = await transact(machine, { from: sender, to: harness, data });
      returnTo(machine, mark);
      const ending = judgeEnding(machine, receipt, this.#abi);
      if (machine.faults.length > 0) return new Map();
      if (ending.failed) failed.set(claim, `${claim} fails ${where}: ${ending.detail}`);
    }
    return failed;
  }

  /** False when the harness did what only another EVM could follow. */
  async #take({ sender, to, data, value, warp, roll }: RawCall): Promise<boolean> {
    const machine = this.#machine;
    const from = lower(sender);
    const wei = BigInt(value);
    if (wei > 0n && (await balanceOf(machine.state, toAddress(from))) < wei)
      await setBalance(machine.state, toAddress(from), wei);
    const mark = takeMark(machine);
    machine.block.timestamp += BigInt(warp);
    machine.block.number += BigInt(roll);
    await transact(machine, { from, to: lower(to), data: lower(data), value: wei });
    const discarded = machine.faults.length > 0 && machine.faults.every(({ kind }) => kind === 'assumption');
    if (discarded) {
      returnTo(machine, mark);
      machine.faults.length = 0;
    }
    return machine.faults.length === 0;
  }
}
