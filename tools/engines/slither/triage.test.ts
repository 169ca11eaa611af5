import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { byId, properties } from '../../../properties/registry.ts';
import { solidityBelow } from '../../compile/sources.ts';
import { detectors } from './detectors.ts';
import { triageFile } from './schema.ts';
import { sourceSubject, suiteFolder } from './subject.ts';
import { type Acceptance, readTriage, weigh } from './triage.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');
const one = 'weak-prng A.f() 0123456789abcdef';
const entry = (fields: string): string => `[[accepted]]\n${fields}\n`;
const whole = `findings = ["${one}"]\nreason = "long enough to say something"\nuntil = "2027-11-30"`;

function accepted(text: string | null, asOf = '2026-01-01'): readonly Acceptance[] {
  const read = readTriage(text, asOf);
  assert.ok(read.ok, read.ok ? '' : read.why);
  return read.accepted;
}

describe('accepted findings', () => {
  it('are those that are listed, until their last day', () => {
    assert.deepEqual(accepted(null), []);
    assert.deepEqual(accepted(''), []);
    assert.deepEqual(accepted(entry(whole), '2027-11-30'), [{ finding: one, until: '2027-11-30', expired: false }]);
    assert.deepEqual(accepted(entry(whole), '2027-12-01'), [{ finding: one, until: '2027-11-30', expired: true }]);
  });

  it('cannot be read when one has no reason, no end, or says what is not known', () => {
    const bad = [
      whole.replace(/reason.*\n/u, ''),
      whole.replace(/reason.*\n/u, 'reason = "ok"\n'),
      whole.replace(/until.*/u, ''),
      whole.replace(/until.*/u, 'until = "never"'),
      whole.replace(/until.*/u, 'until = "2027-02-30"'),
      whole.replace(/findings.*\n/u, 'findings = []\n'),
      whole.replace(/findings.*\n/u, 'findings = ["weak-prng *"]\n'),
      `${whole}\nforever = true`,
    ];
    for (const fields of bad) assert.equal(readTriage(entry(fields), '2026-01-01').ok, false, fields);
    assert.equal(readTriage('[[accepted', '2026-01-01').ok, false);
    assert.equal(readTriage('[[excepted]]', '2026-01-01').ok, false);
  });

  it('cover one finding each, those that last longest first, and what covers none is stale', () => {
    const found = { name: one };
    const list = (...untils: string[]) =>
      untils.map((until) => ({ finding: one, until, expired: until < '2026-01-01' }));
    const both = weigh([found, found], list('2025-01-01', '2027-01-01'));
    assert.deepEqual(
      [both.accepted.map(({ until }) => until), both.expired.map(({ until }) => until), both.open, both.stale],
      [['2027-01-01'], ['2025-01-01'], [], []],
    );
    assert.deepEqual(weigh([found, found], list('2027-01-01')).open, [found]);
    assert.deepEqual(weigh([found], list('2025-01-01', '2027-01-01')).stale, list('2025-01-01'));
  });

  it('of the suite can be read, name detectors that there are, and cite properties that there are', () => {
    const text = readFileSync(join(root, triageFile), 'utf8');
    const all = accepted(text);
    assert.ok(all.length > 0);
    for (const { finding } of all) assert.ok(detectors.includes(finding.split(' ')[0] ?? ''), finding);
    for (const [id] of text.matchAll(/\b[A-Z]+-[A-Z0-9]+-\d{3}\b/gu)) assert.ok(byId.has(id), id);
  });

  it('are asked about for every contract of the suite that can be deployed', () => {
    const declared = solidityBelow(root, suiteFolder).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/^contract (\w+)/gmu)].map(([, name]) => `${file}:${name}`),
    );
    const asked = properties.flatMap(({ check }) =>
      check.form === 'source' ? [`${check.file}:${check.contract}`] : [],
    );
    assert.deepEqual(asked.toSorted(), declared.toSorted());
  });

  it('make another question of it only when a source changes, or an acceptance does or ends', () => {
    const file = 'contracts/flat/src/RISE.sol';
    const today = sourceSubject(root, file, '2026-11-30');
    assert.deepEqual(sourceSubject(root, file, '2027-11-30'), today);
    assert.notEqual(sourceSubject(root, file, '2027-12-01').harness, today.harness);
    // A detector compares contracts: the sources are those of all of them.
    assert.equal(sourceSubject(root, 'contracts/flat/src/FLAT.sol', '2026-11-30').bytecode, today.bytecode);
    assert.notEqual(sourceSubject(root, 'specs/planted/Planted.sol', '2026-11-30').bytecode, today.bytecode);
  });
});
