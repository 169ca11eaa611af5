import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readProcess } from '../run/processes.mjs';
import { fakeNpm, fakePython } from './fake-tools.ts';

const checkout = join(import.meta.dirname, '..', '..');

describe('setup', function () {
  this.timeout(30_000);
  let root = '';
  const children: ChildProcess[] = [];

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-setup-'));
    cpSync(join(checkout, 'bin'), join(root, 'bin'), { recursive: true });
    mkdirSync(join(root, 'tools', 'setup'), { recursive: true });
    for (const name of readdirSync(import.meta.dirname)) {
      if (name.endsWith('.mjs')) cpSync(join(import.meta.dirname, name), join(root, 'tools', 'setup', name));
    }
    write('package.json', '{"name":"x","type":"module"}');
    write(
      'package-lock.json',
      JSON.stringify({
        packages: {
          '': {},
          'node_modules/tsx': { version: '1.0.0' },
          'node_modules/@native/here': { version: '2.0.0', optional: true, os: [process.platform] },
          'node_modules/@native/other': { version: '2.0.0', optional: true, os: ['plan9'] },
        },
      }),
    );
    write('tools/setup/requirements.lock', 'halmos==0.3.3 \\\n    --hash=sha256:00\n');
    write(
      'tools/setup/run.mjs',
      `import { guard, setUp } from './setup.mjs'; await guard(async () => { await setUp(); process.stdout.write('ready'); });`,
    );
    tool('path/npm', fakeNpm);
    tool('path/python3', fakePython);
    tool('path/python3.12', fakePython);
  });

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const name of ['npm.pid', 'pip.pid'])
      if (existsSync(join(root, name))) endGroup(Number(readFileSync(join(root, name), 'utf8')));
    rmSync(root, { recursive: true, force: true });
  });

  function endGroup(pid: number): void {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  function tool(path: string, text: string): void {
    write(path, text);
    chmodSync(join(root, path), 0o755);
  }

  function start(env: Record<string, string> = {}): ChildProcess {
    const path = `${join(root, 'path')}:/usr/bin:/bin`;
    const child = spawn(process.execPath, [join(root, 'tools', 'setup', 'run.mjs')], {
      cwd: root,
      env: { PATH: path, HOME: root, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    return child;
  }

  async function finish(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
    let [out, err] = ['', ''];
    child.stdout?.on('data', (chunk) => (out += chunk));
    child.stderr?.on('data', (chunk) => (err += chunk));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err };
  }

  const setUp = (env?: Record<string, string>) => finish(start(env));
  const calls = () =>
    existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').trim().split('\n') : [];

  async function waitFor(path: string): Promise<void> {
    for (let round = 0; round < 500 && !existsSync(join(root, path)); round++) await sleep(20);
    assert.ok(existsSync(join(root, path)), path);
  }

  it('installs what is missing and says so; the second time does nothing', async () => {
    const first = await setUp();
    assert.deepEqual([first.code, first.out], [0, 'ready'], first.err);
    assert.match(first.err, /installing 2 npm packages into node_modules/u);
    assert.match(first.err, /installing 1 Python packages with Python 3\.12\.4 into \.assay\/venv-[0-9a-f]{12} /u);
    const done = calls();
    assert.match(done[0] ?? '', /^npm ci --ignore-scripts --include=dev --include=optional/u);
    assert.match(done[2] ?? '', /--require-hashes --no-deps/u);
    const began = Date.now();
    const second = await setUp();
    assert.deepEqual([second.code, second.out, second.err], [0, 'ready', '']);
    assert.ok(Date.now() - began < 1000);
    assert.deepEqual(calls(), done);
    assert.ok(existsSync(join(root, 'node_modules', '.bin', 'assay')));
  });

  it('installs again when a lock changes, and only that', async () => {
    await setUp();
    write('tools/setup/requirements.lock', 'halmos==0.3.4 \\\n    --hash=sha256:00\n');
    const { code } = await setUp();
    assert.equal(code, 0);
    assert.equal(calls().filter((line) => line.startsWith('npm')).length, 1);
    assert.equal(calls().filter((line) => line.startsWith('venv')).length, 2);
  });

  for (const [name, slow, pid] of [
    ['npm', 'slow', 'npm.pid'],
    ['pip', 'pipslow', 'pip.pid'],
  ] as const) {
    it(`repairs what a set-up killed during ${name} left, and ends what it left running`, async () => {
      write(slow, '');
      const killed = start();
      await waitFor(pid);
      killed.kill('SIGKILL');
      await once(killed, 'exit');
      const left = Number(readFileSync(join(root, pid), 'utf8'));
      rmSync(join(root, slow));
      const { code, out, err } = await setUp();
      assert.deepEqual([code, out], [0, 'ready'], err);
      assert.notEqual(readProcess(left)?.zombie, false, 'it still runs');
      assert.equal((await setUp()).err, '');
    });
  }

  it('says in one line that there is no network, and trusts nothing of it later', async () => {
    write('offline', '');
    const { code, err } = await setUp();
    assert.equal(code, 2);
    assert.match(err, /^error ASY-SETUP-06: no network while installing the npm packages: .*ENOTFOUND.*\. Fix: /mu);
    assert.equal(err.split('\n').filter((line) => line.startsWith('error')).length, 1);
    rmSync(join(root, 'offline'));
    assert.equal((await setUp()).code, 0);
  });

  it('notices a package that npm left out in silence', async () => {
    write('partial', '');
    const { code, err } = await setUp();
    assert.equal(code, 2);
    assert.match(err, /npm left out @native\/here/u);
    rmSync(join(root, 'partial'));
    assert.equal((await setUp()).code, 0);
  });

  it('does not take a download that is not the pinned one', async () => {
    write('mismatch', '');
    const { code, err } = await setUp();
    assert.equal(code, 2);
    assert.match(err, /error ASY-SETUP-08/u);
  });

  it('says which Python was found when none is new enough, and honours the one that is named', async () => {
    rmSync(join(root, 'path', 'python3.12'));
    const env = { PATH: `${join(root, 'path')}:${join(root, 'bin-only')}` };
    for (const name of ['sh', 'basename', 'cp', 'mkdir', 'rm', 'sleep']) {
      tool(`bin-only/${name}`, `#!/bin/sh\nexec /bin/${name} "$@"\n`);
    }
    const wrong = await setUp(env);
    assert.equal(wrong.code, 2);
    assert.match(
      wrong.err,
      /error ASY-SETUP-02: Python 3\.11 or newer is needed and none was found on PATH; python3 is 3\.9\.2\. Fix: /u,
    );
    tool('elsewhere/python3.12', fakePython);
    assert.equal((await setUp({ ...env, ASSAY_BASE_PYTHON: join(root, 'elsewhere', 'python3.12') })).code, 0);
    const named = await setUp({ ...env, ASSAY_BASE_PYTHON: join(root, 'path', 'python3') });
    assert.equal(named.code, 0, 'nothing to install, so Python is not asked');
  });

  it('says what to install when Python cannot make an environment', async () => {
    write('novenv', '');
    const { code, err } = await setUp();
    assert.equal(code, 2);
    assert.match(err, /error ASY-SETUP-04: .*ensurepip is not available.*apt install python3-venv/u);
  });

  it('lets two set-ups at once do the work once', async () => {
    const results = await Promise.all([setUp(), setUp()]);
    assert.deepEqual(
      results.map((one) => [one.code, one.out]),
      [
        [0, 'ready'],
        [0, 'ready'],
      ],
    );
    assert.equal(calls().filter((line) => line.startsWith('npm')).length, 1);
  });

  it('takes modules that were installed by hand from the same lock', async () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, unknown>;
    };
    const { 'node_modules/@native/other': _other, '': _root, ...installed } = lock.packages;
    write('node_modules/tsx/package.json', '{"version":"1.0.0"}');
    write('node_modules/@native/here/package.json', '{"version":"2.0.0"}');
    write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
    assert.equal((await setUp()).code, 0);
    assert.equal(
      calls().some((line) => line.startsWith('npm')),
      false,
    );
  });

  it('tells a bare checkout what to run, from the command', async () => {
    const child = spawn(process.execPath, [join(root, 'bin', 'assay.mjs'), '--help'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { code, err } = await finish(child);
    assert.equal(code, 2);
    assert.match(err, /^error ASY-SETUP-09: .*Fix: run npm start/u);
  });
});
