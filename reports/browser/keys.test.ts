/** The page by keyboard, and the viewer of counterexamples, in a real browser. */
import assert from 'node:assert/strict';
import { attachments, flat } from '../__fixtures__/flat.ts';
import { huge } from '../__fixtures__/huge.ts';
import { formatHtml } from '../format/html.ts';
import { buildReport } from '../report.ts';
import { accessibilityProblems } from './axe.ts';
import { pageFolder } from './on-disk.ts';
import { type Opened, openFile, type Started, startBrowser } from './open.ts';

const steps = 30_000;

describe('the page by keyboard', function () {
  this.timeout(60_000);
  const folder = pageFolder();
  const plain = folder.write('report.html', formatHtml(buildReport(flat()), { attachments }));
  const long = folder.write('long.html', formatHtml(huge(16, steps), { attachments }));
  const large = folder.write('large.html', formatHtml(huge(10_000, 100), { attachments }));
  let started: Started;
  let opened: Opened;

  before(async () => {
    started = await startBrowser();
  });
  afterEach(async () => {
    assert.deepEqual(opened.seen, { requests: [], complaints: [], actions: [] });
    await opened.context.close();
  });
  after(async () => {
    await started?.close();
    folder.remove();
  });

  async function visit(path: string, hash = '', scheme: 'light' | 'dark' = 'light'): Promise<Opened> {
    opened = await openFile(started.browser, path, {
      viewport: { width: 1300, height: 900 },
      colorScheme: scheme,
      hash,
    });
    await opened.page.waitForSelector('#app[data-interactive]');
    return opened;
  }

  const focused = (): Promise<string> => opened.page.evaluate<string>('document.activeElement.textContent');
  const hashOf = (): Promise<string> => opened.page.evaluate<string>('location.hash');

  it('goes from row to row with j and k, opens with Enter and closes with Escape', async () => {
    const { page } = await visit(plain);
    const first = (await page.locator('tr[data-id] a.id').first().textContent()) ?? '';
    await page.keyboard.press('j');
    assert.equal(await focused(), first);
    await page.keyboard.press('j');
    assert.notEqual(await focused(), first);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.locator(`[id="${first}"]`).waitFor();
    assert.equal(await hashOf(), `#${first}`);
    assert.equal(await page.locator('a.id[aria-expanded=true]').textContent(), first);
    await page.keyboard.press('Escape');
    await page.locator('tr.detail').waitFor({ state: 'detached' });
    assert.equal(await focused(), first);
    await page.keyboard.press('Enter');
    await page.locator(`[id="${first}"]`).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('tr.detail').waitFor({ state: 'detached' });
  });

  it('tells its keys, and leaves typing alone', async () => {
    const { page } = await visit(plain);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.type('j?k/');
    assert.equal(await page.getByRole('searchbox', { name: 'Search properties' }).inputValue(), 'j?k/');
    assert.equal(await page.getByRole('dialog').count(), 0);
  });

  it('follows a lemma from the graph to its own details', async () => {
    const { page } = await visit(plain, '#VAULT-TRANS-001');
    await page.locator('svg.graph a').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('[id="RISE-STATE-002"]').waitFor();
    assert.equal(await hashOf(), '#RISE-STATE-002');
  });

  it('shows colours by choice', async () => {
    const { page } = await visit(plain, '', 'light');
    const ground = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.getByRole('button', { name: /^colours/u }).click();
    assert.equal(await ground(), light);
    await page.getByRole('button', { name: /^colours/u }).click();
    assert.notEqual(await ground(), light);
  });

  it('walks through a long counterexample without ever drawing much of it', async () => {
    const { page } = await visit(long, '#OCEAN-TRANS-001');
    const list = page.getByRole('listbox');
    const chosen = (): Promise<string | null> => list.locator('[aria-selected=true]').getAttribute('aria-posinset');
    await list.focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await chosen(), '2');
    await page.keyboard.press('r');
    assert.equal(await chosen(), '3997');
    await page.getByText('VAULT_TooMuch(1)').first().waitFor();
    await page.keyboard.press('End');
    assert.equal(await chosen(), String(steps));
    assert.ok((await list.getByRole('option').count()) < 60);
    await page.keyboard.press('Home');
    assert.equal(await chosen(), '1');
    await page.locator('.step').getByText('SaveVault', { exact: true }).waitFor();
  });

  it('finds steps by their words', async () => {
    const { page } = await visit(long, '#OCEAN-TRANS-001');
    await page.getByRole('searchbox', { name: /^search the steps/u }).fill('vault_toomuch');
    const list = page.getByRole('listbox');
    await page.getByText(`${Math.floor(steps / 4000)} found`).waitFor();
    assert.equal(await list.getByRole('option').count(), Math.floor(steps / 4000));
    assert.equal(
      await list
        .locator('[aria-selected=true]')
        .getAttribute('id')
        .then((id) => id?.split('-').at(-1)),
      '3996',
    );
  });

  it('makes rows as they are scrolled to, and finds one far below by its link', async () => {
    const { page } = await visit(large);
    const count = (): Promise<number> => page.locator('tr[data-id]').count();
    assert.equal(await count(), 200);
    await page.getByRole('button', { name: 'more' }).scrollIntoViewIfNeeded();
    await page.locator('tr[data-id]').nth(200).waitFor();
    const last = await page.evaluate<string>(
      "JSON.parse(document.getElementById('assay-index').textContent).rows.at(-1).id",
    );
    await page.evaluate(`location.hash = ${JSON.stringify(`#${last}`)}`);
    await page.locator(`[id="${last}"]`).waitFor();
    const box = await page.locator(`[id="${last}"]`).boundingBox();
    assert.ok(box && box.y > 0 && box.y < 900);
    assert.ok((await count()) <= 420);
    await page.getByRole('button', { name: 'before' }).click();
    assert.ok((await count()) > 200);
  });

  for (const scheme of ['light', 'dark'] as const)
    it(`has no accessibility problem that axe finds in an open counterexample: ${scheme}`, async () => {
      const { page } = await visit(long, '#OCEAN-TRANS-001', scheme);
      await page.evaluate("for (const one of document.querySelectorAll('.detail details')) one.open = true");
      assert.deepEqual(await accessibilityProblems(page), []);
    });
});
