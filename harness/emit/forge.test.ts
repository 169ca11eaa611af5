import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { property } from '../../properties/define.ts';
import type { Property } from '../../properties/schema.ts';
import { Obligation } from '../schema.ts';
import { samples } from './__fixtures__/samples.ts';
import { emitForge } from './forge.ts';
import type { Abis } from './forge-actions.ts';

const uint = { name: 'amount', type: 'uint256' };
const abis: Abis = {
  SaveVault: [
    {
      type: 'function',
      name: 'redeem',
      stateMutability: 'pure',
      inputs: [uint, { name: '', type: 'address' }, { name: '', type: 'address' }],
    },
    { type: 'function', name: 'totalAssets', stateMutability: 'view', inputs: [] },
    {
      type: 'function',
      name: 'redeem',
      stateMutability: 'nonpayable',
      inputs: [uint, { name: 'receiver', type: 'address' }, { name: 'owner', type: 'address' }],
    },
  ],
  FLAT: [
    { type: 'constructor', inputs: [] },
    { type: 'function', name: 'buy', stateMutability: 'payable', inputs: [{ name: 'minFlatOut', type: 'uint256' }] },
    {
      type: 'function',
      name: 'callback',
      stateMutability: 'nonpayable',
      inputs: [{ name: 'a', type: 'int256' }, uint, { name: '_d', type: 'bytes' }, { name: 'v', type: 'uint8' }],
    },
  ],
};

const emitted = emitForge(samples, abis);

function contentOf(name: string, of = emitted): string {
  return of.files.find(({ path }) => path.endsWith(`/${name}`))?.content ?? '';
}

function changed(id: string, change: object): Property {
  const sample = samples.find((property) => property.id === id);
  assert.ok(sample !== undefined);
  return { ...sample, check: { ...sample.check, ...change } as Property['check'] };
}

describe('the forge emitter', () => {
  it('writes the samples as recorded', () => {
    const golden = new URL('./__fixtures__/SAMPLE.t.sol', import.meta.url);
    if (process.argv.includes('--update')) writeFileSync(golden, contentOf('SAMPLE.t.sol'));
    assert.equal(contentOf('SAMPLE.t.sol'), readFileSync(golden, 'utf8'));
  });

  it('depends neither on order nor on when it runs', () => {
    assert.deepEqual(emitForge([...samples].reverse(), abis), emitted);
  });

  it('makes one file per subject, and one of actions', () => {
    assert.deepEqual(
      emitted.files.map(({ path }) => path),
      ['harness/generated/forge/Suite.sol', 'harness/generated/forge/SAMPLE.t.sol'],
    );
  });

  it('records log entries around the calls of a claim that speaks of them, and of no other', () => {
    const content = contentOf('SAMPLE.t.sol', emitForge([changed('SAMPLE-UNIT-001', { logs: true })], abis));
    const steps = /function SAMPLE_UNIT_001_steps\(\) internal \{\n([^}]*)\}/u.exec(content)?.[1] ?? '';
    const lines = steps.trim().split('\n');
    assert.deepEqual([lines.at(0)?.trim(), lines.at(-1)?.trim()], ['_record();', '_keep();']);
    assert.ok(lines.some((line) => line.includes('_send(')));
    assert.doesNotMatch(contentOf('SAMPLE.t.sol'), /_record\(\)/u);
  });

  it('alone is asked about log entries', () => {
    const { check, ...given } = changed('SAMPLE-UNIT-001', { logs: true });
    assert.deepEqual(property({ ...given, check, engines: ['forge'], optional: [] }).engines, ['forge']);
    const more = { ...given, check, engines: ['forge', 'halmos'], optional: ['echidna'] };
    assert.throws(() => property(more), /SAMPLE-UNIT-001: halmos, echidna keeps no log entries/u);
  });

  it('leaves out what is not for forge', () => {
    const [first] = samples;
    assert.ok(first !== undefined);
    assert.deepEqual(emitForge([{ ...first, engines: ['halmos'] }], abis).obligations, []);
    const check = { form: 'static', contract: 'FLAT', rule: { name: 'no-mutable-addresses' } } as const;
    assert.deepEqual(emitForge([{ ...first, check }], abis).obligations, []);
  });
});

describe('obligations of forge', () => {
  it('are a claim and its canary for each property and genesis', () => {
    assert.equal(emitted.obligations.length, samples.length * 4);
    for (const obligation of emitted.obligations) {
      assert.deepEqual(Obligation.parse(obligation), obligation);
      assert.equal(obligation.ceiling, 'sampled');
      if (obligation.role === 'canary') assert.deepEqual(obligation.of, [obligation.id.replace('+canary', '')]);
    }
  });

  it('name functions that carry their property', () => {
    for (const { entry, property, rev } of emitted.obligations) {
      assert.ok(entry.in === 'solidity');
      const content = contentOf(entry.file.split('/').at(-1) ?? '');
      assert.ok(
        content.includes(`/// @custom:assay-property ${property}~${rev}\n    function ${entry.function}() external`),
      );
      assert.ok(content.includes(`contract ${entry.contract} is`));
    }
  });
});

describe('actions of forge', () => {
  const suite = contentOf('Suite.sol');

  it('are the functions that change something, by any of the interfaces, once each', () => {
    assert.deepEqual(suite.match(/function \w+/gu), [
      'function vault_redeem',
      'function flat_buy',
      'function flat_callback',
      'function actions',
    ]);
  });

  it('send ether where it is taken', () =>
    assert.match(suite, /_act\(from, address\(flat\), _ether\(ether_, from\), data\)/u));

  it('take many arguments as one array', () => {
    assert.match(suite, /function flat_callback\(uint256 who, uint256\[4\] calldata raw\)/u);
    assert.match(
      suite,
      /int256\(int256\(Draw\.number\(raw\[0\]\)\)\).*Draw\.data\(raw\[2\]\), uint8\(Draw\.amount\(raw\[3\]/u,
    );
  });

  it('refuse a target that the world does not have, and a type that nothing is made of', () => {
    assert.throws(() => emitForge([], { Other: [] }), /Other: no such target/u);
    const inputs = [{ name: 'list', type: 'uint256[]' }];
    assert.throws(
      () => emitForge([], { FLAT: [{ type: 'function', name: 'f', stateMutability: 'nonpayable', inputs }] }),
      /FLAT\.f: no value can be made of type uint256\[\]/u,
    );
  });
});

describe('the forge emitter refuses', () => {
  const refused: [string, Property, RegExp][] = [
    [
      'a name that the world has',
      changed('SAMPLE-UNIT-001', { forall: { caller: 'address' }, fuzz: {} }),
      /the name caller is the world's own/u,
    ],
    [
      'a name used twice',
      changed('SAMPLE-UNIT-001', { forall: { bought: 'uint256' }, fuzz: {} }),
      /the name bought is used twice/u,
    ],
    ['fuzz for what is not quantified', changed('SAMPLE-UNIT-001', { fuzz: { other: 'raw' } }), /fuzz names other/u],
    [
      'a quantified variable of a type that nothing is made of',
      changed('SAMPLE-UNIT-001', { forall: { x: 'string' }, fuzz: {} }),
      /no value can be made of type string \(variable x\)/u,
    ],
    ['a local that is no declaration', changed('SAMPLE-UNIT-001', { locals: ['paid'] }), /local "paid"/u],
  ];
  for (const [what, property, reason] of refused)
    it(what, () => assert.throws(() => emitForge([property], abis), reason));
});
