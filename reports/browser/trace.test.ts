/** What a reader takes out of a counterexample, and a report as large as any, in a real browser. */
import assert from 'node:assert/strict';
import { attachments, flat } from '../__fixtures__/flat.ts';
import { huge } from '../__fixtures__/huge.ts';
import { formatHtml } from '../format/html.ts';
import { buildReport } from '../report.ts';
import { accessibilityProblems } from './axe.ts';
import { visits } from './visit.ts';

const id = 'OCEAN-TRANS-001';
const clean = { requests: [], complaints: [], actions: [] };

describe('a counterexample in a browser', function () {
  this.timeout(60_000);
  const { folder, visit } = visits();
  const plain = folder.write('report.html', formatHtml(buildReport(flat()), { attachments }));

  it('gives its forge test to copy', async () => {
    const { page } = await visit(plain, { hash: `#${id}`, permissions: ['clipboard-read', 'clipboard-write'] });
    const [[path = '', source = ''] = []] = Object.entries(attachments);
    const button = page.getByRole('button', { name: `copy test ${path}` }).last();
    await button.click();
    await button.getByText('copied').waitFor();
    assert.equal(await page.evaluate<string>('navigator.clipboard.readText()'), source);
  });

  it('shows of a step the values in their units and what it changed', async () => {
    const { page } = await visit(folder.write('long.html', formatHtml(huge(16, 5_000))), { hash: `#${id}` });
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('.step').getByRole('cell', { name: '2 RISE → 0 RISE' }).waitFor();
    await page.getByRole('button', { name: 'next revert' }).click();
    await page.getByText('step 3,997 of 5,000').waitFor();
  });

  it('walks through a run that a proof speaks of', async () => {
    const { page } = await visit(plain, { hash: '#VAULT-STATE-002' });
    await page.getByText('A run that it speaks of').click();
    await page.getByRole('listbox', { name: 'example of VAULT-STATE-002 from halmos' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('.step').getByText('7 RISE').waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  it('opens and answers with ten thousand properties and a hundred thousand steps', async () => {
    const { page, seen } = await visit(folder.write('huge.html', formatHtml(huge())), { hash: `#${id}` });
    await page.getByRole('listbox').focus();
    await page.getByText('step 1 of 100,000').waitFor();
    await page.keyboard.press('End');
    await page.getByText('step 100,000 of 100,000').waitFor();
    await page.getByRole('searchbox', { name: 'Search properties' }).fill('vault500-');
    await page.locator('tr[data-id^="VAULT500-"]').first().waitFor();
    assert.ok((await page.locator('tr[data-id]').count()) < 20);
    assert.deepEqual(seen, clean);
  });

  it('such tests notice what axe finds: a picture without words', async () => {
    const { page } = await visit(folder.write('mute.html', '<html lang="en"><title>x</title><img src="data:,">'));
    assert.ok((await accessibilityProblems(page)).some((line) => line.startsWith('image-alt')));
  });
});
