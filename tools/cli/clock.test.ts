import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { clockProblem } from './clock.ts';

describe('the clock', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-clock-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is doubted when it is behind the last commit by more than a day, and else believed', async () => {
    assert.equal(await clockProblem(root), null);
    const date = '2026-03-05T12:00:00Z';
    const env = { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
    const git = (...args: string[]) =>
      execa('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: root, env });
    await git('init', '-q');
    assert.equal(await clockProblem(root), null);
    await git('commit', '-q', '--allow-empty', '-m', 'One');
    assert.match((await clockProblem(root, Date.UTC(2026, 2, 3))) ?? '', /2026-03-03 .* 2026-03-05/u);
    assert.equal(await clockProblem(root, Date.UTC(2026, 2, 5)), null);
    assert.equal(await clockProblem(root, Date.UTC(2030, 0, 1)), null);
  });
});
