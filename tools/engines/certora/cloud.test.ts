import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askCloud, type Fetched, serverOf } from './cloud.ts';
import { type FakeCloud, playCloud } from './fake-cloud.ts';
import type { Request } from './schema.ts';

const key = '0123456789abcdef'.repeat(2);

/** In the place of certora-cli: asks the server for a job as it does, and writes its number down. */
const submits = `#!/usr/bin/env node
const [, , , written] = process.argv;
const job = [...Array(32)].map(() => Math.floor(Math.random() * 16).toString(16)).join('');
const answer = await fetch(process.env.ASSAY_CERTORA_SERVER + '/v3/cli/verify', {
  method: 'POST',
  headers: { Authorization: 'Bearer ' + process.env.CERTORAKEY },
  body: JSON.stringify({ runName: job }),
});
if (!answer.ok) { console.log('Error: ' + (await answer.json()).detail); process.exit(1); }
(await import('node:fs')).writeFileSync(written, JSON.stringify({ job }));
`;

describe('the cloud', () => {
  let root = '';
  let cloud: FakeCloud;
  const kept = { ...process.env };

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'assay-cloud-'));
    mkdirSync(join(root, 'job'));
    writeFileSync(join(root, 'python.mjs'), submits);
    chmodSync(join(root, 'python.mjs'), 0o755);
    cloud = await playCloud(key);
    process.env['CERTORAKEY'] = key;
    process.env['ASSAY_CERTORA_SERVER'] = cloud.url;
  });
  afterEach(async () => {
    for (const name of ['CERTORAKEY', 'ASSAY_CERTORA_SERVER']) {
      if (kept[name] === undefined) delete process.env[name];
      else process.env[name] = kept[name];
    }
    rmSync(root, { recursive: true, force: true });
    await cloud.close();
  });

  async function asked(digest = 'd1', waitSeconds = 0.5): Promise<Fetched> {
    rmSync(join(root, 'job', 'submitted.json'), { force: true });
    const bin = { python: join(root, 'python.mjs'), certoraRun: '', java: '', solc: '', jar: null };
    const paths = { root, job: join(root, 'job'), conf: 'a.conf', spec: 'a.spec' };
    const request: Request = {
      ...paths,
      mode: 'stand-in',
      bin,
      seconds: 60,
      waitSeconds,
      querySeconds: 1,
      memoryMb: 1,
    };
    return askCloud({
      request,
      stage: { folder: root, digest, scene: [{ name: 'A', methods: [], hasFallback: false, runtimeSha256: '' }] },
      path: process.env['PATH'] ?? '',
      argv: ['a.conf'],
      left: () => 30,
      say: () => {},
    });
  }

  const remembered = (): string[] => readdirSync(join(root, '.assay', 'certora'));

  it('has a job that is submitted and not finished pending, and asks for it again instead of submitting', async () => {
    const first = await asked();
    assert.equal(first.state, 'pending');
    assert.equal(cloud.submissions.length, 1);
    cloud.status = 'SUCCEEDED';
    cloud.output = '{"rules":{}}';
    const second = await asked();
    assert.deepEqual(second, { state: 'finished', job: cloud.submissions[0]?.job, output: '{"rules":{}}' });
    assert.equal(cloud.submissions.length, 1);
  });

  it('submits anew what has changed', async () => {
    await asked('d1');
    await asked('d2');
    assert.equal(cloud.submissions.length, 2);
  });

  it('fetches the results of a job that found violations', async () => {
    cloud.status = 'FAILED';
    cloud.output = '{"rules":{"a":"FAIL"}}';
    assert.equal((await asked()).state, 'finished');
  });

  it('forgets a job that ended without results, or that the server does not know', async () => {
    cloud.status = 'FAILED';
    assert.equal((await asked()).state, 'failed');
    assert.deepEqual(remembered(), []);
    cloud.status = 'RUNNING';
    assert.equal((await asked()).state, 'pending');
    const other = await playCloud(key);
    await cloud.close();
    cloud = other;
    process.env['ASSAY_CERTORA_SERVER'] = cloud.url;
    assert.equal((await asked()).state, 'pending');
    assert.equal(cloud.submissions.length, 1);
  });

  it('does not believe a job that was written down by someone without the key', async () => {
    await asked();
    const [file = ''] = remembered();
    const path = join(root, '.assay', 'certora', file);
    const known = JSON.parse(readFileSync(path, 'utf8')) as { job: string; mac: string };
    for (const forged of [
      { ...known, job: 'f'.repeat(32) },
      { ...known, mac: known.mac.replace(/./u, (c) => (c === '0' ? '1' : '0')) },
      { ...known, job: '../../other' },
      'nothing',
    ]) {
      const before = cloud.submissions.length;
      writeFileSync(path, JSON.stringify(forged));
      await asked();
      assert.equal(cloud.submissions.length, before + 1);
      assert.ok(!cloud.requests.some((request) => request.includes('ffff') || request.includes('other')));
    }
  });

  it('says that a key is not accepted, and writes it nowhere', async () => {
    process.env['CERTORAKEY'] = 'fedcba9876543210'.repeat(2);
    const refused = await asked();
    assert.deepEqual(refused, {
      state: 'failed',
      failure: { code: 'server', detail: 'not submitted: Error: Invalid key.' },
    });
    process.env['CERTORAKEY'] = key;
    await asked();
    process.env['CERTORAKEY'] = 'fedcba9876543210'.repeat(2);
    assert.equal((await asked()).state, 'failed');
    for (const name of remembered()) {
      const text = readFileSync(join(root, '.assay', 'certora', name), 'utf8');
      assert.ok(!text.includes(key));
    }
  });

  it('waits for a server that does not answer', async () => {
    await asked();
    const { url } = cloud;
    await cloud.close();
    assert.equal((await asked()).state, 'pending');
    cloud = await playCloud(key);
    assert.notEqual(cloud.url, url);
  });

  it('sends a key to the cloud or to this machine, and nowhere else', () => {
    assert.equal(serverOf('cloud', 'http://127.0.0.1:1'), 'https://data-api.certora.com');
    assert.equal(serverOf('stand-in', 'http://127.0.0.1:1/x'), 'http://127.0.0.1:1');
    for (const url of [
      'https://evil.example',
      'http://evil.example',
      'https://127.0.0.1:1',
      'http://127.0.0.1.evil.example',
      '',
    ])
      assert.throws(() => serverOf('stand-in', url));
  });
});
