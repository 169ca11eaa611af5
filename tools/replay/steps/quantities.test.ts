import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Abi } from 'viem';
import { abis } from '../../../contracts/abi/index.ts';
import { quantities } from '../../../properties/quantities.ts';
import { inUnit } from './human.ts';

const contracts = new Map<string, Abi>(Object.entries(abis));
const slots = readFileSync(new URL('../../../harness/generated/Slots.sol', import.meta.url), 'utf8');

/** Every name that the table may speak of: numbers only. */
function numbersOf(abi: Abi): ReadonlySet<string> {
  const all = abi.flatMap((item) => {
    if (item.type !== 'function' && item.type !== 'event' && item.type !== 'error') return [];
    const outputs = item.type === 'function' ? item.outputs : [];
    return [
      ...item.inputs.map(({ name, type }) => [`${item.name}.${name}`, type]),
      ...outputs.map(({ name, type }, at) => [`${item.name}:${name === '' || name === undefined ? at : name}`, type]),
    ];
  });
  return new Set(all.flatMap(([name = '', type = '']) => (/^u?int\d+$/u.test(type) ? [name] : [])));
}

/** State variables of a contract, by the constants generated from its layout. */
function variablesOf(contract: string): string {
  return new RegExp(`library ${contract}Slots \\{[^}]*\\}`, 'u').exec(slots)?.[0] ?? '';
}

describe('the declared quantities', () => {
  for (const [contract, { values, storage }] of Object.entries(quantities.units)) {
    it(`of ${contract} are numbers that it has`, () => {
      const numbers = numbersOf(contracts.get(contract) ?? []);
      assert.deepEqual(
        Object.keys(values).filter((name) => !numbers.has(name)),
        [],
      );
      const variables = variablesOf(contract);
      assert.deepEqual(
        Object.keys(storage).filter((name) => !new RegExp(`\\b${name}\\b`, 'u').test(variables)),
        [],
      );
    });
  }

  it('that are watched are views of one number, in the unit that they have elsewhere', () => {
    for (const { contract, function: name, unit } of quantities.watches) {
      const item = contracts.get(contract)?.find((one) => one.type === 'function' && one.name === name);
      assert.ok(item?.type === 'function' && item.stateMutability === 'view' && item.inputs.length === 0, name);
      const [output, ...more] = item.outputs;
      assert.deepEqual([output?.type, more.length], ['uint256', 0]);
      assert.equal(quantities.units[contract]?.values[`${name}:${output?.name || '0'}`], unit);
    }
  });

  it('are told to the last digit', () => {
    assert.deepEqual(
      [
        inUnit(1_500_000_000_000_000_001n, '1e18 RISE'),
        inUnit(-5n * 10n ** 17n, '1e18'),
        inUnit(125n, 'bps'),
        inUnit(93_784n, 'seconds'),
        inUnit(0n, 'seconds'),
        inUnit(1_750_000_000n, 'timestamp'),
        inUnit(2n ** 256n - 1n, '1e18 RISE'),
        inUnit(2n ** 200n, 'timestamp'),
      ],
      [
        '1.500000000000000001 RISE',
        '-0.5',
        '1.25 %',
        '1 d 2 h 3 min 4 s',
        '0 s',
        '2025-06-15T15:06:40Z',
        '2^256 - 1',
        null,
      ],
    );
  });
});
