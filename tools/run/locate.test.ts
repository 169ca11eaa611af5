import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { locate, locateAll, pathsOf } from './locate.ts';

describe('locate', () => {
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'assay-locate-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  function tool(path: string, text = '#!/bin/sh\n'): string {
    const whole = join(home, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
    chmodSync(whole, 0o755);
    return whole;
  }

  function environment(finished = true): string {
    tool('tools/setup/requirements.lock', 'halmos==0.3.3\n');
    const digest = createHash('sha256').update('halmos==0.3.3\n').update('\0').digest('hex');
    const folder = `.assay/venv-${digest.slice(0, 12)}`;
    if (finished) tool(`${folder}/assay-complete`);
    return folder;
  }

  const here = `forge-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;

  it('takes what is named, then the project, then the environment, then PATH', () => {
    const onPath = tool('path/forge');
    const env = { PATH: join(home, 'path') };
    assert.deepEqual(locate('forge', { home, env }), { name: 'forge', path: onPath, origin: 'path', shown: 'on PATH' });
    const native = tool(`node_modules/@foundry-rs/${here}/bin/forge`);
    assert.equal(locate('forge', { home, env })?.path, native);
    const named = tool('mine/forge');
    const found = locate('forge', { home, env: { ...env, ASSAY_FORGE: named } });
    assert.deepEqual([found?.path, found?.origin, found?.shown], [named, 'override', 'named by ASSAY_FORGE']);
    const folder = environment();
    const halmos = tool(`${folder}/bin/halmos`);
    tool('path/halmos');
    assert.equal(locate('halmos', { home, env })?.path, halmos);
    assert.equal(locate('halmos', { home, env })?.shown, `${folder}/bin/halmos`);
  });

  it('never takes the forge that is a node script, wherever it lies', () => {
    const script = tool('path/forge', '#!/usr/bin/env node\n');
    tool('node_modules/.bin/forge', '#!/usr/bin/env node\n');
    const env = { PATH: `${join(home, 'node_modules/.bin')}:${join(home, 'path')}` };
    assert.equal(locate('forge', { home, env }), null);
    const native = tool('behind/forge', '\u007fELF');
    assert.equal(locate('forge', { home, env: { PATH: `${env.PATH}:${join(home, 'behind')}` } })?.path, native);
    assert.throws(() => locate('forge', { home, env: { ASSAY_FORGE: script } }), { code: 'ASY-TOOL-01' });
  });

  it('takes for forge-symbolic only a forge that is new enough, and never the project’s own', () => {
    const says = (version: string): string => `#!/bin/sh\necho "forge Version: ${version}"\n`;
    tool(`node_modules/@foundry-rs/${here}/bin/forge`, says('1.9.0'));
    tool('old/forge', says('1.7.2-nightly'));
    tool('silent/forge', '#!/bin/sh\nexit 1\n');
    tool('script/forge', '#!/usr/bin/env node\n');
    const path = ['old', 'silent', 'script', 'gone'].map((folder) => join(home, folder)).join(':');
    assert.equal(locate('forge-symbolic', { home, env: { PATH: path } }), null);
    for (const version of ['1.8.0-stable', '1.10.0', '2.0.1']) {
      const found = tool(`new-${version}/forge`, says(version));
      const env = { PATH: `${path}:${join(home, `new-${version}`)}` };
      assert.deepEqual(
        [locate('forge-symbolic', { home, env })?.path, locate('forge-symbolic', { home, env })?.origin],
        [found, 'path'],
      );
      assert.equal(locate('forge', { home, env })?.origin, 'project');
    }
    const named = tool('mine/forge', says('1.8.0'));
    assert.equal(locate('forge-symbolic', { home, env: { ASSAY_FORGE_SYMBOLIC: named } })?.origin, 'override');
  });

  it('refuses a named tool that is not there, rather than taking another', () => {
    tool('path/z3');
    const env = { PATH: join(home, 'path'), ASSAY_Z3: join(home, 'gone') };
    assert.throws(() => locate('z3', { home, env }), { code: 'ASY-TOOL-01' });
    assert.throws(() => locate('yices-smt2', { home, env: { ASSAY_YICES_SMT2: 'relative' } }), { code: 'ASY-TOOL-01' });
  });

  it('does not use an environment that is not finished, nor another Python for it', () => {
    const folder = environment(false);
    tool(`${folder}/bin/halmos`);
    tool(`${folder}/bin/python`);
    tool('path/python');
    const env = { PATH: join(home, 'path') };
    assert.equal(locate('halmos', { home, env }), null);
    assert.equal(locate('python', { home, env }), null);
  });

  it('leaves out what is hidden, a folder, or not executable', () => {
    mkdirSync(join(home, 'path', 'z3'), { recursive: true });
    writeFileSync(join(home, 'path', 'halmos'), '');
    const bin = locateAll(['z3', 'halmos', 'forge', 'node'], {
      home,
      env: { PATH: `${join(home, 'path')}:relative::` },
    });
    assert.deepEqual(Object.keys(bin), ['node']);
    assert.deepEqual(pathsOf(bin), { node: process.execPath });
    assert.deepEqual(Object.keys(locateAll(['z3'], { home, env: {} })), []);
  });

  it('shows no machine path', () => {
    cpSync(process.execPath, join(home, 'path', 'z3'), { recursive: true });
    const found = locate('z3', { home, env: { PATH: join(home, 'path') } });
    assert.equal(found?.shown.includes(home), false);
  });
});
