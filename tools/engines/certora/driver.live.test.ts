import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { emitCertora } from '../../../harness/emit/certora.ts';
import { confOf, cvlTargets } from '../../../harness/emit/cvl-targets.ts';
import type { Obligation } from '../../../harness/schema.ts';
import { properties } from '../../../properties/registry.ts';
import { compile } from '../../compile/compile.ts';
import { locate, locateAll } from '../../run/locate.ts';
import { unsealed } from '../../run/sealed.ts';
import type { FinishedRun } from '../types.ts';
import { type Case, driveCase, home, makeCase, obligation } from './case.ts';
import { type FakeCloud, playCloud } from './fake-cloud.ts';
import { certora } from './index.ts';
import { outputFile, resultFile } from './parse.ts';
import { DriverResult } from './schema.ts';
import { makeStage } from './stage.ts';

const key = '0123456789abcdef'.repeat(2);
const bin = locateAll(
  certora.needs.map(({ name }) => name),
  { home, env: process.env },
);
const missing = certora.needs.filter(({ name }) => bin[name] === undefined).map(({ name }) => name);
const succeeds = readFileSync(join(import.meta.dirname, '__fixtures__', 'fabricated', 'all-succeed.json'), 'utf8');

const { obligations } = emitCertora({
  properties,
  contracts: new Map(),
  text: (path) => readFileSync(join(home, path), 'utf8'),
});

/** Each start of the tool is seconds: what it must do besides is shown on one configuration. */
const mostAsked = 'RISE';

/** By which the tool would leave out its checks, or look for a Prover elsewhere. */
const misleading = { ...process.env, CI: '1', CERTORA: '' };

/** Elsewhere a machine without a JDK is complete; where changes are judged, specifications are always type-checked. */
const skipped = missing.length > 0 && !process.env['CI'];

