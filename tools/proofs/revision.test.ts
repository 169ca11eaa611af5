import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitNamed, extract, fileAt } from './revision.ts';
import { proofsAt } from './store.ts';

describe('files of a commit', function () {
  this.timeout(30_000);
  let root = '';
  let target = '';

  function git(...args: readonly string[]): string {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', ['-C', root, ...who, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-git-'));
    target = mkdtempSync(join(tmpdir(), 'assay-copy-'));
    git('init', '-q');
    mkdirSync(join(root, 'a', 'deep'), { recursive: true });
    writeFileSync(join(root, 'a', 'deep', 'x y.txt'), 'first\n\0é');
    writeFileSync(join(root, 'a', 'run'), '#!/bin/sh\n');
    chmodSync(join(root, 'a', 'run'), 0o755);
    symlinkSync('/etc/passwd', join(root, 'a', 'link'));
    writeFileSync(join(root, 'b'), 'not asked for');
    git('add', '-A');
    git('commit', '-qm', 'First');
  });
  afterEach(() => {
    for (const folder of [root, target]) rmSync(folder, { recursive: true, force: true });
  });

  it('are written as they were, without links and without what was not asked for', async () => {
    writeFileSync(join(root, 'a', 'deep', 'x y.txt'), 'second');
    const commit = await commitNamed(root, 'HEAD');
    await extract(root, commit, ['a', 'none'], target);
    assert.equal(readFileSync(join(target, 'a', 'deep', 'x y.txt'), 'utf8'), 'first\n\0é');
    assert.equal(statSync(join(target, 'a', 'run')).mode & 0o111, 0o111);
    for (const absent of ['a/link', 'b', 'none']) assert.ok(!existsSync(join(target, absent)), absent);
    assert.equal(await fileAt(root, commit, 'b'), 'not asked for');
    assert.equal(await fileAt(root, commit, 'none'), null);
  });

  it('are read without running anything that the repository names', async () => {
    const mark = join(target, 'ran');
    mkdirSync(join(root, 'hooks'));
    writeFileSync(join(root, 'hooks', 'post-checkout'), `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 });
    writeFileSync(join(root, '.gitattributes'), '* filter=evil diff=evil\n');
    git('add', '-A');
    git('commit', '-qm', 'Second');
    for (const name of ['filter.evil.smudge', 'filter.evil.clean', 'diff.evil.textconv', 'core.fsmonitor'])
      git('config', name, `touch '${mark}'; cat`);
    git('config', 'core.hooksPath', join(root, 'hooks'));
    const commit = await commitNamed(root, 'HEAD');
    await extract(root, commit, ['a'], join(target, 'copy'));
    await fileAt(root, commit, 'b');
    assert.ok(existsSync(join(target, 'copy', 'a', 'run')));
    assert.ok(!existsSync(mark));
  });

  it('of a name that is none, or that git would take for an option, are an error', async () => {
    for (const name of ['nothing', '', '--help', '--output=x', 'HEAD:b', 'HEAD..HEAD'])
      await assert.rejects(commitNamed(root, name), { code: 'ASY-PROOF-03', exitCode: 2 }, name);
    await assert.rejects(commitNamed(target, 'HEAD'), { code: 'ASY-PROOF-03' });
  });

  it('decide what is recorded, and the folder does not', async () => {
    assert.equal((await proofsAt(root, 'HEAD')).proofs, null);
    writeFileSync(join(root, 'assay.proofs'), '{"assay":"proofs","schema":1}\n');
    assert.equal((await proofsAt(root, 'HEAD')).proofs, null);
    git('add', '-A');
    git('commit', '-qm', 'Record');
    writeFileSync(join(root, 'assay.proofs'), 'edited');
    const { proofs, from, commit } = await proofsAt(root, 'HEAD');
    assert.equal(proofs?.size, 0);
    assert.equal(from, `assay.proofs of commit ${commit.slice(0, 12)}`);
    assert.equal((await proofsAt(root, 'HEAD~1')).proofs, null);
    git('commit', '-qam', 'Spoil');
    await assert.rejects(proofsAt(root, 'HEAD'), { code: 'ASY-PROOF-01' });
  });
});
