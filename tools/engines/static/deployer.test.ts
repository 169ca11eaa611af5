import assert from 'node:assert/strict';
import { parseArtifact } from './artifact.ts';
import { type Artifact, compile, type Settings } from './compiled.ts';
import { recheckStatic } from './recheck.ts';
import { examine } from './rules.ts';
import type { StaticRule } from './schema.ts';

const rule: StaticRule = { name: 'no-deployer' };
const pipelines: readonly Settings[] = [{}, { optimizer: false }, { viaIR: true }, { viaIR: true, optimizer: false }];

/** Names of the offending opcodes; a violation must also stand the second look. */
function offending(artifact: Artifact): readonly string[] {
  const finding = examine(rule, parseArtifact(artifact));
  if (finding.claim === 'holds') return [];
  if (finding.claim !== 'violated') throw new Error(JSON.stringify(finding));
  assert.ok(recheckStatic(rule, artifact, finding.values), 'not confirmed by the second look');
  return Object.entries(finding.values).flatMap(([key, value]) => (key.startsWith('opcode_') ? [value] : []));
}

const address = '0x52908400098527886E0F7030069857D2E4169EE7';

const kept: Readonly<Record<string, string>> = {
  'a constructor’s argument': 'contract Case { address public immutable who; constructor(address w) { who = w; } }',
  'the caller at run time':
    'contract Case { uint256 n; function f() external { if (msg.sender != tx.origin) n += 1; } }',
  'strings and a mapping': `contract Base { string name; mapping(address => uint256) shares; constructor(string memory n, address to) { name = n; shares[to] = 1; } }
    contract Case is Base { constructor(address to) Base("Case", to) {} function who() external view returns (uint256) { return shares[msg.sender]; } }`,
  'a function shared by constructor and runtime code': `contract Case { uint256 n; constructor(uint256 by) { _add(by); _add(by + 1); }
    function add(uint256 by) external { _add(by); if (msg.sender == address(0)) n = 0; } function _add(uint256 by) internal { n += by; } }`,
  'a mask': 'contract Case { uint256 public n; constructor(uint256 m) { n = m & type(uint160).max; } }',
};

const broken: Readonly<Record<string, readonly [source: string, opcode: RegExp]>> = {
  'an owner': ['contract Case { address public owner; constructor() { owner = msg.sender; } }', /^CALLER$/u],
  'an immutable by its initialiser': ['contract Case { address public immutable who = msg.sender; }', /^CALLER$/u],
  'the origin': ['contract Case { address public immutable who = tx.origin; }', /^ORIGIN$/u],
  'an inherited constructor': [
    'contract Base { address owner; constructor() { owner = msg.sender; } } contract Case is Base { function f() external view returns (address) { return owner; } }',
    /^CALLER$/u,
  ],
  'a modifier of the constructor': [
    'contract Case { address owner; modifier owned() { owner = msg.sender; _; } constructor() owned {} }',
    /^CALLER$/u,
  ],
  'a number': ['contract Case { uint256 key; constructor() { key = uint256(uint160(msg.sender)) ^ 7; } }', /^CALLER$/u],
  assembly: ['contract Case { constructor() { assembly { sstore(0, caller()) } } }', /^CALLER$/u],
  'a constant address': [
    `contract Case { uint256 n; function f() external { require(msg.sender == ${address}); n = 1; } }`,
    /^PUSH20$/u,
  ],
  'an address given away at construction': [
    `contract Case { address who; constructor() { who = ${address}; } }`,
    /^PUSH20$/u,
  ],
  'a delegate call': ['contract Case { constructor(address a) { a.delegatecall(""); } }', /^DELEGATECALL$/u],
  'a child': ['contract Child {} contract Case { Child c; constructor() { c = new Child(); } }', /^CREATE$/u],
};

describe('no-deployer', function () {
  this.timeout(60_000);
  for (const settings of pipelines) {
    const how = `${settings.viaIR ? 'IR' : 'legacy'}, ${settings.optimizer === false ? 'plain' : 'optimised'}`;
    for (const [title, source] of Object.entries(kept))
      it(`accepts ${title} (${how})`, () => assert.deepEqual(offending(compile(source, 'Case', settings)), []));
    for (const [title, [source, opcode]] of Object.entries(broken))
      it(`finds ${title} (${how})`, () => {
        const found = offending(compile(source, 'Case', settings));
        assert.ok(found.length > 0 && found.every((name) => opcode.test(name)), found.join());
      });
  }

  it('judges nothing without creation code', () => {
    const artifact = compile('contract Case {}', 'Case');
    for (const bytecode of [
      undefined,
      { object: '0x' },
      { object: artifact.deployedBytecode.object, linkReferences: { a: {} } },
    ])
      assert.throws(() => examine(rule, parseArtifact({ ...artifact, bytecode })), /creation code/u);
  });

  it('confirms nothing that is not there', () => {
    const artifact = compile(
      'contract Case { uint256 n; function f() external { if (msg.sender == address(0)) n = 1; } }',
      'Case',
    );
    const places = [...Array(artifact.deployedBytecode.object.length).keys()];
    for (const part of ['constructor', 'runtime', ''])
      for (const place of places)
        assert.ok(!recheckStatic(rule, artifact, { opcode_0: 'CALLER', offset_0: String(place), part_0: part }));
  });
});
