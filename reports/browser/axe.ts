/** Automated accessibility checks of an open page, by axe-core. */
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const { source } = createRequire(import.meta.url)('axe-core') as { readonly source: string };

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/** One line for each rule that is broken, with the first places; empty for a page that passes. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(`${source}; undefined`);
  const found = await page.evaluate<readonly Violation[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, impact, nodes }) => ({ id, impact,
        nodes: nodes.map(({ target, failureSummary }) => ({ target: target.map(String), failureSummary })) })))`,
  );
  return found.map(({ id, impact, nodes }) => {
    const places = nodes
      .slice(0, 3)
      .map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`);
    return `${id} (${impact}) ${nodes.length} times: ${places.join(' | ').replace(/\s+/gu, ' ')}`;
  });
}
