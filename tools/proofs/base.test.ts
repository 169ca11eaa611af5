/** A commit of a small project, compiled by the real forge beside what is in the folder. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import { compile } from '../compile/compile.ts';
import { staticAnalysis } from '../engines/static/index.ts';
import { limits, obligation } from '../run/fake-engine.ts';
import { engineIdentities, pinnedProgram } from '../run/identity.ts';
import { partsOf } from '../run/keyer.ts';
import { locateAll } from '../run/locate.ts';
import { neededNames } from '../run/versions.ts';
import { affected } from './affected.ts';
import { askedThen } from './base.ts';
import { askedOf, keyed } from './keys.ts';
import { commitNamed } from './revision.ts';
import { standings } from './standing.ts';

const home = resolve(import.meta.dirname, '..', '..');
const engines = [staticAnalysis];
const versions = new Map([['static', '1']]);
const bin = locateAll(neededNames(engines), { home, env: process.env });
const settings = `[profile.default]
src = "contracts"
solc = "./tools/compile/solc"
offline = true
auto_detect_remappings = false
extra_output = ["storageLayout", "metadata"]
[lint]
lint_on_build = false
`;
const source = (name: string, value: number): string =>
  `// SPDX-License-Identifier: MIT\npragma solidity 0.8.28;\n/// A box.\ncontract ${name} { function f() external pure returns (uint256) { return ${value}; } }\n`;

function asked(name: string): Obligation {
  const entry = { in: 'bytecode', contract: name, rule: { name: 'no-opcodes' } } as const;
  return obligation(`${name}-STATIC-001/static`, { property: `${name}-STATIC-001`, engine: 'static', entry });
}

describe('what a commit asked', function () {
  this.timeout(120_000);
  let root = '';
  const all = [asked('Box'), asked('Can')];

  function put(path: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { mode });
  }

  function commit(): void {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      [...who, 'commit', '-qm', 'State'],
    ])
      execFileSync('git', ['-C', root, ...args], { stdio: 'ignore' });
  }

  const mark = (): string => join(root, '.assay', 'ran');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-then-'));
    symlinkSync(join(home, 'node_modules'), join(root, 'node_modules'));
    put('.gitignore', 'node_modules\nout\ncache\n.assay\n');
    put('foundry.toml', settings);
    put('.assay/x', '');
    put('package.json', '{"type":"module"}');
    // What the commit has in the compiler's place.
    put('tools/compile/solc', `#!/bin/sh\ntouch '${mark()}'\nexit 1\n`, 0o755);
    put('harness/generated/manifest.json', JSON.stringify({ schema: 1, digest: 'd', obligations: all }));
    put('contracts/Box.sol', source('Box', 1));
    put('contracts/Can.sol', source('Can', 1));
    commit();
    cpSync(join(home, 'tools/compile/solc'), join(root, 'tools/compile/solc'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function then() {
    const options = { root, home, engines, versions, bin, limits, isSelected: () => true };
    return commitNamed(root, 'HEAD').then((name) =>
      askedThen({ ...options, commit: name, signal: new AbortController().signal }),
    );
  }

  async function touched(now: readonly Obligation[] = all): Promise<string[]> {
    await compile({ root, home });
    assert.ok(!existsSync(mark()));
    const parts = partsOf(root, engineIdentities(engines, bin, home, pinnedProgram));
    const found = askedOf({ engines, versions, obligations: now, limits }).flatMap((one) => keyed(parts)(one) ?? []);
    const { past, known } = await then();
    const told = affected('c', 'compilation', standings(past, now, found), now, known);
    return told.touched.map(({ property, how, changed }) => [property, how, ...changed].join(' '));
  }

  it('is what is asked now while nothing but comments changed, wherever it is compiled', async () => {
    put('contracts/Box.sol', source('Box', 1).replace('A box', 'A box with a lid'));
    assert.deepEqual(await touched(), []);
    assert.ok(!existsSync(mark()), 'the commit named a compiler, and it was run');
  });

  it('is told apart where code changed, and where questions are new or gone', async () => {
    put('contracts/Box.sol', source('Box', 2));
    put('contracts/Tin.sol', source('Tin', 2));
    assert.deepEqual(await touched([asked('Box'), asked('Tin')]), [
      ...['Box-STATIC-001 changed code', 'Can-STATIC-001 gone', 'Tin-STATIC-001 new'],
    ]);
  });

  it('cannot be told under other settings, and what they name is not run', async () => {
    put('foundry.toml', settings.replace('./tools/compile/solc', './contracts/evil'));
    put('contracts/evil', `#!/bin/sh\ntouch '${mark()}'\n`, 0o755);
    commit();
    put('foundry.toml', `# A comment.\n${settings}`);
    assert.deepEqual(await touched(), ['Box-STATIC-001 unknown', 'Can-STATIC-001 unknown']);
    assert.ok(!existsSync(mark()));
  });

  it('is an error without a manifest of ours', async () => {
    put('harness/generated/manifest.json', '{"schema":2}');
    commit();
    await assert.rejects(then(), { code: 'ASY-PROOF-03', exitCode: 2 });
  });
});
