import assert from 'node:assert/strict';
import { parseArtifact } from './artifact.ts';
import { type Artifact, compile, type Settings } from './compiled.ts';
import { recheckStatic } from './recheck.ts';
import { examine } from './rules.ts';
import type { Finding, StaticRule } from './schema.ts';

const powers: StaticRule = {
  name: 'no-opcodes',
  opcodes: ['DELEGATECALL', 'CALLCODE', 'SELFDESTRUCT', 'CREATE', 'CREATE2'],
};
const addresses: StaticRule = { name: 'no-mutable-addresses' };
const owners: StaticRule = { name: 'no-abi-entries', patterns: ['owner', 'pause', '^upgrade'] };
const pipelines: readonly Settings[] = [{}, { optimizer: false }, { viaIR: true }, { viaIR: true, optimizer: false }];

/** A violation must also stand the second look. */
function find(rule: StaticRule, artifact: Artifact): Finding {
  const finding = examine(rule, parseArtifact(artifact));
  if (finding.claim === 'violated')
    assert.ok(recheckStatic(rule, artifact, finding.values), 'not confirmed by the second look');
  return finding;
}

function every(title: string, source: string, check: (artifact: Artifact) => void): void {
  for (const settings of pipelines) {
    it(`${title} (${settings.viaIR ? 'IR' : 'legacy'}, ${settings.optimizer === false ? 'plain' : 'optimised'})`, function () {
      this.timeout(60_000);
      check(compile(source, 'Case', settings));
    });
  }
}

function violates(rule: StaticRule): (artifact: Artifact) => void {
  return (artifact) => assert.equal(find(rule, artifact).claim, 'violated');
}

function keeps(rule: StaticRule): (artifact: Artifact) => void {
  return (artifact) => {
    const finding = find(rule, artifact);
    assert.deepEqual(finding.claim === 'holds' ? finding.bounds : finding, []);
    assert.equal(finding.effort['followed'], 1);
  };
}

describe('no-opcodes', () => {
  every(
    'finds DELEGATECALL',
    'contract Case { function run(address a) external { a.delegatecall(""); } }',
    violates(powers),
  );
  every(
    'finds SELFDESTRUCT',
    'contract Case { function end() external { selfdestruct(payable(msg.sender)); } }',
    violates(powers),
  );
  every(
    'finds CREATE',
    'contract Child {} contract Case { function make() external returns (Child) { return new Child(); } }',
    violates(powers),
  );
  every(
    'finds it in a function that only a pointer calls',
    `contract Case {
    function a(address t) internal { t.delegatecall(""); } function b(address) internal {}
    function run(bool c, address t) external { (c ? a : b)(t); } }`,
    violates(powers),
  );
  every(
    'finds it behind a stored pointer',
    `contract Case { function(address) internal f;
    function a(address t) internal { t.delegatecall(""); } function set() external { f = a; } function run(address t) external { f(t); } }`,
    violates(powers),
  );

  every(
    'leaves push data alone',
    `contract Case { function all() external pure returns (bytes32, uint32) {
    return (0xf4f2fff0f5f4f2fff0f5f4f2fff0f5f4f2fff0f5f4f2fff0f5f4f2fff0f5f4f2, 0xf4f2fff0); } }`,
    keeps(powers),
  );
  every(
    'leaves a string constant alone',
    `contract Case { function text() external pure returns (bytes memory) {
    return hex"${'5bf4f2fff0f5'.repeat(40)}"; } }`,
    keeps(powers),
  );
  every(
    'leaves the code of another contract alone',
    `contract Other { fallback() external { selfdestruct(payable(msg.sender)); } }
    contract Case { function code() external pure returns (bytes memory) { return type(Other).runtimeCode; } }`,
    keeps(powers),
  );

  it('leaves the metadata alone', () => {
    const artifact = compile('contract Case { function f() external pure returns (uint256) { return 1; } }', 'Case');
    const { object } = artifact.deployedBytecode;
    const at = object.lastIndexOf('5822') + 4;
    const forged = `${object.slice(0, at)}${'5bf4ff'.repeat(11)}ff${object.slice(at + 68)}`;
    assert.equal(forged.length, object.length);
    keeps(powers)({ ...artifact, deployedBytecode: { ...artifact.deployedBytecode, object: forged } });
  });

  it('says where', () => {
    const artifact = compile('contract Case { function run(address a) external { a.delegatecall(""); } }', 'Case');
    const finding = find(powers, artifact);
    assert.ok(finding.claim === 'violated');
    assert.equal(finding.values['opcode_0'], 'DELEGATECALL');
    assert.equal(artifact.deployedBytecode.object.slice(2 + 2 * Number(finding.values['offset_0'])).slice(0, 2), 'f4');
    assert.equal(recheckStatic(powers, artifact, { ...finding.values, offset_0: '0' }), false);
    assert.equal(recheckStatic(powers, artifact, {}), false);
  });

  it('takes a patched jump target for unknown', () => {
    // PUSH2 (an immutable) JUMP; JUMPDEST SELFDESTRUCT behind a STOP.
    const deployedBytecode = { object: '0x61000056005b33ff', immutableReferences: { 1: [{ start: 1, length: 2 }] } };
    violates(powers)({ abi: [], methodIdentifiers: {}, deployedBytecode });
    const plain = { object: deployedBytecode.object };
    assert.equal(find(powers, { abi: [], methodIdentifiers: {}, deployedBytecode: plain }).claim, 'holds');
  });

  every(
    'does not pass code that was cut',
    `contract Case { uint256 n; function set(uint256 x) external { n = x + 1; }
    function run(address a) external { a.delegatecall(""); } }`,
    (artifact) => {
      const { object } = artifact.deployedBytecode;
      const trailer = 2 * Number.parseInt(object.slice(-4), 16) + 4;
      for (let end = 4; end < object.length - trailer; end += 2) {
        assert.notEqual(
          find(powers, { ...artifact, deployedBytecode: { object: object.slice(0, end) } }).claim,
          'holds',
          `cut at ${end}`,
        );
      }
    },
  );

  it('goes on behind an opcode that has no meaning yet', () => {
    violates(powers)({ abi: [], methodIdentifiers: {}, deployedBytecode: { object: '0x0c33ff' } });
  });
});

