/** Whether who deploys a contract could be left in it: told to its constructor by the transaction, or written in its code. */
import { type Contract, Unjudged } from './artifact.ts';
import type { Instruction } from './opcodes.ts';
import { type Reach, reach } from './reach.ts';
import type { Finding } from './schema.ts';

/** What says who deploys, and what runs other code that could ask in the constructor's name or be born under it. */
const asking = new Set(['CALLER', 'ORIGIN', 'DELEGATECALL', 'CALLCODE', 'CREATE', 'CREATE2']);

/** An address without its leading zero bytes; mathematics has constants of 17 bytes. */
const shortestAddress = 18;
const longestAddress = 20;

interface Hit {
  readonly part: 'constructor' | 'runtime';
  readonly instruction: Instruction;
}

export function noDeployer(contract: Contract, runtime: Reach, effort: Readonly<Record<string, number>>): Finding {
  if (contract.creation === null)
    throw new Unjudged('tool-error', 'the artifact has no linked creation code, so its constructor cannot be read');
  const creation = reach(contract.creation, []);
  const counted = {
    ...effort,
    constructorInstructions: creation.instructions.length,
    constructorFollowed: creation.followed ? 1 : 0,
  };
  const hits = [...hitsOf('constructor', creation), ...hitsOf('runtime', runtime)];
  if (creation.leavesCode)
    return { claim: 'unknown', code: 'unparsable', detail: 'the creation code runs over its own end', effort: counted };
  if (hits.length === 0) return { claim: 'holds', strength: 'proved', bounds: [], effort: counted };
  // Read coarsely, the constructor's code is not told from the runtime code behind it, nor code from data.
  const sure = hits.filter(({ part }) => (part === 'constructor' ? creation : runtime).followed);
  if (sure.length === 0) {
    const detail = 'not every jump could be followed, so it is not known what the constructor executes';
    return { claim: 'unknown', code: 'stuck', detail, effort: counted };
  }
  const values: Record<string, string> = {};
  for (const [index, { part, instruction }] of sure.entries()) {
    values[`opcode_${index}`] = instruction.name;
    values[`offset_${index}`] = String(instruction.offset);
    values[`part_${index}`] = part;
  }
  return { claim: 'violated', values, effort: { ...counted, occurrences: sure.length } };
}

function hitsOf(part: Hit['part'], { instructions }: Reach): readonly Hit[] {
  return instructions
    .filter((one) => (part === 'constructor' && asking.has(one.name)) || isAddress(one))
    .map((instruction) => ({ part, instruction }));
}

/** A mask has the length of an address and is none. */
function isAddress({ data }: Instruction): boolean {
  const digits = Buffer.from(data)
    .toString('hex')
    .replace(/^(?:00)+/u, '');
  const bytes = digits.length / 2;
  return bytes >= shortestAddress && bytes <= longestAddress && !/^f+$/u.test(digits);
}
