import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../../harness/trace/finding.ts';
import { linkFindings, statedAssumptions } from './links.ts';
import { toothFindings } from './teeth.ts';
import { readWaivers, waiverFile, weigh } from './waivers.ts';

const root = resolve(import.meta.dirname, '..', '..');
const entry = (more = ''): string =>
  `[[waived]]\nfindings = ["open-claim WP-A-01"]\nreason = "Nobody has looked at it so far."\nowner = "suite"\nuntil = "2027-01-31"\n${more}`;
const finding: Finding = { code: 'open-claim', subject: 'WP-A-01', place: 'a', text: 't', fix: 'f' };

function weighed(findings: readonly Finding[], asOf: string, text = entry()): readonly string[] {
  const read = readWaivers(text);
  assert.ok(read.ok);
  return weigh(findings, read.waivers, asOf).open.map(({ code }) => code);
}

describe('waivers', () => {
  it('hold to the end of their last day, and no longer', () => {
    assert.deepEqual(weighed([finding], '2027-01-31'), []);
    assert.deepEqual(weighed([finding], '2027-02-01'), ['open-claim', 'waiver-expired']);
  });

  it('are wrong when nothing is found any more', () => {
    assert.deepEqual(weighed([], '2026-12-01'), ['waiver-unused']);
  });

  it('cover what they name and nothing else', () => {
    assert.deepEqual(weighed([finding, { ...finding, subject: 'WP-A-02' }], '2026-12-01'), ['open-claim']);
    assert.deepEqual(weighed([{ ...finding, code: 'no-source' }], '2026-12-01'), ['no-source', 'waiver-unused']);
  });

  it('cover no assumption that hides, no stale page and no other waiver', () => {
    for (const code of ['hidden-assumption', 'stale-page'] as const) {
      const text = entry().replace('open-claim WP-A-01', `${code} x`);
      assert.deepEqual(weighed([{ ...finding, code, subject: 'x' }], '2026-12-01', text), [code, 'waiver-unused']);
    }
  });

  it('have a reason, an owner and a day', () => {
    assert.ok(readWaivers(entry()).ok);
    assert.ok(readWaivers(null).ok);
    const reason = '"Nobody has looked at it so far."';
    const bad = [
      entry().replace(reason, '""'),
      entry().replace(reason, '"                              "'),
      entry().replace('"suite"', '" "'),
      entry().replace(/^owner.*\n/mu, ''),
      entry().replace('2027-01-31', '2027-02-31'),
      entry().replace(/^until.*\n/mu, ''),
      entry().replace('open-claim WP-A-01', 'WP-A-01'),
      entry('severity = "low"\n'),
      '[[waived]',
    ];
    for (const text of bad) assert.equal(readWaivers(text).ok, false, text);
  });

  it('of the suite can be read', () => {
    assert.ok(readWaivers(readFileSync(join(root, waiverFile), 'utf8')).ok);
  });
});

describe('links', () => {
  const stale = (path: string, text: string): readonly string[] =>
    linkFindings({
      texts: new Map([[path, text]]),
      properties: new Set(['RISE-STATE-001', 'RISE-STATE-002']),
      assumptions: new Set(['A-ETH-SUPPLY', ...statedAssumptions([text])]),
      claims: new Set(['WP-A-01']),
      exists: (one) => one === 'docs/guide.md' || one === 'tools/trace',
    }).map(({ subject, place }) => `${subject} at ${place}`);

  it('are stale when a property, an assumption, a claim or a file is not there', () => {
    assert.deepEqual(stale('a.sol', 'see RISE-STATE-001,\nRISE-STATE-009'), ['a.sol RISE-STATE-009 at a.sol:2']);
    assert.deepEqual(stale('a.sol', 'A-ETH-SUPPLY and A-GONE'), ['a.sol A-GONE at a.sol:1']);
    assert.deepEqual(stale('a.md', 'WP-A-01 and WP-A-02'), ['a.md WP-A-02 at a.md:1']);
    assert.deepEqual(stale('docs/a.md', '[guide](guide.md#top) [gone](gone.md) [there](https://a.b/c.md)'), [
      'docs/a.md docs/gone.md at docs/a.md:1',
    ]);
    assert.deepEqual(stale('README.md', '`tools/trace/` `tools/gone.ts` `reports/out/x` `tools/engines/<id>/`'), [
      'README.md tools/gone.ts at README.md:1',
    ]);
  });

  it('with a star stand for one at least', () => {
    assert.deepEqual(stale('a.md', 'RISE-STATE-* RISE-STATIC-*'), ['a.md RISE-STATIC-* at a.md:1']);
  });

  it('to what a contract states of itself, and names of other catalogues, are none', () => {
    assert.deepEqual(stale('a.sol', '/// - A-TIME, A-GAS: so it is\n/// see A-TIME and A-GAS, EIP-712, SHA-256'), []);
  });
});

describe('teeth', () => {
  const fault = { id: 'a-fault', property: 'RISE-STATE-001', title: 't', patch: 'p' };
  const tried = { ...fault, caught: true, confirmed: true, by: ['halmos'], seconds: 1, detail: '', alsoViolated: [] };
  const codes = (results: readonly (typeof tried)[], faults = [fault]): readonly string[] =>
    toothFindings([{ id: 'RISE-STATE-001' }], faults, results).map(({ code }) => code);

  it('are a seeded fault for each property, caught and confirmed where it was tried', () => {
    assert.deepEqual(codes([]), []);
    assert.deepEqual(codes([tried]), []);
    assert.deepEqual(codes([], []), ['toothless']);
    assert.deepEqual(codes([{ ...tried, caught: false, confirmed: false }]), ['fault-not-caught']);
    assert.deepEqual(codes([{ ...tried, confirmed: false }]), ['fault-not-caught']);
  });
});
