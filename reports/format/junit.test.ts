import assert from 'node:assert/strict';
import { flat } from '../__fixtures__/flat.ts';
import { hostile } from '../__fixtures__/hostile.ts';
import { elements, junitErrors, parseXml } from '../__fixtures__/validators.ts';
import { buildReport, type ReportInput } from '../report.ts';
import { formatJunit } from './junit.ts';

const childTags = ['failure', 'error', 'skipped'];

/** Each test case by name up to its title, with what a reader takes its result from. */
function told(input: ReportInput): Record<string, string> {
  const cases = elements(parseXml(formatJunit(buildReport(input))), 'testcase');
  return Object.fromEntries(
    cases.map((one) => {
      const found = [...one.childNodes].map(({ nodeName }) => nodeName).filter((name) => childTags.includes(name));
      return [one.getAttribute('name')?.split(':')[0] ?? '', found.join() || 'green'];
    }),
  );
}

describe('junit', () => {
  it('fits the schema that Jenkins has, with everything, with nothing, and from hostile input', async () => {
    const inputs = [flat(), { ...flat(), selected: [] }, hostile(flat())];
    assert.deepEqual(await junitErrors(inputs.map((input) => formatJunit(buildReport(input)))), []);
    const broken = formatJunit(buildReport(flat())).replaceAll('<error', '<unknown').replaceAll('</error', '</unknown');
    assert.notDeepEqual(await junitErrors([broken]), []);
  });

  it('is green for what is met and for nothing that is unknown', () => {
    const cases = told(flat());
    const expected: Record<string, string> = {
      'Everything is as expected': 'failure',
      'RISE-STATE-001': 'green',
      'FLAT-ACC-001': 'error',
      'FLAT-ACC-001 by halmos': 'error',
      'FLAT-REVERT-003': 'error',
      'FLAT-REVERT-003 by halmos': 'error',
      'GHOST-ACC-001': 'failure',
      'GHOST-ACC-001 by halmos': 'failure',
      'OCEAN-TRANS-001': 'failure',
      'OCEAN-TRANS-001 by forge': 'failure',
      'OCEAN-TRANS-001 by halmos': 'error',
      'OCEAN-TRANS-002': 'error',
      'OCEAN-TRANS-002 by certora': 'error',
      'RISE-ACC-003': 'error',
      'RISE-ACC-003 by echidna': 'error',
      'RISE-ACC-003 by halmos': 'green',
      'VAULT-SEQ-006': 'green',
      'F-001': 'green',
      'F-004': 'failure',
    };
    for (const [name, result] of Object.entries(expected)) assert.equal(cases[name], result, name);
  });

  it('skips what nobody was owed: silence of an optional engine, and what was not selected', () => {
    const input = flat();
    const properties = input.properties.map((one) =>
      one.id === 'OCEAN-TRANS-002' ? { ...one, engines: ['halmos'], optional: ['certora'] } : one,
    );
    assert.equal(told({ ...input, properties })['OCEAN-TRANS-002 by certora'], 'skipped');
    assert.equal(told({ ...input, properties })['OCEAN-TRANS-002 by halmos'], 'error');
    const part = told({ ...input, selected: ['RISE-STATE-001'] });
    assert.equal(part['GHOST-ACC-001'], 'skipped');
    assert.equal(part['RISE-STATE-001'], 'green');
  });

  it('is not green when nothing was judged', () => {
    assert.equal(told({ ...flat(), selected: [] })['Everything is as expected'], 'error');
  });

  it('counts what it holds', () => {
    const document = parseXml(formatJunit(buildReport(flat())));
    const of = (name: string) => elements(document, name).length;
    const [all] = elements(document, 'testsuites');
    const counted = ['tests', 'errors', 'failures'].map((name) => Number(all?.getAttribute(name)));
    assert.deepEqual(counted, [of('testcase'), of('error'), of('failure')]);
    const suites = elements(document, 'testsuite').map((suite) => Number(suite.getAttribute('tests')));
    assert.equal(
      suites.reduce((sum, one) => sum + one),
      of('testcase'),
    );
  });
});
