/** What an edit makes to be proved again: by keys, after a real compilation, and without an engine. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import { prepare } from '../cli/prepare.ts';
import { engines } from '../engines/registry.ts';
import { copyProject } from '../faults/copy.ts';
import { askedOf, keyed } from '../proofs/keys.ts';
import { limits } from './fake-engine.ts';
import { engineIdentities, pinnedProgram } from './identity.ts';
import { keyer, partsOf } from './keyer.ts';
import { locateAll } from './locate.ts';
import { neededNames } from './versions.ts';

const home = resolve(import.meta.dirname, '..', '..');
const source = 'contracts/flat/src/Guardian.sol';

/** Campaigns take long to compile, and their harnesses are like any other here. */
const isWatched = ({ property, engine }: Pick<Obligation, 'property' | 'engine'>): boolean =>
  engine !== 'forge' && engine !== 'echidna' && /^(?:GUARD-|RISE-STATE-001|SUITE-STATIC-)/u.test(property);

describe('an edit', function () {
  this.timeout(900_000);
  let root = '';
  let text = '';
  let known = new Map<string, string>();

  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'assay-edit-'));
    copyProject(home, root);
    // What is compiled already need not be compiled again; what of it is not as it should be is.
    for (const name of ['out', 'cache'])
      if (existsSync(join(home, name))) cpSync(join(home, name), join(root, name), { recursive: true });
    text = readFileSync(join(root, source), 'utf8');
    known = await keys();
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  async function keys(): Promise<Map<string, string>> {
    const { generated } = await prepare({ root, home }, isWatched);
    const keyOf = keyer(root, new Map());
    return new Map(
      generated.manifest.obligations.filter(isWatched).map((one) => [one.id, keyOf(one, 'version', limits)]),
    );
  }

  async function provedAgain(edit: (text: string) => string): Promise<string[]> {
    const edited = edit(text);
    assert.notEqual(edited, text);
    writeFileSync(join(root, source), edited);
    const after = await keys();
    assert.deepEqual([...after.keys()], [...known.keys()]);
    return [...after].flatMap(([id, key]) => (known.get(id) === key ? [] : [id])).sort();
  }

  /** As the committed ledger names them, and with what there is of tools here. */
  const bin = locateAll(neededNames(engines), { home, env: process.env });
  const versions = new Map(engines.map(({ id }) => [id, 'version']));
  async function portable(folder: string): Promise<readonly string[]> {
    const { generated } = await prepare({ root: folder, home }, isWatched);
    const obligations = generated.manifest.obligations.filter(isWatched);
    const parts = partsOf(folder, engineIdentities(engines, bin, home, pinnedProgram));
    const asked = askedOf({ engines, versions, obligations, limits }).flatMap((one) => keyed(parts)(one) ?? []);
    return asked.map(({ obligation: { id }, key }) => `${id} ${key}`);
  }

  it('of nothing is the same question in another folder, as the committed ledger asks it', async () => {
    const [here, there] = [await portable(home), await portable(root)];
    assert.ok(here.length > 20);
    assert.deepEqual(there, here);
  });

  it('of a comment proves nothing again', async () => {
    const comments = (all: string): string =>
      all
        .replace('/// @notice Time-limited pause', '/// @notice A pause, limited in time,')
        .replace('/* STORAGE */', '/* STATE */')
        .replace('    /* VIEW */', '    // What can be asked.\n    /* VIEW */');
    // Detectors name lines: where none moves, not even they are asked again.
    assert.deepEqual(await provedAgain((all) => all.replace('/* STORAGE */', '/* STATE */')), []);
    const moved = await provedAgain(comments);
    assert.ok(
      moved.every((id) => id.includes('/slither')),
      moved.join(', '),
    );
  });

  it('of one line of one contract proves again what has its code, and nothing else', async () => {
    const again = await provedAgain((all) => all.replace('LIFETIME = 730 days', 'LIFETIME = 731 days'));
    const guard = [...known.keys()].filter((id) => id.startsWith('GUARD-') || id.includes('/slither'));
    // That no contract remembers who deployed it is asked of each, and this one is of the contract that was edited.
    assert.deepEqual(again, [...guard, 'SUITE-STATIC-008/static'].sort());
    assert.ok(again.filter((id) => id.includes('/halmos')).length === 14);
    assert.ok([...known.keys()].some((id) => id.startsWith('RISE-STATE-001/halmos') && !again.includes(id)));
  });
});
