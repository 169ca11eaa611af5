import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Engine } from '../engines/types.ts';
import { diagnose, diagnosisJson, diagnosisText } from './doctor.ts';

function engine(id: string, bin: string): Engine {
  return {
    id,
    title: id,
    url: 'https://example.org',
    ceiling: 'proved',
    basis: 'runtime bytecode',
    needs: [{ name: bin, mend: 'npm start' }],
    version: { bin, args: ['--version'], pattern: /(\d+\.\d+\.\d+)/u, supported: '0.3.3' },
    group: () => [],
    command: () => assert.fail('not asked for'),
    parse: () => [],
  };
}

describe('doctor', function () {
  this.timeout(20_000);
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'assay-doctor-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  function tool(path: string, says: string): void {
    const whole = join(home, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, `#!/bin/sh\ncat <<'END'\n${says}\nEND\n`);
    chmodSync(whole, 0o755);
  }

  it('answers 2 on a bare machine, and each missing thing with what mends it', async () => {
    const diagnosis = await diagnose({ home, env: { PATH: '' }, engines: [engine('halmos', 'halmos')] });
    assert.equal(diagnosis.exitCode, 2);
    const missing = [...diagnosis.tools, ...diagnosis.solvers].filter((one) => one.version === null);
    assert.deepEqual(
      missing.map((one) => one.name),
      ['python', 'forge', 'solc', 'bitwuzla', 'cvc5', 'yices-smt2', 'z3'],
    );
    assert.ok(missing.every((one) => one.note.includes('npm start')));
    assert.deepEqual([diagnosis.engines[0]?.available, diagnosis.engines[0]?.note], [false, 'npm start']);
    assert.match(diagnosisText(diagnosis), /something required is missing$/u);
  });

  it('answers 0 when everything required is here, with versions and no machine paths', async () => {
    const lock = 'halmos==0.3.3\n';
    const folder = `.assay/venv-${createHash('sha256').update(lock).update('\0').digest('hex').slice(0, 12)}`;
    mkdirSync(join(home, 'tools', 'setup'), { recursive: true });
    writeFileSync(join(home, 'tools', 'setup', 'requirements.lock'), lock);
    tool(`${folder}/bin/python`, 'Python 3.11.2\nbitwuzla 0.9.1\ncvc5 1.4.2');
    tool(`${folder}/bin/halmos`, 'halmos 0.3.4');
    tool(`${folder}/bin/z3`, 'Z3 version 4.12.6 - 64 bit');
    tool(`${folder}/bin/yices-smt2`, 'Yices 2.6.4');
    writeFileSync(join(home, folder, 'assay-complete'), '');
    tool('tools/compile/solc', 'Version: 0.8.28+commit.7893614a.Linux.g++');
    tool('path/forge', 'forge Version: 1.7.1');
    const options = {
      home,
      env: { PATH: join(home, 'path') },
      engines: [engine('halmos', 'halmos'), engine('medusa', 'medusa')],
    };
    const strict = await diagnose(options);
    assert.equal(strict.exitCode, 2);
    const diagnosis = await diagnose({ ...options, required: ['halmos'] });
    assert.equal(diagnosis.exitCode, 0);
    assert.deepEqual(
      diagnosis.tools.slice(1).map((one) => one.version),
      ['3.11.2', '1.7.1', '0.8.28+commit.7893614a.Linux.g++'],
    );
    assert.deepEqual(
      diagnosis.solvers.map((one) => one.version),
      ['0.9.1', '1.4.2', '2.6.4', '4.12.6'],
    );
    assert.equal(diagnosis.engines[0]?.note, `${folder}/bin/halmos; made for 0.3.3`);
    for (const text of [diagnosisText(diagnosis), diagnosisJson(diagnosis)]) assert.equal(text.includes(home), false);
    assert.deepEqual(JSON.parse(diagnosisJson(diagnosis)).exitCode, 0);
  });
});
