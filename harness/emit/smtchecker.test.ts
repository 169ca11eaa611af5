import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { properties } from '../../properties/registry.ts';
import type { Property, SourceClaim } from '../../properties/schema.ts';
import { emitSmtchecker, sourceWorlds } from './smtchecker.ts';

const root = resolve(import.meta.dirname, '..', '..');
const asked = properties.filter(({ inSource }) => inSource !== undefined);

function changed(change: Partial<SourceClaim>, more: Partial<Property> = {}): Property {
  const [property] = asked;
  assert.ok(property?.inSource !== undefined);
  return { ...property, inSource: { ...property.inSource, ...change }, ...more };
}

function texts(property: Property): readonly [string, string] {
  const [claim, twin] = emitSmtchecker([property]).files.map(({ content }) => content);
  return [claim ?? '', twin ?? ''];
}

describe('What is asked of the model checker', () => {
  it('is never required, and has a claim and a twin in files of their own', () => {
    assert.ok(asked.length > 0);
    for (const { id, engines, optional } of asked) {
      assert.ok(!engines.includes('smtchecker') && optional.includes('smtchecker'), id);
    }
    const { files, obligations } = emitSmtchecker(properties);
    assert.deepEqual(
      obligations.map(({ role }) => role),
      asked.flatMap(() => ['claim', 'twin']),
    );
    assert.equal(new Set(files.map(({ path }) => path)).size, 2 * asked.length);
    for (const { entry } of obligations) {
      assert.ok(entry.in === 'solidity');
      const { content = '' } = files.find(({ path }) => path === entry.file) ?? {};
      assert.equal(content.match(/^contract /gmu)?.length, 1, entry.file);
      assert.ok(content.includes(`contract ${entry.contract} is `), entry.file);
      assert.match(
        content,
        entry.function === 'constructor' ? /constructor\(/u : new RegExp(`${entry.function}\\(`, 'u'),
      );
    }
  });

  it('is bounded where a part of the property is left out, and says which', () => {
    for (const { id, ceiling, bounds } of emitSmtchecker(properties).obligations)
      assert.equal(ceiling, bounds.length > 0 ? 'bounded' : 'proved', id);
  });

  it('is about worlds that are there, each an abstract contract of its file', () => {
    for (const { contract } of Object.values(sourceWorlds)) {
      const path = join(root, 'specs', 'worlds', 'source', `${contract}.sol`);
      assert.ok(existsSync(path), path);
      assert.match(readFileSync(path, 'utf8'), new RegExp(`^abstract contract ${contract} is `, 'mu'));
    }
  });

  it('is the same of both: the twin denies the witness alone', () => {
    const [claim, twin] = texts(changed({ claims: ['1 == 1', '2 == 2'], witness: '3 == 3' }));
    assert.match(claim, /\n {8}assert\(1 == 1\);\n {8}assert\(2 == 2\);\n/u);
    assert.match(twin, /\n {8}assert\(!\(3 == 3\)\);\n/u);
    assert.ok(!twin.includes('1 == 1'));
  });

  it('is refused when it claims nothing, is read in no world, or is asked of nobody', () => {
    for (const property of [changed({ claims: [] }), changed({ world: 'none' }), changed({}, { optional: [] })])
      assert.throws(() => emitSmtchecker([property]), { name: 'CatalogueProblem' });
  });
});
