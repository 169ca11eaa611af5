/** The same commit, run from nothing in two places: what is written differs in what is declared, and nowhere else. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home, Sample, tool } from '../tools/cli/__fixtures__/project.ts';
import { formats } from './format/registry.ts';
import { Report } from './schema.ts';
import { withoutTimings } from './timings.ts';

/** By proof, by campaign, by rules on bytecode, by two solvers; with twins and canaries, which are all refuted. */
const properties = ['RISE-ERC20-001', 'RISE-STATIC-001', 'MATH-RING-001'];
const engines = ['halmos', 'forge', 'static', 'smt'];

/** Both commits have one name. */
const author = {
  ...{ GIT_AUTHOR_NAME: 'somebody', GIT_AUTHOR_EMAIL: 'somebody@example.org', GIT_AUTHOR_DATE: '2025-01-01T00:00:00Z' },
  ...{ GIT_COMMITTER_NAME: 'somebody', GIT_COMMITTER_EMAIL: 'somebody@example.org' },
  ...{ GIT_COMMITTER_DATE: '2025-01-01T00:00:00Z', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
};

/** `compiled`: where what is compiled already lies; what of it is not as it should be is compiled again. */
function committed(compiled: string): Sample {
  const sample = new Sample();
  for (const name of ['out', 'cache'])
    if (existsSync(join(compiled, name))) cpSync(join(compiled, name), join(sample.root, name), { recursive: true });
  sample.write('.gitignore', 'node_modules\nout/\ncache/\nreports/\n.assay/\n');
  const git = (...words: readonly string[]): void => {
    execFileSync('git', words, { cwd: sample.root, env: { ...process.env, ...author }, stdio: 'ignore' });
  };
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'All');
  return sample;
}

describe('two runs on one commit', function () {
  this.timeout(900_000);
  const samples: Sample[] = [];
  before(async function () {
    if (tool('z3') === null) {
      console.log('      left out: the Python environment is not made; npm start makes it');
      this.skip();
    }
    for (const at of [0, 1]) {
      const sample = committed(samples[0]?.root ?? home);
      samples.push(sample);
      const chosen = [...properties.flatMap((id) => ['--property', id]), ...engines.flatMap((id) => ['--engine', id])];
      const { stderr } = await sample.run(['run', ...chosen]);
      assert.equal(sample.told('RISE-ERC20-001')?.outcome, 'met', stderr);
      const ids = formats.filter(({ printed }) => printed === undefined).map(({ id }) => id);
      const written = await sample.run(['report', '--format', ids.join(','), '--out', `reports/${at}`]);
      assert.notEqual(written.stdout, '', written.stderr);
    }
  });
  after(() => {
    for (const sample of samples) sample.remove();
  });

  const reports = (): readonly Report[] =>
    samples.map((sample, at) => Report.parse(JSON.parse(sample.read(`reports/${at}/report.json`))));
  const bytes = (name: string): readonly string[] =>
    samples.map(({ root }, at) => readFileSync(join(root, 'reports', String(at), name), 'utf8'));

  it('say the same but for the declared fields, which are not the same', () => {
    const [first, second] = reports();
    assert.notEqual(first?.identity.commit, null);
    assert.deepEqual(withoutTimings(second), withoutTimings(first));
    assert.equal(JSON.stringify(withoutTimings(second)), JSON.stringify(withoutTimings(first)));
    assert.notDeepEqual(second, first);
  });

  it('keep of a proof an execution that it speaks of, without what the harness asks of its machine', () => {
    for (const report of reports()) {
      const twin = report.properties
        .find(({ id }) => id === 'RISE-ERC20-001')
        ?.engines.find(({ engine }) => engine === 'halmos')
        ?.obligations.find(({ role }) => role === 'twin');
      assert.equal(twin?.replay?.result, 'confirmed');
      const steps = twin?.witness?.steps ?? [];
      assert.ok(steps.some(({ target, signature }) => target === 'RISE' && signature !== null));
      assert.ok(steps.every(({ kind }) => kind !== 'cheat'));
    }
  });

  for (const { name, make, timings } of formats.flatMap(({ files, timings }) =>
    files.map((one) => ({ ...one, timings })),
  ))
    it(`write ${name} alike`, () => {
      const [one, two] = bytes(name);
      if (timings.length === 0) return assert.equal(two, one);
      const [first, second] = reports().map((report) => make(withoutTimings(report), { attachments: {} }));
      assert.equal(second, first);
      // What was written is made of the report, and of nothing that this place knows.
      assert.deepEqual(
        [one, two],
        reports().map((report) => make(report, { attachments: {} })),
      );
    });
});
