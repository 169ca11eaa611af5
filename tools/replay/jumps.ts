/**
 * The interpreter reads all of a contract's code again for every frame, to find where it may jump: more work than most frames
 * do. What it finds depends on the code and the table of opcodes alone, so it is remembered for as long as both live. What of
 * it depends on the code alone is remembered for other EVMs as well: each replay of a harness creates the same contracts.
 */
import { createHash } from 'node:crypto';
import type { EVM } from '@ethereumjs/evm';
import { takePlainSteps } from './plain-steps.ts';

type RunState = Parameters<EVM['_opcodeMap'][number]['opHandler']>[0];
type Interpreter = RunState['interpreter'];
type Analysis = ReturnType<Interpreter['_getValidJumpDestinations']>;
type Find = (this: Interpreter, code: Uint8Array) => Analysis;

/** Shorter code, in bytes, is analysed faster than it is recognised. */
const smallest = 1024;
/** How many are kept. */
const most = 512;

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
  takePlainSteps(prototype, (evm) => found.has(evm));
  const find = prototype._getValidJumpDestinations as Find;
  prototype._getValidJumpDestinations = function (this: Interpreter, code) {
    const known = found.get(this._evm);
    if (known === undefined) return find.call(this, code);
    const before = known.get(code);
    if (before !== undefined) return before;
    const jumps = shared(this, code, find);
    known.set(code, jumps);
    return jumps;
  };
}

interface Places {
  readonly jumps: Analysis['jumps'];
  readonly pushes: Analysis['pushes'];
}

const analysed = new Map<string, Places>();

/** Where code jumps and what it pushes is the same in every EVM; only the table of opcodes is each one's own. */
function shared(interpreter: Interpreter, code: Uint8Array, find: Find): Analysis {
  if (code.length < smallest) return find.call(interpreter, code);
  const key = `${interpreter._evm.common.hardfork()} ${createHash('sha256').update(code).digest('base64')}`;
  const before = analysed.get(key);
  if (before === undefined) {
    const found = find.call(interpreter, code);
    analysed.set(key, { jumps: found.jumps, pushes: found.pushes });
    for (const old of [...analysed.keys()].slice(0, -most)) analysed.delete(old);
    return found;
  }
  const table = interpreter._evm['_opcodeMap'];
  const opcodesCached = new Array<(typeof table)[number]>(code.length);
  // Data of pushes is no opcode, and never looked up.
  for (let at = 0; at < code.length; at++) opcodesCached[at] = table[code[at] as number] as (typeof table)[number];
  return { ...before, opcodesCached };
}
