import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { searchedByEchidna } from '../../properties/echidna.ts';
import { properties } from '../../properties/registry.ts';
import { isAsked, type Property } from '../../properties/schema.ts';
import { Obligation } from '../schema.ts';
import { samples as ofForge } from './__fixtures__/samples.ts';
import { actionsFor, emitEchidna, parameters } from './echidna.ts';
import { emitForge } from './forge.ts';
import type { Abis } from './forge-actions.ts';

const samples = ofForge.map((sample): Property => ({ ...sample, optional: ['echidna'] }));
const uint = { name: 'amount', type: 'uint256' };
const abis: Abis = {
  FLAT: [
    { type: 'function', name: 'buy', stateMutability: 'payable', inputs: [{ name: 'minFlatOut', type: 'uint256' }] },
  ],
  Ocean: [{ type: 'function', name: 'compound', stateMutability: 'nonpayable', inputs: [] }],
  RISE: [{ type: 'function', name: 'transfer', stateMutability: 'nonpayable', inputs: [uint] }],
};
const emitted = emitEchidna(samples, abis);
const text = emitted.files[0]?.content ?? '';

function changed(id: string, change: Partial<Property>): Property {
  const sample = samples.find((property) => property.id === id);
  assert.ok(sample !== undefined);
  return { ...sample, ...change };
}

describe('the Echidna emitter', () => {
  it('writes the samples as recorded', () => {
    const golden = new URL('./__fixtures__/SAMPLE.echidna.sol', import.meta.url);
    if (process.argv.includes('--update')) writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, 'utf8'));
  });

  it('depends neither on order nor on when it runs, and makes one file per subject', () => {
    assert.deepEqual(emitEchidna([...samples].reverse(), abis), emitted);
    assert.deepEqual(
      emitted.files.map(({ path }) => path),
      ['harness/generated/echidna/SAMPLE.sol'],
    );
  });

  it('reads claims about messages and states, and plays lists of calls', () => {
    for (const { property, entry, role } of emitted.obligations) {
      const form = samples.find(({ id }) => id === property)?.check.form;
      assert.ok(entry.in === 'solidity');
      const read = form !== 'scenario';
      assert.equal(entry.contract, `SAMPLE_Echidna_${read ? 'Properties' : 'Assertions'}`);
      const name = `${read ? 'echidna_' : ''}${property.replaceAll('-', '_')}_${role === 'claim' ? 'holds' : 'canary'}`;
      assert.equal(entry.function, name);
      const head = `function ${name}(${read ? '' : 'uint256 sender, uint256[8] calldata raw'}) external`;
      assert.ok(text.includes(head), head);
    }
  });

  it('names the check by its number among those of forge', () => {
    const forge = emitForge(samples, abis).files.find(({ path }) => path.endsWith('SAMPLE.t.sol'))?.content ?? '';
    for (const { id } of samples) {
      const which = new RegExp(`_on\\w+\\("${id}", (\\d+)\\)`, 'u').exec(forge)?.[1];
      assert.match(text, new RegExp(`${id.replaceAll('-', '_')} = new SAMPLE_Checks\\(_world, ${which}\\);`, 'u'));
    }
  });

  it('keeps that number when a property is not asked of Echidna', () => {
    const [first, ...others] = samples.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    assert.ok(first !== undefined);
    const fewer = emitEchidna([{ ...first, optional: [] }, ...others], abis).files[0]?.content ?? '';
    assert.doesNotMatch(fewer, /SAMPLE_Checks\(_world, 1\)/u);
    assert.match(fewer, /SAMPLE_Checks\(_world, 2\)/u);
  });

  it('has a canary for each claim, and says what it is not', () => {
    assert.equal(emitted.obligations.length, samples.length * 2);
    for (const obligation of emitted.obligations) {
      assert.doesNotThrow(() => Obligation.parse(obligation));
      assert.equal(obligation.ceiling, 'sampled');
      assert.deepEqual(obligation.bounds.slice(0, 2), [
        'genesis balanced, FLAT is token0',
        'every sender of messages has code',
      ]);
      if (obligation.role === 'canary') assert.deepEqual(obligation.of, [obligation.id.replace('+canary', '')]);
    }
  });

  it('takes as many actions as there are lists of calls, all of the same parameters', () => {
    const played = samples.filter(({ check }) => check.form === 'scenario').length;
    for (const name of [...actionsFor(0), ...actionsFor(played)])
      assert.ok(text.includes(`function ${name}(uint256 which, uint256[WORDS] calldata raw) external`), name);
    assert.ok(!text.includes(`function act${played + 1}(`));
    assert.equal(parameters, 'uint256,uint256[8]');
  });

  it('favours messages to those that are spoken of', () => {
    const favoured = [...text.matchAll(/_favour\(_world\.(\w+)\.selector\)/gu)].map(([, name]) => name);
    assert.ok(favoured.includes('flat_buy') && favoured.includes('ocean_compound') && favoured.includes('feed_break'));
    assert.ok(!favoured.includes('rise_transfer'));
  });

  it('refuses what Echidna cannot do', () => {
    const steps = [{ to: 'flat', fn: 'buy', args: ['0'], from: 'address(pool)', expect: 'revert' as const }];
    const sample = changed('SAMPLE-UNIT-001', {});
    const fromPool = { ...sample, check: { ...sample.check, steps } as Property['check'] };
    assert.throws(
      () => emitEchidna([fromPool], abis),
      /SAMPLE-UNIT-001: Echidna cannot send a message of address\(pool\)/u,
    );
    const alone = changed('SAMPLE-UNIT-001', { engines: ['halmos'] });
    assert.throws(() => emitEchidna([alone], abis), /SAMPLE-UNIT-001: Echidna runs what is made for forge/u);
  });

  it('is asked by the catalogue of irreversibility, α, backing and clamp, where forge is asked as well', () => {
    const asked = new Map(properties.filter((one) => isAsked(one, 'echidna')).map((one) => [one.id, one]));
    assert.deepEqual([...asked.keys()].sort(), [...searchedByEchidna].sort());
    for (const one of asked.values()) {
      assert.ok(isAsked(one, 'forge'), one.id);
      assert.ok(!one.engines.includes('echidna'), one.id);
    }
    const named = ['VAULT-TRANS-001', 'VAULT-REVERT-001', 'VAULT-TRANS-002', 'FLAT-UNIT-001', 'GHOST-UNIT-001'];
    for (const id of named) assert.ok(asked.has(id), id);
  });
});
