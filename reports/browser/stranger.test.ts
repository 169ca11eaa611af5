/** What someone who has never seen Assay asks of a claim, and reads from the page alone: seen text only. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { flat } from '../__fixtures__/flat.ts';
import { formatHtml } from '../format/html.ts';
import { buildReport } from '../report.ts';
import { visits } from './visit.ts';

const clamp = 'The unit price paid is at least 1.1 × NAV for every sale, executor and state';

describe('a stranger in front of the page', function () {
  this.timeout(60_000);
  const { folder, visit } = visits();
  const input = flat();
  const properties = input.properties.map((one) =>
    one.id === 'VAULT-VAR-004'
      ? { ...one, title: `Clamp: ${clamp}`, assumptions: ['A-FEED'], lemmas: ['VAULT-TRANS-001'] }
      : one,
  );
  const path = folder.write('report.html', formatHtml(buildReport({ ...input, properties })));

  /** From the first screen: no word is known of how the page is made. */
  async function found(device: NonNullable<Parameters<typeof visit>[1]> = {}): Promise<Page> {
    const { page } = await visit(path, device);
    await page.getByRole('link', { name: 'Find', exact: true }).click();
    // The link leads into the field, so that one types at once.
    await page.locator('#search:focus').waitFor();
    await page.keyboard.type('clamp');
    await page.getByText('1 of 16 properties', { exact: true }).waitFor();
    await page.getByRole('row').getByRole('link').first().click();
    return page;
  }

  async function answers(page: Page, question: string): Promise<string> {
    const term = page.getByRole('term').filter({ hasText: new RegExp(`^${question}$`, 'u') });
    const fact = page.locator('.facts > div', { has: term }).locator('dd');
    await fact.waitFor({ state: 'visible' });
    return (await fact.allInnerTexts()).join('\n').replace(/\s+/gu, ' ');
  }

  for (const [width, device] of [
    ['desktop', { viewport: { width: 1300, height: 900 } }],
    ['phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ] as const)
    it(`reads whether the clamp is proved, for whom, under what, by whom, what would break it, what is open: ${width}`, async () => {
      const page = await found(device);
      assert.match(await answers(page, 'Verdict'), /^proved For all inputs and all paths/u);
      assert.match(await answers(page, 'Claim'), /for every sale, executor and state/u);
      const assumed = await answers(page, 'Assumes');
      assert.match(assumed, /A-FEED A price feed may answer anything at any time/u);
      assert.match(
        assumed,
        /A-DISTINCT The contracts of the suite have different addresses.*by its lemma VAULT-TRANS-001/u,
      );
      assert.match(assumed, /trusted base: compiler, engines and their solvers are right/u);
      assert.match(await answers(page, 'Shown by'), /halmos proved Halmos/iu);
      assert.match(await answers(page, 'Would be broken by'), /mutant|bug/u);
      const open = await answers(page, 'Not checked');
      assert.match(open, /the whole report leaves out/u);
      await page.getByRole('link', { name: 'the whole report leaves out' }).click();
      await page.getByRole('heading', { name: 'What was not verified' }).waitFor();
      assert.ok(
        await page.getByText('other code, constructors run elsewhere and other deployments were not').isVisible(),
      );
    });
});
