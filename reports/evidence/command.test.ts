/** The three commands as processes, and the documented way to verify without them. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, home, Sample } from '../../tools/cli/__fixtures__/project.ts';

const log = 'jobs/0001-RISE-STATE-001-halmos/stdout.log';
const out = ['bundle', '--out', 'reports/out/e.tar.gz'] as const;

describe('keygen, bundle and verify-bundle', function () {
  this.timeout(240_000);
  let sample: Sample;
  let keys: string;
  let bundle: string;
  const key = (): string => join(keys, 'k');

  before(() => {
    sample = new Sample();
    keys = mkdtempSync(join(tmpdir(), 'assay-evidence-'));
    bundle = join(sample.root, 'reports', 'out', 'e.tar.gz');
    mkdirSync(join(sample.root, 'reports', 'out'), { recursive: true });
    sample.write('reports/out/ledger.json', JSON.stringify(ledger()));
    const run = join(sample.root, '.assay', 'runs', '2026-01-01', log);
    mkdirSync(join(run, '..'), { recursive: true });
    writeFileSync(run, 'x'.repeat(2 ** 20 + 1));
  });
  after(() => {
    sample.remove();
    rmSync(keys, { recursive: true, force: true });
  });

  /** One answer to one of the obligations; all others are missing, so that the judge cannot judge. */
  function ledger(manifest?: string): object {
    const asked = JSON.parse(sample.read('harness/generated/manifest.json')) as {
      digest: string;
      obligations: readonly { id: string; property: string; rev: number; engine: string; role: string }[];
    };
    const one = asked.obligations.find(({ property, engine }) => property === 'RISE-STATE-001' && engine === 'halmos');
    assert.ok(one);
    const { id, property, rev, engine, role } = one;
    const run = { version: '0.3.3', command: 'halmos', seed: null, seconds: 1, exitCode: 0, log };
    const verdict = {
      obligation: id,
      property,
      rev,
      engine,
      role,
      claim: 'holds',
      strength: 'proved',
      bounds: [],
      cause: null,
      witness: null,
      replay: null,
      effort: {},
      run,
    };
    return {
      schema: 1,
      assay: '0.1.0',
      profile: 'quick',
      manifest: manifest ?? asked.digest,
      commit: null,
      dirty: false,
      compiler: 'none',
      contracts: [],
      engines: [],
      verdicts: [verdict],
      faults: [],
    };
  }

  function refused({ code, stdout, stderr }: Ended, exit: number, error: string): string {
    const lines = stderr.split('\n').filter((one) => one !== '');
    assert.deepEqual([code, stdout, lines.length], [exit, '', 1], stderr + stdout);
    assert.ok(lines[0]?.startsWith(`error ${error}: `), stderr);
    return lines[0] ?? '';
  }

  it('make a pair of keys, outside of what git keeps, and never over another', async () => {
    const made = await sample.run(['keygen', '--out', key(), '--json']);
    assert.equal(made.code, 0, made.stderr);
    const { id } = JSON.parse(made.stdout) as { id: string };
    assert.match(id, /^[0-9a-f]{64}$/u);
    assert.equal(statSync(key()).mode & 0o777, 0o600);
    const secret = readFileSync(key(), 'utf8').split('\n')[1] ?? '';
    assert.equal(made.stdout.includes(secret) || made.stderr.includes(secret), false);
    refused(await sample.run(['keygen', '--out', key()]), 2, 'ASY-CLI-06');
    refused(await sample.run(['keygen', '--out', join(sample.root, 'k')]), 2, 'ASY-EVID-06');
    assert.deepEqual([sample.has('k'), sample.has('k.pub')], [false, false]);
    execFileSync('git', ['init', '-q', sample.root]);
    writeFileSync(join(sample.root, '.gitignore'), '/kept/\n');
    mkdirSync(join(sample.root, 'kept'));
    refused(await sample.run(['keygen', '--out', join(sample.root, 'k')]), 2, 'ASY-EVID-06');
    assert.equal((await sample.run(['keygen', '--out', join(sample.root, 'kept', 'k')])).code, 0);
  });

  it('pack the same bytes twice, verify them, and gate on the report', async () => {
    const first = await sample.run([...out, '--key', key(), '--json']);
    assert.equal(first.code, 0, first.stderr);
    const { sha256, members } = JSON.parse(first.stdout) as { sha256: string; members: number };
    const again = await sample.run([...out, '--key', 'env:K', '--json'], { K: readFileSync(key(), 'utf8') });
    assert.equal((JSON.parse(again.stdout) as { sha256: string }).sha256, sha256);
    const packed = execFileSync('tar', ['-tzf', bundle], { encoding: 'utf8' }).trim().split('\n');
    assert.equal(packed.length, members);
    for (const name of [
      `logs/${log}.end`,
      'sources/contracts/flat/src/RISE.sol',
      'sources/harness/generated/manifest.json',
    ])
      assert.ok(packed.includes(name), name);
    const sound = await sample.run(['verify-bundle', bundle, '--key', `${key()}.pub`]);
    assert.equal(sound.code, 0, sound.stderr);
    assert.match(
      sound.stdout,
      /every byte as signed by [0-9a-f]{64}\n.*\n.*\nits report says: cannot judge \(exit code 2\)/u,
    );
    assert.equal((await sample.run(['verify-bundle', bundle, '--key', `${key()}.pub`, '--gate'])).code, 2);
  });

  it('need neither the project nor its catalogue to verify', async () => {
    const away = mkdtempSync(join(tmpdir(), 'assay-away-'));
    const done = spawnSync(
      process.execPath,
      [join(home, 'bin', 'assay.mjs'), 'verify-bundle', bundle, '--key', `${key()}.pub`, '--root', away, '--json'],
      { cwd: away, encoding: 'utf8' },
    );
    assert.equal(done.status, 0, done.stderr);
    assert.deepEqual(readdirSync(away), []);
    rmSync(away, { recursive: true });
  });

  it('verify without Assay, as docs/evidence.md says, and find there what was changed', () => {
    const page = readFileSync(join(home, 'docs', 'evidence.md'), 'utf8');
    const script = /```sh\n(set -e\n[\s\S]*?)```/u.exec(page)?.[1];
    assert.ok(script);
    const run = (file: string) => {
      const folder = mkdtempSync(join(keys, 'opened-'));
      return spawnSync('sh', ['-c', script], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, BUNDLE: file, KEY: `${key()}.pub` },
      });
    };
    const good = run(bundle);
    assert.equal(good.status, 0, good.stderr);
    assert.match(good.stdout, /^FAILED \d+ files\nSignature Verified Successfully/u);
    const folder = mkdtempSync(join(keys, 'forged-'));
    execFileSync('tar', ['-xzf', bundle, '-C', folder]);
    writeFileSync(join(folder, 'report.json'), '{}');
    const bad = join(keys, 'bad.tar.gz');
    execFileSync('tar', ['-czf', bad, '-C', folder, ...readdirSync(folder)]);
    assert.match(run(bad).stderr, /AssertionError: \['report\.json'\]/u);
  });

  it('refuse in one line, with the code that is documented', async () => {
    const verify = (file: string, ...args: string[]) => sample.run(['verify-bundle', file, ...args]);
    const other = join(keys, 'other');
    assert.equal((await sample.run(['keygen', '--out', other])).code, 0);
    assert.match(refused(await verify(bundle, '--key', `${other}.pub`), 1, 'ASY-EVID-03'), /not among the trusted/u);
    refused(await verify(bundle, '--key', key()), 2, 'ASY-EVID-01');
    refused(await verify(bundle), 2, 'ASY-CLI-01');
    refused(await verify(bundle, '--key', `${key()}.pub`, '--unsigned'), 2, 'ASY-CLI-01');
    refused(await verify(join(keys, 'none'), '--key', `${key()}.pub`), 2, 'ASY-EVID-04');
    refused(await verify(keys, '--key', `${key()}.pub`), 2, 'ASY-EVID-04');
    const bytes = readFileSync(bundle);
    const at = bytes.length - 400;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const damaged = join(keys, 'damaged.tar.gz');
    writeFileSync(damaged, bytes);
    refused(await verify(damaged, '--key', `${key()}.pub`), 1, 'ASY-EVID-03');
    const told = await verify(damaged, '--key', `${key()}.pub`, '--json');
    assert.deepEqual([told.code, (JSON.parse(told.stdout) as { ok: boolean; kind: string }).kind], [1, 'altered']);
  });

  it('make no bundle without a key or a word, of another catalogue, or anywhere', async () => {
    refused(await sample.run([...out]), 2, 'ASY-CLI-01');
    refused(await sample.run(['bundle', '--out', '../e.tar.gz', '--unsigned']), 2, 'ASY-CLI-05');
    sample.write('reports/out/other.json', JSON.stringify(ledger('00'.repeat(32))));
    refused(
      await sample.run(['bundle', '--out', 'never.tar.gz', '--ledger', 'reports/out/other.json', '--unsigned']),
      2,
      'ASY-EVID-02',
    );
    assert.equal(sample.has('never.tar.gz'), false);
    const done = await sample.run(['bundle', '--out', 'bare.tar.gz', '--unsigned']);
    assert.deepEqual([done.code, /NOT SIGNED/u.test(done.stdout)], [0, true], done.stderr);
    refused(
      await sample.run(['verify-bundle', join(sample.root, 'bare.tar.gz'), '--key', `${key()}.pub`]),
      1,
      'ASY-EVID-03',
    );
    const bare = await sample.run(['verify-bundle', join(sample.root, 'bare.tar.gz'), '--unsigned']);
    assert.deepEqual([bare.code, /NO SIGNATURE WAS CHECKED/u.test(bare.stdout)], [0, true], bare.stderr);
  });

  it('follow no link out of the project', async () => {
    writeFileSync(join(keys, 'outside.sol'), 'secret');
    symlinkSync(join(keys, 'outside.sol'), join(sample.root, 'contracts', 'linked.sol'));
    const run = join(sample.root, '.assay', 'runs', '2026-01-02', log);
    mkdirSync(join(run, '..'), { recursive: true });
    symlinkSync(join(keys, 'outside.sol'), run);
    const done = await sample.run([...out, '--unsigned']);
    assert.equal(done.code, 0, done.stderr);
    const packed = execFileSync('tar', ['-tzf', bundle], { encoding: 'utf8' });
    assert.doesNotMatch(packed, /linked\.sol/u);
    assert.match(packed, /stdout\.log\.end/u);
  });
});
