/** On which pages each row of each table lies, read from the marks for screen readers. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';

/** For each row of a table's body the pages that its text is on, from 1. Rows of heads are repeated and left out. */
export async function pagesOfRows(bytes: Uint8Array): Promise<readonly (readonly number[])[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const numbers = new Map(document.getPages().map(({ ref }, at) => [ref.toString(), at + 1]));
  const rows: number[][] = [];

  function walk(node: PDFObject | undefined, page: PDFRef | null, into: Set<number> | null): void {
    if (node instanceof PDFArray) {
      for (let at = 0; at < node.size(); at += 1) walk(node.lookup(at), page, into);
      return;
    }
    if (node instanceof PDFNumber) {
      const number = numbers.get(page?.toString() ?? '');
      if (into !== null && number !== undefined) into.add(number);
      return;
    }
    if (!(node instanceof PDFDict)) return;
    const own = node.get(PDFName.of('Pg'));
    const here = own instanceof PDFRef ? own : page;
    const kind = nameOf(node);
    const inner = node.lookup(PDFName.of(kind === 'MCR' ? 'MCID' : 'K'));
    const row = kind === 'TR' && !isHead(inner) ? new Set<number>() : into;
    walk(inner, here, row);
    if (row !== null && row !== into) rows.push([...row].sort((a, b) => a - b));
  }

  walk(document.catalog.lookup(PDFName.of('StructTreeRoot')), null, null);
  return rows;
}

/** A head is printed again on each page of its table. */
function isHead(cells: PDFObject | undefined): boolean {
  if (cells instanceof PDFDict) return nameOf(cells) === 'TH';
  if (!(cells instanceof PDFArray)) return false;
  return Array.from({ length: cells.size() }, (_, at) => cells.lookup(at)).every(
    (cell) => cell instanceof PDFDict && nameOf(cell) === 'TH',
  );
}

function nameOf(node: PDFDict): string {
  for (const key of ['S', 'Type']) {
    const value = node.lookup(PDFName.of(key));
    if (value instanceof PDFName && value.decodeText() !== 'StructElem') return value.decodeText();
  }
  return '';
}
