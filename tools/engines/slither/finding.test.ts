import assert from 'node:assert/strict';
import { unsealed } from '../../run/sealed.ts';
import { recorded } from './__fixtures__/recorded.ts';
import { findingOf } from './finding.ts';
import { type Detection, Driven, Output, resultFile } from './schema.ts';

const written = recorded.find(({ name }) => name === 'verdicts')?.run.outputs[resultFile] ?? '';
const { output } = Driven.parse(unsealed(written)?.result);
const { detectors } = Output.parse(JSON.parse(output ?? '')).results;

function detection(check: string): Detection {
  const found = detectors.find((one) => one.check === check && /Planted/u.test(one.description));
  assert.ok(found, check);
  return structuredClone(found) as Detection;
}

describe('the name of a finding', () => {
  it('does not change when the code moves', () => {
    for (const one of detectors) {
      const moved = structuredClone(one) as Detection;
      for (const { source_mapping } of moved.elements) {
        source_mapping.start += 100;
        for (const [index, line] of source_mapping.lines.entries()) source_mapping.lines[index] = line + 3;
      }
      assert.equal(findingOf(moved).name, findingOf(one).name);
    }
  });

  it('does not depend on the order in which elements are told, beyond the first', () => {
    const one = detection('reentrancy-eth');
    const [first, ...rest] = one.elements;
    assert.ok(first !== undefined && rest.length > 1);
    assert.equal(findingOf({ ...one, elements: [first, ...rest.reverse()] }).name, findingOf(one).name);
  });

  it('changes with whatever is named: detector, contract, function, statement, variable', () => {
    const one = detection('reentrancy-eth');
    const name = findingOf(one).name;
    const changes: readonly ((other: Detection) => void)[] = [
      (other) => Object.assign(other, { check: 'reentrancy-no-eth' }),
      (other) => Object.assign(other.elements[0]?.type_specific_fields?.parent ?? {}, { name: 'Other' }),
      (other) => Object.assign(other.elements[0]?.type_specific_fields ?? {}, { signature: 'withdraw(uint256)' }),
      (other) => Object.assign(other.elements.at(-1) ?? {}, { name: 'credit[msg.sender] = 1' }),
      (other) => other.elements.pop(),
    ];
    const names = changes.map((change) => {
      const other = structuredClone(one);
      change(other);
      return findingOf(other).name;
    });
    assert.equal(new Set([name, ...names]).size, names.length + 1);
  });

  it('tells apart everything that was reported once', () => {
    const names = detectors.map((one) => findingOf(one).name);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.every((name) => /^\S+ \S+ [0-9a-f]{16}$/u.test(name)));
  });

  it('counts statements of one wording, and sources of one compiler only once', () => {
    const one = detection('reentrancy-eth');
    const [, second] = one.elements;
    assert.ok(second);
    assert.notEqual(findingOf({ ...one, elements: [...one.elements, second] }).name, findingOf(one).name);
    const pragma = detectors.find(({ check }) => check === 'pragma');
    assert.ok(pragma?.elements[0]);
    const more = { ...pragma, elements: [...pragma.elements, pragma.elements[0]] };
    assert.equal(findingOf(more).name, findingOf(pragma).name);
  });

  it('is that of its words when it has no elements', () => {
    const bare = { check: 'x', impact: 'Low', confidence: 'Low', description: 'a', elements: [] };
    assert.match(findingOf(bare).name, /^x - [0-9a-f]{16}$/u);
    assert.notEqual(findingOf(bare).name, findingOf({ ...bare, description: 'b' }).name);
    assert.deepEqual(findingOf(bare).files, []);
  });
});
