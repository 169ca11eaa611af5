/** Where the catalogue comes from: each property has a source, each claim of the documents a property. */
import type { DocumentClaim } from '../../properties/flat/claims.ts';
import type { Property } from '../../properties/schema.ts';
import type { Finding } from './finding.ts';

export type Documents = Readonly<Record<string, string>>;

export function sourceFindings(properties: readonly Property[], documents: Documents): readonly Finding[] {
  return properties.flatMap(({ id, source }): Finding[] => {
    const { document, section } = source;
    const finding = (code: Finding['code'], text: string, fix: string): Finding[] => [
      { code, subject: id, place: 'properties', text: `${id} ${text}`, fix },
    ];
    if (document.trim() === '' || section.trim() === '')
      return finding('no-source', 'names no document or no section that it comes from', 'give its source both');
    if (!Object.hasOwn(documents, document))
      return finding(
        'unknown-source',
        `comes from ${document}, which properties/flat/claims.ts does not know`,
        'name a document that is there, or add it',
      );
    return [];
  });
}

/** A theorem that no property asks for is proved in no run, and a reader would believe it. */
export function theoremFindings(scripts: readonly string[], properties: readonly Property[]): readonly Finding[] {
  const asked = new Set(properties.flatMap(({ check }) => (check.form === 'smt' ? [check.file, check.twin] : [])));
  return scripts
    .filter((path) => !path.endsWith('.twin.smt2') && !asked.has(path))
    .map((path) => ({
      code: 'unused-theorem',
      subject: path,
      place: path,
      text: `${path} is asked by no property, so no run proves it`,
      fix: 'add a model property for it, or take it out',
    }));
}

export function claimFindings(
  claims: readonly DocumentClaim[],
  properties: readonly Property[],
  documents: Documents,
): readonly Finding[] {
  const known = new Set(properties.map(({ id }) => id));
  const place = 'properties/flat/claims.ts';
  return claims.flatMap(({ id, document, says, properties: named }, index): Finding[] => {
    const finding = (code: Finding['code'], subject: string, text: string, fix: string): Finding => ({
      ...{ code, subject, place, fix },
      text: `${id} ${text}`,
    });
    const repeated = claims.findIndex((one) => one.id === id) < index;
    return [
      ...(repeated ? [finding('repeated-claim', id, 'is there twice', 'give each claim a number of its own')] : []),
      ...(Object.hasOwn(documents, document)
        ? []
        : [finding('unknown-source', id, `comes from ${document}, which is no document`, 'name one that is there')]),
      ...(named.length > 0
        ? []
        : [
            finding(
              'open-claim',
              id,
              `("${says}") has no property`,
              'name the properties that stand for it, or waive it',
            ),
          ]),
      ...named
        .filter((one) => !known.has(one))
        .map((one) => finding('unknown-property', `${id} ${one}`, `names ${one}, which is no property`, 'correct it')),
    ];
  });
}
