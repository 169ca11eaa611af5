import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import type { Step, Witness } from '../tools/schema.ts';
import { aWitness, withVerdicts } from './__fixtures__/build.ts';
import { flat } from './__fixtures__/flat.ts';
import { payload } from './__fixtures__/hostile.ts';
import { formatMarkdown } from './format/markdown.ts';
import { formatSarif } from './format/sarif.ts';
import { buildReport } from './report.ts';
import { tellingSteps } from './steps.ts';

function aStep(over: Partial<Step> = {}): Step {
  return {
    depth: 1,
    kind: 'call',
    caller: 'Alice',
    target: 'SaveVault #2',
    signature: 'burn(uint256)',
    inputs: [{ name: 'shares', type: 'uint256', raw: '1', human: null }],
    outputs: [],
    value: '0',
    result: 'ok',
    reason: null,
    changes: [{ contract: 'SaveVault #2', name: '_totalSupply', slot: '0x02', before: '2', after: '1', human: null }],
    watches: { alpha: { value: '5', human: '0.5' } },
    ...over,
  };
}

const scope = [{ name: 'SaveVault' }];

describe('the steps that tell the story', () => {
  it('are calls in scope that changed something or failed, with quantities that are new', () => {
    const steps = [
      aStep({ target: 'Harness', depth: 0 }),
      aStep(),
      aStep({ kind: 'staticcall' }),
      aStep({ kind: 'event' }),
      aStep({ changes: [] }),
      aStep({ changes: [], result: 'revert', reason: 'no' }),
      aStep({ watches: { alpha: { value: '6', human: '0.6' } } }),
    ];
    const told = tellingSteps(aWitness({ steps }), scope);
    assert.deepEqual(
      told.map(({ contract, called, changes, watches }) => [contract, called, changes.length, watches]),
      [
        ['SaveVault', 'SaveVault #2.burn(uint256)', 1, ['alpha = 0.5']],
        ['SaveVault', 'SaveVault #2.burn(uint256)', 0, []],
        ['SaveVault', 'SaveVault #2.burn(uint256)', 1, ['alpha = 0.6']],
      ],
    );
    const outer = aStep({ signature: 'skim()', changes: [], watches: {} });
    const nested = tellingSteps(
      aWitness({ steps: [aStep({ target: 'Harness', depth: 0 }), outer, aStep({ depth: 2 })] }),
      scope,
    );
    assert.deepEqual(
      nested.map(({ called }) => called),
      ['SaveVault #2.skim()', 'SaveVault #2.burn(uint256)'],
    );
    assert.deepEqual(told[0]?.changes, ['SaveVault #2 _totalSupply: 2 → 1']);
    assert.deepEqual(tellingSteps(aWitness(), scope), []);
  });

  it('stand in Markdown, and as the code flow of SARIF, hostile names as text', () => {
    const contract = buildReport(flat()).contracts[0]?.name ?? '';
    assert.notEqual(contract, '');
    const steps = [
      aStep({ target: contract, caller: payload, reason: payload, result: 'revert', watches: {} }),
      aStep({ target: contract }),
    ];
    const witness: Witness = aWitness({ steps, stepsLeftOut: 7 });
    const report = buildReport(
      withVerdicts(flat(), (one) => (one.witness === null || one.role !== 'claim' ? one : { ...one, witness })),
    );
    const text = formatMarkdown(report, {});
    assert.match(text, /What the calls did: 2 of 9 steps/u);
    assert.ok(!text.includes('<script'));
    const log = JSON.parse(formatSarif(report)) as Log;
    const flow = log.runs
      .flatMap(({ results }) => results ?? [])
      .flatMap(({ codeFlows }) => codeFlows ?? [])
      .map(({ threadFlows }) => threadFlows[0]?.locations ?? [])
      .find((locations) => locations.some(({ nestingLevel }) => nestingLevel === 1));
    assert.equal(flow?.length, 2);
    assert.match(flow[1]?.location?.message?.text ?? '', /_totalSupply: 2 → 1; alpha = 0\.5$/u);
  });
});
