import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stableJson } from '../ledger/files.ts';
import { type KeyParts, sha256, verdictKey } from '../ledger/key.ts';
import { limits, obligation } from '../run/fake-engine.ts';
import { prune, readOne, sizeOf } from './folder.ts';
import { entryText, largest } from './schema.ts';
import { type Serving, serve } from './server.ts';

const parts: KeyParts = {
  obligation: obligation('A'),
  harness: 'h',
  bytecode: 'b',
  engineVersion: '1',
  adapter: 'a',
  limits,
};
const blob = Buffer.from('{"some":"verdict"}');
const digest = sha256(blob);
const entry = Buffer.from(entryText(parts, { sha256: digest, bytes: blob.length }));
const key = verdictKey(parts);

describe('a store behind HTTP', function () {
  this.timeout(20_000);
  let folder = '';
  let serving: Serving;
  const start = async (options: { readonly token?: string; readonly most?: number } = {}): Promise<void> => {
    serving = await serve({ folder: join(folder, 'store'), host: '127.0.0.1', port: 0, most: 1e9, ...options });
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-store-'));
    await start();
  });
  afterEach(async () => {
    await serving.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const put = async (path: string, body: Buffer, headers: Record<string, string> = {}): Promise<number> => {
    const response = await fetch(`${serving.url}${path}`, { method: 'PUT', body: new Uint8Array(body), headers });
    await response.body?.cancel();
    return response.status;
  };
  const get = async (path: string, headers: Record<string, string> = {}): Promise<[number, string]> => {
    const response = await fetch(`${serving.url}${path}`, { headers });
    return [response.status, await response.text()];
  };
  /** A path as it is written, which `fetch` would tidy up. */
  const raw = (path: string, method = 'GET', headers: Record<string, string> = {}): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(serving.url);
      const asked = request({ hostname, port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.once('error', reject);
      asked.end();
    });

  it('gives back what it was given, and says what it has not', async () => {
    assert.deepEqual(await get(`/cas/${digest}`), [404, '']);
    assert.equal(await put(`/cas/${digest}`, blob), 200);
    assert.equal(await put(`/ac/${key}`, entry), 200);
    assert.deepEqual(await get(`/cas/${digest}`), [200, blob.toString()]);
    assert.deepEqual(await get(`/ac/${key}`), [200, entry.toString()]);
    const head = await fetch(`${serving.url}/cas/${digest}`, { method: 'HEAD' });
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, String(blob.length)]);
  });

  it('keeps nothing under a name that is not its own', async () => {
    const other = sha256('other');
    assert.equal(await put(`/cas/${other}`, blob), 400);
    assert.equal(await put(`/ac/${other}`, entry), 400);
    assert.equal(await put(`/ac/${key}`, Buffer.from('{}')), 400);
    assert.equal(await put(`/ac/${key}`, Buffer.from('no json')), 400);
    assert.equal(sizeOf(join(folder, 'store')), 0);
  });

  it('has no path but those of the two shelves', async () => {
    writeFileSync(join(folder, 'secret'), 'secret');
    const tried = [
      '/',
      '/ac',
      `/ac/${key.toUpperCase()}`,
      `/ac/${key}/`,
      `/ac/${key}?x`,
      `/cas/../../secret`,
      `/cas/%2e%2e%2f%2e%2e%2fsecret`,
      `/cas/..%5c..%5csecret`,
      `//cas/${digest}`,
      `/cas/${digest}%00`,
      `/cas/${digest.slice(1)}`,
      `/status`,
    ];
    for (const path of tried) for (const method of ['GET', 'PUT']) assert.equal(await raw(path, method), 404, path);
    for (const method of ['POST', 'DELETE', 'PATCH']) assert.equal(await raw(`/cas/${digest}`, method), 405);
    assert.deepEqual(readdirSync(folder).sort(), ['secret']);
  });

  it('follows no link out of its folder', async () => {
    const shelf = join(folder, 'store', 'cas', digest.slice(0, 2));
    mkdirSync(shelf, { recursive: true });
    writeFileSync(join(folder, 'secret'), 'secret');
    symlinkSync(join(folder, 'secret'), join(shelf, digest));
    assert.equal((await get(`/cas/${digest}`))[0], 500);
  });

  it('counts and throws away nothing that is not of the store, and waits for no pipe', async () => {
    const store = join(folder, 'store');
    const mine = join(folder, 'mine');
    for (const path of [join(mine, digest.slice(0, 2)), join(store, 'cas', 'ab')]) mkdirSync(path, { recursive: true });
    writeFileSync(join(mine, digest.slice(0, 2), digest), 'mine');
    writeFileSync(join(store, 'cas', 'ab', 'thesis.tex'), 'mine');
    writeFileSync(join(store, 'cas', 'ab', digest), 'not where it belongs');
    symlinkSync(join(mine, digest.slice(0, 2)), join(store, 'cas', digest.slice(0, 2)));
    symlinkSync(mine, join(store, 'ac'));
    assert.equal(sizeOf(store), 0);
    assert.equal(prune(store, 0), 0);
    assert.equal((await get(`/cas/${digest}`))[0], 500);
    assert.equal(await put(`/cas/${digest}`, blob), 500);
    assert.equal(await put(`/ac/${key}`, entry), 500);
    assert.deepEqual(readdirSync(mine, { recursive: true }).sort(), [
      digest.slice(0, 2),
      `${digest.slice(0, 2)}/${digest}`,
    ]);
    assert.deepEqual(readdirSync(join(store, 'cas', 'ab')).sort(), [digest, 'thesis.tex'].sort());
    rmSync(join(store, 'cas', digest.slice(0, 2)));
    mkdirSync(join(store, 'cas', digest.slice(0, 2)));
    execFileSync('mkfifo', [join(store, 'cas', digest.slice(0, 2), digest)]);
    assert.equal((await get(`/cas/${digest}`))[0], 500);
  });

  it('answers to the names of this machine alone while it asks for no token', async () => {
    const { port } = new URL(serving.url);
    const tried = {
      'evil.example': 421,
      [`evil.example:${port}`]: 421,
      'localhost.evil.example': 421,
      '127.0.0.1.nip.io': 421,
      '10.0.0.1': 421,
      localhost: 404,
      [`LOCALHOST:${port}`]: 404,
      '127.0.0.1': 404,
      [`127.1.2.3:${port}`]: 404,
      [`[::1]:${port}`]: 404,
    };
    for (const [host, status] of Object.entries(tried))
      assert.equal(await raw(`/cas/${digest}`, 'GET', { host }), status, host);
    assert.equal(await raw(`/cas/${digest}`, 'PUT', { host: 'evil.example' }), 421);
    await serving.close();
    await start({ token: 'of-the-team' });
    assert.equal(await raw(`/cas/${digest}`, 'GET', { host: 'a.example', authorization: 'Bearer of-the-team' }), 404);
  });

  it('takes no more than a verdict can have, announced or not', async () => {
    const huge = Buffer.alloc(largest.ac + 1, 'x');
    assert.equal(await put(`/ac/${key}`, huge), 413);
    const { hostname, port } = new URL(serving.url);
    const cut = await new Promise<boolean>((resolve) => {
      const socket = connect(Number(port), hostname);
      let answer = '';
      socket.on('data', (chunk) => (answer += String(chunk)));
      socket.on('close', () => resolve(!answer.includes(' 200 ')));
      socket.on('error', () => {});
      socket.write(`PUT /ac/${key} HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n`);
      const chunk = `${huge.length.toString(16)}\r\n${huge}\r\n`;
      for (let n = 0; n < 4; n++) socket.write(chunk);
    });
    assert.ok(cut);
    assert.equal(sizeOf(join(folder, 'store')), 0);
  });

  it('keeps nothing of a body that ends too early', async () => {
    const { hostname, port } = new URL(serving.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`PUT /cas/${digest} HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${blob.length}\r\n\r\n`);
        socket.write(blob.subarray(0, 5), () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    assert.deepEqual(await get(`/cas/${digest}`), [404, '']);
    assert.equal(sizeOf(join(folder, 'store')), 0);
  });

  it('ends a connection that says nothing for long, and answers others meanwhile', async () => {
    const { hostname, port } = new URL(serving.url);
    const started = performance.now();
    const ended = new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(`PUT /cas/${digest} HTTP/1.1\r\nx-a: `));
      const drip = setInterval(() => socket.write('a'), 200);
      socket.on('error', () => {});
      socket.on('data', () => {});
      socket.on('close', () => {
        clearInterval(drip);
        resolve();
      });
    });
    assert.equal(await put(`/cas/${digest}`, blob), 200);
    await ended;
    assert.ok(performance.now() - started < 10_000);
  });

  it('is whole whoever writes at the same time', async () => {
    const blobs = Array.from({ length: 20 }, (_, n) => Buffer.from(`${n}`.repeat(50_000)));
    const all = Array.from({ length: 5 }, () => blobs).flat();
    const codes = await Promise.all(all.map((one) => put(`/cas/${sha256(one)}`, one)));
    assert.deepEqual([...new Set(codes)], [200]);
    for (const one of blobs) assert.deepEqual(readOne(join(folder, 'store'), 'cas', sha256(one)), one);
    const left = readdirSync(join(folder, 'store'), { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      left.filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('asks for its token, when it has one', async () => {
    await serving.close();
    await start({ token: 'of-the-team' });
    for (const said of [undefined, 'Bearer of-the-tea', 'Bearer of-the-teams', 'of-the-team']) {
      const headers: Record<string, string> = said === undefined ? {} : { authorization: said };
      assert.equal(await put(`/cas/${digest}`, blob, headers), 401);
      assert.equal((await get(`/cas/${digest}`, headers))[0], 401);
    }
    assert.equal(sizeOf(join(folder, 'store')), 0);
    assert.equal(await put(`/cas/${digest}`, blob, { authorization: 'Bearer of-the-team' }), 200);
  });

  it('throws away what was used least lately when there is no room', async () => {
    await serving.close();
    await start({ most: 35_000 });
    const blobs = ['a', 'b', 'c', 'd'].map((letter) => Buffer.alloc(10_000, letter));
    const store = join(folder, 'store');
    const pathOf = (one: Buffer): string => join(store, 'cas', sha256(one).slice(0, 2), sha256(one));
    for (const [index, one] of blobs.slice(0, 3).entries()) {
      assert.equal(await put(`/cas/${sha256(one)}`, one), 200);
      utimesSync(pathOf(one), 1000 + index, 1000 + index);
    }
    const [first, second, third, fourth] = blobs as [Buffer, Buffer, Buffer, Buffer];
    assert.equal((await get(`/cas/${sha256(first)}`))[0], 200);
    assert.equal(await put(`/cas/${sha256(fourth)}`, fourth), 200);
    assert.deepEqual(
      [first, second, third, fourth].map((one) => existsSync(pathOf(one))),
      [true, false, true, true],
    );
    assert.equal(prune(store, 0), 0);
    assert.equal(sizeOf(store), 0);
  });

  it('names every part of a key in its entry', () => {
    assert.equal(sha256(stableJson({ schema: 1, ...parts })), key);
    assert.deepEqual(JSON.parse(entry.toString()).asked, JSON.parse(stableJson(parts)));
  });
});
