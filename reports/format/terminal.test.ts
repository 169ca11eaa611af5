import assert from 'node:assert/strict';
import { allGood, aProperty } from '../__fixtures__/build.ts';
import { flat } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { buildReport } from '../report.ts';
import { formatTerminal } from './terminal.ts';

describe('terminal', () => {
  const text = formatTerminal(buildReport(flat()));

  it('says what was not verified, then what needs attention, then everything, then the totals', () => {
    const order = ['Not verified', 'Needs attention', 'FLAT\n', 'exit 1'].map((part) => text.indexOf(part));
    assert.ok(
      order.every((at, index) => at >= 0 && at > (order[index - 1] ?? -1)),
      order.join(),
    );
    assert.match(text, /1 of 16 properties is violated, and engines contradict each other on 1\. 10 of 16 met/);
  });

  it('keeps apart the kinds of counterexample', () => {
    assert.match(text, /GHOST-ACC-001 {2}violated, confirmed in a state that may be unreachable/);
    assert.match(text, /forge: confirmed from deployment {2}counterexamples\/OCEAN-TRANS-001/);
    assert.match(text, /RISE-ACC-003 {2}not shown, unconfirmed counterexample/);
  });

  it('is plain unless told, and as long as it needs to be', () => {
    assert.ok(!text.includes('\u001b'));
    assert.ok(formatTerminal(buildReport(flat()), { color: true }).includes('\u001b[31m'));
    const narrow = formatTerminal(buildReport(flat()), { columns: 60 }).split('\n');
    assert.ok(narrow.slice(0, -2).every((line) => [...line].length <= 60));
  });

  it('has no attention list when nothing needs it', () => {
    const good = formatTerminal(buildReport(allGood(aProperty())));
    assert.ok(!good.includes('Needs attention'));
    assert.match(good, /The one property is met\. 1 of 1 met · 2 obligations · exit 0/);
  });

  it('lets nothing of the audited code move the cursor or add a line', () => {
    const bad = formatTerminal(buildReport(hostile(flat())));
    assert.equal(bad.split('\n').length, text.split('\n').length);
    assert.ok(!/[\p{Cf}\p{Zl}\p{Zp}\p{Co}]|[^\P{Cc}\n]/u.test(bad));
  });
});
