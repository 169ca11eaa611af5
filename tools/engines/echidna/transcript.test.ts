import assert from 'node:assert/strict';
import { readTranscript } from './transcript.ts';

/** In the form of 2.2 and newer, made from its source: no such version was at hand to be recorded. */
function newer(report: readonly string[], more: { readonly status?: string; readonly log?: readonly string[] } = {}) {
  const time = '[2025-01-02 03:04:05.67] ';
  return [
    'Analyzing contract: VAULT.sol:VAULT_Echidna_Properties',
    `${time}[Worker 0] Test echidna_B_canary falsified!`,
    '  Call sequence:',
    'VAULT.act(9) Time delay: 1 seconds Block delay: 1',
    '',
    ...(more.log ?? []).map((line) => time + line),
    `${time}[status] tests: 0/2, fuzzing: 10/65, values: [], cov: 0, corpus: 0`,
    `${time}[Worker 0] Test limit reached. Stopping.`,
    `${time}[status] tests: 1/2, fuzzing: ${more.status ?? '70/65'}, values: [], cov: 12, corpus: 1, gas/s: 9`,
    ...report,
    '',
    'Unique instructions: 12',
    'Unique codehashes: 1',
    'Corpus size: 1',
    'Seed: 7',
    'Total calls: 70',
    '',
    `${time}Saving test reproducers... Done! (0.1s)`,
    '',
  ].join('\n');
}

const failed = [
  'echidna_B_canary: failed!💥  ',
  '  Call sequence:',
  '    VAULT.act(1)',
  '    VAULT.act(2) from: 0x30000 Time delay: 1 seconds',
  '',
  'Traces: ',
  'call 0x00a3::act(uint256) (VAULT.sol:9)',
  ' ├╴error Revert("x") (VAULT.sol:10)',
  '',
];
const report = ['echidna_A_holds: passing', ...failed];

describe('a transcript of 2.2 and newer', () => {
  it('is its last part, with the calls that were made', () => {
    assert.deepEqual(readTranscript(newer(report)), {
      contract: 'VAULT.sol:VAULT_Echidna_Properties',
      tests: new Map<string, object>([
        ['echidna_A_holds', { state: 'passed' }],
        [
          'echidna_B_canary',
          { state: 'failed', calls: ['VAULT.act(1)', 'VAULT.act(2) from: 0x30000 Time delay: 1 seconds'] },
        ],
      ]),
      seed: '7',
      calls: { made: 70, asked: 65 },
      cut: false,
    });
  });

  it('may give a reason, need no calls, and name an assertion by its signature', () => {
    const reasoned = [
      'A_holds(uint256,uint256[8]): failed!💥  ',
      '  Reason: ErrorRevert',
      '  No transactions were needed to reach the failure.',
      'B_holds(uint256,uint256[8]): failed with no transactions made ⁉️ ',
      'C_holds(uint256,uint256[8]): failed!💥  ',
      '  Reason: ErrorRevert',
      '  Call sequence, shrinking 1/9:',
      '    act(1)',
      '',
      'Traces: ',
      'AssertionFailed(..):  passed! 🎉',
    ];
    const tests = readTranscript(newer(reasoned))?.tests;
    assert.deepEqual([...(tests?.keys() ?? [])], ['A_holds', 'B_holds', 'C_holds', 'AssertionFailed']);
    assert.deepEqual(tests?.get('A_holds'), { state: 'failed', calls: [] });
    assert.deepEqual(tests?.get('C_holds'), { state: 'failed', calls: ['act(1)'] });
  });

  it('is cut when a worker stopped early', () => {
    for (const log of ['Time limit reached. Stopping.', 'Killed (thread killed). Stopping.', 'Crashed:'])
      assert.equal(readTranscript(newer(report, { log: [`[Worker 0] ${log}`] }))?.cut, true, log);
  });

  it('is none when traces hide a test, or say one twice', () => {
    const forged = (...lines: string[]) =>
      readTranscript(newer([...failed.slice(0, 6), ...lines, ...failed.slice(6), 'echidna_A_holds: passing']));
    assert.notEqual(forged('  text'), null);
    assert.equal(forged('echidna_A_holds: passing'), null);
    assert.equal(forged('Seed: 7'), null);
    const status = '[2025-01-02 03:04:05.67] [status] tests: 0/1, fuzzing: 70/65, values: []';
    const rest = ['echidna_C: failed!💥  ', '  Call sequence:', '    act(1)', '', 'Traces: '];
    assert.equal(forged(status, 'echidna_A_holds: passing', ...rest), null);
    assert.equal(forged(status, 'echidna_B_canary: passing', ...rest), null);
  });

  it('is none without its end, or with the form of another version inside', () => {
    assert.equal(readTranscript(newer(report).replace('Seed: 7\n', '')), null);
    assert.equal(readTranscript(newer(['echidna_A_holds: solved'])), null);
    assert.equal(readTranscript(report.join('\n')), null);
    assert.equal(readTranscript(newer(report).replace(/^Analyzing.*\n/u, '')), null);
    assert.equal(readTranscript(newer(report, { log: ['Analyzing contract: OTHER.sol:Other'] })), null);
  });
});
