/** What the tests of the page share: a browser for all of a suite, and a page for each test. */
import { attachments } from '../__fixtures__/flat.ts';
import { formatHtml } from '../format/html.ts';
import type { Report } from '../schema.ts';
import { type PageFolder, pageFolder } from './on-disk.ts';
import { type Opened, openFile, type Started, startBrowser } from './open.ts';

export const desktop = { viewport: { width: 1300, height: 900 } };
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

export type VisitOptions = NonNullable<Parameters<typeof openFile>[2]>;

export interface Visits {
  readonly folder: PageFolder;
  /** Opens a page at desktop width that is closed after the test. */
  readonly visit: (path: string, options?: VisitOptions) => Promise<Opened>;
}

/** To be called in a suite: adds what starts and ends the browser. */
export function visits(): Visits {
  const folder = pageFolder();
  let started: Started | undefined;
  let open: Opened[] = [];
  before(async () => {
    started = await startBrowser();
  });
  afterEach(async () => {
    for (const { context } of open) await context.close();
    open = [];
  });
  after(async () => {
    await started?.close();
    folder.remove();
  });
  return {
    folder,
    visit: async (path, options = {}) => {
      if (!started) throw new Error('the browser is not started yet');
      const opened = await openFile(started.browser, path, { ...desktop, ...options });
      open.push(opened);
      return opened;
    },
  };
}

export function pageOf(report: Report): string {
  return formatHtml(report, { attachments });
}

/** Ids of the properties whose row of the table can be seen, in the order of the page. */
export async function rows({ page }: Opened, known: readonly string[]): Promise<readonly string[]> {
  const headers = page.locator('#properties table.overview').getByRole('rowheader');
  const texts = (await headers.allTextContents()).map((text) => text.trim());
  return texts.filter((text) => known.includes(text));
}
