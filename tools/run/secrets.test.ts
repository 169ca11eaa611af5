import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allHold, bin, fake, limits, obligation } from './fake-engine.ts';
import { runObligations } from './run.ts';
import { modeOf, passedOn, strikeOut } from './secrets.ts';

const key = 'sesame-0123/456+789 "key"';

describe('what is passed on', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-secrets-'));
  });
  afterEach(() => {
    delete process.env['ASSAY_TEST_KEY'];
    rmSync(folder, { recursive: true, force: true });
  });

  it('is what is set, and long enough to be a key', () => {
    const env = { A: 'long enough', B: 'short', C: '', E: 'long enough too' };
    assert.deepEqual([...passedOn(['A', 'B', 'C', 'D'], env)], [['A', 'long enough']]);
    assert.deepEqual([...passedOn(undefined, env)], []);
  });

  it('decides how an engine works', () => {
    const mode = (present: ReadonlySet<string>): string => [...present].sort().join(' ');
    assert.equal(modeOf({ mode, passes: ['A', 'B'] }, bin, { A: 'long enough', B: 'short' }), 'A node');
    assert.equal(modeOf({}, bin, {}), undefined);
  });

  it('is struck out in every file and form, and nowhere else', () => {
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
    const forms = {
      plain: key,
      json: JSON.stringify({ key }),
      uri: encodeURIComponent(key),
      base64: Buffer.from(key).toString('base64'),
      hex: Buffer.from(key).toString('hex'),
    };
    for (const [name, text] of Object.entries(forms))
      writeFileSync(join(folder, 'deep', 'er', name), `a${text}b${text}`);
    writeFileSync(join(folder, 'other'), 'nothing here');
    const outside = mkdtempSync(join(tmpdir(), 'assay-outside-'));
    writeFileSync(join(outside, 'mine'), key);
    symlinkSync(join(outside, 'mine'), join(folder, 'link'));
    symlinkSync(outside, join(folder, 'links'));
    strikeOut(folder, [key]);
    for (const [name, text] of Object.entries(forms)) {
      const left = readFileSync(join(folder, 'deep', 'er', name), 'utf8');
      assert.ok(!left.includes(text.replace(/=+$/u, '')), name);
      assert.equal(left.length, 2 * text.length + 2);
    }
    assert.equal(readFileSync(join(folder, 'other'), 'utf8'), 'nothing here');
    assert.equal(readFileSync(join(outside, 'mine'), 'utf8'), key);
    rmSync(outside, { recursive: true, force: true });
  });

  it('reaches the job, and no file, argument, verdict or version of it', async () => {
    process.env['ASSAY_TEST_KEY'] = key;
    const script = `
      const { writeFileSync } = require('node:fs');
      const key = process.env.ASSAY_TEST_KEY ?? 'none';
      console.log('the key is ' + key);
      console.error(new Error(key).stack);
      writeFileSync('result.json', JSON.stringify({ key, long: key.length }));
      writeFileSync('trace.bin', Buffer.from(key).toString('base64'));
    `;
    const seen: string[] = [];
    const engine = fake(
      (run, obligations) => {
        seen.push(run.stdout, run.stderr, run.outputs['result.json'] ?? '');
        return allHold(run, obligations).map((one) => ({
          ...one,
          claim: 'unknown' as const,
          strength: null,
          cause: { code: 'stuck' as const, detail: run.stdout },
        }));
      },
      script,
      { passes: ['ASSAY_TEST_KEY'], mode: (present) => [...present].sort().join(' ') },
    );
    const { verdicts, engines } = await runObligations({
      engines: [engine, fake(allHold, script, { id: 'other' })],
      obligations: [obligation('a'), obligation('b', { engine: 'other' })],
      limits,
      root: folder,
      runFolder: join(folder, 'run'),
      bin,
    });
    assert.match(seen.join('\n'), /"long":25/u);
    assert.match(engines[0]?.version ?? '', /ASSAY_TEST_KEY node$/u);
    const written = everythingBelow(join(folder, 'run')).concat(JSON.stringify({ verdicts, engines }), seen);
    for (const text of written)
      for (const form of [key, JSON.stringify(key).slice(1, -1), Buffer.from(key).toString('base64').slice(0, 20)])
        assert.ok(!text.includes(form));
    assert.match(written.join('\n'), /the key is none/u);
    assert.match(written.join('\n'), /"passes": \[\n\s*"ASSAY_TEST_KEY"/u);
  });
});

function everythingBelow(folder: string): string[] {
  assert.ok(existsSync(folder));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}