describe(`certora-cli itself${skipped ? ` (skipped: no ${missing.join(', no ')})` : ''}`, function () {
  this.timeout(600_000);
  if (skipped) return void it.skip(`needs ${missing.join(', ')}`);
  const cases: Case[] = [];
  const made = (...given: Parameters<typeof makeCase>): Case => {
    const one = makeCase(...given);
    cases.push(one);
    return one;
  };

  before(async () => {
    assert.deepEqual(missing, [], 'npm start makes the Python environment; the rest is a JDK 19 or newer');
    await compile({ root: home, home, paths: ['contracts'] });
  });
  afterEach(() => {
    for (const one of cases.splice(0)) one.remove();
  });

  const askedOf = (contract: string): Obligation[] =>
    obligations.filter(({ entry }) => entry.in === 'cvl' && entry.conf === confOf({ contract, names: {} }));

  function assertTold(run: FinishedRun): void {
    const { rules } = DriverResult.parse(unsealed(run.outputs[resultFile] ?? '')?.result);
    assert.ok(rules.length > 0 && rules.every(({ unclear }) => unclear === null));
  }

  for (const { contract } of cvlTargets.filter((one) => one.contract !== mostAsked))
    it(`finds every rule of ${contract}, well typed and over the code that is judged`, async () => {
      const asked = askedOf(contract);
      assert.ok(asked.length > 0);
      const { run, judged } = await driveCase(made(contract), asked);
      assert.deepEqual([...new Set(judged.map(({ claim, cause }) => `${claim} ${cause?.code}`))], ['unknown pending']);
      assert.equal(judged.length, asked.length);
      assertTold(run);
    });

  it('finds every rule of RISE, and has them answered by a Prover of the person’s own, whatever lies in a project', async () => {
    const one = made(mostAsked);
    const prover = fakeProver(join(one.root, 'prover'), succeeds);
    litter(one);
    const before = readdirSync(one.root).sort();
    const asked = askedOf(mostAsked);
    const { judged, run, folder } = await driveCase(one, asked, { env: { ...misleading, ...prover }, mode: 'local' });
    assertTold(run);
    assert.equal(run.outputs[outputFile], succeeds);
    assert.deepEqual(
      judged.map(({ claim, strength }) => [claim, strength]),
      asked.map(({ role }) => (role === 'claim' ? ['holds', 'proved'] : ['violated', null])),
    );
    assert.deepEqual(readdirSync(one.root).sort(), [...before, 'jobs'].sort());
    assert.deepEqual(readdirSync(join(folder, 'work')).sort(), ['bin', outputFile, resultFile]);
  });

  it('holds nothing but what the configuration is about, and changes with any of it', () => {
    const root = mkdtempSync(join(tmpdir(), 'assay-stage-'));
    const digests = ['', '\n// more\n'].map((more, index) => {
      const one = makeCase('RISE', { 'specs/cvl/Claims.spec': (text) => `${text}${more}` });
      try {
        const stage = makeStage(one.root, join(root, String(index)), one.conf, one.spec);
        assert.deepEqual(readdirSync(stage.folder).sort(), [
          'contracts',
          'harness',
          'node_modules',
          'package.json',
          'specs',
        ]);
        assert.ok(!existsSync(join(stage.folder, 'specs/cvl/FLAT.spec')));
        assert.deepEqual(
          stage.scene.map(({ name, hasFallback }) => [name, hasFallback]),
          [['RISE', false]],
        );
        const transfer = stage.scene[0].methods.find(({ signature }) => signature === 'transfer(address,uint256)');
        assert.deepEqual([transfer?.selector, transfer?.arity], ['a9059cbb', 2]);
        return stage.digest;
      } finally {
        one.remove();
      }
    });
    assert.notEqual(digests[0], digests[1]);
    rmSync(root, { recursive: true, force: true });
  });

  it('refuses a contract whose artifact is not of its source', () => {
    const one = makeCase('RISE', { 'contracts/flat/src/RISE.sol': (text) => `${text}\n` });
    try {
      assert.throws(() => makeStage(one.root, join(one.root, 's'), one.conf, one.spec));
    } finally {
      one.remove();
    }
  });

  describe('with a key', () => {
    let cloud: FakeCloud;
    const kept = { ...process.env };
    beforeEach(async () => {
      cloud = await playCloud(key);
      Object.assign(process.env, { CERTORAKEY: key, ASSAY_CERTORA_SERVER: cloud.url });
    });
    afterEach(async () => {
      await cloud.close();
      for (const name of ['CERTORAKEY', 'ASSAY_CERTORA_SERVER']) {
        if (kept[name] === undefined) delete process.env[name];
        else process.env[name] = kept[name];
      }
    });

    it('submits no specification with a mistake in it, whatever lies in a project, and leaves nothing there', async () => {
      const one = made(mostAsked, { 'specs/cvl/RISE.spec': (text) => text.replace('== before', '== undeclared') });
      litter(one);
      const before = readdirSync(one.root).sort();
      const env = { ...process.env, ...misleading };
      const { judged, folder } = await driveCase(one, [obligation(one, 'RISE_TRANS_001')], { env, mode: 'stand-in' });
      assert.deepEqual([judged[0]?.claim, judged[0]?.cause?.code], ['unknown', 'tool-error']);
      assert.match(judged[0]?.cause?.detail ?? '', /^type-error: Error in spec file \(RISE\.spec:\d+:\d+\)/u);
      assert.deepEqual(cloud.requests, []);
      assert.deepEqual(readdirSync(one.root).sort(), [...before, 'jobs'].sort());
      assert.deepEqual(readdirSync(join(folder, 'work')).sort(), ['bin', resultFile]);
    });

    it('submits a job, fetches what it came to, and writes the key nowhere', async () => {
      const one = made(mostAsked);
      const asked: Obligation[] = [
        obligation(one, 'RISE_TRANS_001'),
        obligation(one, 'RISE_TRANS_001_twin', 'twin'),
        obligation(one, 'RISE_STATE_002_sum'),
      ];
      cloud.status = 'SUCCEEDED';
      cloud.output = succeeds;
      const done = await driveCase(one, asked, { mode: 'stand-in' });
      assert.deepEqual(
        done.judged.map(({ claim, strength, bounds }) => [claim, strength, bounds.length]),
        [
          ['holds', 'bounded', 1],
          ['violated', null, 0],
          ['holds', 'bounded', 1],
        ],
      );
      assert.equal(done.run.outputs[outputFile], succeeds);
      assert.equal(cloud.submissions.length, 1);
      assert.equal(cloud.submissions[0]?.asked['primaryContract'], 'RISE');
      const zip = join(one.root, 'uploaded.zip');
      writeFileSync(zip, cloud.submissions[0]?.zipped ?? '');
      await execa(bin['python']?.path ?? '', ['-m', 'zipfile', '-e', zip, join(one.root, 'uploaded')]);
      assert.ok(existsSync(join(one.root, 'uploaded', '.certora_sources')));
      assert.deepEqual(filesWith(one.root, key), []);
      assert.ok(!JSON.stringify([cloud.submissions.map(({ asked: said }) => said), done]).includes(key));
    });
  });

  it('would have written the specifications as they are', async () => {
    const java = locate('java', { home, env: process.env })?.path ?? '';
    const packages = join(bin['certoraRun']?.path ?? '', '..', '..', 'lib');
    const jar = readdirSync(packages, { recursive: true, encoding: 'utf8' }).find((path) =>
      path.endsWith('ASTExtraction.jar'),
    );
    const written = ['specs/cvl', 'specs/conformance/certora'].flatMap((folder) =>
      readdirSync(join(home, folder)).map((name) => join(home, folder, name)),
    );
    for (const path of written.filter((one) => one.endsWith('.spec'))) {
      const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
      const { stdout } = await execa(java, [...quick, '-jar', join(packages, jar ?? ''), 'format', '--file', path], {
        stripFinalNewline: false,
      });
      assert.equal(stdout, readFileSync(path, 'utf8'), path);
    }
  });
});

/** Files by which the tool does other things than it is asked. */
function litter({ root }: Case): void {
  for (const name of ['emv.jar', 'expected.json', 'package.json', 'remappings.txt'])
    writeFileSync(join(root, name), '{}');
}

/** A Java that, asked to run the jar, writes what a Prover would. */
function fakeProver(folder: string, output: string): Record<string, string> {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const real = locate('java', { home, env: process.env })?.path ?? '';
  const jar = join(folder, 'emv.jar');
  writeFileSync(jar, '');
  writeFileSync(join(folder, 'release'), 'JAVA_VERSION="25.0.3"\n');
  writeFileSync(join(folder, 'output.json'), output);
  const reports = 'emv-3-certora-27-Nov--10-20/Reports';
  const writes = `mkdir -p '${reports}' && cp '${folder}/output.json' '${reports}/output.json'`;
  const script = `#!/bin/sh\ncase "$*" in *'${jar}'*) ${writes}; exit 1;; esac\nexec '${real}' "$@"\n`;
  writeFileSync(join(folder, 'bin', 'java'), script);
  chmodSync(join(folder, 'bin', 'java'), 0o755);
  return { JAVA_HOME: folder, ASSAY_CERTORA_JAR: jar, ASSAY_JAVA: '' };
}

function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}
