import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { Command } from 'commander';
import { commandOf, declareMutate, type MutateFlags } from './mutate.ts';

describe('the command that gives the same figures', () => {
  function flagsOf(words: readonly string[]): MutateFlags {
    const command = declareMutate(new Command()).exitOverride();
    return command.parse([...words], { from: 'user' }).opts();
  }

  it('has whatever changes what is asked', () => {
    const asked = [
      ...['--contract', 'Guardian', 'RISE', '--property', 'GUARD-*', '--engine', 'static', 'forge', '--sample', '2'],
      ...['--proofs', '3', '--seconds', '4.5', '--runs', '6', '--depth', '7', '--full'],
    ];
    const command = commandOf(flagsOf(asked));
    assert.equal(
      command,
      "npx assay mutate --contract Guardian --contract RISE --property 'GUARD-*' --engine static --engine forge --sample 2 --proofs 3 --seconds 4.5 --runs 6 --depth 7 --full",
    );
    const { resume, ...same } = flagsOf(asked);
    assert.equal(commandOf(same), command);
    assert.equal(resume, true);
  });

  it('has nothing that only changes how soon, and where to', () => {
    assert.equal(commandOf(flagsOf(['--cores', '4', '--no-resume', '--record'])), 'npx assay mutate');
  });

  it('is read by a shell as it was given', () => {
    const names = ['GUARD-*', "a'b", '$(id)', 'a b;c', '"', '\\', '-x', ''];
    const words = commandOf({ property: names }).replace('npx assay mutate', '');
    const heard = execFileSync('sh', ['-c', `printf '%s\\n' ${words}`], { encoding: 'utf8' });
    assert.deepEqual(
      heard.split('\n').slice(0, -1),
      names.flatMap((name) => ['--property', name]),
    );
  });
});
