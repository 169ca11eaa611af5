/** An answer counts only for what it was asked about, however long it took. */
import assert from 'node:assert/strict';
import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { Journal } from '../ledger/journal.ts';
import { allHold, bin, fake, limits, obligation } from '../run/fake-engine.ts';
import { keyOfParts, partsOf } from '../run/keyer.ts';
import { runObligations } from '../run/run.ts';
import { subjectsOf } from '../run/subject.ts';
import { unchanged } from './unchanged.ts';

describe('what is edited while it is judged', function () {
  this.timeout(30_000);
  let folder = '';
  const script = (): string => join(folder, 'specs', 'a.smt2');
  const asked = obligation('A', { entry: { in: 'smt', file: 'specs/a.smt2' } });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-moved-'));
    for (const name of ['out', 'specs', 'contracts', 'properties', 'harness']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'foundry.toml'), '');
    writeFileSync(script(), 'true');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function answered(edits: Readonly<Record<string, string>>, resume: boolean, ids: readonly string[] = ['A']) {
    const subjectOf = subjectsOf(folder);
    const keyOf = keyOfParts(partsOf(folder, new Map(), subjectOf));
    const journal = Journal.open(join(folder, 'journal.ndjson'));
    const edit = Object.entries(edits).map(([path, text]) => `f.writeFileSync(${JSON.stringify(path)}, '${text}')`);
    const engine = fake(allHold, `const f = require('node:fs'); ${edit.join(';')}`, {
      group: (all) => all.map((one) => [one]),
    });
    try {
      const { verdicts, reused } = await runObligations({
        ...{ engines: [engine], limits, root: folder, runFolder: folder, bin, cores: 1, journal, keyOf, resume },
        obligations: ids.map((id) => ({ ...asked, id })),
        stands: unchanged(folder, subjectOf),
      });
      return [...verdicts.map(({ claim, cause }) => cause?.code ?? claim), reused];
    } finally {
      journal.close();
    }
  }

  it('is not answered, nor known the next time, whether answers are taken over or not', async () => {
    for (const resume of [true, false]) {
      writeFileSync(script(), 'true');
      assert.deepEqual(await answered({ [script()]: 'false' }, resume), ['tool-error', 0]);
      assert.deepEqual(await answered({}, true), ['holds', 0], 'the edited text was never asked about');
      rmSync(join(folder, 'journal.ndjson'));
    }
  });

  it('is not asked about by what would start after the edit', async () => {
    assert.deepEqual(await answered({ [script()]: 'false' }, true, ['A', 'B']), ['tool-error', 'tool-error', 0]);
  });

  it('is the same where it was only written anew, or the edit is of something else', async () => {
    const edits = { [script()]: 'true', [join(folder, 'specs', 'other.smt2')]: 'other' };
    assert.deepEqual(await answered(edits, true), ['holds', 0]);
    assert.deepEqual(await answered({}, true), ['holds', 1]);
  });

  it('is read where the folders cannot be looked through, and is what it was', () => {
    const subjectOf = subjectsOf(folder);
    const stands = unchanged(folder, subjectOf);
    subjectOf(asked);
    // As if it went between two looks.
    const readdir = fs.readdirSync;
    const gone = mock.method(fs, 'readdirSync', (...args: Parameters<typeof readdir>) => {
      if (String(args[0]).endsWith('contracts')) throw new Error('ENOENT');
      return readdir(...args);
    });
    try {
      syncBuiltinESMExports();
      assert.equal(stands([asked]), true);
      writeFileSync(script(), 'false');
      assert.equal(stands([asked]), false);
    } finally {
      gone.mock.restore();
      syncBuiltinESMExports();
    }
  });

  it('is gone when it cannot be read any more', () => {
    const subjectOf = subjectsOf(folder);
    const stands = unchanged(folder, subjectOf);
    subjectOf(asked);
    assert.equal(stands([asked]), true);
    rmSync(script());
    assert.equal(stands([asked]), false);
  });
});
