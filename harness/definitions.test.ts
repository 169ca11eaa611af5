import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { properties } from '../properties/registry.ts';
import { readDefinitions } from './definitions.ts';

describe('definitions', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-definitions-'));
    mkdirSync(join(root, 'properties'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function read(source: string) {
    writeFileSync(join(root, 'properties', 'some.ts'), source);
    return readDefinitions(root).map(({ id, line }) => `${id}:${line}`);
  }

  it('are found for every property of the catalogue', () => {
    const found = readDefinitions(resolve(import.meta.dirname, '..')).map(({ id }) => id);
    assert.deepEqual(found, properties.map(({ id }) => id).sort());
  });

  it('are where the ID is written', () => {
    assert.deepEqual(read("\nproperty({ id: 'A-B-001' });\nconst x = [property({\n id: 'A-B-002' })];"), [
      'A-B-001:2',
      'A-B-002:3',
    ]);
  });

  it('of a pack or helper are where it is called', () => {
    const pack = ['001', '002'].map((n) => `property({ id: \`\${t.subject}-P-${n}\` })`).join(', ');
    assert.deepEqual(read(`export function pack(t: T) { return [${pack}]; }\npack({ subject: 'X' });`), [
      'X-P-001:2',
      'X-P-002:2',
    ]);
    assert.deepEqual(read("const one = (id: string, n: number) => property({ id });\none('A-B-003', 1);"), [
      'A-B-003:2',
    ]);
  });

  it('refuse an ID that cannot be searched for, is malformed, or is there twice', () => {
    assert.throws(
      () => read("property({ id: 'A-B-' + '001' });"),
      /some\.ts:1: the id of a property must be a string literal/u,
    );
    assert.throws(
      () => read('const one = (id: string) => property({ id });\none(which());'),
      /some\.ts:2: .* must be a string literal/u,
    );
    assert.throws(() => read("property({ id: 'a-b-1' });"), /not of the form/u);
    assert.throws(
      () => read("property({ id: 'A-B-001' });\nproperty({ id: 'A-B-001' });"),
      /some\.ts:2: A-B-001 is defined in .*some\.ts:1/u,
    );
  });
});
