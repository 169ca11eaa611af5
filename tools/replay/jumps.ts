/**
 * The interpreter reads all of a contract's code again for every frame, to find where it may jump: more work than most frames
 * do. What it finds depends on the code and the table of opcodes alone, so it is remembered for as long as both live.
 */
import type { EVM } from '@ethereumjs/evm';

type RunState = Parameters<EVM['_opcodeMap'][number]['opHandler']>[0];
type Interpreter = RunState['interpreter'];
type Find = (this: Interpreter, code: Uint8Array) => ReturnType<Interpreter['_getValidJumpDestinations']>;

/** All Solidity begins with it. */
const MSTORE = 0x52;

const found = new WeakMap<EVM, WeakMap<Uint8Array, ReturnType<Find>>>();
const mended = new WeakSet<object>();

/** The interpreter's class is not exported: it is met when code runs for the first time. */
export function rememberJumps(evm: EVM): void {
  found.set(evm, new WeakMap());
  const entry = evm['_opcodeMap'][MSTORE];
  if (entry === undefined) throw new Error(`the EVM has no opcode ${MSTORE}`);
  const original = entry.opHandler;
  entry.opHandler = function (run, common) {
    entry.opHandler = original;
    mend(Object.getPrototypeOf(run.interpreter) as Interpreter);
    return original(run, common);
  };
}

function mend(prototype: Interpreter): void {
  if (mended.has(prototype)) return;
  mended.add(prototype);
  const find = prototype._getValidJumpDestinations as Find;
  prototype._getValidJumpDestinations = function (this: Interpreter, code) {
    const known = found.get(this._evm);
    if (known === undefined) return find.call(this, code);
    const before = known.get(code);
    if (before !== undefined) return before;
    const jumps = find.call(this, code);
    known.set(code, jumps);
    return jumps;
  };
}
