/** A report of code whose every name and message is an attack, opened in every part. */
import assert from 'node:assert/strict';
import { attachments, flat } from '../__fixtures__/flat.ts';
import { hostile, payload } from '../__fixtures__/hostile.ts';
import { formatHtml } from '../format/html.ts';
import { buildReport } from '../report.ts';
import { visits } from './visit.ts';

const report = buildReport(hostile(flat()));

describe('a hostile report in a browser', function () {
  this.timeout(60_000);
  const { folder, visit } = visits();
  const path = folder.write(
    'hostile.html',
    formatHtml(report, {
      attachments: Object.fromEntries(
        Object.entries(attachments).map(([name, source]) => [`${name}${payload}`, `${source}${payload}`]),
      ),
    }),
  );

  for (const where of ['a screen', 'paper'])
    it(`runs nothing of theirs on ${where}: no dialog, no request, no complaint of its policy`, async () => {
      const { page, seen } = await visit(path);
      const links = page.locator('tr[data-id] a.id');
      assert.equal(await links.count(), report.properties.length);
      for (const [at, link] of (await links.all()).entries()) {
        await link.click();
        await page.locator('tr.detail').nth(at).waitFor();
      }
      assert.equal(await page.locator('tr.detail').count(), report.properties.length);
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      if (where === 'paper') {
        await page.emulateMedia({ media: 'print' });
        await page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assert.equal(await page.locator('#details article').count(), report.properties.length);
      }
      await page.waitForTimeout(200);
      assert.deepEqual(seen, { requests: [], complaints: [], actions: [] });
      assert.equal(await page.locator('img, iframe, object, embed, link, form, base').count(), 0);
      assert.equal(await page.locator('script:not([type="application/json"])').count(), 1);
      assert.ok(await page.getByText('<script>alert(1)</script>').first().isVisible());
      const outside = await page.locator('a[href]:not([href^="#"])').count();
      assert.equal(outside, 0);
    });

  it('is reached by a link to a property of any name', async () => {
    const id = report.properties.at(-1)?.id ?? '';
    const { page, seen } = await visit(path);
    const href = (await page.locator('tr[data-id] a.id').last().getAttribute('href')) ?? '';
    await page.evaluate(`location.hash = ${JSON.stringify(href)}`);
    await page.locator('tr.detail').first().waitFor();
    assert.equal(await page.locator('tr.detail').count(), 1);
    assert.ok(id.includes('<script>'));
    assert.deepEqual(seen, { requests: [], complaints: [], actions: [] });
  });
});
