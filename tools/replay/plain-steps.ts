/**
 * The interpreter makes each step a promise, also for opcodes that wait for nothing and always cost the same. Those are most,
 * and are done at once here; an error of theirs is thrown where the interpreter waits for the step, and so caught as before.
 */
import type { EVM } from '@ethereumjs/evm';

type Interpreter = Parameters<EVM['_opcodeMap'][number]['opHandler']>[0]['interpreter'];

const done = Promise.resolve();

/** Of EVMs that are ours alone: nobody listens to their steps or measures them. */
export function takePlainSteps(prototype: Interpreter, isOurs: (evm: EVM) => boolean): void {
  const step = prototype.runStep;
  prototype.runStep = function (this: Interpreter, entry) {
    const run = this['_runState'];
    const op = entry ?? this.lookupOpInfo(run.opCode);
    const { dynamicGas, isAsync, isInvalid, feeBigInt } = op.opcodeInfo;
    const isPlain = !dynamicGas && !isAsync && !isInvalid && run.env.accessWitness === undefined;
    if (!isPlain || !isOurs(this._evm)) return step.call(this, entry);
    this.useGas(feeBigInt);
    run.programCounter++;
    op.opHandler(run, this.common);
    return done;
  };
}
