/** The page in a real browser. A machine without one fails these tests: they are never left out. */
import assert from 'node:assert/strict';
import { attachments, flat } from '../__fixtures__/flat.ts';
import { hostile, payload } from '../__fixtures__/hostile.ts';
import { formatHtml } from '../format/html.ts';
import { buildReport } from '../report.ts';
import { accessibilityProblems } from './axe.ts';
import type { Opened } from './open.ts';
import { desktop, pageOf, phone, rows, visits } from './visit.ts';

const report = buildReport(flat());
const ids = report.properties.map(({ id }) => id);
const clean = { requests: [], complaints: [], actions: [] };

describe('the page in a browser', function () {
  this.timeout(60_000);
  const { folder, visit } = visits();
  const plain = folder.write('report.html', pageOf(report));
  const bad = folder.write(
    'hostile.html',
    formatHtml(buildReport(hostile(flat())), {
      attachments: Object.fromEntries(
        Object.entries(attachments).map(([path, source]) => [`${path}${payload}`, `${source}${payload}`]),
      ),
    }),
  );

  it('shows every property, and is as it should be', async () => {
    const opened = await visit(plain);
    assert.deepEqual([...(await rows(opened, ids))].sort(), [...ids].sort());
    assert.deepEqual(opened.seen, clean);
  });

  it('is searched by the words of a property', async () => {
    const opened = await visit(plain);
    const { page } = opened;
    await page.keyboard.press('/');
    await page.keyboard.type('ocean-trans');
    const found = ids.filter((id) => id.startsWith('OCEAN-TRANS'));
    assert.deepEqual([...(await rows(opened, ids))].sort(), found);
    assert.ok(found.length > 0 && found.length < ids.length);
    const box = page.getByRole('searchbox', { name: 'Search properties' });
    await box.fill('no such property');
    await page.getByText('No property fits').waitFor();
    assert.deepEqual(await rows(opened, ids), []);
    await box.press('Escape');
    assert.equal((await rows(opened, ids)).length, ids.length);
  });

  it('is filtered by outcome and verdict, and says so in its address', async () => {
    const opened = await visit(plain);
    const { page } = opened;
    await page.getByLabel('Filter by outcome').selectOption('not met');
    const open = report.properties.filter(({ outcome }) => outcome !== 'met').map(({ id }) => id);
    assert.deepEqual([...(await rows(opened, ids))].sort(), open.sort());
    await page.getByLabel('Filter by verdict').selectOption('violated');
    const violated = report.properties.filter(({ standing }) => standing === 'violated').map(({ id }) => id);
    assert.deepEqual(await rows(opened, ids), violated);
    await page.reload();
    assert.deepEqual(await rows(opened, ids), violated);
    await page.getByRole('button', { name: 'show all' }).click();
    assert.equal((await rows(opened, ids)).length, ids.length);
  });

  it('is sorted by a column, up and down', async () => {
    const opened = await visit(plain);
    const button = opened.page.getByRole('button', { name: 'sort by property' });
    await button.click();
    assert.deepEqual(await rows(opened, ids), [...ids].sort());
    await button.click();
    assert.deepEqual(await rows(opened, ids), [...ids].sort().reverse());
    assert.equal(await opened.page.locator('th[aria-sort=descending]').count(), 1);
  });

  it('leads from a link to a property, opened, also one that the search hides', async () => {
    const [first = '', other = ''] = [ids.at(-1), ids[0]];
    const opened = await visit(plain, { hash: `#${first}` });
    await openAt(opened, first);
    await opened.page.getByRole('searchbox', { name: 'Search properties' }).fill(first);
    await opened.page.evaluate(`location.hash = ${JSON.stringify(`#${other}`)}`);
    await openAt(opened, other);
  });

  async function openAt({ page }: Opened, id: string): Promise<void> {
    const link = page.locator('#properties').getByRole('link', { name: id, exact: true, expanded: true });
    await link.waitFor();
    const box = await link.boundingBox();
    assert.ok(box !== null && box.y >= -5 && box.y < 900, `${id} at ${box?.y}`);
    assert.ok(await page.getByLabel(`link to ${id}`).isVisible());
  }

  it('is walked through by keyboard', async () => {
    const opened = await visit(plain);
    const { page } = opened;
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const [first = ''] = await rows(opened, ids);
    await page.keyboard.press('Enter');
    await openAt(opened, first);
    await page.keyboard.press('Escape');
    await page.getByLabel(`link to ${first}`).waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  it('is dark or light by choice, and remembers', async () => {
    const { page } = await visit(plain, { colorScheme: 'light' });
    const paper = (): Promise<number> => lightnessOf(page, 'backgroundColor');
    assert.ok((await paper()) > 200);
    const button = page.getByRole('button', { name: /^colours/u });
    await button.click();
    await button.click();
    assert.ok((await paper()) < 60);
    await page.reload();
    assert.ok((await paper()) < 60);
  });

  it('prints every property, black on white, without what only a screen needs', async () => {
    const opened = await visit(plain, { colorScheme: 'dark' });
    const { page } = opened;
    await page.getByRole('searchbox', { name: 'Search properties' }).fill(ids[0] ?? '');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    assert.deepEqual([...(await rows(opened, ids))].sort(), [...ids].sort());
    for (const { id, breaks } of report.properties) {
      const article = page.locator(`article[id="${id}"]`);
      assert.ok(await article.getByText(breaks.replaceAll('`', ''), { exact: true }).isVisible(), id);
    }
    assert.equal(await page.getByRole('searchbox').count(), 0);
    assert.equal(await page.getByRole('navigation').count(), 0);
    assert.ok((await lightnessOf(page, 'color')) < 40);
    assert.ok((await lightnessOf(page, 'backgroundColor')) > 245);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    assert.deepEqual(await rows(opened, ids), [ids[0]]);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const [width, device] of Object.entries({ desktop, phone }))
      it(`has no accessibility problem that axe finds: ${colorScheme}, ${width}`, async () => {
        const { page } = await visit(plain, { colorScheme, ...device });
        for (const id of ['OCEAN-TRANS-001', 'GHOST-ACC-001', ids.at(-1)])
          await page
            .locator('#properties')
            .getByRole('link', { name: `${id}`, exact: true, expanded: false })
            .click();
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        assert.deepEqual(await accessibilityProblems(page), []);
        const [has = 0, room = 0] = await page.evaluate<readonly number[]>(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        );
        assert.ok(has <= room, `${has} px on a screen of ${room}`);
      });

  it('such a test notices what axe finds: a picture without words', async () => {
    const { page } = await visit(folder.write('mute.html', '<html lang="en"><title>x</title><img src="data:,">'));
    assert.ok((await accessibilityProblems(page)).some((line) => line.startsWith('image-alt')));
  });

  it('runs nothing of strangers: no dialog, no request, no complaint of its policy', async () => {
    const { page, seen } = await visit(bad);
    await page.getByRole('searchbox').first().fill('script');
    for (const link of await page.locator('#properties').getByRole('link', { expanded: false }).all())
      await link.click();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.waitForTimeout(200);
    assert.deepEqual(seen, clean);
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

/** Of a colour of the body, 0 to 255. */
async function lightnessOf(page: Opened['page'], which: 'color' | 'backgroundColor'): Promise<number> {
  const colour = await page.evaluate<string>(`getComputedStyle(document.body).${which}`);
  const parts = [...colour.matchAll(/[\d.]+/gu)].map(([text]) => Number(text)).slice(0, 3);
  return Math.max(...parts);
}
