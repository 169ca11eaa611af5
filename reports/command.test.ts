import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachments, flat } from './__fixtures__/flat.ts';
import { chooseOutput, formatsOf, writeChosen } from './command.ts';
import { buildReport } from './report.ts';

const ids = (text: string): readonly string[] => formatsOf(text).map(({ id }) => id);

describe('formats that are asked for', () => {
  it('may be many, each once, with blanks between', () => {
    assert.deepEqual(ids('junit'), ['junit']);
    assert.deepEqual(ids('junit, sarif,md,junit'), ['md', 'sarif', 'junit']);
  });

  it('must be known; what is near is named', () => {
    assert.throws(() => formatsOf('csv,jnuit'), {
      code: 'ASY-CLI-04',
      fix: /^did you mean junit\? it is one of html,/u,
    });
    assert.throws(() => formatsOf('docx'), { code: 'ASY-CLI-04', fix: /^it is one of html,/u });
    for (const empty of ['', ',', 'csv,', ' '])
      assert.throws(() => formatsOf(empty), { code: 'ASY-CLI-04' }, JSON.stringify(empty));
    for (const odd of ['__proto__', 'constructor', 'CSV'])
      assert.throws(() => formatsOf(odd), { code: 'ASY-CLI-04' }, odd);
  });
});

describe('where formats go', () => {
  let root = '';
  beforeEach(async () => {
    root = join(await realpath(await mkdtemp(join(tmpdir(), 'formats-'))), 'project');
    await mkdir(root);
  });
  afterEach(async () => {
    await rm(join(root, '..'), { recursive: true });
  });

  const outOf = (...path: string[]) => chooseOutput({ format: 'csv', root, out: join(root, ...path) });

  it('is inside the project, and no link leads out of it', async () => {
    await symlink(join(root, '..'), join(root, 'link'));
    await symlink(root, join(root, 'within'));
    for (const path of [['..'], ['..', 'beside'], ['..', 'project-2'], ['link'], ['link', 'deep', 'er']])
      assert.throws(() => outOf(...path), { code: 'ASY-CLI-05' }, path.join('/'));
    for (const path of [['.'], ['a', 'b'], ['within', 'c']]) outOf(...path);
    chooseOutput({ root, out: '/' });
  });

  it('has a ledger of its own, or that of the last run is meant, or one is named', async () => {
    assert.equal(outOf('ci').ledger, join(root, 'reports', 'out', 'ledger.json'));
    await mkdir(join(root, 'ci'));
    await writeFile(join(root, 'ci', 'ledger.json'), '{}');
    assert.equal(outOf('ci').ledger, join(root, 'ci', 'ledger.json'));
    const named = chooseOutput({ format: 'csv', ledger: 'x/y.json', root, out: join(root, 'ci') });
    assert.equal(named.ledger, join(root, 'x', 'y.json'));
    const { formats, ledger } = chooseOutput({ root, out: join(root, 'audit') });
    assert.deepEqual([formats, ledger], [null, join(root, 'audit', 'ledger.json')]);
  });

  it('gets the files of the formats and no others, with the tests beside the ledger', async () => {
    const report = buildReport(flat());
    const folder = join(root, 'reports', 'out');
    const [[path = '', source = ''] = []] = Object.entries(attachments);
    await mkdir(join(folder, 'counterexamples'), { recursive: true });
    await writeFile(join(folder, path), source);
    const out = join(root, 'ci', 'new');
    const { paths, problem } = await writeChosen(report, {
      formats: formatsOf('html,badge'),
      ledger: join(folder, 'ledger.json'),
      out,
    });
    assert.deepEqual(
      paths,
      ['report.html', 'badge.svg', 'badge.json'].map((name) => join(out, name)),
    );
    assert.equal(problem, null);
    assert.deepEqual((await readdir(out)).sort(), ['badge.json', 'badge.svg', 'report.html']);
    assert.match(await readFile(join(out, 'report.html'), 'utf8'), /test_replay/u);
  });

  it('is as it was where something cannot be written', async () => {
    const report = buildReport(flat());
    const put = (out: string, text: string) =>
      writeChosen(report, { formats: formatsOf(text), ledger: join(root, 'ledger.json'), out });
    await writeFile(join(root, 'taken'), 'kept');
    for (const out of ['taken', join('taken', 'below')])
      await assert.rejects(put(join(root, out), 'csv'), { code: 'ASY-CLI-06' });
    assert.equal(await readFile(join(root, 'taken'), 'utf8'), 'kept');
    await mkdir(join(root, 'half', 'matrix.csv'), { recursive: true });
    await writeFile(join(root, 'half', 'junit.xml'), 'old');
    await assert.rejects(put(join(root, 'half'), 'junit,csv'), { code: 'ASY-CLI-06' });
    assert.deepEqual((await readdir(join(root, 'half'))).sort(), ['junit.xml', 'matrix.csv']);
    assert.equal(await readFile(join(root, 'half', 'junit.xml'), 'utf8'), 'old');
  });

  it('writes the other formats where there is no browser, and says so with exit code 2', async () => {
    const out = join(root, 'no-browser');
    const kept = process.env['ASSAY_CHROMIUM'];
    process.env['ASSAY_CHROMIUM'] = join(root, 'no-such-program');
    try {
      const ledger = join(root, 'ledger.json');
      const written = await writeChosen(buildReport(flat()), { formats: formatsOf('pdf,csv'), ledger, out });
      assert.deepEqual(written.paths, [join(out, 'matrix.csv')]);
      assert.deepEqual([written.problem?.code, written.problem?.exitCode], ['ASY-TOOL-01', 2]);
      assert.deepEqual(await readdir(out), ['matrix.csv']);
    } finally {
      if (kept === undefined) delete process.env['ASSAY_CHROMIUM'];
      else process.env['ASSAY_CHROMIUM'] = kept;
    }
  });
});
