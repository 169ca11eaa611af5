import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cvlFiles, StageProblem } from './stage.ts';

describe('the stage of a configuration', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-stage-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  }

  const conf = (changes: object = {}) =>
    JSON.stringify({ files: ['src/A.sol', 'src/B.sol:Bee'], verify: 'Bee:cvl/hand.spec', ...changes });

  it('takes in what a specification takes in, and verifies the contract that is named first', () => {
    write({
      'a.conf': conf(),
      'gen/rules.spec': 'import "../cvl/hand.spec";\nrule r { assert true; }\n',
      'cvl/hand.spec': '// import "no.spec";\nimport "lib.spec";\n',
      'cvl/lib.spec': '',
    });
    const { files, contracts } = cvlFiles(root, 'a.conf', 'gen/rules.spec');
    assert.deepEqual(files, ['a.conf', 'cvl/hand.spec', 'cvl/lib.spec', 'gen/rules.spec']);
    assert.deepEqual(contracts, ['src/B.sol:Bee', 'src/A.sol:A']);
  });

  it('refuses what it cannot read, what lies outside, and options that start programs', () => {
    write({ 'gen/rules.spec': '', 'out.spec': 'import "../../etc/passwd";', 'gone.spec': 'import "gone2.spec";' });
    const refused = (text: string, spec = 'gen/rules.spec') => {
      write({ 'a.conf': text });
      assert.throws(() => cvlFiles(root, 'a.conf', spec), StageProblem, text);
    };
    refused('{ // JSON5\n}');
    refused('{}');
    refused(conf({ verify: 'Other:cvl/hand.spec' }));
    for (const key of ['override_base_config', 'solc_map', 'java_args', 'build_dir', 'jar', 'server', 'prover_args'])
      refused(conf({ [key]: 'x' }));
    refused(conf(), 'out.spec');
    refused(conf(), 'gone.spec');
    refused(conf(), '/etc/passwd');
    assert.throws(() => cvlFiles(root, '../a.conf', 'gen/rules.spec'), StageProblem);
  });
});
