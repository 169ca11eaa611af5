/** The corpus, its truth, and the cases of each engine belong together. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { engines } from '../engines/registry.ts';
import { type Acceptance, readTriage } from '../engines/slither/triage.ts';
import { factual } from './cases/case.ts';
import { cases, without } from './cases/registry.ts';
import { stageCorpus } from './stage.ts';
import { corpus, readTruth } from './truth.ts';

const root = resolve(import.meta.dirname, '..', '..');
const truth = readTruth(root);
const obligations = Object.values(cases).flat();

describe('the cases of the corpus', () => {
  it('are there for every folder of tools/engines, or a reason is', () => {
    const folders = readdirSync(join(root, 'tools', 'engines'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    assert.deepEqual([...Object.keys(cases), ...Object.keys(without)].sort(), folders.sort());
    for (const [id, own] of Object.entries(cases)) assert.ok(own.length > 0, id);
    for (const [id, reason] of Object.entries(without)) assert.ok(reason.length > 20, id);
  });

  it('are of their engine, each under its own name, and promise no more than the engine can show', () => {
    assert.equal(new Set(obligations.map(({ id }) => id)).size, obligations.length);
    for (const [id, own] of Object.entries(cases)) {
      const ceiling = engines.find((engine) => engine.id === id)?.ceiling;
      for (const one of own) assert.deepEqual([one.engine, one.ceiling], [id, ceiling], one.id);
    }
  });

  it('have a twin or canary for each claim, but where an engine reads facts', () => {
    for (const claim of obligations.filter(({ role }) => role === 'claim')) {
      const probes = obligations.filter(({ of }) => of.includes(claim.id));
      assert.equal(probes.length, factual.includes(claim.engine) ? 0 : 1, claim.id);
    }
  });

  it('are about properties that the ground truth knows, and leave none of them out', () => {
    const asked = new Set(obligations.map(({ property }) => property));
    assert.deepEqual([...asked].sort(), [...truth.keys()].sort());
  });

  it('name files that are there, and functions and rules that they declare', () => {
    for (const { id, entry } of obligations) {
      if (entry.in === 'smt') assert.ok(existsSync(join(root, entry.file)), id);
      if (entry.in === 'source') assert.ok(existsSync(join(root, entry.file)), id);
      if (entry.in === 'bytecode') assert.ok(existsSync(join(root, entry.contract.split(':')[0] ?? '')), id);
      if (entry.in === 'cvl') {
        assert.ok(existsSync(join(root, entry.conf)), id);
        const spec = readFileSync(join(root, entry.spec), 'utf8');
        assert.match(spec, new RegExp(`^(rule|invariant) ${entry.rule}\\(`, 'mu'), id);
      }
      if (entry.in !== 'solidity') continue;
      const source = readFileSync(join(root, entry.file), 'utf8');
      assert.match(source, new RegExp(`\\bcontract ${entry.contract} `, 'u'), id);
      assert.match(source, new RegExp(`\\bfunction ${entry.function}\\(`, 'u'), id);
    }
  });
});

describe('the ground truth', () => {
  it('knows what holds, what is violated, what is violated beyond a bound only, and what is true of nothing', () => {
    const all = [...truth.values()];
    const kinds = all.map(({ truth: kind, beyond }) => (beyond === '' ? kind : `${kind} beyond`));
    for (const kind of ['holds', 'violated', 'violated beyond', 'vacuous']) assert.ok(kinds.includes(kind), kind);
    for (const { contract, property } of all) assert.ok(existsSync(join(root, corpus, `${contract}.sol`)), property);
  });

  it('is about every contract of the corpus', () => {
    const contracts = readdirSync(join(root, corpus)).flatMap((file) =>
      file.endsWith('.sol') ? [file.slice(0, -4)] : [],
    );
    assert.deepEqual(contracts.sort(), [...new Set([...truth.values()].map(({ contract }) => contract))].sort());
  });

  it('is refused when a line of it is not understood', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-truth-'));
    const path = join(folder, corpus, 'ground-truth.csv');
    mkdirSync(dirname(path), { recursive: true });
    const head = 'property,contract,truth,beyond,claim';
    for (const text of [
      'property,truth',
      `${head}\nA-B-001,C,maybe,,x`,
      `${head}\nA-B-001,C,holds,x`,
      `${head}\nA-B-001,C,holds,,x,y`,
      `${head}\nA-B-001,C,holds,some loops,x`,
      `${head}\nA-B-001,C,holds,,x\nA-B-001,C,violated,,x`,
    ]) {
      writeFileSync(path, `${text}\n`);
      assert.throws(() => readTruth(folder), text);
    }
    writeFileSync(path, `${head}\nA-B-001,C,violated,some loops,x\n`);
    assert.equal(readTruth(folder).get('A-B-001')?.beyond, 'some loops');
    rmSync(folder, { recursive: true });
  });
});

describe('the corpus as a project', () => {
  it('is compiled with the settings of the suite, which itself leaves it out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-stage-'));
    try {
      const own = readFileSync(join(root, 'foundry.toml'), 'utf8');
      const staged = readFileSync(join(stageCorpus(root, folder), 'foundry.toml'), 'utf8');
      assert.match(own, /^skip = \["contracts\/conformance\/\*\*"\]$/mu);
      assert.doesNotMatch(staged, /^skip/mu);
      assert.match(staged, /^src = "contracts\/conformance"$/mu);
      assert.match(staged, /^test = "specs\/conformance"$/mu);
      for (const setting of ['optimizer_runs', 'evm_version', 'via_ir', 'solc'])
        assert.equal(lineOf(staged, setting), lineOf(own, setting));
      for (const path of ['specs/conformance/halmos/Tokens.t.sol', 'specs/planted/Planted.sol'])
        assert.ok(existsSync(join(folder, path)), path);
      const { accepted } = readAccepted(readFileSync(join(folder, 'contracts', 'triage', 'slither.toml'), 'utf8'));
      assert.deepEqual([accepted.length, accepted.filter(({ expired }) => expired).length], [3, 0]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function readAccepted(text: string): { readonly accepted: readonly Acceptance[] } {
  const read = readTriage(text, '2999-12-31');
  assert.ok(read.ok);
  return read;
}

function lineOf(text: string, setting: string): string | undefined {
  return text.split('\n').find((line) => line.startsWith(`${setting} =`));
}
