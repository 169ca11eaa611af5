import assert from 'node:assert/strict';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Request } from './schema.ts';
import { answersIn, makePath } from './tool.ts';

describe('what starts certora-cli', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-tool-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function program(name: string, text: string): string {
    const path = join(root, name);
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  }

  async function started(name: 'java' | 'solc', solc: string, mode: Request['mode'] = 'typecheck'): Promise<string> {
    const java = program("ja'va", '#!/bin/sh\necho "$@"\n');
    const bin = { python: '', certoraRun: '/v/bin/certoraRun', java, solc, jar: null };
    const about = { root, job: root, conf: '', spec: '', mode, bin };
    const folder = join(root, mode);
    const path = makePath({ ...about, seconds: 1, waitSeconds: 1, querySeconds: 1, memoryMb: 1 }, folder);
    assert.ok(path.startsWith(`${folder}:`) && path.endsWith(':/v/bin'));
    const { stdout } = await execa(join(folder, name), ['--one', 'two words'], { env: { PATH: path } });
    return stdout;
  }

  it('hands a compiler that runs on Node its arguments, and any other is what it was', async () => {
    const ofNode = program('a.mjs', '#!/usr/bin/env node\nconsole.log(JSON.stringify(process.argv.slice(2)))\n');
    assert.equal(await started('solc', ofNode), '["--one","two words"]');
    const native = program('native', '#!/bin/sh\necho "$1|$2"\n');
    assert.equal(await started('solc', native, 'cloud'), '--one|two words');
    assert.ok(lstatSync(join(root, 'cloud', 'solc')).isSymbolicLink());
  });

  it('has Java start quickly, but not where it is the Prover', async () => {
    const native = program('native', '#!/bin/sh\n');
    assert.match(await started('java', native), /^-XX\S+ -XX\S+ --one two words$/u);
    assert.equal(await started('java', native, 'local'), '--one two words');
  });

  it('finds the answers of a Prover wherever it left them, and sees that there are none or several', () => {
    const found = () => answersIn({ folder: root }).map((path) => path.slice(root.length));
    mkdirSync(join(root, 'emv-1-certora-27-Nov--10-20'));
    assert.deepEqual(found(), []);
    for (const name of ['emv-2-certora-27-Nov--10-20', 'emv-3-certora-27-Nov--10-21', 'other']) {
      mkdirSync(join(root, name, 'Reports'), { recursive: true });
      writeFileSync(join(root, name, 'Reports', 'output.json'), '{}');
    }
    assert.deepEqual(found().sort(), [
      '/emv-2-certora-27-Nov--10-20/Reports/output.json',
      '/emv-3-certora-27-Nov--10-21/Reports/output.json',
    ]);
  });
});