describe('call-sites', () => {
  const source = `contract Case { function f(address a, address b) external { (bool x,) = a.call(""); (bool y,) = b.call("");
    require(x && y); } }`;
  every('counts', source, (artifact) => {
    assert.equal(find({ name: 'call-sites', opcode: 'CALL', most: 1 }, artifact).claim, 'violated');
    assert.equal(find({ name: 'call-sites', opcode: 'CALL', most: 2 }, artifact).claim, 'holds');
  });
});

describe('no-abi-entries', () => {
  const clean =
    'contract Case { uint256 public total; event Sent(uint256); error Refused(); function send(uint256 a, uint256 b) external { total = a + b; } receive() external payable {} }';
  every('passes a clean contract', clean, keeps(owners));
  every(
    'passes a contract of many functions',
    `contract Case { ${Array.from({ length: 30 }, (_, i) => `function f${i}(uint256 x) external pure returns (uint256) { return x + ${i}; }`).join(' ')} }`,
    keeps(owners),
  );
  every(
    'finds a function, in any case',
    'contract Case { function transferOWNERship() external {} }',
    violates(owners),
  );
  every(
    'finds an event',
    'contract Case { event Paused(); function f() external { emit Paused(); } }',
    violates(owners),
  );
  every(
    'finds an error',
    'contract Case { error NotOwner(); function f() external pure { revert NotOwner(); } }',
    violates(owners),
  );
  every('finds a public variable', 'contract Case { address public owner; }', violates(owners));
  every(
    'finds a selector that the ABI does not name',
    'contract Case { function open() external {} function hidden() external {} }',
    (artifact) => {
      const abi = (artifact['abi'] as { name: string }[]).filter(({ name }) => name !== 'hidden');
      const { 'hidden()': selector, ...methodIdentifiers } = artifact['methodIdentifiers'] as Record<string, string>;
      const finding = find(owners, { ...artifact, abi, methodIdentifiers });
      assert.ok(finding.claim === 'violated');
      assert.deepEqual(Object.values(finding.values), [`0x${selector}`]);
    },
  );
  every('finds the one hidden selector', 'contract Case { function hidden() external {} }', (artifact) => {
    violates(owners)({ ...artifact, abi: [], methodIdentifiers: {} });
  });
  every('cannot judge a fallback', 'contract Case { fallback() external {} }', (artifact) => {
    assert.equal(find(owners, artifact).claim, 'unknown');
  });
  it('cannot judge a dispatcher that it does not recognise', () => {
    const artifact = compile(clean, 'Case');
    const finding = find(owners, { ...artifact, deployedBytecode: { object: '0x00' } });
    assert.equal(finding.claim, 'unknown');
  });
  it('refuses an ABI that its selectors contradict', () => {
    const artifact = compile(clean, 'Case');
    assert.throws(() => find(owners, { ...artifact, methodIdentifiers: {} }));
    assert.throws(() =>
      find(owners, { ...artifact, methodIdentifiers: { 'total()': '2ddbd13a', 'send(uint256,uint256)': '00000001' } }),
    );
  });
});

