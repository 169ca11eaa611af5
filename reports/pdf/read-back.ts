/** Reads a printed document as a reader does, by a library that took no part in making it. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Heading {
  readonly title: string;
  readonly level: 1 | 2;
  /** From 1. */
  readonly page: number;
}

export interface ReadBack {
  /** Text of each page without any white space, since lines break anywhere. */
  readonly pages: readonly string[];
  readonly outline: readonly Heading[];
  readonly info: Readonly<Record<string, unknown>>;
  /** Whatever leads out of the document or acts by itself. */
  readonly active: readonly string[];
}

export async function readBack(bytes: Uint8Array): Promise<ReadBack> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, isEvalSupported: false });
  const document = await task.promise;
  try {
    const pages: string[] = [];
    const active: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(
        items
          .map((item) => ('str' in item ? item.str : ''))
          .join('')
          .replace(/\s+/gu, ''),
      );
      for (const one of await page.getAnnotations())
        if (one.subtype !== 'Link' || one.url || one.unsafeUrl || one.action || one.attachment)
          active.push(JSON.stringify(one));
    }
    if (await document.hasJSActions()) active.push('scripts');
    if ((await document.getAttachments()) !== null) active.push('attachments');
    const { info } = await document.getMetadata();
    return { pages, outline: await outlineOf(document), info: info as Record<string, unknown>, active };
  } finally {
    await task.destroy();
  }
}

interface Node {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly Node[];
}

async function outlineOf(document: PDFDocumentProxy): Promise<readonly Heading[]> {
  const found: Heading[] = [];
  async function walk(nodes: readonly Node[], level: 1 | 2): Promise<void> {
    for (const { title, dest, items } of nodes) {
      const [ref] = Array.isArray(dest) ? dest : [];
      found.push({ title, level, page: (await document.getPageIndex(ref)) + 1 });
      await walk(items, 2);
    }
  }
  await walk(((await document.getOutline()) ?? []) as readonly Node[], 1);
  return found;
}
