/** Which calls to a contract the free message of a symbolic harness leaves out: see Symbolic.sol. */
import type { Given } from '../../properties/schema.ts';
import { CatalogueProblem } from '../problem.ts';
import {
  type AbiItem,
  type AbiParameter,
  type CompiledContract,
  changesState,
  isDynamic,
  signatureOf,
} from './contract.ts';
import { targets } from './forge-actions.ts';

/** Behind the selector of the free message. */
const words = 7;

export interface Doors {
  /** Whether a transfer of ether alone, without a selector, comes to code. */
  readonly takesEther: boolean;
  /** What no part of the harness asks about, a line each: it makes the claim a bounded one. */
  readonly unasked: readonly string[];
}

/** @throws CatalogueProblem for a target that is no contract of the suite. */
export function doorsOf(
  target: string,
  contracts: ReadonlyMap<string, CompiledContract>,
  given: readonly Given[] = [],
): Doors {
  const name = Object.keys(targets).find((one) => targets[one] === target);
  const contract = name === undefined ? undefined : contracts.get(name);
  if (contract === undefined) throw new CatalogueProblem(`no compiled contract is called ${name ?? target}`);
  const { abi } = contract;
  const isApart = ({ name: fn = '' }: AbiItem): boolean =>
    given.some(({ expr }) => expr === `c.selector != ${target}.${fn}.selector`);
  const long = abi.filter((item) => changesState(item) && !isApart(item) && isLong(item));
  const has = (type: string): boolean => abi.some((item) => item.type === type);
  return {
    takesEther: has('receive') || has('fallback'),
    unasked: [
      ...long.map((item) => `${name}.${signatureOf(item)} is called with ${words} words at most`),
      ...(has('fallback') ? [`the fallback of ${name} is called with nothing, or with ${words} words`] : []),
    ],
  };
}

/** A nameless argument is read by nothing: all that is asked of it is to be encoded, which takes a word for its length. */
function isLong({ inputs = [] }: AbiItem): boolean {
  if (inputs.some((one) => isDynamic(one) && one.name !== '')) return true;
  return inputs.reduce((sum, one) => sum + (isDynamic(one) ? 2 : wordsOf(one)), 0) > words;
}

/** Of a type without a length of its own. */
function wordsOf({ type, components = [] }: AbiParameter): number {
  const one = type.startsWith('tuple') ? components.reduce((sum, each) => sum + wordsOf(each), 0) : 1;
  return [...type.matchAll(/\[(\d+)\]/gu)].reduce((all, [, length]) => all * Number(length), one);
}
