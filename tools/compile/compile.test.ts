import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locate } from '../run/locate.ts';
import { dangerousOption, refuseCommands, refuseCommandsIn } from './annotations.ts';
import { identify, readContract } from './artifacts.ts';
import { compile, messagesOf } from './compile.ts';
import { metadataLength } from './metadata.ts';

const home = join(import.meta.dirname, '..', '..');
const sound =
  '// SPDX-License-Identifier: MIT\npragma solidity 0.8.28;\ncontract Box { uint256 public immutable width = 3; uint256 depth; function set(uint256 d) external { depth = d; } }\n';

describe('compile', function () {
  this.timeout(60_000);
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-compile-'));
    mkdirSync(join(root, 'src'));
    mkdirSync(join(root, 'tools', 'compile'), { recursive: true });
    cpSync(join(home, 'tools', 'compile', 'solc'), join(root, 'tools', 'compile', 'solc'));
    symlinkSync(join(home, 'node_modules'), join(root, 'node_modules'));
    writeFileSync(join(root, 'package.json'), '{"type":"module"}');
    writeFileSync(
      join(root, 'foundry.toml'),
      '[profile.default]\nsrc = "src"\nsolc = "./tools/compile/solc"\noffline = true\nauto_detect_remappings = false\nast = true\nextra_output = ["storageLayout", "metadata"]\n[lint]\nlint_on_build = false\n',
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('compiles, reads the contract back and refuses it once its source changes', async function () {
    if (locate('forge', { home, env: process.env }) === null) this.skip();
    writeFileSync(join(root, 'src', 'Box.sol'), sound);
    await compile({ root, home });
    const box = readContract({ root }, 'Box');
    assert.equal(box.file, 'src/Box.sol');
    assert.deepEqual(
      box.storageLayout?.storage.map((slot) => slot.label),
      ['depth'],
    );
    assert.equal(Object.keys(box.deployedBytecode.immutableReferences).length, 1);
    assert.match(identify(box).runtimeSha256, /^[0-9a-f]{64}$/u);
    assert.equal(readContract({ root }, 'src/Box.sol:Box').artifact, box.artifact);
    assert.throws(() => readContract({ root }, 'Bux'), { code: 'ASY-COMPILE-03' });

    writeFileSync(join(root, 'src', 'Box.sol'), `${sound}// a comment\n`);
    assert.throws(() => readContract({ root }, 'Box'), { code: 'ASY-COMPILE-05' });
    const before = identify(box);
    await compile({ root, home });
    assert.deepEqual(identify(readContract({ root }, 'Box')), before, 'a comment changes only the metadata');

    writeFileSync(join(root, 'src', 'Box.sol'), sound.replace('depth = d', 'deep = d'));
    await assert.rejects(compile({ root, home }), {
      code: 'ASY-COMPILE-01',
      message: /src\/Box\.sol:3: Undeclared identifier/u,
      exitCode: 2,
    });
    assert.throws(() => readContract({ root }, 'Box'), { code: 'ASY-COMPILE-05' });
  });

  it('compiles only what it is asked for', async function () {
    if (locate('forge', { home, env: process.env }) === null) this.skip();
    writeFileSync(join(root, 'src', 'Box.sol'), sound);
    writeFileSync(join(root, 'src', 'Broken.sol'), 'contract Broken { x }');
    await compile({ root, home, paths: ['src/Box.sol'] });
    assert.ok(existsSync(join(root, 'out', 'Box.sol', 'Box.json')));
  });

  it('writes through no link', async function () {
    if (locate('forge', { home, env: process.env }) === null) this.skip();
    writeFileSync(join(root, 'src', 'Box.sol'), sound);
    const outside = mkdtempSync(join(tmpdir(), 'assay-outside-'));
    for (const link of ['out', 'cache', 'out/Box.sol', 'out/Box.sol/Box.json', 'cache/solidity-files-cache.json']) {
      mkdirSync(join(root, link, '..'), { recursive: true });
      symlinkSync(join(outside, 'new'), join(root, link));
      await assert.rejects(compile({ root, home }), { code: 'ASY-DISK-02', message: new RegExp(`^${link} is`, 'u') });
      for (const made of ['out', 'cache']) rmSync(join(root, made), { recursive: true, force: true });
    }
    assert.deepEqual(readdirSync(outside), []);
    rmSync(outside, { recursive: true });
  });

  it('needs a project, and refuses sources that would run commands', async () => {
    rmSync(join(root, 'foundry.toml'));
    await assert.rejects(compile({ root, home }), { code: 'ASY-COMPILE-09' });
    mkdirSync(join(root, 'src', 'deep'));
    writeFileSync(join(root, 'src', 'deep', 'A.sol'), '/// @custom:halmos --ffi\ncontract A {}');
    assert.throws(() => refuseCommands(root), { code: 'ASY-COMPILE-08' });
  });

  it('reports two contracts of one name instead of choosing', async function () {
    if (locate('forge', { home, env: process.env }) === null) this.skip();
    writeFileSync(join(root, 'src', 'Box.sol'), sound);
    writeFileSync(join(root, 'src', 'Other.sol'), sound);
    await compile({ root, home });
    assert.throws(() => readContract({ root }, 'Box'), { code: 'ASY-COMPILE-04' });
    assert.equal(readContract({ root }, 'src/Other.sol:Box').file, 'src/Other.sol');
  });
});

describe('compiler messages', () => {
  it('are one line each, with the place', () => {
    const text =
      'Error: Compiler run failed:\nError (7576): Undeclared identifier.\n --> src/B.sol:3:63:\n  |\n3 | x\n\nWarning (1): Unused.\n --> a.sol:1:1:\nParserError: Expected ;\n --> c.sol:9:2\n';
    assert.deepEqual(messagesOf(text, 'Error'), ['src/B.sol:3: Undeclared identifier.', 'c.sol:9: Expected ;']);
    assert.deepEqual(messagesOf(text, 'Warning'), ['a.sol:1: Unused.']);
    assert.deepEqual(messagesOf('Error: solc exited with 1', 'Error'), ['solc exited with 1']);
  });
});

describe('annotations that run commands', () => {
  const refused = [
    '/// @custom:halmos --ffi',
    '/// @custom:halmos --loop 3 --solver-command "sh -c id"',
    '/// @custom:halmos --solver-command=x',
    '/** @custom:halmos --loop 3\n *   --ffi\n */',
    "/// @custom:halmos --f'f'i",
    '/// @custom:halmos --solver-comm x',
    '/// words @custom:halmos\n/// --ff\n',
  ];
  for (const text of refused)
    it(`are found in ${JSON.stringify(text)}`, () => assert.notEqual(dangerousOption(text), null));

  const allowed = [
    '/// @custom:halmos --loop 3 --solver-timeout-assertion 0',
    '/// uses --ffi elsewhere',
    '/// @custom:halmos --loop 2\n/// @dev about --ffi',
    '/// @custom:halmos --solver z3',
  ];
  for (const text of allowed)
    it(`are not seen in ${JSON.stringify(text)}`, () => assert.equal(dangerousOption(text), null));

  it('are found in what the compiler wrote', () => {
    assert.throws(() => refuseCommandsIn('out/A.json', '{"methods":{"f()":{"custom:halmos":"--loop 1\\n--ffi"}}}'), {
      code: 'ASY-COMPILE-08',
    });
    refuseCommandsIn('out/A.json', '{"methods":{"f()":{"custom:halmos":"--loop 1"}}}');
  });
});

describe('metadata', () => {
  it('is recognised by its own bytes and nothing else', () => {
    const cbor = Buffer.from('a164736f6c634308001c000a', 'hex');
    assert.equal(metadataLength(Buffer.concat([Buffer.from('6001', 'hex'), cbor])), 12);
    assert.equal(metadataLength(Buffer.from('60016002', 'hex')), 0);
    assert.equal(metadataLength(Buffer.from('6001600200000004', 'hex')), 0);
    assert.equal(metadataLength(Buffer.alloc(0)), 0);
  });
});
