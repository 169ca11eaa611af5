import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitOf } from './commit.ts';
import { gitText } from './git.ts';

describe('git', function () {
  this.timeout(20_000);
  let folder = '';
  let root = '';
  const mark = (): string => join(folder, 'ran');
  const run = (at: string, ...args: readonly string[]): void => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always'];
    execFileSync('git', ['-C', at, ...who, ...args], { stdio: 'ignore' });
  };
  const put = (path: string, text: string): void => writeFileSync(join(root, path), text);
  const evil = (): string => `sh -c 'touch ${mark()}; cat'`;

  /** Whatever git would start when it looks for differences. */
  function booby(at: string): void {
    for (const name of ['core.fsmonitor', 'filter.an odd=one.clean', 'filter.two.process'])
      run(at, 'config', name, evil());
    run(at, 'config', 'filter.two.required', 'true');
    writeFileSync(join(at, '.git/info/attributes'), '*.sol filter=two\n*.txt filter="an odd=one"\n*.txt filter=two\n');
    // Of another time, so that git has to look into it.
    utimesSync(join(at, 'A.sol'), 1_000_000, 1_000_000);
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-git-'));
    root = join(folder, 'project');
    mkdirSync(root);
    run(root, 'init', '-q');
    put('A.sol', 'a');
    run(root, 'add', '-A');
    run(root, 'commit', '-qm', 'State');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('starts nothing that a project names, and tells what differs all the same', async () => {
    booby(root);
    assert.equal((await commitOf(root)).dirty, false);
    put('A.sol', 'b');
    assert.equal((await commitOf(root)).dirty, true);
    assert.ok(!existsSync(mark()));
  });

  it('looks into submodules itself, where it starts nothing either', async () => {
    const library = join(folder, 'library');
    execFileSync('git', ['clone', '-q', root, library]);
    run(root, 'submodule', 'add', '-q', library, 'lib');
    run(root, 'commit', '-qam', 'Library');
    run(root, 'submodule', 'absorbgitdirs');
    rmSync(join(root, 'lib'), { recursive: true });
    execFileSync('git', ['clone', '-q', library, join(root, 'lib')]);
    booby(join(root, 'lib'));
    assert.equal((await commitOf(root)).dirty, false);
    put('lib/A.sol', 'b');
    assert.equal((await commitOf(root)).dirty, true);
    put('lib/A.sol', 'a');
    put('lib/B.sol', 'b');
    assert.equal((await commitOf(root)).dirty, true);
    assert.ok(!existsSync(mark()));
  });

  it('is handed no secret', async () => {
    process.env['ASSAY_CACHE_TOKEN'] = 'of-the-team';
    process.env['CERTORAKEY'] = 'of-a-person';
    try {
      run(root, 'config', 'alias.show-all', `!env > ${mark()}`);
      await gitText(root, 'show-all');
    } finally {
      delete process.env['ASSAY_CACHE_TOKEN'];
      delete process.env['CERTORAKEY'];
    }
    assert.doesNotMatch(readFileSync(mark(), 'utf8'), /of-the-team|of-a-person/u);
  });
});
