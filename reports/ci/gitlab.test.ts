/** The GitLab template: its form by GitLab's schema, and its script by running it. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { ledgerOf, theorem, unanswered } from './__fixtures__/ledgers.ts';
import { gitlabText, Machine, type Played } from './__fixtures__/runner.ts';

interface Template {
  readonly assay: {
    readonly script: readonly string[];
    readonly variables: Readonly<Record<string, string>>;
    readonly cache: { readonly key: { readonly files: readonly string[] } };
    readonly artifacts: { readonly when: string; readonly reports: { readonly junit: string } };
  };
}

const template = parse(gitlabText) as Template;
const { assay } = template;

describe('ci/gitlab.yml', () => {
  it("fits GitLab's schema", () => {
    const path = join(import.meta.dirname, '__fixtures__', 'schemas', 'gitlab-ci.json');
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(path, 'utf8')));
    assert.ok(validate(template), JSON.stringify(validate.errors));
    assert.equal(validate({ assay: { ...assay, artifacts: { when: 'sometimes' } } }), false);
  });

  it('keeps what there is of a report, green or red, and names the cache after what is installed', () => {
    assert.equal(assay.artifacts.when, 'always');
    assert.equal(assay.artifacts.reports.junit, 'reports/out/junit.xml');
    assert.deepEqual(assay.cache.key.files, ['package-lock.json', 'tools/setup/requirements.lock']);
  });

  it('pastes no variable into its script', () => {
    assert.ok(!/\$\[\[|\$\{\{|eval /u.test(gitlabText));
    // Without the words that a shell is to split, each variable stands in quotes.
    for (const line of assay.script
      .join('\n')
      .split('\n')
      .map((one) => one.replace(/"[^"]*"/gu, '')))
      assert.ok(!/\$ASSAY|\$\{?args|\$one/u.test(line), line);
  });
});

describe('the script of ci/gitlab.yml', function () {
  this.timeout(120_000);
  const machines: Machine[] = [];
  after(() => {
    for (const one of machines) one.remove();
  });

  function run(played: Played, variables: Readonly<Record<string, string>> = {}) {
    const machine = new Machine(played);
    machines.push(machine);
    const env = {
      ...assay.variables,
      ASSAY_HOME: machine.checkout,
      ASSAY_ROOT: machine.workspace,
      ...variables,
    };
    const ran = machine.bash(assay.script.join('\n'), env);
    const junit = join(machine.workspace, 'reports', 'out', 'junit.xml');
    return { ...ran, machine, junit: existsSync(junit) ? readFileSync(junit, 'utf8') : null };
  }

  it('is green when everything is met', () => {
    const { code, junit, stdout } = run({ ledger: ledgerOf(), code: 0 });
    assert.equal(code, 0, stdout);
    assert.match(junit ?? '', /<testsuites [^>]*failures="0" errors="0"/u);
  });

  it('is red, with the reports there, when a theorem was not decided', () => {
    const { code, junit } = run({ ledger: ledgerOf(unanswered), code: 1 });
    assert.equal(code, 1);
    assert.match(junit ?? '', new RegExp(`${theorem}[^>]*>\\s*<error `, 'u'));
  });

  it('is red whatever the run says, when nothing was judged or the report does not agree', () => {
    assert.equal(run({ ledger: null, code: 0 }).code, 2);
    assert.equal(run({ ledger: ledgerOf(unanswered), code: 0 }).code, 1);
    const { code, junit } = run({ ledger: '{"schema":9}', code: 0 });
    assert.deepEqual([code, junit], [2, null]);
  });

  it('hands on its variables word by word, and runs none of them', () => {
    const { machine, code } = run(
      { ledger: ledgerOf(), code: 0 },
      { ASSAY_PROPERTIES: '$(touch pwned) `touch pwned`;x *', ASSAY_PROFILE: '"; touch pwned' },
    );
    assert.equal(code, 0);
    assert.deepEqual(machine.args.slice(2), [
      '--profile="; touch pwned',
      ...['$(touch', 'pwned)', '`touch', 'pwned`;x', '*'].map((one) => `--property=${one}`),
    ]);
    assert.ok(!existsSync(join(machine.workspace, 'pwned')));
  });

  it('tells what has changed since a baseline, and goes on without one that is not there', () => {
    const machine = new Machine({ ledger: ledgerOf(unanswered), code: 1 });
    machines.push(machine);
    mkdirSync(join(machine.workspace, 'then'));
    writeFileSync(join(machine.workspace, 'then', 'ledger.json'), ledgerOf());
    const env = { ...assay.variables, ASSAY_HOME: machine.checkout, ASSAY_ROOT: machine.workspace };
    const script = assay.script.join('\n');
    const ran = machine.bash(script, { ...env, ASSAY_BASELINE: join(machine.workspace, 'then') });
    assert.equal(ran.code, 1);
    const comment = readFileSync(join(machine.workspace, 'reports', 'out', 'comment.md'), 'utf8');
    assert.match(comment, /### Since the baseline\n\n- Worse than before: 1 weakened\.\n/u);
    const without = run({ ledger: ledgerOf(), code: 0 }, { ASSAY_BASELINE: '/none/ledger.json' });
    assert.equal(without.code, 0);
    assert.match(without.stdout, /There is no baseline to compare with/u);
  });
});
