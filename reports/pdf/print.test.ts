/** What is printed, read back. A machine without a browser fails these tests: they are never left out. */
import assert from 'node:assert/strict';
import { attachments, flat } from '../__fixtures__/flat.ts';
import { hostile, payload } from '../__fixtures__/hostile.ts';
import { pageFolder } from '../browser/on-disk.ts';
import { openFile, startBrowser } from '../browser/open.ts';
import { visible } from '../escape.ts';
import { buildReport } from '../report.ts';
import { cssText } from './css-text.ts';
import { formatPdf } from './print.ts';
import { type ReadBack, readBack } from './read-back.ts';
import { pagesOfRows } from './rows.ts';

const report = buildReport(flat());
const closed = (text: string): string => text.replace(/\s+/gu, '');

describe('a PDF', function () {
  this.timeout(60_000);
  let bytes: Uint8Array;
  let read: ReadBack;
  before(async () => {
    bytes = await formatPdf(report, { attachments });
    read = await readBack(bytes);
  });

  it('has every property, and its whole statement', () => {
    const text = read.pages.join('');
    for (const { id, title } of report.properties) {
      assert.ok(text.includes(id), id);
      assert.ok(text.includes(closed(title.replaceAll('`', ''))), title);
    }
  });

  it('numbers its pages, under a head that says of which project and commit', () => {
    for (const [at, text] of read.pages.entries()) {
      assert.ok(text.includes(`${at + 1}/${read.pages.length}`), `page ${at + 1}`);
      assert.ok(text.includes(closed(`${report.project}: verification report`)), `page ${at + 1}`);
      assert.ok(text.includes(report.identity.commit ?? 'nocommit'), `page ${at + 1}`);
    }
  });

  it('has bookmarks that lead to the answer, each section and each property', () => {
    assert.equal(read.outline[0]?.title, 'Answer');
    assert.equal(read.outline[0]?.page, 1);
    const properties = read.outline.filter(({ level }) => level === 2);
    assert.deepEqual(
      properties.map(({ title }) => title.split(' ')[0]).sort(),
      report.properties.map(({ id }) => id).sort(),
    );
    for (const { title, page } of read.outline.slice(1))
      assert.ok(read.pages[page - 1]?.includes(closed(title.replaceAll('`', ''))), `${title} on page ${page}`);
  });

  it('has a table of contents with the numbers of the pages, in order', () => {
    const contents = contentsOf(read);
    let at = 0;
    for (const { title, page } of read.outline) {
      const line = `${closed(title)}${page}`;
      const found = contents.indexOf(line, at);
      assert.ok(found >= at, `${title} … ${page}`);
      at = found + line.length;
    }
    const numbers = read.outline.map(({ page }) => page);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
    assert.ok((numbers.at(-1) ?? 0) <= read.pages.length);
  });

  it('cuts no row of a table', async () => {
    const rows = await pagesOfRows(bytes);
    assert.ok(rows.length > report.properties.length, `${rows.length} rows`);
    assert.deepEqual(
      rows.filter((pages) => pages.length > 1),
      [],
    );
  });

  it('such a test notices a row that is cut', async () => {
    const folder = pageFolder();
    const { browser, close } = await startBrowser();
    try {
      const cells = `<td>${'word<br>'.repeat(30)}</td><td>word</td>`;
      const path = folder.write(
        'cut.html',
        `<table border=1><tr><th>a</th><th>b</th></tr>${`<tr>${cells}</tr>`.repeat(5)}</table>`,
      );
      const { page } = await openFile(browser, path);
      const rows = await pagesOfRows(await page.pdf({ format: 'A4', tagged: true }));
      assert.ok(rows.some((pages) => pages.length > 1));
    } finally {
      await close();
      folder.remove();
    }
  });

  it('says when it was made nowhere, and is the same to the byte when it is made again', async () => {
    assert.deepEqual(
      Object.keys(read.info).filter((key) => /date/iu.test(key)),
      [],
    );
    assert.equal(read.info['Title'], `${report.project}: verification report`);
    assert.ok(Buffer.from(bytes).equals(Buffer.from(await formatPdf(buildReport(flat()), { attachments }))));
  });

  it('differs between two runs in the words for times and memory, and nowhere else', async () => {
    const input = flat();
    const verdicts = input.ledger.verdicts.map((one) => {
      const { seconds, peakBytes, ...run } = one.run;
      return { ...one, run: { ...run, seconds: seconds * 3, ...(peakBytes ? { peakBytes: peakBytes * 2 } : {}) } };
    });
    const later = buildReport({ ...input, ledger: { ...input.ledger, verdicts } });
    const { pages } = await readBack(await formatPdf(later, { attachments }));
    const without = (all: readonly string[]): string =>
      all.join('').replace(/\d+min\d+s|\d+(?:\.\d+)?(?:s|MB|GB)/gu, '');
    assert.notEqual(pages.join(''), read.pages.join(''));
    assert.equal(without(pages), without(read.pages));
    for (const told of ['2.3s', '310MB']) assert.ok(read.pages.join('').includes(told), told);
  });

  it('shows hostile text as text, and has nothing that acts or leads out of it', async () => {
    const bad = buildReport(hostile(flat()));
    const made = await readBack(
      await formatPdf(bad, {
        attachments: Object.fromEntries(Object.entries(attachments).map(([path, text]) => [path, `${text}${payload}`])),
      }),
    );
    assert.deepEqual(made.active, []);
    const text = made.pages.join('');
    assert.ok(text.includes('<script>alert(1)</script>'));
    assert.ok(text.includes('\\u{202e}'));
    assert.ok(!/[\p{Cf}\p{Zl}\p{Zp}\p{Co}]/u.test(text));
    for (const { title } of made.outline) assert.ok(!/[\p{Cf}\p{Cc}]/u.test(title));
    for (const { id } of bad.properties) assert.ok(text.includes(closed(visible(id))), id);
  });

  it('is made of nothing that was judged, too', async () => {
    const empty = await readBack(await formatPdf(buildReport({ ...flat(), selected: [] }), { attachments: {} }));
    assert.ok(empty.pages.join('').includes('Nothingwasjudged'));
  });

  it('keeps any text within a string of a style sheet', () => {
    assert.equal(cssText('a b', 9), '"a b"');
    assert.equal(cssText('"}\n\\', 9), '"\\22 \\7d \\a \\5c "');
    assert.equal([...cssText('x'.repeat(200), 70)].length, 2 + 69 + '\\2026 '.length);
  });
});

/** The text between the heading of the contents and that of the section after it. */
function contentsOf({ pages, outline }: ReadBack): string {
  const first = pages.findIndex((text) => text.includes('ContentsAnswer'));
  const next = outline[1]?.page ?? pages.length;
  return pages.slice(first, next - 1).join('');
}
