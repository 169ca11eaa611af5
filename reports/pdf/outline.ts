/** The bookmarks beside a document: the table of contents again, as a tree of two levels. */
import {
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFRef,
} from 'pdf-lib';
import type { Destination } from './destinations.ts';

export interface Bookmark {
  readonly title: string;
  readonly level: 1 | 2;
  readonly to: Destination;
}

interface Node {
  readonly bookmark: Bookmark;
  readonly children: Node[];
}

export function addOutline(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const roots: Node[] = [];
  for (const bookmark of bookmarks) {
    const siblings = bookmark.level === 2 ? (roots.at(-1)?.children ?? roots) : roots;
    siblings.push({ bookmark, children: [] });
  }
  if (roots.length === 0) return;
  const root = document.context.nextRef();
  const ends = addNodes(document, roots, root);
  document.context.assign(
    root,
    dictionary(document, { Type: PDFName.of('Outlines'), ...ends, Count: PDFNumber.of(roots.length) }),
  );
  document.catalog.set(PDFName.of('Outlines'), root);
}

interface Ends {
  readonly First: PDFRef;
  readonly Last: PDFRef;
}

function addNodes(document: PDFDocument, nodes: readonly Node[], parent: PDFRef): Ends {
  const refs = nodes.map(() => document.context.nextRef());
  const [first = parent, last = parent] = [refs[0], refs.at(-1)];
  for (const [at, { bookmark, children }] of nodes.entries()) {
    const [ref = parent, before, after] = [refs[at], refs[at - 1], refs[at + 1]];
    const { to, title } = bookmark;
    const inner = children.length === 0 ? {} : addNodes(document, children, ref);
    const entries: Record<string, PDFObject> = {
      Title: PDFHexString.fromText(title),
      Parent: parent,
      Dest: document.context.obj([to.ref, PDFName.of('XYZ'), PDFNull, PDFNumber.of(to.top), PDFNull]),
      ...(before && { Prev: before }),
      ...(after && { Next: after }),
      ...inner,
      // Negative: shown folded.
      ...(children.length > 0 && { Count: PDFNumber.of(-children.length) }),
    };
    document.context.assign(ref, dictionary(document, entries));
  }
  return { First: first, Last: last };
}

function dictionary(document: PDFDocument, entries: Readonly<Record<string, PDFObject>>): PDFDict {
  const made = document.context.obj({});
  for (const [key, value] of Object.entries(entries)) made.set(PDFName.of(key), value);
  return made;
}
