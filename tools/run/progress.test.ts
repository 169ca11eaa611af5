import assert from 'node:assert/strict';
import type { Verdict } from '../schema.ts';
import { showProgress, timeText } from './progress.ts';

const verdict: Verdict = {
  obligation: 'A',
  property: 'A',
  rev: 1,
  engine: 'halmos',
  role: 'claim',
  claim: 'holds',
  strength: 'proved',
  bounds: [],
  cause: null,
  witness: null,
  replay: null,
  effort: {},
  run: { version: '', command: '', seed: null, seconds: 0, exitCode: 0, log: null },
};

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 60, write: (text: string) => written.push(text) };
}

describe('progress', () => {
  it('writes plain lines without a terminal, only for what needs attention', () => {
    const on = screen(false);
    const { onEvent, stop } = showProgress({ screen: on });
    onEvent({ type: 'planned', obligations: 3, reused: 1, expectedSeconds: [null, null], cores: 2, affected: [] });
    onEvent({ type: 'job-started', job: '1', engine: 'halmos', label: 'A', expectedSeconds: null });
    onEvent({ type: 'verdict', verdict, reused: false });
    onEvent({
      type: 'verdict',
      verdict: { ...verdict, role: 'twin', claim: 'violated', strength: null },
      reused: false,
    });
    onEvent({
      type: 'verdict',
      verdict: { ...verdict, claim: 'unknown', strength: null, cause: { code: 'timeout', detail: 'a\n\u001b[2Jb' } },
      reused: false,
    });
    onEvent({ type: 'job-ended', job: '1', seconds: 3, cut: false });
    stop();
    assert.deepEqual(on.written, [
      '3 obligations, 1 reused; 2 jobs on 2 cores\n',
      'unknown   A  timeout: a \ufffd[2Jb\n',
    ]);
  });

  it('writes totals without a terminal where they are true: once the next job has started', () => {
    const on = screen(false);
    let at = 0;
    const { onEvent, stop } = showProgress({ screen: on, now: () => at });
    const start = (job: string): void =>
      onEvent({ type: 'job-started', job, engine: 'halmos', label: `${job}\u001b[2J`, expectedSeconds: null });
    onEvent({
      type: 'planned',
      obligations: 3,
      reused: 0,
      expectedSeconds: [null, null, null],
      cores: 2,
      affected: [],
    });
    start('1');
    start('2');
    at = 20_000;
    onEvent({ type: 'job-ended', job: '1', seconds: 20, cut: false });
    assert.equal(on.written.length, 1);
    start('3');
    at = 40_000;
    onEvent({ type: 'job-ended', job: '2', seconds: 40, cut: false });
    stop();
    assert.deepEqual(on.written.slice(1), [
      '0/3 answered · 2 running · 20s · about 10s left · halmos 20s 2\ufffd[2J\n',
      '0/3 answered · 1 running · 40s · about 10s left · halmos 20s 3\ufffd[2J\n',
    ]);
  });

  it('says nothing for --json', () => {
    const on = screen(true);
    showProgress({ screen: on, silent: true }).onEvent({ type: 'note', text: 'x' });
    assert.deepEqual(on.written, []);
  });

  it('keeps a live block on a terminal, with what runs and about how long it takes', async () => {
    const on = screen(true);
    const { onEvent, stop } = showProgress({ screen: on });
    onEvent({ type: 'planned', obligations: 9, reused: 0, expectedSeconds: Array(9).fill(60), cores: 1, affected: [] });
    for (let n = 0; n < 8; n++)
      onEvent({
        type: 'job-started',
        job: String(n),
        engine: 'halmos',
        label: `${n} ${'long'.repeat(30)}`,
        expectedSeconds: 60,
      });
    await new Promise((resolve) => setTimeout(resolve, 600));
    stop();
    const text = on.written.join('');
    assert.match(text, /0\/9 answered · 8 running/u);
    assert.match(text, /and 2 more/u);
    assert.match(text, /about \d+m/u);
    assert.ok(text.split('\n').every((line) => line.replace(/^(\u001b\[\d+[AJ])*/u, '').length < 60));
    assert.ok(on.written.at(-1)?.startsWith('\u001b['));
  });

  it('writes times as people do', () => {
    assert.deepEqual([0.4, 59.6, 125, 7260].map(timeText), ['0s', '1m 00s', '2m 05s', '2h 01m']);
  });
});
