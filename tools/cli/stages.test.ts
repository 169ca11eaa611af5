/** The shape of the project: which way imports point, and that every registry equals what is in the folders. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Project, SyntaxKind } from 'ts-morph';
import { emitters } from '../../harness/emit/registry.ts';
import { worlds } from '../../harness/emit/worlds.ts';
import { properties } from '../../properties/registry.ts';
import { theorems, worldLemmas, worldTheorems } from '../../properties/theorems.ts';
import { engines } from '../engines/registry.ts';

const root = resolve(import.meta.dirname, '..', '..');
const stages = ['contracts', 'properties', 'specs', 'harness', 'tools', 'reports'];

function sources(): Project {
  const project = new Project({ skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true });
  project.addSourceFilesAtPaths([
    `${root}/assay.ts`,
    ...stages.map((stage) => `${root}/${stage}/**/*.{ts,tsx}`),
    `!${root}/**/__fixtures__/**`,
  ]);
  return project;
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
}

describe('imports', () => {
  it('point to the same stage or to one before it', () => {
    const wrong: string[] = [];
    for (const file of sources().getSourceFiles()) {
      const path = relative(root, file.getFilePath());
      const stage = stages.indexOf(path.split('/')[0] ?? '');
      for (const declaration of file.getImportDeclarations()) {
        const target = declaration.getModuleSpecifierValue();
        if (!target.startsWith('.')) continue;
        const found = relative(root, resolve(root, path, '..', target)).split('/')[0] ?? '';
        if (stage >= 0 && stages.indexOf(found) > stage) wrong.push(`${path} imports ${target}`);
        if (stage >= 0 && !stages.includes(found)) wrong.push(`${path} imports ${target}, which is no stage`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('name files, not folders, and end in .ts, .tsx or .mjs', () => {
    const wrong = sources()
      .getSourceFiles()
      .flatMap((file) => file.getImportDeclarations())
      .map((declaration) => declaration.getModuleSpecifierValue())
      .filter((target) => target.startsWith('.') && !/\.(ts|tsx|mjs|json)$/u.test(target));
    assert.deepEqual(wrong, []);
  });
});

describe('registries', () => {
  it('of engines equals the folders', () => {
    const folders = readdirSync(join(root, 'tools', 'engines'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
    assert.deepEqual(engines.map(({ id }) => id).sort(), folders);
  });

  it('of emitters equals that of engines', () => {
    assert.deepEqual(emitters.map(({ engine }) => engine).sort(), engines.map(({ id }) => id).sort());
  });

  it('of properties imports every file of the catalogue', () => {
    const text = readFileSync(join(root, 'properties', 'registry.ts'), 'utf8');
    for (const name of filesOf('properties/flat')) assert.ok(text.includes(`./flat/${name}'`), name);
  });

  it('of theorems equals the functions that say which property proves them', () => {
    const text = readFileSync(join(root, 'specs', 'worlds', 'symbolic', 'Theorems.sol'), 'utf8');
    const said = [
      ...text.matchAll(/\/\/\/ ([A-Z][A-Z0-9-]*-\d{3}):(?:(?!\/\*\*|function)[\s\S])*?function (\w+)\(/gu),
    ].map(([, id = '', name = '']) => [name, id] as const);
    assert.deepEqual(Object.fromEntries(said), { ...theorems });
  });

  it('of worlds name the theorems that their sources instantiate', () => {
    const folder = join(root, 'specs', 'worlds', 'symbolic');
    const sourceOf = (contract: string): string => {
      const text = readFileSync(join(folder, `${contract}.sol`), 'utf8');
      const parents =
        /abstract contract \w+ is ([\w, ]+)/u
          .exec(text)?.[1]
          ?.split(',')
          .map((one) => one.trim()) ?? [];
      const inherited = parents.filter((name) => name.endsWith('World')).map(sourceOf);
      return [text, ...inherited].join('\n');
    };
    for (const [world, contract] of Object.entries(worlds)) {
      const text = sourceOf(contract);
      const used = Object.keys(theorems).filter((name) => new RegExp(`\\b${name}\\(`, 'u').test(text));
      assert.deepEqual([...(worldTheorems[world] ?? [])].sort(), used.sort(), world);
    }
  });
});

describe('the lemmas', () => {
  it('of worlds name what the stand-ins in them take for granted', () => {
    const folder = join(root, 'specs', 'worlds', 'symbolic');
    const taken = ['Market.sol', 'PulseMarket.sol', 'Tier2.sol'].flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/Safe: proved in (.*)/gu)].flatMap(
        ([, text = '']) => text.match(/[A-Z]+-[A-Z]+-\d+/gu) ?? [],
      ),
    );
    const named = new Set(Object.values(worldLemmas).flat());
    assert.ok(taken.length > 0);
    assert.deepEqual(
      taken.filter((id) => !named.has(id)),
      [],
    );
    const known = new Set(properties.map(({ id }) => id));
    assert.deepEqual(
      [...named].filter((id) => !known.has(id)),
      [],
    );
    assert.deepEqual(
      Object.keys(worldLemmas).filter((world) => worlds[world] === undefined),
      [],
    );
  });
});

describe('the catalogue', () => {
  const ids = new Set(properties.map(({ id }) => id));

  it('asks only engines that there are', () => {
    const known = engines.map(({ id }) => id);
    for (const { id, engines: asked } of properties) {
      for (const engine of asked) assert.ok(known.includes(engine), `${id} asks ${engine}`);
    }
  });

  it('rests only on properties that there are', () => {
    for (const { id, lemmas } of properties)
      for (const lemma of lemmas) assert.ok(ids.has(lemma), `${id} rests on ${lemma}`);
  });

  it('rests on the stand-ins of a world only where a symbolic engine meets them', () => {
    const of = (id: string): readonly string[] => {
      const found = properties.find((one) => one.id === id);
      return [...(found?.assumptions ?? []), ...(found?.lemmas ?? [])];
    };
    assert.deepEqual(of('FLAT-LOG-004'), ['A-LOGS-KEPT']);
    assert.deepEqual(of('NAVD-LIVE-003'), []);
    assert.ok(of('NAVD-UNIT-002').includes('A-ETH-SUPPLY'));
    assert.ok(of('NAVD-UNIT-002').includes('NAVD-UNIT-003'));
  });

  it('says each thing in one place: a title is nobody else’s', () => {
    const titles = properties.map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title, index) => titles.indexOf(title) !== index),
      [],
    );
  });
});

describe('sources', () => {
  it('are short enough to be read at once', () => {
    const long = sources()
      .getSourceFiles()
      .map((file) => ({ path: relative(root, file.getFilePath()), lines: file.getEndLineNumber() }))
      .filter(
        ({ path, lines }) =>
          lines > 250 &&
          !path.includes('.test.') &&
          !path.startsWith('contracts/abi/') &&
          !path.startsWith('properties/'),
      );
    assert.deepEqual(long, []);
  });

  it('run no command of a shell', () => {
    const found = sources()
      .getSourceFiles()
      .filter((file) =>
        file.getDescendantsOfKind(SyntaxKind.PropertyAssignment).some((one) => /^shell:\s*true$/u.test(one.getText())),
      )
      .map((file) => relative(root, file.getFilePath()));
    assert.deepEqual(found, []);
  });
});