describe('no-mutable-addresses', () => {
  const touch = 'uint256 n; function set(uint256 x) external { n = x; }';
  const kept = {
    'numbers and flags': 'uint256 a; bool b; bytes32 c; string d; bytes e; int8[4] f; uint8[] g; enum E { X, Y } E h;',
    'addresses as keys': 'mapping(address => uint256) a; mapping(address => mapping(address => bool)) b;',
    'immutable and constant addresses': 'address immutable a = msg.sender; address constant b = address(1);',
    'a type over a number': 'type Price is uint256;',
  };
  const broken = {
    'an address': 'address a;',
    'a payable address': 'address payable a;',
    'a contract': 'Other a;',
    'an external function': 'function() external a;',
    'an internal function': 'function() internal a;',
    'a mapped address': 'mapping(uint256 => address) a;',
    'an address mapped twice': 'mapping(uint256 => mapping(address => Other)) a;',
    'an address in a struct': 'struct S { uint256 n; address who; } S a;',
    'an address in a mapped struct of arrays': 'struct S { address[] list; } mapping(uint256 => S[2]) a;',
    'an array of addresses': 'address[3] a;',
    'a type over an address': 'type Holder is address; Holder a;',
    'an address in a struct that contains itself': 'struct S { mapping(uint256 => S) next; address who; } S a;',
  };
  for (const [what, source] of Object.entries(kept))
    every(`passes ${what}`, `contract Case { ${source} ${touch} }`, keeps(addresses));
  for (const [what, source] of Object.entries(broken)) {
    it(`finds ${what}`, () =>
      violates(addresses)(compile(`interface Other {} contract Case { ${source} ${touch} }`, 'Case')));
  }

  it('names the path', () => {
    const artifact = compile('contract Case { struct S { address[] list; } mapping(uint256 => S[2]) a; }', 'Case');
    const finding = find(addresses, artifact);
    assert.deepEqual(finding.claim === 'violated' && finding.values, { variable_0: 'a[][].list[]' });
    assert.equal(recheckStatic(addresses, artifact, { variable_0: 'a' }), false);
  });

  every(
    'is only bounded when a slot is written that no variable has',
    `contract Case { uint256 n; function set(address a) external {
    assembly { sstore(0x1234567890abcdef1234567890abcdef, a) } } }`,
    (artifact) => {
      const finding = find(addresses, artifact);
      assert.ok(finding.claim === 'holds' && finding.bounds.length === 1);
    },
  );
  every(
    'is only bounded when other code can write',
    'contract Case { function run(address a) external { a.delegatecall(""); } }',
    (artifact) => {
      const finding = find(addresses, artifact);
      assert.ok(finding.claim === 'holds' && finding.bounds.length === 1);
    },
  );

  it('needs a layout, and one that it knows', () => {
    const artifact = compile('contract Case { uint256 n; }', 'Case');
    const { storageLayout: _, ...without } = artifact;
    assert.throws(() => find(addresses, without as Artifact), /no storageLayout/u);
    const storage = [{ label: 'n', type: 't_novelty', slot: '0' }];
    const novelty = { encoding: 'inplace', label: 'novelty', numberOfBytes: '32' };
    assert.throws(
      () => find(addresses, { ...artifact, storageLayout: { storage, types: { t_novelty: novelty } } }),
      /not known/u,
    );
    assert.throws(
      () => find(addresses, { ...artifact, storageLayout: { storage, types: null } }),
      /does not describe/u,
    );
  });
});
