import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import { stableJson } from '../ledger/files.ts';
import { Journal } from '../ledger/journal.ts';
import { type KeyParts, sha256, verdictKey } from '../ledger/key.ts';
import { bin, fake, holds, limits, obligation, type Parse, violated } from '../run/fake-engine.ts';
import { keyOfParts } from '../run/keyer.ts';
import type { RunOptions } from '../run/options.ts';
import { runObligations } from '../run/run.ts';
import { neverStarted } from '../run/verdict.ts';
import { Verdict } from '../schema.ts';
import type { Backend } from './backend.ts';
import { folderBackend, writeOne } from './folder.ts';
import { httpBackend, patience } from './http.ts';
import { backendOf } from './place.ts';
import { entryText, largest } from './schema.ts';
import { serve } from './server.ts';
import { isShareable, sharedStore } from './shared.ts';

const version = process.versions.node;
const partsOf = (one: Obligation, engineVersion: string, spent: typeof limits): KeyParts => ({
  obligation: one,
  harness: 'h',
  bytecode: 'b',
  engineVersion,
  adapter: 'a',
  limits: spent,
});
const keyOf = (one: Obligation): string => verdictKey(partsOf(one, version, limits));

const confirmed = {
  witness: { origin: 'state' as const, model: { x: '1' }, state: [], calls: [] },
  replay: { result: 'confirmed' as const, detail: 'here', test: null },
};
const mismatch = { witness: null, replay: { result: 'mismatch' as const, detail: 'it holds', test: null } };

function verdict(id: string, changes: Partial<Verdict> = {}): Verdict {
  return {
    obligation: id,
    property: 'BOX-TRANS-001',
    rev: 1,
    engine: 'fake',
    role: 'claim',
    claim: 'holds',
    strength: 'proved',
    bounds: [],
    cause: null,
    witness: null,
    replay: null,
    effort: {},
    run: { version, command: 'node', seed: null, seconds: 9, exitCode: 0, log: 'elsewhere.log' },
    ...changes,
  };
}

