import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium } from './find.ts';
import { fontSettings } from './fonts.ts';
import { startBrowser } from './open.ts';

const home = join(import.meta.dirname, '..', '..');

describe('finding a browser', function () {
  this.timeout(60_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-find-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function program(...path: string[]): string {
    const file = join(folder, ...path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    return file;
  }

  it('takes the one that is named before all others', async () => {
    const named = program('mine');
    assert.deepEqual(await findChromium(home, { ASSAY_CHROMIUM: named }), { path: named, origin: 'override', env: {} });
    await assert.rejects(findChromium(home, { ASSAY_CHROMIUM: join(folder, 'none') }), { code: 'ASY-TOOL-01' });
  });

  it('takes the pinned one before one on PATH, with libraries and fonts of its own', async () => {
    if (process.platform !== 'linux' || process.arch !== 'x64') return;
    program('bin', 'chromium');
    const { path, origin, env } = await findChromium(home, { PATH: join(folder, 'bin') });
    assert.equal(origin, 'pinned');
    assert.equal(env['LD_LIBRARY_PATH'], join(dirname(path), 'lib'));
    const settings = readFileSync(env['FONTCONFIG_FILE'] ?? '', 'utf8');
    const folders = [...settings.matchAll(/<dir>([^<]*)<\/dir>/gu)].map(([, text]) => text);
    assert.deepEqual(folders, [join(dirname(path), 'fonts'), join(home, 'node_modules', 'dejavu-fonts-ttf', 'ttf')]);
  });

  it('takes one on PATH where none is pinned, and says so where there is none', async () => {
    const found = program('bin', 'google-chrome');
    assert.deepEqual(await findChromium(folder, { PATH: `relative:${join(folder, 'bin')}` }), {
      path: found,
      origin: 'path',
      env: {},
    });
    if (process.platform !== 'darwin') await assert.rejects(findChromium(folder, {}), { code: 'ASY-TOOL-05' });
  });

  it('says which program does not start', async () => {
    const path = program('broken');
    await assert.rejects(startBrowser({ path, origin: 'override', env: {} }), { code: 'ASY-TOOL-06', exitCode: 2 });
  });

  it('keeps the names of folders within the settings', () => {
    assert.ok(fontSettings(['/a<b>&c']).includes('<dir>/a&lt;b>&amp;c</dir>'));
  });
});
