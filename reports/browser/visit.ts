/** What tests of the page share: a browser for all of a suite, and a page for each test. */
import { type PageFolder, pageFolder } from './on-disk.ts';
import { type Opened, openFile, type Started, startBrowser } from './open.ts';

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
      const opened = await openFile(started.browser, path, { viewport: { width: 1300, height: 900 }, ...options });
      opened.page.setDefaultTimeout(15_000);
      open.push(opened);
      return opened;
    },
  };
}
