/** What no engine of a run said is never green without a word. */
import assert from 'node:assert/strict';
import type { Verdict } from '../tools/schema.ts';
import { flat } from './__fixtures__/flat.ts';
import { answerOf } from './answer.ts';
import { statementOf } from './evidence/statement.ts';
import { formatBadge } from './format/badge.ts';
import { formatMarkdown } from './format/markdown.ts';
import { formatTerminal } from './format/terminal.ts';
import { buildReport, type ReportInput } from './report.ts';

const from = 'assay.proofs of commit 0123456789ab';

/** The made-up run of what is met alone, with some verdicts taken over as a run takes them over. */
function runWith(isTaken: (one: Verdict) => boolean): ReportInput {
  const input = flat();
  const met = buildReport(input).properties.filter(({ outcome }) => outcome === 'met');
  const ids = new Set(met.map(({ id }) => id));
  const verdicts = input.ledger.verdicts.map((one): Verdict => {
    if (!isTaken(one)) return one;
    const skipped = { result: 'skipped', detail: 'recorded', test: null } as const;
    return { ...one, witness: null, replay: one.claim === 'violated' ? skipped : null, run: { ...one.run, from } };
  });
  return {
    ...input,
    properties: input.properties.filter(({ id }) => ids.has(id)),
    manifest: {
      ...input.manifest,
      obligations: input.manifest.obligations.filter(({ property }) => ids.has(property)),
    },
    ledger: { ...input.ledger, faults: [], verdicts: verdicts.filter(({ property }) => ids.has(property)) },
  };
}

const isHeld = ({ property }: Verdict): boolean => property === 'RISE-STATE-002';
const plain = buildReport(runWith(() => false));
const some = buildReport(runWith(isHeld));
const all = buildReport(runWith(() => true));

describe('verdicts from elsewhere', () => {
  it('are judged as recorded: neither better nor worse', () => {
    assert.equal(plain.exitCode, 0);
    for (const { summary, exitCode, properties } of [some, all]) {
      assert.deepEqual(summary.outcomes, plain.summary.outcomes);
      assert.equal(exitCode, 0);
      assert.deepEqual(
        properties.map(({ standing }) => standing),
        plain.properties.map(({ standing }) => standing),
      );
    }
  });

  it('are counted in the answer, and stand first among what was not verified', () => {
    assert.equal(plain.summary.elsewhere, undefined);
    assert.equal(some.summary.elsewhere, 1);
    assert.equal(all.summary.elsewhere, all.summary.total);
    assert.doesNotMatch(answerOf(plain), /elsewhere/u);
    assert.match(answerOf(some), /properties are met\. 1 of the \d+ that are met rest on verdicts from elsewhere/u);
    const [first] = some.notVerified;
    assert.deepEqual([first?.kind, first?.subject], ['recorded', from]);
    assert.match(first?.text ?? '', /1 say that something holds .* 1 say that a twin or canary was refuted/u);
    for (const said of [formatTerminal(some, { color: false }), formatMarkdown(some)]) {
      assert.ok(said.includes('verdicts from elsewhere'));
      assert.ok(said.includes(from));
    }
  });

  it('make no green badge and no test that a signed statement counts as passed', () => {
    const green = '#1a7f37';
    assert.ok(!formatBadge(some).includes(green));
    assert.match(formatBadge(some), /1 not run/u);
    const inputs = { files: [] } as never;
    const { predicate } = statementOf(some, inputs, []);
    const isNamed = (one: string): boolean => one.startsWith('RISE-STATE-002~');
    assert.ok(!predicate.passedTests.some(isNamed));
    assert.ok(predicate.warnedTests.some(isNamed));
    assert.equal(predicate.result, 'WARNED');
    assert.ok(statementOf(plain, inputs, []).predicate.passedTests.some(isNamed));
  });
});
