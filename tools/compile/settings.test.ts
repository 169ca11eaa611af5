import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'smol-toml';
import { minimalEnvironment } from '../run/environment.ts';
import { locate } from '../run/locate.ts';
import { compile } from './compile.ts';
import { forgeEnvironment } from './forge-environment.ts';
import { safeSettings, startFolder } from './settings.ts';

const home = join(import.meta.dirname, '..', '..');

describe('the settings that forge reads', () => {
  const shown = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);
  const read = (text: string): unknown =>
    JSON.parse(JSON.stringify(parse(safeSettings(text, '/ours/solc'), { integersAsBigInt: true }), shown));
  const ours = { solc: '/ours/solc', ffi: false, fs_permissions: [], gas_snapshot_emit: false };

  it('say what is compiled as the project does', () => {
    const text =
      '[profile.default]\nsrc = "contracts"\nremappings = ["a/=b/"]\noptimizer_runs = 4294967295\ngas_limit = 9223372036854775807\n[profile.default.optimizer_details]\nyul = true\n[fuzz]\nruns = 3\n';
    assert.deepEqual(read(text), {
      profile: {
        default: {
          ...ours,
          src: 'contracts',
          remappings: ['a/=b/'],
          optimizer_runs: '4294967295n',
          gas_limit: '9223372036854775807n',
          optimizer_details: { yul: true },
        },
      },
      fuzz: { runs: '3n' },
    });
  });

  it('name no program, no place to write to and no network, wherever the project does', () => {
    for (const section of ['profile.default', 'profile.other', 'default', 'global'])
      assert.doesNotMatch(
        safeSettings(
          `[${section}]\nffi = true\nsolc = "./evil"\nfs-permissions = [{ access = "read-write", path = "/evil" }]\nbuild_info_path = "/evil"\nsnapshots = "/evil"\n[${section}.vyper]\npath = "./evil"\n[${section}.fuzz]\ncorpus_dir = "/evil"\n`,
          '/ours/solc',
        ),
        /evil|ffi = true/u,
      );
    assert.deepEqual(read('[vyper]\npath = "./evil"\n[rpc_endpoints]\na = "https://evil.example"\n'), {
      profile: { default: ours },
    });
  });

  it('have the compiler of a version that the project asks for by its number', () => {
    assert.deepEqual(read('[profile.default]\nsolc_version = "0.8.20"\n'), {
      profile: { default: { ...ours, solc: '0.8.20' } },
    });
  });

  it('are an error where they lie in another file, or are none', () => {
    for (const text of [
      '[profile.default]\nextends = "a.toml"\n',
      'not [toml',
      'profile = 1',
      '[profile]\ndefault = 1',
    ])
      assert.throws(() => safeSettings(text, '/ours/solc'), { code: 'ASY-COMPILE-10' });
  });
});

describe('a project that would run programs', function () {
  this.timeout(60_000);
  let root = '';
  let outside = '';
  const mark = (): string => join(outside, 'ran');
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const git = (at: string, ...args: readonly string[]): void => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always'];
    execFileSync('git', ['-C', at, ...who, ...args], { stdio: 'ignore' });
  };

  beforeEach(function () {
    if (locate('forge', { home, env: process.env }) === null) this.skip();
    root = mkdtempSync(join(tmpdir(), 'assay-settings-'));
    outside = mkdtempSync(join(tmpdir(), 'assay-outside-'));
    symlinkSync(join(home, 'node_modules'), join(root, 'node_modules'));
    for (const name of ['evil', 'evil-vyper']) {
      put(name, `#!/bin/sh\ntouch '${mark()}'\necho 'Version: 0.8.28+commit.7893614a.Linux.g++'\n`);
      chmodSync(join(root, name), 0o755);
    }
    put(
      'foundry.toml',
      '[profile.default]\nsrc = "src"\ntest = "src"\nsolc = "./evil"\nffi = true\noffline = true\nauto_detect_remappings = false\nfs_permissions = [{ access = "read-write", path = "/" }]\n[profile.default.vyper]\npath = "./evil-vyper"\n[lint]\nlint_on_build = false\n',
    );
    put('evil.cjs', `require('node:fs').writeFileSync(${JSON.stringify(mark())}, '');\n`);
    put('.env', `NODE_OPTIONS=--require=${join(root, 'evil.cjs')}\nFOUNDRY_SOLC=./evil\nFOUNDRY_FFI=true\n`);
    put('src/Box.sol', '// SPDX-License-Identifier: MIT\npragma solidity 0.8.28;\ncontract Box {}\n');
  });
  afterEach(() => {
    for (const folder of [root, outside]) rmSync(folder, { recursive: true, force: true });
  });

  it('is compiled by our compiler, and none of them runs', async () => {
    await compile({ root, home });
    assert.ok(existsSync(join(root, 'out', 'Box.sol', 'Box.json')));
    assert.ok(!existsSync(mark()));
  });

  it('has no submodule fetched by a command of its own', async () => {
    const library = join(outside, 'library');
    mkdirSync(library);
    git(library, 'init', '-q');
    git(library, 'commit', '-q', '--allow-empty', '-m', 'Library');
    git(root, 'init', '-q');
    git(root, 'submodule', 'add', '-q', library, 'lib/a');
    git(root, 'commit', '-qm', 'Library');
    git(root, 'config', 'submodule.lib/a.update', `!touch '${mark()}' #`);
    rmSync(join(root, 'lib'), { recursive: true });
    mkdirSync(join(root, 'lib', 'a'), { recursive: true });
    await compile({ root, home });
    assert.ok(!existsSync(mark()));
  });

  it('writes, reads and starts nothing in a campaign', async () => {
    const cheats =
      'function ffi(string[] calldata) external returns (bytes memory); function writeFile(string calldata, string calldata) external; function readFile(string calldata) external view returns (string memory); function snapshotValue(string calldata, string calldata, uint256) external;';
    put(
      'src/Evil.sol',
      `// SPDX-License-Identifier: MIT\npragma solidity 0.8.28;\ninterface Vm { ${cheats} }\ncontract Evil {\n  Vm constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);\n  function test_write() external { vm.writeFile("${mark()}", ""); }\n  function test_read() external view { vm.readFile("/etc/hostname"); }\n  function test_ffi() external { string[] memory words = new string[](2); (words[0], words[1]) = ("touch", "${mark()}"); vm.ffi(words); }\n  function test_snapshot() external { vm.snapshotValue("../ran", "a", 1); }\n}\n`,
    );
    await compile({ root, home });
    const forge = locate('forge', { home, env: process.env })?.path ?? 'forge';
    const start = startFolder(mkdtempSync(join(outside, 'job-')));
    const { stdout } = spawnSync(forge, ['test', '--json', '--root', root], {
      cwd: start,
      encoding: 'utf8',
      env: { ...minimalEnvironment(start), ...forgeEnvironment(root) },
    });
    const [{ test_results: found = {} } = {}] = Object.values(
      JSON.parse(stdout) as Record<string, { test_results?: Record<string, { status: string }> }>,
    );
    assert.deepEqual(
      Object.entries(found).map(([name, { status }]) => `${name} ${status}`),
      ['test_ffi() Failure', 'test_read() Failure', 'test_snapshot() Success', 'test_write() Failure'],
    );
    assert.ok(!existsSync(mark()));
    for (const name of ['ran.json', 'snapshots']) assert.ok(!existsSync(join(root, name)), name);
  });
});
