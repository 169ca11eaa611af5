/** The page in a real browser. A machine without one fails these tests: they are never left out. */
import assert from 'node:assert/strict';
import { attachments, flat } from '../__fixtures__/flat.ts';
import { hostile, payload } from '../__fixtures__/hostile.ts';
import { formatHtml } from '../format/html.ts';
import { buildReport } from '../report.ts';
import { accessibilityProblems } from './axe.ts';
import type { Opened } from './open.ts';
import { visits } from './visit.ts';

const report = buildReport(flat());
const ids = report.properties.map(({ id }) => id);
const desktop = { viewport: { width: 1300, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describe('the page in a browser', function () {
  this.timeout(60_000);
  const { folder, visit } = visits();
  const plain = folder.write('report.html', formatHtml(report, { attachments }));
  const bad = folder.write(
    'hostile.html',
    formatHtml(buildReport(hostile(flat())), {
      attachments: Object.fromEntries(
        Object.entries(attachments).map(([path, source]) => [`${path}${payload}`, `${source}${payload}`]),
      ),
    }),
  );

  /** Ids of the properties whose row of the overview can be seen, in the order of the page. */
  async function rows({ page }: Opened): Promise<readonly string[]> {
    const headers = await page.locator('.overview > tbody').getByRole('rowheader').allInnerTexts();
    return headers.map((text) => text.trim()).filter((text) => ids.includes(text));
  }

  it('shows every property, and is as it should be', async () => {
    const opened = await visit(plain);
    assert.deepEqual([...(await rows(opened))].sort(), [...ids].sort());
    assert.deepEqual(opened.seen, { requests: [], complaints: [], actions: [] });
  });

  it('is searched by the words of a property', async () => {
    const opened = await visit(plain);
    const box = opened.page.getByRole('searchbox', { name: 'Search properties' });
    await opened.page.keyboard.press('/');
    await opened.page.keyboard.type('ocean-trans');
    assert.deepEqual(
      await rows(opened),
      ids.filter((id) => id.startsWith('OCEAN-TRANS')),
    );
    await box.fill('no such property');
    assert.deepEqual(await rows(opened), []);
    await opened.page.getByText('No property fits').waitFor();
    await box.press('Escape');
    assert.equal((await rows(opened)).length, ids.length);
  });

  it('is filtered by outcome, verdict, contract and engine, and the address keeps it', async () => {
    const opened = await visit(plain);
    const those = (fits: (one: (typeof report.properties)[number]) => boolean): readonly string[] =>
      report.properties
        .filter(fits)
        .map(({ id }) => id)
        .sort();
    const by = (name: string) => opened.page.getByRole('combobox', { name: `Filter by ${name}` });
    await by('outcome').selectOption('not met');
    assert.deepEqual(
      [...(await rows(opened))].sort(),
      those(({ outcome }) => outcome !== 'met'),
    );
    await by('verdict').selectOption('violated');
    assert.deepEqual(
      [...(await rows(opened))].sort(),
      those(({ standing }) => standing === 'violated'),
    );
    await opened.page.getByRole('button', { name: 'show all' }).click();
    await by('engine asked').selectOption('smt');
    const hash = await opened.page.evaluate<string>('location.hash');
    const again = await visit(plain, { hash });
    for (const one of [opened, again]) assert.deepEqual(await rows(one), ['MATH-MODEL-001']);
  });

  it('is sorted by what is pressed, the worst verdict first', async () => {
    const opened = await visit(plain);
    await opened.page.getByRole('button', { name: 'sort by verdict' }).click();
    assert.equal((await rows(opened))[0], 'OCEAN-TRANS-001');
    const header = opened.page.getByRole('columnheader', { name: 'sort by verdict' });
    assert.equal(await header.getAttribute('aria-sort'), 'ascending');
    await opened.page.getByRole('button', { name: 'sort by property' }).click();
    assert.deepEqual(await rows(opened), [...ids].sort());
  });

  it('is sorted by the time that its engines took, which then stands beside the verdict', async () => {
    const opened = await visit(plain);
    await opened.page.getByRole('combobox', { name: 'Order' }).selectOption('slowest first');
    const spent = ({ engines }: (typeof report.properties)[number]) =>
      engines.reduce((sum, one) => sum + one.seconds, 0);
    const slowest = [...report.properties].sort((a, b) => spent(b) - spent(a) || (a.id < b.id ? -1 : 1));
    assert.ok(new Set(slowest.map(spent)).size > 1);
    assert.deepEqual(
      await rows(opened),
      slowest.map(({ id }) => id),
    );
    await opened.page.locator('.verdict').getByText('9.2 s').first().waitFor();
    assert.match(await opened.page.evaluate<string>('location.hash'), /sort=time/u);
  });

  it('leads from a link to a property, opened, also one that the search hides', async () => {
    const met = report.properties.find(({ outcome }) => outcome === 'met')?.id ?? '';
    const opened = await visit(plain, { hash: `#${met}` });
    const details = opened.page.locator(`[id="${met}"]`);
    await details.waitFor();
    assert.ok(await inView(opened, met));
    const other = ids.find((id) => id !== met) ?? '';
    await opened.page.getByRole('searchbox', { name: 'Search properties' }).fill(met);
    await opened.page.evaluate(`location.hash = ${JSON.stringify(`#${other}`)}`);
    await opened.page.locator(`[id="${other}"]`).waitFor({ state: 'visible' });
    assert.ok(await inView(opened, other));
  });

  async function inView({ page }: Opened, id: string): Promise<boolean> {
    const box = await page.locator(`[id="${id}"]`).boundingBox();
    return box !== null && box.y >= -5 && box.y < 900;
  }

  it('prints every property, black on white, without what only a screen needs', async () => {
    const opened = await visit(plain, { colorScheme: 'dark' });
    await opened.page.getByRole('searchbox', { name: 'Search properties' }).fill(ids[0] ?? '');
    await opened.page.emulateMedia({ media: 'print' });
    await opened.page.evaluate("dispatchEvent(new Event('beforeprint'))");
    assert.deepEqual([...(await rows(opened))].sort(), [...ids].sort());
    for (const id of ids) assert.ok(await opened.page.locator(`[id="${id}"]`).isVisible(), id);
    assert.equal(await opened.page.getByRole('searchbox').count(), 0);
    assert.equal(await opened.page.getByRole('navigation').count(), 0);
    const [ink, paper] = await opened.page.evaluate<readonly [string, string]>(
      '[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]',
    );
    assert.ok(lightness(ink) < 40, ink);
    assert.ok(lightness(paper) > 245, paper);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const [width, device] of [
      ['desktop', desktop],
      ['phone', phone],
    ] as const)
      it(`has no accessibility problem that axe finds: ${colorScheme}, ${width}`, async () => {
        const { page } = await visit(plain, { colorScheme, ...device });
        assert.deepEqual(await accessibilityProblems(page), []);
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        assert.deepEqual(await accessibilityProblems(page), []);
      });

  for (const [width, device] of [
    ['desktop', desktop],
    ['phone', phone],
  ] as const)
    it(`is not wider than the screen: ${width}`, async () => {
      const { page } = await visit(plain, device);
      const [has, room] = await page.evaluate<readonly [number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      );
      assert.ok(has <= room, `${has} > ${room}`);
    });

  it('runs nothing of strangers: no dialog, no request, no complaint of its policy', async () => {
    const opened = await visit(bad);
    const { page, seen } = opened;
    await page.getByRole('searchbox').first().fill('script');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.waitForTimeout(200);
    assert.deepEqual(seen, { requests: [], complaints: [], actions: [] });
    assert.equal(await page.locator('img, iframe, object, embed, link, form, base').count(), 0);
    assert.ok(await page.getByText('<script>alert(1)</script>').first().isVisible());
  });

  it('such a test notices what runs: a page that is not ours', async () => {
    const path = folder.write(
      'control.html',
      '<meta http-equiv="Content-Security-Policy" content="script-src \'unsafe-inline\'"><img src="https://evil.example/x">' +
        '<script>alert(1)</script><script src="https://evil.example/y.js"></script>',
    );
    const { seen } = await visit(path);
    assert.deepEqual(seen.actions, ['dialog 1']);
    assert.deepEqual(seen.requests, ['https://evil.example/x']);
    assert.ok(seen.complaints.some((text) => /Content Security Policy/iu.test(text)));
  });
});

/** Of `rgb(r, g, b)`, 0 to 255. */
function lightness(colour: string): number {
  const parts = [...colour.matchAll(/[\d.]+/gu)].map(([text]) => Number(text)).slice(0, 3);
  return Math.max(...parts);
}
