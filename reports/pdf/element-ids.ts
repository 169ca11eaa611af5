/**
 * Names of marked elements. Chromium numbers them by how many nodes the page ever had, which two prints need not share:
 * here each gets its place in their order, so that the names, the tree of names and what refers to them stay as they are.
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFString } from 'pdf-lib';

const pattern = /^node\d+$/u;

export function renameElements(document: PDFDocument): void {
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const names = new Set<string>();
  for (const object of objects) replaceIn(object, (name) => names.add(name) && null);
  const sorted = [...names].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const renamed = new Map(sorted.map((name, at) => [name, PDFString.of(`node${String(at + 1).padStart(8, '0')}`)]));
  for (const object of objects) replaceIn(object, (name) => renamed.get(name) ?? null);
}

/** Calls `make` with each name directly or deeper in an object; null leaves it. */
function replaceIn(object: PDFObject, make: (name: string) => PDFString | null): void {
  const items: readonly (readonly [PDFObject, (next: PDFString) => void])[] =
    object instanceof PDFDict
      ? object.entries().map(([key, value]) => [value, (next) => object.set(PDFName.of(key.decodeText()), next)])
      : object instanceof PDFArray
        ? object.asArray().map((value, at) => [value, (next) => object.set(at, next)])
        : [];
  for (const [value, put] of items) {
    if (!(value instanceof PDFString)) replaceIn(value, make);
    else if (pattern.test(value.decodeText())) {
      const next = make(value.decodeText());
      if (next !== null) put(next);
    }
  }
}
