import assert from 'node:assert/strict';
import { attachments, flat } from '../../../__fixtures__/flat.ts';
import { hostile, payload } from '../../../__fixtures__/hostile.ts';
import { huge } from '../../../__fixtures__/huge.ts';
import { drawn, memory } from '../../../__fixtures__/page.ts';
import { buildReport } from '../../../report.ts';
import { stepsOf } from '../trace/access.ts';

const excerpts = [
  {
    obligation: 'VAULT-TRANS-001/halmos/RISE',
    file: 'h.t.sol',
    line: 7,
    text: 'function check_it() external {\n  assert(true);\n}',
  },
  {
    obligation: 'VAULT-TRANS-001/halmos/FLAT',
    file: 'h.t.sol',
    line: 7,
    text: 'function check_it() external {\n  assert(true);\n}',
  },
];
const report = { ...buildReport(flat()), excerpts };
const source = memory(report, attachments);
const text = (html: string): string => html.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');

/** The description of one term, as text. */
function fact(html: string, name: string): string {
  const [, found = ''] = new RegExp(`<dt>${name}</dt><dd>([\\s\\S]*?)</dd>`, 'u').exec(html) ?? [];
  return text(found);
}

describe('the details of a property', () => {
  const html = drawn(source, 'VAULT-TRANS-001');

  it('say what is claimed, by whom it is shown, on what it rests, what breaks it and what was not checked', () => {
    assert.match(fact(html, 'Claim'), /lowers the RISE held by the vault/u);
    assert.match(
      fact(html, 'Shown by'),
      /halmos proved, forge sampled.*Wanted: proved, by forge, halmos|halmos proved/u,
    );
    assert.match(fact(html, 'Assumes'), /A-DISTINCT.*different addresses/u);
    assert.match(fact(html, 'Would be broken by'), /F-001 redeem pays out/u);
    assert.match(fact(html, 'Not checked'), /nothing that is known of/u);
    assert.match(fact(drawn(source, 'VAULT-SEQ-006'), 'Not checked'), /bounded only: loops cut at 2/u);
    assert.match(fact(drawn(source, 'OCEAN-TRANS-002'), 'Not checked'), /certora/u);
    assert.match(fact(html, 'If it fails'), /Locked RISE could leave/u);
    assert.match(fact(html, 'Would be broken by'), /1 of the 4 mutants/u);
    assert.match(
      fact(html, 'Would be broken by'),
      /L84\/rounding\/0123456789ac .*SaveVault\.sol:59: a &lt; b → a &lt;= b \/\*/u,
    );
  });

  it('have the assumptions of lemmas too: a proof believes what its lemmas believe', () => {
    const resting = drawn(source, 'VAULT-VAR-004');
    assert.deepEqual(report.properties.find(({ id }) => id === 'VAULT-VAR-004')?.assumptions, []);
    assert.match(fact(resting, 'Assumes'), /A-DISTINCT .*by its lemma VAULT-TRANS-001/u);
    assert.match(fact(resting, 'Assumes'), /A-HASH .*by its lemmas RISE-STATE-002 , VAULT-TRANS-001/u);
  });

  it('have each engine with command, seed and version, and the harness once for all obligations that share it', () => {
    assert.match(html, /halmos --function VAULT-TRANS-001/u);
    assert.match(html, /seed 0x2a · exit 0/u);
    assert.equal(html.split('check_it').length, 2);
    assert.match(text(html), /h\.t\.sol:7 for VAULT-TRANS-001\/halmos\/RISE, VAULT-TRANS-001\/halmos\/FLAT/u);
    assert.match(html, /data-line="8"/u);
  });

  it('draw the lemmas as links, with the verdict in words', () => {
    const graph = html.slice(html.indexOf('<svg class="graph"'), html.indexOf('</svg>'));
    for (const id of ['RISE-STATE-002', 'VAULT-STATE-002']) assert.ok(graph.includes(`<a href="#${id}">`), id);
    assert.match(graph, />proved</u);
  });

  it('walk through the calls that an engine named where nothing was replayed, and say so', () => {
    const found = drawn(source, 'OCEAN-TRANS-001');
    assert.match(found, /no step-by-step replay of them was recorded/u);
    assert.match(found, /role="listbox"/u);
    assert.match(found, /paying 1\.5 ETH/u);
    assert.match(found, /OCEAN-TRANS-001\.forge\.t\.sol/u);
  });

  it('have of what holds a run that it speaks of, where one was kept, and leave it out on paper', () => {
    const found = drawn(source, 'VAULT-STATE-002');
    assert.match(text(found), /A run that it speaks of.*twin VAULT-STATE-002\/halmos\/main\+twin/u);
    assert.match(text(found), /3 steps are left out/u);
    assert.ok(!drawn(source, 'VAULT-STATE-002', true).includes('A run that it speaks of'));
    for (const id of ['VAULT-TRANS-001', 'OCEAN-TRANS-001'])
      assert.ok(!drawn(source, id).includes('A run that it speaks of'), id);
  });

  it('draw no more of a long trace than fits, on a screen and on paper, and say what paper leaves out', () => {
    const long = memory(huge(16, 30_000), attachments);
    const screen = drawn(long, 'OCEAN-TRANS-001');
    assert.match(screen, /step 1 of 30,000/u);
    assert.ok(screen.split('role="option"').length < 60);
    assert.ok(screen.length < 60_000, `${screen.length}`);
    const paper = drawn(long, 'OCEAN-TRANS-001', true);
    assert.match(paper, /29,900 of 30,000 steps are left out on paper/u);
    assert.equal(paper.split('class="step"').length - 1, 100);
  });

  it('find steps and reverts in any block', () => {
    const long = memory(huge(16, 30_000), attachments);
    const head = long.detail('OCEAN-TRANS-001')?.result.engines.find(({ trace }) => trace !== null)?.trace;
    assert.ok(head);
    const steps = stepsOf(head, long);
    assert.equal(
      steps.find(0, 1, ({ result }) => result === 'revert'),
      3996,
    );
    assert.equal(
      steps.find(3996, 1, ({ result }) => result === 'revert'),
      7996,
    );
    assert.equal(
      steps.find(3996, -1, ({ result }) => result === 'revert'),
      null,
    );
    assert.deepEqual(steps.search('VAULT_TooMuch 3997'), [3996, 23_996]);
    assert.deepEqual(steps.search('deposit 20001'), [20_000]);
  });

  it('show hostile text as text', () => {
    const bad = memory({ ...buildReport(hostile(flat())), excerpts: [] }, attachments);
    for (const { id } of bad.index.rows) {
      for (const paper of [false, true]) {
        const made = drawn(bad, id, paper);
        assert.ok(!/<(?:script|img)|on(?:error|load)="/u.test(made));
        assert.ok(!/[\p{Cf}\p{Zl}\p{Zp}\p{Co}]|[^\P{Cc}\n\t]/u.test(made));
      }
    }
    assert.ok(payload.includes('<script>'));
  });
});
