/** Counterexamples in a real browser, and a report as large as any. */
import assert from 'node:assert/strict';
import { attachments } from '../__fixtures__/flat.ts';
import { huge } from '../__fixtures__/huge.ts';
import { accessibilityProblems } from './axe.ts';
import type { Opened } from './open.ts';
import { pageOf, visits } from './visit.ts';

const id = 'OCEAN-TRANS-001';

describe('a counterexample in a browser', function () {
  this.timeout(60_000);
  const { folder, visit } = visits();
  const long = folder.write('long.html', pageOf(huge(16, 5_000)));

  /** With the list of its steps in focus. */
  async function walk(path: string, options = {}): Promise<Opened> {
    const opened = await visit(path, { hash: `#${id}`, ...options });
    await opened.page
      .getByRole('listbox', { name: /^steps of the counterexample of OCEAN-TRANS-001/u })
      .first()
      .focus();
    return opened;
  }

  async function stands({ page }: Opened, at: string): Promise<void> {
    await page.getByRole('status').filter({ hasText: at }).waitFor({ timeout: 5_000 });
  }

  it('is walked through by keyboard: to the next step, the next revert and the end', async () => {
    const opened = await walk(long);
    const { page } = opened;
    await stands(opened, 'step 1 of 5,000');
    await page.keyboard.press('ArrowDown');
    await stands(opened, 'step 2 of 5,000');
    await page.keyboard.press('k');
    await stands(opened, 'step 1 of 5,000');
    await page.keyboard.press('r');
    await stands(opened, 'step 3,997 of 5,000');
    assert.ok(await page.getByRole('option', { selected: true }).first().isVisible());
    assert.match((await page.getByRole('option', { selected: true }).first().textContent()) ?? '', /VAULT_TooMuch/u);
    await page.keyboard.press('End');
    await stands(opened, 'step 5,000 of 5,000');
    await page.keyboard.press('r');
    await stands(opened, 'no revert after this step');
    await page.keyboard.press('Home');
    await stands(opened, 'step 1 of 5,000');
    assert.deepEqual(opened.seen, { requests: [], complaints: [], actions: [] });
  });

  it('shows of a step the values in their units and what it changed', async () => {
    const opened = await walk(long);
    await opened.page.keyboard.press('ArrowDown');
    const panel = opened.page.locator('.step').first();
    assert.ok(await panel.getByRole('cell', { name: '2 RISE → 0 RISE' }).isVisible());
  });

  it('is searched', async () => {
    const opened = await walk(long);
    await opened.page
      .getByRole('searchbox', { name: /^search the steps/u })
      .first()
      .fill('toomuch');
    await stands(opened, 'step 3,997 of 5,000, 1 found');
  });

  it('makes lines for what is in view only', async () => {
    const { page } = await walk(long);
    const lines = await page.getByRole('listbox').first().getByRole('option').count();
    assert.ok(lines > 0 && lines < 100, `${lines} lines`);
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  it('gives its forge test to copy', async () => {
    const opened = await walk(long, { permissions: ['clipboard-read', 'clipboard-write'] });
    const [[path = '', source = ''] = []] = Object.entries(attachments);
    const button = opened.page.getByRole('button', { name: `copy test ${path}` }).last();
    await button.click();
    await button.getByText('copied').waitFor();
    assert.equal(await opened.page.evaluate<string>('navigator.clipboard.readText()'), source);
  });

  it('opens and answers with ten thousand properties and a hundred thousand steps', async () => {
    const opened = await walk(folder.write('huge.html', pageOf(huge())));
    await stands(opened, 'step 1 of 100,000');
    await opened.page.keyboard.press('End');
    await stands(opened, 'step 100,000 of 100,000');
    await opened.page.getByRole('searchbox', { name: 'Search properties' }).fill('vault500-');
    await stands(opened, 'of 10000 properties');
    const shown = await opened.page
      .locator('#properties tbody')
      .getByRole('link', { name: /^VAULT500-/u })
      .count();
    assert.ok(shown > 0 && shown < 20, `${shown} rows`);
    assert.deepEqual(opened.seen, { requests: [], complaints: [], actions: [] });
  });
});
