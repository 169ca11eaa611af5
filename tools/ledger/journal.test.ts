import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Verdict } from '../schema.ts';
import { Journal, readJournal } from './journal.ts';

function verdict(obligation: string, changes: Partial<Verdict> = {}): Verdict {
  return {
    obligation,
    property: 'VAULT-TRANS-001',
    rev: 1,
    engine: 'halmos',
    role: 'claim',
    claim: 'holds',
    strength: 'proved',
    bounds: [],
    cause: null,
    witness: null,
    replay: null,
    effort: { paths: 3 },
    run: { version: '0.3.3', command: 'halmos', seed: null, seconds: 2.5, exitCode: 0, log: null },
    ...changes,
  };
}

const unanswered: Partial<Verdict> = {
  claim: 'unknown',
  strength: null,
  cause: { code: 'timeout', detail: 'not done after 60 s' },
};

describe('journal', function () {
  this.timeout(20_000);
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-journal-'));
    path = join(folder, 'deep', 'journal.ndjson');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function fill(...entries: readonly [string, Verdict][]): void {
    const journal = Journal.open(path);
    for (const [key, one] of entries) journal.append(key, one);
    journal.close();
  }

  it('finds an answer again under the same key only', () => {
    fill(['k1', verdict('A')]);
    const journal = Journal.open(path);
    assert.deepEqual(journal.find('A', 'k1'), verdict('A'));
    assert.equal(journal.find('A', 'k2'), null);
    assert.equal(journal.find('B', 'k1'), null);
    assert.equal(journal.measured('A')?.seconds, 2.5);
    assert.equal(journal.measured('B'), null);
    journal.close();
  });

  it('takes what was measured elsewhere until it is measured here, and keeps it nowhere', () => {
    const elsewhere = new Map([
      ['A', 64],
      ['B', 8],
    ]);
    const journal = Journal.open(path, elsewhere);
    assert.deepEqual(journal.measured('A'), { seconds: 64, answered: true, peakMb: null });
    journal.append('k', verdict('A'));
    assert.equal(journal.measured('A')?.seconds, 2.5);
    journal.close();
    const again = Journal.open(path);
    assert.deepEqual([again.measured('A')?.seconds, again.measured('B')], [2.5, null]);
    again.close();
    const both = Journal.open(path, elsewhere);
    assert.deepEqual([both.measured('A')?.seconds, both.measured('B')?.seconds], [2.5, 8]);
    both.close();
  });

  it('never gives back that there was no answer', () => {
    fill(['k', verdict('A', unanswered)], ['k', verdict('B', { claim: 'violated', strength: null })]);
    const journal = Journal.open(path);
    assert.equal(journal.find('A', 'k'), null);
    assert.equal(journal.find('B', 'k')?.claim, 'violated');
    assert.equal(journal.measured('A')?.seconds, 2.5);
    journal.close();
  });

  it('lets the later entry count', () => {
    fill(['k', verdict('A')], ['k', verdict('A', unanswered)]);
    const journal = Journal.open(path);
    assert.equal(journal.find('A', 'k'), null);
    journal.close();
  });

  for (const [name, tail] of [
    ['without an end', '{"key":"k","verdict":{"obl'],
    ['of zeros', '\0\0\0\0\n'],
    ['cut inside a character', Buffer.from('{"key":"é').subarray(0, 9)],
  ] as const) {
    it(`drops a torn last line ${name}, and goes on after it`, () => {
      fill(['k', verdict('A')]);
      const whole = readFileSync(path, 'utf8');
      appendFileSync(path, tail);
      assert.equal(readJournal(path).length, 1);
      fill(['k', verdict('B')]);
      assert.ok(readFileSync(path, 'utf8').startsWith(whole));
      assert.deepEqual(
        readJournal(path).map((entry) => entry.verdict.obligation),
        ['A', 'B'],
      );
    });
  }

  it('starts over when even the first line is torn', () => {
    fill();
    writeFileSync(path, '{"assay":"jour');
    fill(['k', verdict('A')]);
    assert.equal(readJournal(path).length, 1);
  });

  it('refuses a line in the middle that it cannot read', () => {
    fill(['k', verdict('A')], ['k', verdict('B')]);
    const lines = readFileSync(path, 'utf8').split('\n');
    for (const broken of ['{', '{"key":"k","verdict":{"claim":"holds"}}']) {
      writeFileSync(path, [lines[0], broken, lines[2], ''].join('\n'));
      assert.throws(() => Journal.open(path), { code: 'ASY-LEDGER-04', message: /^line 2 of / });
    }
  });

  it('trusts no line of which a byte is another one', () => {
    fill(['k', verdict('A')], ['k', verdict('B')], ['k', verdict('C')]);
    const sound = readFileSync(path);
    const start = sound.indexOf('\n') + 1;
    for (let at = start; at < sound.lastIndexOf('\n', -2); at++) {
      const flipped = Buffer.from(sound);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 7));
      writeFileSync(path, flipped);
      const line = sound.subarray(0, at).toString('latin1').split('\n').length;
      const named =
        line === 4
          ? { code: 'ASY-LEDGER-04' }
          : { code: 'ASY-LEDGER-04', message: new RegExp(`^line ${line} of `, 'u') };
      try {
        assert.throws(() => readJournal(path), named, `byte ${at}`);
      } catch (error) {
        // What is no text any more at the end is a torn line: it is dropped, and believed no more than the others.
        if (line !== 4 || readJournal(path).length !== 2) throw error;
      }
    }
  });

  it('takes over a journal without digests, and seals it', () => {
    fill(['k', verdict('A')]);
    const plain = readFileSync(path, 'utf8')
      .replace('"schema":2', '"schema":1')
      .replace(/"sha256":"[0-9a-f]{64}",/u, '');
    writeFileSync(path, plain);
    assert.equal(readJournal(path).length, 1);
    fill(['k', verdict('B')]);
    assert.deepEqual(
      readJournal(path).map((entry) => entry.verdict.obligation),
      ['A', 'B'],
    );
    assert.match(readFileSync(path, 'utf8'), /"schema":2\}\n\{"sha256":/u);
  });

  it('writes what belongs together at once', () => {
    const journal = Journal.open(path);
    journal.together(() => {
      journal.append('k', verdict('A'));
      journal.append('k', verdict('B'));
      assert.equal(readJournal(path).length, 0);
    });
    assert.equal(readJournal(path).length, 2);
    journal.close();
  });

  it('refuses a journal of another schema', () => {
    fill();
    writeFileSync(path, '{"assay":"journal","schema":7}\n');
    assert.throws(() => Journal.open(path), { code: 'ASY-LEDGER-04' });
  });

  it('lets one process write at a time', () => {
    const journal = Journal.open(path);
    assert.throws(() => Journal.open(path), { code: 'ASY-LEDGER-05' });
    journal.close();
    Journal.open(path).close();
  });

  it('keeps every appended verdict when its writer is killed', async () => {
    const writer = join(folder, 'writer.mts');
    writeFileSync(
      writer,
      `
      import { Journal } from '${import.meta.dirname}/journal.ts';
      const journal = Journal.open(${JSON.stringify(path)});
      for (let n = 0; ; n++) {
        journal.append('k', { ...${JSON.stringify(verdict('A'))}, obligation: 'N' + n });
        process.stdout.write(n + '\\n');
      }
    `,
    );
    const child = spawn(process.execPath, ['--import', 'tsx', writer], {
      cwd: join(import.meta.dirname, '..', '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    while (said.split('\n').length < 20) await sleep(10);
    child.kill('SIGKILL');
    await once(child, 'close');
    const confirmed = said.split('\n').slice(0, -1).length;
    const journal = Journal.open(path);
    for (let n = 0; n < confirmed; n++) assert.notEqual(journal.find(`N${n}`, 'k'), null, `N${n}`);
    journal.append('k', verdict('after'));
    journal.close();
    assert.ok(readJournal(path).length > confirmed);
  });
});
