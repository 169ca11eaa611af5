/**
 * The report on paper: the page itself, printed by Chromium with a table of contents. The page is printed until the
 * numbers in the table are those of the pages, which is at the second time unless the table moved what follows.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { makeScratch } from '../../tools/ledger/temporary.ts';
import { openFile, startBrowser } from '../browser/open.ts';
import { visible, visibleDeep } from '../escape.ts';
import { formatHtml, type HtmlOptions } from '../format/html.ts';
import type { Report } from '../schema.ts';
import { type Destination, destinationsOf } from './destinations.ts';
import { renameElements } from './element-ids.ts';
import { buildContents, type Entry, numberContents } from './in-page.ts';
import { addOutline } from './outline.ts';
import { paperStyle } from './style.ts';

const mostPasses = 4;

/** The same bytes for the same report and browser. Rejects with ASY-TOOL-05 and -06 where no browser starts. */
export async function formatPdf(report: Report, options: HtmlOptions): Promise<Uint8Array> {
  const folder = makeScratch('pdf');
  try {
    const path = join(folder, 'report.html');
    await writeFile(path, formatHtml(report, options));
    const { browser, close } = await startBrowser();
    try {
      const { page } = await openFile(browser, path, { colorScheme: 'light', viewport: { width: 794, height: 1123 } });
      return await printed(page, report);
    } finally {
      await close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function printed(page: Page, report: Report): Promise<Uint8Array> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const { title, state } = identityOf(report);
  const sheet = paperStyle({ left: title, right: state });
  const entries = await page.evaluate<readonly Entry[]>(buildContents({ sheet, properties: listed(report) }));
  // Marks for screen readers move nothing and take half of the time, so only what is kept gets them.
  let numbers = (await printOnce(page, entries, false)).places.map((place) => place.page);
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    await page.evaluate(numberContents(numbers));
    const { document, places } = await printOnce(page, entries, true);
    if (places.every((place, at) => place.page === numbers[at])) return finished(document, entries, places, report);
    numbers = places.map((place) => place.page);
  }
  throw new Error(`the numbers in the table of contents still change after ${mostPasses} prints`);
}

interface Printed {
  readonly document: PDFDocument;
  /** Of each entry. */
  readonly places: readonly Destination[];
}

async function printOnce(page: Page, entries: readonly Entry[], tagged: boolean): Promise<Printed> {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged });
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return { document, places: placesOf(document, entries) };
}

function placesOf(document: PDFDocument, entries: readonly Entry[]): readonly Destination[] {
  const all = destinationsOf(document);
  return entries.map(({ anchor, title }) => {
    const place = all.get(anchor);
    if (place === undefined) throw new Error(`the printed page has no place for "${title}"`);
    return place;
  });
}

function listed(report: Report): readonly { readonly id: string; readonly title: string }[] {
  return visibleDeep(report).properties.map(({ id, title }) => ({ id, title }));
}

/** What stands at the head of each page. */
function identityOf({ project, identity }: Report): { readonly title: string; readonly state: string } {
  const commit = identity.commit === null ? 'no commit' : `commit ${visible(identity.commit)}`;
  return {
    title: `${visible(project ?? 'Audit')}: verification report`,
    state: `${commit}${identity.dirty ? ', with uncommitted changes' : ''}`,
  };
}

async function finished(
  document: PDFDocument,
  entries: readonly Entry[],
  places: readonly Destination[],
  report: Report,
): Promise<Uint8Array> {
  const bookmarks = entries.flatMap(({ title, level }, at) => {
    const to = places[at];
    return to === undefined ? [] : [{ title, level, to }];
  });
  addOutline(document, bookmarks);
  renameElements(document);
  document.setTitle(identityOf(report).title);
  document.setCreator('Assay');
  document.setProducer('Chromium');
  // The time of the print and an identifier made of it would make two prints differ.
  const info = document.context.lookup(document.context.trailerInfo.Info, PDFDict);
  for (const key of ['CreationDate', 'ModDate']) info.delete(PDFName.of(key));
  delete document.context.trailerInfo.ID;
  return document.save({ updateFieldAppearances: false });
}
