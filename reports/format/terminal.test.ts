import assert from 'node:assert/strict';
import { allGood, aProperty } from '../__fixtures__/build.ts';
import { flat } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { buildReport } from '../report.ts';
import { formatTerminal } from './terminal.ts';

describe('terminal', () => {
  const text = formatTerminal(buildReport(flat()));

  it('says who is in conflict, what was not verified, what needs attention, everything, then the totals', () => {
    const order = ['Conflicts\n', 'Not verified', 'Needs attention', 'FLAT\n', 'exit 1'].map((part) =>
      text.indexOf(part),
    );
    assert.ok(
      order.every((at, index) => at >= 0 && at > (order[index - 1] ?? -1)),
      order.join(),
    );
    assert.match(text, /1 of 16 properties is violated, and engines contradict each other on 1\. 10 of 16 met/);
  });

  it('prints both pieces of evidence of a conflict before all else, whatever the width', () => {
    for (const printed of [text, formatTerminal(buildReport(flat()), { columns: 60 })]) {
      const section = printed.slice(0, printed.indexOf('Not verified'));
      assert.match(section, /^Conflicts\n {2}OCEAN-TRANS-001/);
      assert.match(
        section,
        /halmos says proved: OCEAN-TRANS-001\/halmos\/main\n.*version 0\.3\.3.*OCEAN-TRANS-001\.halmos\.log; bounds none\n +halmos --function/,
      );
      assert.match(
        section,
        /forge has a counterexample, confirmed from deployment.*\n.*version 1\.7\.1, seed 0x2a.*\n +forge --function/,
      );
      assert.match(section, /replay confirmed: liquidity fell from 1000 to 0 {2}counterexamples\/OCEAN-TRANS-001/);
      assert.match(section, /1\. SaveVault\.deposit\(uint256 assets, address receiver\)/);
    }
    assert.doesNotMatch(formatTerminal(buildReport(allGood(aProperty()))), /Conflicts/);
  });

  it('says how many engines agree on each, and which were not run', () => {
    assert.match(text, /VAULT-TRANS-001 +proved +2 agree/);
    assert.match(text, /RISE-ACC-003 +unconfirmed +differ/);
    assert.match(text, /OCEAN-TRANS-002 .*\(certora not run\)/);
    assert.match(
      text,
      /\nAgreement: 1 conflict · 1 differ · 3 agree · 8 single · 3 no answer\ncertora: not run \(.*put the prover on PATH/,
    );
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
    const cut = narrow.slice(narrow.indexOf('Not verified'), -4);
    assert.ok(cut.length > 40 && cut.every((line) => [...line].length <= 60));
    assert.match(cut.at(-1) ?? '', /^$/);
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
