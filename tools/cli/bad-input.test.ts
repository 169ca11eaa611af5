/** Bad input: one clear line, the documented exit code, nothing half-written. */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, Sample } from './__fixtures__/project.ts';

describe('bad input', function () {
  this.timeout(120_000);
  let sample: Sample;
  before(() => {
    sample = new Sample();
  });
  after(() => sample.remove());

  /** What went wrong, without the notes on what was begun. */
  function line({ stderr, stdout }: Ended): string {
    const said = stderr
      .split('\n')
      .filter((one) => one !== '' && !one.startsWith('compiling') && !one.startsWith('assay: '));
    assert.equal(said.length, 1, stderr);
    assert.equal(stdout, '');
    return said[0] ?? '';
  }

  async function refused(
    args: readonly string[],
    code: string,
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const ended = await sample.run(args, env);
    assert.equal(ended.code, 2, ended.stderr);
    const said = line(ended);
    assert.ok(said.startsWith(`error ${code}: `), said);
    assert.equal(sample.has('reports/out'), false);
    return said;
  }

  it('an unknown property, with what is near', async () => {
    assert.match(await refused(['run', '--property', 'VALT-TRANS-001'], 'ASY-CLI-02'), /VAULT-TRANS-001/u);
    await refused(['run', '--property', '*NOTHING*'], 'ASY-CLI-02');
  });

  it('an unknown engine, profile, fault, option or command', async () => {
    await refused(['run', '--engine', 'coq'], 'ASY-CLI-04');
    await refused(['run', '--profile', 'fast'], 'ASY-CLI-04');
    await refused(['run', '--fault', 'nothing'], 'ASY-CLI-04');
    await refused(['run', '--sedonds', '1'], 'ASY-CLI-01');
    await refused(['run', '--seconds', 'many'], 'ASY-CLI-01');
    await refused(['run', '--seed', '-1'], 'ASY-CLI-01');
    const ended = await sample.run(['prove']);
    assert.equal(ended.code, 2);
    assert.match(line(ended), /^error ASY-CLI-01: /u);
  });

  it('mutants of an unknown contract, by an unknown property or engine, or too few of them', async () => {
    await refused(['mutate', '--contract', 'Gardian'], 'ASY-CLI-04');
    await refused(['mutate', '--property', 'GARD-*'], 'ASY-CLI-02');
    await refused(['mutate', '--engine', 'smt'], 'ASY-CLI-04');
    await refused(['mutate', '--sample', '0'], 'ASY-CLI-01');
    await refused(['mutate', '--contract', 'Guardian', '--record'], 'ASY-PROOF-04');
    sample.write('contracts/triage/mutants.toml', '[[equivalent]]\nmutants = ["Guardian"]\n');
    await refused(['mutate', '--contract', 'Guardian'], 'ASY-MUTANT-02');
    sample.write('contracts/triage/mutants.toml', '');
  });

  it('a folder that is no project', async () => {
    const ended = await sample.run(['run', '--root', '/']);
    assert.equal(ended.code, 2);
    assert.match(line(ended), /^error ASY-COMPILE-09: /u);
  });

  it('a Foundry project of somebody else', async () => {
    sample.folder('foreign/src');
    sample.folder('foreign/contracts');
    sample.write('foreign/foundry.toml', '[profile.default]\nsrc = "src"\n');
    sample.write('foreign/src/X.sol', 'pragma solidity ^0.8.0;\ncontract X {}\n');
    const at = ['--root', join(sample.root, 'foreign')];
    for (const words of ['run', 'generate', 'generate --check', 'mutate', 'check', 'nsloc', 'trace', 'genesis']) {
      const ended = await sample.run([...words.split(' '), ...at]);
      assert.equal(ended.code, 2, words);
      const said = line(ended);
      assert.match(said, /^error ASY-COMPILE-11: \S+\/foreign has no contracts\/flat\/src: /u, words);
      assert.match(said, /Fix: name a checkout of the suite with --root/u, words);
    }
  });

  it('no report, or one that cannot be read', async () => {
    await refused(['report'], 'ASY-LEDGER-01');
    await refused(['replay'], 'ASY-LEDGER-01');
  });

  it('links in the place of what it writes', async () => {
    for (const [link, code] of [
      ['.assay', 'ASY-DISK-02'],
      ['reports/out', 'ASY-CLI-05'],
    ] as const) {
      rmSync(join(sample.root, link), { recursive: true, force: true });
      mkdirSync(join(sample.root, link, '..'), { recursive: true });
      symlinkSync(join(tmpdir(), 'assay-nothing-here'), join(sample.root, link));
      await refused(['run', '--property', 'MATH-RING-001'], code);
      rmSync(join(sample.root, link));
    }
  });

  it('a seeded bug that is none', async () => {
    sample.write('contracts/faults/Odd.patch', '# property: NONE-NONE-001\n# title: x\n');
    await refused(['run', '--property', 'MATH-RING-001'], 'ASY-FAULT-01');
    sample.write('contracts/faults/Odd.patch', '');
    await refused(['list'], 'ASY-FAULT-01');
  });

  describe('in the sources', () => {
    const vault = 'contracts/flat/src/SaveVault.sol';
    let sound = { vault: '', settings: '' };
    before(() => {
      sound = { vault: sample.read(vault), settings: sample.read('foundry.toml') };
    });
    beforeEach(() => {
      sample.write(vault, sound.vault);
      sample.write('foundry.toml', sound.settings);
      sample.write(
        'contracts/faults/Odd.patch',
        '# property: RISE-STATE-001\n# title: x\n--- a/contracts/flat/src/RISE.sol\n+++ b/contracts/flat/src/RISE.sol\n@@ -1,1 +1,1 @@\n-a\n+b\n',
      );
    });

    it('Solidity that does not compile', async () => {
      sample.write(vault, sound.vault.replace('_burn(msg.sender, shares)', '_burn(msg.sender, sharess)'));
      assert.match(
        await refused(['run', '--property', 'RISE-STATE-003'], 'ASY-COMPILE-01'),
        /SaveVault\.sol:\d+: Undeclared identifier/u,
      );
    });

    it('settings that cannot be read', async () => {
      sample.write('foundry.toml', 'not [toml');
      assert.match(await refused(['run', '--property', 'RISE-STATE-003'], 'ASY-COMPILE-10'), /TOML/u);
    });

    it('an annotation that would run a command', async () => {
      sample.write(vault, sound.vault.replace('contract SaveVault', '/// @custom:halmos --ffi\ncontract SaveVault'));
      await refused(['run', '--property', 'RISE-STATE-003'], 'ASY-COMPILE-08');
    });
  });
});
