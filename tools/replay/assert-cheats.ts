/** `vm.assert…`: what forge-std's assertions call. A failure reverts and is remembered as a failed assertion. */
import { type CheatContext, type Cheats, declare, type Refusal, type Run, refusal } from './cheat.ts';

// biome-ignore lint/suspicious/noExplicitAny: both sides have the type that the signature names
type Compare = (left: any, right: any) => boolean;

const EQUALITY = ['bool', 'uint256', 'int256', 'address', 'bytes32', 'string', 'bytes'];
const ORDER = ['uint256', 'int256'];
const COMPARISONS: Readonly<Record<string, readonly [readonly string[], Compare]>> = {
  assertEq: [EQUALITY, (a, b) => a === b],
  assertNotEq: [EQUALITY, (a, b) => a !== b],
  assertGt: [ORDER, (a, b) => a > b],
  assertGe: [ORDER, (a, b) => a >= b],
  assertLt: [ORDER, (a, b) => a < b],
  assertLe: [ORDER, (a, b) => a <= b],
};

export const ASSERT_CHEATS: Cheats = declare(Object.fromEntries(definitions()));

function* definitions(): Generator<[string, Run]> {
  for (const message of ['', ',string']) {
    yield [`assertTrue(bool${message})`, (context, value: boolean, text = '') => judge(context, value, text)];
    yield [`assertFalse(bool${message})`, (context, value: boolean, text = '') => judge(context, !value, text)];
    for (const [name, [types, holds]] of Object.entries(COMPARISONS)) {
      for (const type of types) {
        yield [
          `${name}(${type},${type}${message})`,
          (context, left, right, text = '') => judge(context, holds(left, right), text),
        ];
      }
    }
  }
}

function judge({ machine, call }: CheatContext, holds: boolean, text: string): Refusal | undefined {
  if (holds) return undefined;
  const refused = text === '' ? 'assertion failed' : text;
  machine.assertion = { data: refusal(refused).data, depth: call.depth };
  return { refused };
}