describe('verdicts of others', function () {
  this.timeout(30_000);
  let folder = '';
  let servers: Server[] = [];
  let asked: string[] = [];
  let said: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-shared-'));
    [servers, asked, said] = [[], [], []];
  });
  afterEach(() => {
    for (const one of servers) {
      one.closeAllConnections();
      one.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const proves: Parse = (_run, all) => {
    asked.push(...all.map(({ id }) => id));
    return all.map(({ id, role }) => holds(id, role === 'claim' ? {} : violated));
  };

  async function run(
    backend: Backend | null,
    obligations: readonly Obligation[],
    {
      journal,
      replay = async () => confirmed,
      parse = proves,
      ...options
    }: Partial<RunOptions> & { parse?: Parse } = {},
  ) {
    const engine = fake(parse);
    const own = journal ?? Journal.open(join(folder, `${Math.random()}.ndjson`));
    const common = { partsOf, engines: [engine], replay, readOnly: false, say: (text: string) => void said.push(text) };
    const shared = backend === null ? undefined : sharedStore({ ...common, backend, seconds: 5 });
    const outcome = await runObligations({
      engines: [engine],
      obligations,
      limits,
      root: folder,
      runFolder: folder,
      bin,
      cores: 2,
      journal: own,
      keyOf: keyOfParts(partsOf),
      replay,
      shared,
      ...options,
    });
    await shared?.close();
    return { ...outcome, counts: shared?.counts };
  }

  async function hostile(listener: RequestListener, seconds = 0.5): Promise<Backend> {
    const server = createServer(listener);
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return httpBackend({ url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), seconds });
  }

  /** A store in which that verdict stands for that obligation, with whatever is wrong about it. */
  function planted(
    about: Obligation,
    content: unknown,
    change: { readonly parts?: Partial<KeyParts>; readonly name?: string; readonly blob?: Buffer } = {},
  ): Backend {
    const blob = Buffer.from(stableJson(content));
    const result = { sha256: sha256(blob), bytes: blob.length };
    const entry = Buffer.from(entryText({ ...partsOf(about, version, limits), ...change.parts }, result));
    const held = new Map([
      [`ac/${change.name ?? keyOf(about)}`, entry],
      [`cas/${result.sha256}`, change.blob ?? blob],
    ]);
    return {
      shown: 'planted',
      async get(shelf, name) {
        const bytes = held.get(`${shelf}/${name}`);
        return bytes === undefined ? { is: 'missing' } : { is: 'found', bytes };
      },
      put: async () => null,
    };
  }

  it('are proved once, given, taken by another checkout, and marked with where they are from', async () => {
    const serving = await serve({ folder: join(folder, 'store'), host: '127.0.0.1', port: 0, most: 1e9 });
    const backend = (): Backend => httpBackend({ url: new URL(serving.url) });
    const two = [obligation('A'), obligation('A+twin', { role: 'twin' })];
    try {
      const first = await run(backend(), two);
      assert.deepEqual(first.counts, { taken: 0, given: 2, refused: 0, failed: 0 });
      const second = await run(backend(), two);
      assert.deepEqual(asked, ['A', 'A+twin']);
      assert.deepEqual([second.taken, second.reused, second.counts?.taken], [2, 2, 2]);
      assert.deepEqual(
        second.verdicts.map(({ run: { from, log } }) => [from, log]),
        [
          [serving.url, null],
          [serving.url, null],
        ],
      );
      for (const one of second.verdicts) Verdict.parse(one);
      const { run: mine, ...answer } = first.verdicts[0] as Verdict;
      const { run: theirs, ...same } = second.verdicts[0] as Verdict;
      assert.deepEqual(same, answer);
      assert.equal(theirs.seconds, mine.seconds);
      assert.deepEqual(said, []);
    } finally {
      await serving.close();
    }
  });

  it('count from the journal only while a store is named', async () => {
    const path = join(folder, 'journal.ndjson');
    const backend = folderBackend(join(folder, 'store'));
    await run(backend, [obligation('A')]);
    asked = [];
    for (const [store, expected] of [
      [backend, []],
      [backend, []],
      [null, ['A']],
      [null, ['A']],
    ] as const) {
      const journal = Journal.open(path);
      await run(store, [obligation('A')], { journal });
      journal.close();
      assert.deepEqual(asked, expected);
    }
  });

  it('are given only when final, and a violation only when it was confirmed', async () => {
    const store = join(folder, 'store');
    const open: Partial<ReturnType<typeof holds>> = { claim: 'unknown', strength: null };
    const parse: Parse = (_run, all) =>
      all.map(({ id }) =>
        id === 'V' ? holds(id, violated) : holds(id, { ...open, cause: { code: 'timeout', detail: '' } }),
      );
    const { counts } = await run(folderBackend(store), [obligation('V'), obligation('T')], {
      parse,
      replay: async () => mismatch,
    });
    assert.deepEqual(counts, { taken: 0, given: 0, refused: 0, failed: 0 });
    assert.throws(() => readdirSync(join(store, 'ac')), { code: 'ENOENT' });
  });

  it('are not given when somebody else ended the engine', () => {
    const verdict = neverStarted(obligation('V'), holds('V'));
    assert.equal(isShareable(verdict), true);
    assert.equal(isShareable({ ...verdict, run: { ...verdict.run, endedBy: 'SIGKILL' } }), false);
  });

  it('are neither given when only read, nor taken when everything is asked again', async () => {
    const store = join(folder, 'store');
    const readOnly = sharedStore({
      backend: folderBackend(store),
      partsOf,
      engines: [fake(proves)],
      replay: async () => confirmed,
      readOnly: true,
      say: () => {},
    });
    readOnly.give({ obligation: obligation('A'), version, limits }, verdict('A'));
    await readOnly.close();
    assert.throws(() => readdirSync(store), { code: 'ENOENT' });
    await run(folderBackend(store), [obligation('A')]);
    await run(folderBackend(store), [obligation('A')], { resume: false });
    assert.deepEqual(asked, ['A', 'A']);
  });

  const a = obligation('A');
  const bounded = obligation('A', { ceiling: 'bounded', bounds: ['2 calls'] });
  const poisons: readonly (readonly [string, RegExp, Obligation, () => Backend])[] = [
    ['another question’s entry', /another question/u, a, () => planted(a, verdict('A'), { parts: { bytecode: 'c' } })],
    ['a blob of another content', /another content/u, a, () => planted(a, verdict('A'), { blob: Buffer.from('{}') })],
    ['a blob that is cut', /another content/u, a, () => planted(a, verdict('A'), { blob: Buffer.from('{"cl') })],
    ['no verdict', /cannot be read/u, a, () => planted(a, { claim: 'holds' })],
    ['a verdict about another', /about B/u, a, () => planted(a, verdict('B'))],
    ['another revision', /about A/u, a, () => planted(a, verdict('A', { rev: 2 }))],
    ['another engine', /about A/u, a, () => planted(a, verdict('A', { engine: 'halmos' }))],
    [
      'another version',
      /version 0/u,
      a,
      () => planted(a, verdict('A', { run: { ...verdict('A').run, version: '0' } })),
    ],
    ['no answer', /is unknown/u, a, () => planted(a, verdict('A', { claim: 'unknown' }))],
    ['a proof within bounds', /within bounds/u, a, () => planted(a, verdict('A', { bounds: ['2 calls'] }))],
    ['a proof of what is bounded', /at most bounded/u, bounded, () => planted(bounded, verdict('A'))],
    [
      'a bound less than the harness has',
      /leaves out a bound: 2 calls/u,
      bounded,
      () => planted(bounded, verdict('A', { strength: 'bounded', bounds: ['1000 calls'] })),
    ],
    ['a proof without strength', /without a strength/u, a, () => planted(a, verdict('A', { strength: null }))],
    ['a proof with a counterexample', /counterexample/u, a, () => planted(a, verdict('A', confirmed))],
    [
      'a violation without a counterexample',
      /no counterexample/u,
      a,
      () => planted(a, verdict('A', { claim: 'violated', strength: null })),
    ],
  ];
  for (const [name, why, about, backend] of poisons)
    it(`refuses ${name}, names it and proves it anew`, async () => {
      const { verdicts, counts, taken } = await run(backend(), [about]);
      assert.deepEqual([asked, taken, counts?.refused, counts?.taken], [['A'], 0, 1, 0]);
      assert.equal(verdicts[0]?.run.from, undefined);
      assert.match(said[0] ?? '', why);
      assert.match(said[0] ?? '', /refused A \(ac\/[0-9a-f]{64}\)/u);
    });

  it('refuses a counterexample that does not fail here: a planted twin makes no proof count', async () => {
    const twin = obligation('A+twin', { role: 'twin' });
    const changes = { role: 'twin', claim: 'violated', strength: null, ...confirmed } as const;
    const store = planted(twin, verdict('A+twin', changes));
    const replays: unknown[] = [];
    const { counts } = await run(store, [twin], {
      replay: async (_one, judged) => {
        replays.push(judged.counterexample);
        return mismatch;
      },
    });
    assert.deepEqual([counts?.refused, asked], [1, ['A+twin']]);
    assert.deepEqual(replays[0], { kind: 'model', values: { x: '1' } });
    assert.match(said[0] ?? '', /does not fail here/u);
    const own = {
      witness: { ...confirmed.witness, model: { x: '2' } },
      replay: { ...confirmed.replay, detail: 'mine' },
    };
    const taken = await run(store, [twin], { replay: async () => own });
    assert.deepEqual([taken.verdicts[0]?.witness, taken.verdicts[0]?.replay], [own.witness, own.replay]);
    assert.equal(taken.taken, 1);
  });

  it('shows nothing that a store writes to the terminal as it is', async () => {
    await run(planted(a, verdict('\u001b[2Jgreen')), [a]);
    assert.ok(!said.join('').includes('\u001b'));
  });

  const remotes: readonly (readonly [string, RequestListener])[] = [
    ['answers 500', (_q, s) => void s.writeHead(500).end('no')],
    ['answers garbage', (_q, s) => void s.end('\u0000garbage')],
    ['answers a page', (_q, s) => void s.writeHead(200, { 'content-type': 'text/html' }).end('<html>log in</html>')],
    ['never answers', () => {}],
    ['hangs up', (q) => void q.socket.destroy()],
    [
      'stops in the middle',
      (_q, s) => {
        s.writeHead(200, { 'content-length': 1000 });
        s.write('{');
        s.destroy();
      },
    ],
    ['answers too much', (_q, s) => void s.end(Buffer.alloc(largest.ac + 1, 'x'))],
    [
      'drips',
      (_q, s) => {
        s.writeHead(200);
        setInterval(() => s.write('x'), 50).unref();
      },
    ],
    ['asks for a password', (_q, s) => void s.writeHead(401).end()],
  ];
  for (const [name, listener] of remotes)
    it(`a remote that ${name} delays a run little and turns nothing green`, async () => {
      const many = Array.from({ length: 30 }, (_, n) => obligation(`O${n}`));
      const started = performance.now();
      const { verdicts, taken, counts } = await run(await hostile(listener), many);
      assert.ok(performance.now() - started < 8000);
      assert.deepEqual([taken, counts?.taken, asked.length], [0, 0, 30]);
      assert.ok(verdicts.every(({ claim, run: { from } }) => claim === 'holds' && from === undefined));
      assert.ok((counts?.refused ?? 0) + (counts?.failed ?? 0) >= patience);
      assert.ok(said.length >= 1 && said.length <= 6, String(said.length));
    });

  it('is left alone after it failed three times', async () => {
    let requests = 0;
    const backend = await hostile((_q, s) => {
      requests++;
      s.writeHead(503).end();
    });
    for (let n = 0; n < 10; n++) await backend.get('ac', sha256(String(n)));
    assert.equal(requests, patience);
    assert.equal(await backend.put('cas', sha256('x'), Buffer.from('x')), null);
    assert.equal(requests, patience);
  });

  it('follows no redirection, and shows its token to nobody else', async () => {
    const seen: string[] = [];
    const elsewhere = createServer((request, response) => {
      seen.push(String(request.headers.authorization));
      response.end('{}');
    });
    servers.push(elsewhere);
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const target = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    const server = createServer((request, response) => {
      seen.push(`first ${request.headers.authorization}`);
      response.writeHead(307, { location: `${target}${request.url}` }).end();
    });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const backend = httpBackend({ url, token: 'secret-of-ours' });
    assert.deepEqual(await backend.get('ac', sha256('a')), { is: 'failed', why: 'it answers 307' });
    assert.match((await backend.put('cas', sha256('a'), Buffer.from('a'))) ?? '', /307/u);
    assert.deepEqual(seen, ['first Bearer secret-of-ours', 'first Bearer secret-of-ours']);
  });

  it('writes its token nowhere', async () => {
    const token = 'secret-of-the-team';
    const serving = await serve({ folder: join(folder, 'store'), host: '127.0.0.1', port: 0, most: 1e9, token });
    try {
      for (const known of [token, 'wrong-token-of-ours'])
        await run(httpBackend({ url: new URL(serving.url), token: known }), [a]);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
      const texts = files.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'));
      assert.ok(texts.length > 3);
      for (const text of [...texts, ...said]) assert.doesNotMatch(text, /secret-of|wrong-token/u);
      assert.match(said[0] ?? '', /401/u);
    } finally {
      await serving.close();
    }
  });

  it('is no place that carries a secret, or would send one in clear', () => {
    const bad = [
      'http://me:pw@127.0.0.1:1/',
      'https://example.org/?k=v',
      'https://example.org/#x',
      'ftp://x/',
      'http://',
    ];
    for (const place of bad) assert.throws(() => backendOf(place, folder, undefined), { code: 'ASY-CACHE-01' }, place);
    assert.throws(() => backendOf('http://example.org', folder, 'token'), { code: 'ASY-CACHE-01' });
    assert.throws(() => backendOf('https://example.org', folder, 'to\nken'), { code: 'ASY-CACHE-01' });
    assert.equal(backendOf('https://example.org/assay/', folder, 'token').shown, 'https://example.org/assay');
    assert.ok(!backendOf('store', folder, undefined).shown.includes(folder));
  });

  it('is no worse for an entry whose blob was thrown away, or a folder that cannot be written', async () => {
    const store = join(folder, 'store');
    const entry = Buffer.from(entryText(partsOf(a, version, limits), { sha256: sha256('gone'), bytes: 4 }));
    writeOne(store, 'ac', keyOf(a), entry);
    const { counts } = await run(folderBackend(store), [a]);
    assert.deepEqual(counts, { taken: 0, given: 1, refused: 0, failed: 0 });
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const nowhere = await run(folderBackend(file), [a]);
    assert.deepEqual([nowhere.counts?.given, nowhere.counts?.failed, nowhere.verdicts[0]?.claim], [0, 2, 'holds']);
  });
});
