import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engines/types.ts';
import { Journal } from '../ledger/journal.ts';
import type { Verdict } from '../schema.ts';
import { allHold, bin, fake, limits, obligation, type Parse } from './fake-engine.ts';
import { isFull, isOfMachine, outOfMemoryKills } from './machine.ts';
import { runObligations } from './run.ts';
import { unknown } from './settle.ts';

/** A group of processes with 24 MB for all of them, or null where none can be made. */
function smallGroup(): string | null {
  const name = `assay-test-${process.pid}`;
  for (const [above, limit] of [
    ['/sys/fs/cgroup/memory', 'memory.limit_in_bytes'],
    ['/sys/fs/cgroup', 'memory.max'],
  ] as const) {
    const folder = join(above, name);
    try {
      mkdirSync(folder);
      if (existsSync(join(folder, limit))) {
        writeFileSync(join(folder, limit), String(24 << 20));
        return folder;
      }
      rmdirSync(folder);
    } catch {
      // Not allowed here.
    }
  }
  return null;
}

describe('the machine', function () {
  this.timeout(30_000);
  let folder = '';
  let starts = 0;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-machine-'));
    starts = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const parse: Parse = (run, all) => {
    starts++;
    return run.exitCode === 0 ? allHold(run, all) : all.map((one) => unknown(one, 'tool-error', 'no answer'));
  };

  async function answer(engine: Engine): Promise<Verdict> {
    const journal = Journal.open(join(folder, 'journal.ndjson'));
    try {
      const project = { root: folder, runFolder: folder, bin };
      const { verdicts } = await runObligations({
        ...project,
        engines: [engine],
        obligations: [obligation('A')],
        limits,
        journal,
        keyOf: ({ id }) => id,
      });
      assert.ok(verdicts[0]);
      return verdicts[0];
    } finally {
      journal.close();
    }
  }

  const shell = (script: string): Engine =>
    fake(parse, '', {
      command: (_all, _limits, { job }) => ({
        argv: ['/bin/sh', '-c', script],
        cwd: job,
        env: {},
        outputs: [],
        display: 'sh',
      }),
    });

  it('that kills an engine for lack of memory is named, and the engine is asked again', async function () {
    const group = smallGroup();
    if (group === null) this.skip();
    try {
      const hog = `echo $$ > ${group}/cgroup.procs; exec ${process.execPath} -e 'const all = []; for (;;) all.push(Buffer.alloc(1e6, 1))'`;
      const { claim, cause } = await answer(shell(hog));
      assert.deepEqual([claim, cause?.code], ['unknown', 'memory']);
      assert.ok(cause !== null && isOfMachine(cause));
      await answer(shell(hog));
      assert.equal(starts, 2);
    } finally {
      for (let round = 0; round < 50 && existsSync(group); round++) {
        try {
          rmdirSync(group);
        } catch {
          await sleep(20);
        }
      }
    }
  });

  it('is not blamed for what somebody killed, which is asked again', async () => {
    const killed = await answer(shell('kill -KILL $$'));
    assert.deepEqual([killed.claim, killed.cause?.code], ['unknown', 'tool-error']);
    assert.match(killed.cause?.detail ?? '', /SIGKILL/u);
    assert.equal((await answer(shell('exit 0'))).claim, 'holds');
    assert.equal(starts, 2);
  });

  it('says how often it ran out of memory, or nothing', () => {
    const path = join(folder, 'vmstat');
    writeFileSync(path, 'nr_free_pages 12\noom_kill 3\noom_killer 9\n');
    assert.equal(outOfMemoryKills(path), 3);
    assert.equal(outOfMemoryKills(join(folder, 'none')), 0);
    assert.equal(isOfMachine({ code: 'memory', detail: 'more than 20 MB' }), false);
  });

  it('has room where something can be written', () => {
    assert.equal(isFull(folder), false);
  });
});
