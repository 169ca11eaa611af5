/** Obligations of the theorems: the script is the claim, its companion the twin. */
import { isAsked, type Property } from '../../properties/schema.ts';
import type { Obligation } from '../schema.ts';

export function emitSmt(properties: readonly Property[]): Obligation[] {
  return properties.flatMap((property): Obligation[] => {
    const { id, rev, check } = property;
    if (check.form !== 'smt' || !isAsked(property, 'smt')) return [];
    const common = { property: id, rev, engine: 'smt', ceiling: 'proved', bounds: [] } as const;
    const claim = `${id}/smt`;
    return [
      { ...common, bounds: [], id: claim, role: 'claim', of: [], entry: { in: 'smt', file: scriptOf(check.file) } },
      {
        ...common,
        bounds: [],
        id: `${claim}+twin`,
        role: 'twin',
        of: [claim],
        entry: { in: 'smt', file: scriptOf(check.twin) },
      },
    ];
  });
}

function scriptOf(file: string): string {
  return file.startsWith('specs/smt/') ? file : `specs/smt/${file}`;
}
