/** Everything that must hold before a change is done, one step after the other. */
import { join } from 'node:path';
import { execa } from 'execa';
import { checkGenerated, type Place, refuseForeign } from './prepare.ts';
import { traceAll } from './trace.ts';

export interface CheckStep {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** The end of what it said, when it failed. */
  readonly detail: string;
}

interface Step {
  readonly name: string;
  run(place: Place): Promise<string | null>;
}

function program(name: string, ...argv: readonly string[]): Step {
  return {
    name,
    async run({ root }) {
      const [file = '', ...args] = argv;
      const script = join(root, 'node_modules', ...file.split('/'));
      const { exitCode, all } = await execa(process.execPath, [script, ...args], {
        cwd: root,
        reject: false,
        all: true,
        stdin: 'ignore',
      });
      return exitCode === 0 ? null : String(all).split('\n').slice(-40).join('\n');
    },
  };
}

const generated: Step = {
  name: 'generated files, and a property for each row of the specification',
  async run(place) {
    const { stale, generated } = await checkGenerated(place);
    const wrong = [...stale.map(({ path, why }) => `${path}: ${why}`), ...generated.gaps];
    return wrong.length === 0 ? null : wrong.join('\n');
  },
};

const traced: Step = {
  name: 'a discharge for each assumption, a source, a fault and sound links for each property',
  async run(place) {
    const { text, exitCode } = await traceAll({ ...place, say: () => {} }, {});
    return exitCode === 0 ? null : text;
  },
};

/** Import direction and registries are tests. */
const steps: readonly Step[] = [
  program('types', 'typescript/bin/tsc', '--noEmit', '-p', '.'),
  program('lint and format', '@biomejs/biome/bin/biome', 'check', '.'),
  generated,
  traced,
];

const tests: Step = {
  name: 'tests',
  async run({ root }) {
    const { exitCode } = await execa(process.execPath, [join(root, 'bin', 'test.mjs')], {
      cwd: root,
      reject: false,
      stdin: 'ignore',
      stdout: process.stderr,
      stderr: 'inherit',
    });
    return exitCode === 0 ? null : 'a test failed; see above';
  },
};

export async function runChecks(
  place: Place,
  withTests: boolean,
  say: (step: CheckStep) => void,
): Promise<readonly CheckStep[]> {
  refuseForeign(place.root);
  const done: CheckStep[] = [];
  for (const { name, run } of withTests ? [...steps, tests] : steps) {
    const started = performance.now();
    const detail = await run(place);
    const step = {
      name,
      ok: detail === null,
      seconds: Math.round((performance.now() - started) / 100) / 10,
      detail: detail ?? '',
    };
    say(step);
    done.push(step);
  }
  return done;
}
