import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const checkout = join(import.meta.dirname, '..', '..');

describe('package-lock.json', () => {
  it('names every optional package, for machines other than the one it was made on', () => {
    const lock = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
    };
    const missing = Object.values(lock.packages)
      .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
      .filter((name) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)));
    assert.deepEqual(missing, []);
  });

  it('and requirements.lock name no host', () => {
    for (const path of ['package-lock.json', 'tools/setup/requirements.lock']) {
      const text = readFileSync(join(checkout, path), 'utf8').replace(/"(url|funding)": .*/gu, '');
      assert.doesNotMatch(text, /"resolved"|--index-url|--find-links/u, path);
    }
  });
});
