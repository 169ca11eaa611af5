/** A mutant judged by what reaches it, against judged by every property: `tools/mutation/selective.bench.ts`. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Benchmark } from './benchmark.ts';
import { asRun, timed } from './timed.ts';

const Said = z.object({
  ratio: z.number(),
  agree: z.boolean(),
  selective: z.object({ seconds: z.number() }),
  everything: z.object({ seconds: z.number() }),
});

export const selective: Benchmark = {
  name: 'selective',
  title: 'a mutant of Guardian by what reaches it, against every property, each sum of seconds on one core',
  goal: 5,
  wanted: 'at least',
  slow: true,
  async measure(root, all) {
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const script = join(root, 'tools', 'mutation', 'selective.bench.ts');
    const argv = [process.execPath, '--import', tsx, script, 'Guardian', all ? '2' : '1'];
    const ended = await timed('both', argv, { cwd: root });
    if (!ended.stdout.startsWith('{')) throw new Error(ended.stderr.slice(-400));
    const { ratio, agree, selective: some, everything } = Said.parse(JSON.parse(ended.stdout));
    if (!agree) throw new Error('a mutant is killed by what reaches it, and not by everything');
    const nothing = { cpuSeconds: null, exitCode: null };
    return {
      ratio,
      runs: [
        { what: 'selective', seconds: some.seconds, ...nothing },
        { what: 'everything', seconds: everything.seconds, ...nothing },
        asRun(ended),
      ],
    };
  },
};
