/** Where the named places of a printed document are. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib';

export interface Destination {
  /** From 1. */
  readonly page: number;
  readonly ref: PDFRef;
  /** Points from the foot of the page. */
  readonly top: number;
}

/** Of the older form (a dictionary) and of the newer one (a tree of names). */
export function destinationsOf(document: PDFDocument): ReadonlyMap<string, Destination> {
  const pages = new Map(document.getPages().map(({ ref }, at) => [ref.toString(), at + 1]));
  const found = new Map<string, Destination>();
  for (const [name, value] of named(document)) {
    const target = value instanceof PDFDict ? value.lookup(PDFName.of('D')) : value;
    if (!(target instanceof PDFArray)) continue;
    const [ref, top] = [target.get(0), target.size() > 3 ? target.lookup(3) : undefined];
    const page = pages.get(ref?.toString() ?? '');
    if (ref instanceof PDFRef && page !== undefined)
      found.set(name, { page, ref, top: top instanceof PDFNumber ? top.asNumber() : 0 });
  }
  return found;
}

function named(document: PDFDocument): readonly (readonly [string, PDFObject | undefined])[] {
  const dictionary = document.catalog.lookup(PDFName.of('Dests'));
  if (dictionary instanceof PDFDict)
    return dictionary.keys().map((key) => [key.decodeText(), dictionary.lookup(key)] as const);
  const names = document.catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined;
  return tree instanceof PDFDict ? leaves(tree) : [];
}

function leaves(node: PDFDict): readonly (readonly [string, PDFObject | undefined])[] {
  const kids = node.lookup(PDFName.of('Kids'));
  const inner =
    kids instanceof PDFArray ? itemsOf(kids).flatMap((kid) => (kid instanceof PDFDict ? leaves(kid) : [])) : [];
  const pairs = node.lookup(PDFName.of('Names'));
  const items = pairs instanceof PDFArray ? itemsOf(pairs) : [];
  const own = items.flatMap((key, at) =>
    key instanceof PDFString || key instanceof PDFHexString ? [[key.decodeText(), items[at + 1]] as const] : [],
  );
  return [...own, ...inner];
}

function itemsOf(array: PDFArray): readonly (PDFObject | undefined)[] {
  return Array.from({ length: array.size() }, (_, at) => array.lookup(at));
}
