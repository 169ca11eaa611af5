import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { manifestPath } from '../../harness/generate.ts';
import { Manifest } from '../../harness/schema.ts';
import { frontOf } from './frontend.ts';
import { remappingsOf, sourcesOf } from './sources.ts';

const root = resolve(import.meta.dirname, '..', '..');

interface Documented {
  readonly methods?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

describe('entry points', function () {
  this.timeout(300_000);

  it('are linked to their properties, as the compiler reads them', async () => {
    const { obligations } = Manifest.parse(JSON.parse(readFileSync(join(root, manifestPath), 'utf8')));
    const asked = obligations.flatMap(({ id, property, rev, entry }) =>
      entry.in === 'solidity' ? [{ id, entry, expected: `${property}~${rev}` }] : [],
    );
    const files = [...new Set(asked.map(({ entry }) => entry.file))];
    const { contracts } = await frontOf({
      home: root,
      sources: sourcesOf(root, files),
      remappings: remappingsOf(root),
    });
    const wrong = asked.flatMap(({ id, entry, expected }) => {
      const devdoc = contracts[entry.file]?.[entry.contract]?.devdoc as Documented | undefined;
      const found = Object.entries(devdoc?.methods ?? {}).filter(([name]) => name.split('(')[0] === entry.function);
      const named = found[0]?.[1]['custom:assay-property'];
      return found.length === 1 && named === expected ? [] : [{ id, named, expected }];
    });
    assert.deepEqual(wrong, []);
    assert.ok(asked.length > 700, `${asked.length} entry points`);
  });
});
