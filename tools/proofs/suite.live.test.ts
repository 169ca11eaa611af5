/** The suite's own committed ledger is about the suite as it is. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { z } from 'zod';
import { proofsHere } from './store.ts';
import { timesHere } from './times.ts';

const home = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const Status = z.object({
  obsolete: z.array(z.object({ obligation: z.string(), changed: z.array(z.string()) })),
  missing: z.array(z.string()),
  gone: z.array(z.string()),
});

describe('assay.proofs of the suite', function () {
  this.timeout(900_000);

  it('has a line for every question of today, about the contracts and claims of today', async () => {
    const { stdout } = await execa(process.execPath, [join(home, 'bin', 'assay.mjs'), 'ledger', 'status', '--json'], {
      cwd: home,
      env: { NO_COLOR: '1' },
    });
    const { obsolete, missing, gone } = Status.parse(JSON.parse(stdout));
    // Another engine, another machine or other sources of ours make a line obsolete as well, and it is then said so.
    const ofTools = new Set(['tools', 'limits']);
    const stale = obsolete.filter(({ changed }) => !changed.every((part) => ofTools.has(part)));
    const mend = 'npx assay run --changed --record';
    assert.deepEqual(
      stale.map(({ obligation }) => obligation),
      [],
      mend,
    );
    assert.deepEqual({ missing: missing.filter((id) => !unanswered.test(id)), gone }, { missing: [], gone: [] }, mend);
  });
});

describe('assay.times of the suite', () => {
  it('says of every recorded verdict how long it took, and of nothing else', () => {
    const times = timesHere(home, assert.fail);
    assert.deepEqual([...times.keys()], [...(proofsHere(home) ?? new Map()).keys()]);
  });
});

/** The engines that answer nothing without what is not free to install. */
const unanswered = /\/(?:certora|forge-symbolic)(?:\/|\+|$)/u;
