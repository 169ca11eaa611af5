import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { statedInCvl } from '../../properties/cvl.ts';
import { property, suite } from '../../properties/define.ts';
import { properties } from '../../properties/registry.ts';
import type { Property } from '../../properties/schema.ts';
import { CatalogueProblem } from '../problem.ts';
import { emitCertora } from './certora.ts';
import { NotInCvl, quoted, toCvl } from './cvl-words.ts';

const root = resolve(import.meta.dirname, '..', '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

const scope = {
  contracts: { vault: 'vault', ghost: 'ghostCore' },
  variables: new Set(['caller', 'amount', 'locked0', 'x']),
};

describe('words of the catalogue in CVL', () => {
  it('are the same, over the integers', () => {
    for (const [said, meant] of [
      ['both(amount > 0, caller != address(0))', 'both(amount > 0, caller != 0)'],
      ['M(amount, vault.totalSupply() + 1) >= 17e17', 'M(amount, vault.totalSupply() + 1) >= (17 * 10 ^ 17)'],
      ['locked0 == type(uint256).max', 'locked0 == max_uint256'],
      ['vault.balanceOf(address(vault)) <= RISE_SUPPLY', 'vault.balanceOf(vault) <= RISE_SUPPLY()'],
      ['address(ghost).balance > ghost.inventory()', 'nativeBalances[ghostCore] > ghostCore.inventory()'],
      ['either(locked0 >> 128 == 0, amount < 2 ** 5)', 'either(locked0 < 2 ^ 128, amount < 2 ^ 5)'],
      ['block.timestamp >= (x == 0 ? amount : 1e18)', 'e.block.timestamp >= (x == 0 ? amount : 10 ^ 18)'],
      ['implies(true, wad(x) == minus(plus(x, 1), D(x, 2)))', 'implies(true, wad(x) == minus(plus(x, 1), D(x, 2)))'],
    ] as const)
      assert.equal(toCvl(said, scope), meant);
  });

  it('are refused where there are none', () => {
    for (const said of [
      'other.totalSupply() > 0',
      'address(other) == caller',
      'c.selector == vault.deposit.selector',
      'address(uint160(c.w0)) == caller',
      'keccak256(bytes(vault.name())) == x',
      'isPlain(caller)',
      'unknown > 0',
      'locked0 & 1 == 0',
      'x >> amount == 0',
      '"a" == x',
      'vault.totalSupply > 0',
      'both',
    ])
      assert.throws(() => toCvl(said, scope), NotInCvl, said);
  });

  it('cannot leave the text that they are put into', () => {
    assert.equal(quoted('a "b" – ’c’ \n α'), "\"a 'b' - 'c' ? ?\"");
  });
});

const box: Property = property({
  id: 'RISE-BOX-001',
  title: 'What is in the box stays there',
  contract: 'RISE',
  kind: 'transition',
  breaks: 'the box could be emptied',
  source: suite('sample'),
  wanted: 'proved',
  optional: ['certora'],
  check: {
    form: 'transition',
    world: 'vault',
    over: ['rise'],
    observe: { held: { type: 'uint256', expr: 'rise.totalSupply()' } },
    claim: 'held1 >= held0',
    witness: 'held1 > held0',
  },
});
const boxed = { ...box, id: 'RISE-BOX-002' } satisfies Property;

function emit(asked: readonly Property[], hand = '', more: Readonly<Record<string, string>> = {}) {
  const files: Record<string, string> = { 'specs/cvl/RISE.spec': hand, ...more };
  return emitCertora({
    properties: asked,
    contracts: new Map(),
    text: (path) => {
      const found = files[path];
      if (found === undefined) throw new CatalogueProblem(`no file ${path}`);
      return found;
    },
  });
}

describe('the emitter of certora', () => {
  it('states a property by a rule and its witness, over all methods', () => {
    const { files, obligations } = emit([box]);
    const [file] = files;
    assert.equal(file?.path, 'harness/generated/certora/RISERules.spec');
    assert.match(
      file?.content ?? '',
      /rule RISE_BOX_001\(method f, env e, calldataarg args\) filtered \{ f -> !f\.isView \}/u,
    );
    assert.match(file?.content ?? '', /assert held1 >= held0, "the box could be emptied";/u);
    assert.match(file?.content ?? '', /rule RISE_BOX_001_twin[^}]*\}[^}]*satisfy held1 > held0, "a witness";/u);
    assert.deepEqual(
      obligations.map(({ id, role, of }) => [id, role, of]),
      [
        ['RISE-BOX-001/certora', 'claim', []],
        ['RISE-BOX-001/certora+twin', 'twin', ['RISE-BOX-001/certora']],
      ],
    );
  });

  const mine = 'rule RISE_BOX_001_a() { assert true; }\ninvariant RISE_BOX_001_b(address who) true;\n';
  const witness = 'rule RISE_BOX_001_twin() { satisfy true; }\n';

  it('takes what is written by hand instead, part by part', () => {
    const { files, obligations } = emit([box, boxed], `${mine}${witness}`);
    assert.match(
      files[0]?.content ?? '',
      /use rule RISE_BOX_001_a;\nuse invariant RISE_BOX_001_b;\nuse rule RISE_BOX_001_twin;/u,
    );
    assert.doesNotMatch(files[0]?.content ?? '', /^rule RISE_BOX_001/mu);
    const parts = obligations.filter((one) => one.property === box.id);
    assert.deepEqual(
      parts.map(({ id, of }) => [id, of.length]),
      [
        ['RISE-BOX-001/certora/a', 0],
        ['RISE-BOX-001/certora/b', 0],
        ['RISE-BOX-001/certora+twin', 2],
      ],
    );
  });

  it('takes what a file takes in only where it is used', () => {
    const lib = { 'specs/cvl/lib.spec': `${mine}${witness}` };
    const used = 'import "lib.spec";\nuse rule RISE_BOX_001_a;\nuse rule RISE_BOX_001_twin;\n';
    const { obligations, sources } = emit([box], used, lib);
    assert.deepEqual(
      obligations.map(({ id }) => id),
      ['RISE-BOX-001/certora/a', 'RISE-BOX-001/certora+twin'],
    );
    assert.deepEqual(sources, ['specs/cvl/RISE.conf', 'specs/cvl/RISE.spec', 'specs/cvl/lib.spec']);
  });

  it('bounds a rule by what it rests on and its property does not', () => {
    const given = (reason: string) =>
      emit([box], `rule RISE_BOX_001() { require true, "${reason}"; assert true; }\n${witness}`).obligations[0]?.bounds;
    assert.deepEqual(given('Safe: proved in RISE-BOX-001'), []);
    assert.deepEqual(given('Safe: because it is'), []);
    assert.deepEqual(given('Safe: proved in RISE-BOX-002'), ['rests on RISE-BOX-002']);
    assert.deepEqual(given('Assumes A-KECCAK'), ['assumes A-KECCAK']);
    const shared = 'hook Sload uint256 v a.b { require true, "Assumes A-KECCAK"; }\n';
    assert.deepEqual(emit([box], shared).obligations[0]?.bounds, ['assumes A-KECCAK']);
    const resting = { ...box, lemmas: ['RISE-BOX-002'] };
    const inside = { ...boxed, assumptions: ['A-KECCAK'] };
    const both = `rule RISE_BOX_001() { require true, "Safe: proved in RISE-BOX-002"; require true, "Assumes A-KECCAK"; assert true; }\n`;
    assert.deepEqual(emit([resting, inside], `${both}${witness}`).obligations[0]?.bounds, []);
  });

  it('refuses a claim without a witness, a rule that stands for nothing, and what has no reason or no words', () => {
    const refused = (...given: Parameters<typeof emit>) => assert.throws(() => emit(...given), CatalogueProblem);
    refused([box], mine);
    refused([box], witness);
    refused([box], `${mine}${witness}rule RISE_POT_001() { assert true; }\n`);
    refused([box], `rule RISE_BOX_001() { require true; assert true; }\n${witness}`);
    refused([box], 'import "gone.spec";\n');
    refused([{ ...box, contract: 'Ocean' }]);
    refused([{ ...box, check: { ...box.check, claim: 'isPlain(caller)' } as Property['check'] }]);
  });

  it('has an obligation for each property that is said to be stated in CVL, and the files are as committed', () => {
    const { files, obligations } = emitCertora({ properties, contracts: new Map(), text });
    assert.deepEqual([...new Set(obligations.map((one) => one.property))].sort(), [...statedInCvl].sort());
    for (const { path, content } of files) assert.equal(content, text(path), path);
  });
});
