import assert from 'node:assert/strict';
import { attachments, flat } from '../__fixtures__/flat.ts';
import { hostile, payload } from '../__fixtures__/hostile.ts';
import { buildReport } from '../report.ts';
import { formatMarkdown } from './markdown.ts';

const fenced = /^(`{3,}).*\n[\s\S]*?\n\1$/gm;

describe('markdown', () => {
  const report = buildReport(flat());
  const text = formatMarkdown(report, { attachments });

  it('answers first, says what was not verified next, then the results', () => {
    const titles = [...text.matchAll(/^##? .*$/gm)].map((match) => match[0]);
    assert.deepEqual(titles.slice(0, 6), [
      '# Audit of FLAT',
      '## Conflicts',
      '## Not verified',
      '## Needs attention',
      '## Properties',
      '## Agreement',
    ]);
  });

  it('gives both pieces of evidence of a conflict', () => {
    const section = text.slice(text.indexOf('## Conflicts'), text.indexOf('## Not verified'));
    assert.match(
      section,
      /halmos says proved[\s\S]*version 0\.3\.3[\s\S]*OCEAN-TRANS-001\.halmos\.log[\s\S]*bounds none/,
    );
    assert.match(
      section,
      /forge has a counterexample, confirmed from deployment[\s\S]*liquidity fell[\s\S]*1\. \*\*SaveVault/,
    );
    assert.match(section, /```sh\nhalmos --function OCEAN-TRANS-001[\s\S]*```sh\nforge --function OCEAN-TRANS-001/);
  });

  it('has a matrix of properties and engines', () => {
    const section = text.slice(text.indexOf('## Agreement'), text.indexOf('## Counterexample'));
    assert.match(
      section,
      /\| Property \| Agreement \| Confirmed by \| certora \| echidna \| forge \| halmos \| smt \| static \|/,
    );
    assert.match(
      section,
      /VAULT-TRANS-001<\/code> \| 2 agree \| halmos proved, forge sampled \| – \| – \| sampled \| proved \|/,
    );
    assert.match(section, /OCEAN-TRANS-002<\/code> \| no answer \| {2}\| not run \| –/);
  });

  it('shows counterexamples as steps, with the test', () => {
    assert.match(text, /1\. \*\*SaveVault\*\* <code>deposit\(uint256 assets, address receiver\)<\/code>/);
    assert.match(text, /<code>uint256 assets<\/code> = <code>1000000000000000000<\/code>/);
    assert.match(text, /value 1\.5 ETH/);
    assert.match(text, /```solidity\n\/\/ SPDX/);
  });

  it('shows what a search for profit found, and what that is worth', () => {
    const section = text.slice(text.indexOf('## Economics'), text.indexOf('## Assumptions'));
    assert.match(section, /Sampled, never proved/);
    assert.match(section, /\| ghost buy \|.*\| 754\.80 \|.*\| beyond \|/);
  });

  it('lists every function and branch that no campaign reached, escaped', () => {
    const section = text.slice(text.indexOf('## Coverage of the campaigns'), text.indexOf('## Economics'));
    assert.match(section, /reached 18 of 19 functions and 32 of 34 branches/);
    assert.match(section, /FLAT\.sol:143<\/code> \| branch \| <code>buy<\/code>/);
    assert.match(section, /FLAT\.sol:308<\/code> \| function \|/);
    assert.doesNotMatch(section, /<b>|a \|\| b/);
  });

  it('fits a limit by leaving out whole sections, and says which', () => {
    for (const limit of [300, 5000, 9000, 12000, 100000]) {
      const short = formatMarkdown(report, { attachments, limit });
      assert.ok(short.length <= limit, `${short.length} > ${limit}`);
      assert.equal(/left out for length/i.test(short), limit < 100000);
      assert.match(short, /is violated/);
    }
  });

  it('lets nothing of the audited code become markup', () => {
    const bad = formatMarkdown(buildReport(hostile(flat())), {
      attachments: Object.fromEntries(
        Object.entries(attachments).map(([path, source]) => [`${path}${payload}`, `${source}${payload}`]),
      ),
    });
    const outside = bad.replace(fenced, '');
    for (const tag of outside.matchAll(/<[^>]*>?/g))
      assert.ok(['<code>', '</code>', '<!-- -->'].includes(tag[0]), tag[0]);
    assert.ok(!/[\p{Cf}\p{Zl}\p{Zp}\p{Co}\r]/u.test(bad));
    assert.ok(!/https?:\/\/|\[x\]|@everyone/.test(outside));
    const shape = (one: string): string[] =>
      one
        .replace(fenced, '')
        .split('\n')
        .map((line) => line.replace(/[^|]/g, ''));
    assert.deepEqual(shape(bad).filter((line) => line !== '').length, shape(text).filter((line) => line !== '').length);
  });
});
