/** Which storage variables keep an address that can be overwritten. */
import { type StorageLayout, type StorageType, Unjudged } from './artifact.ts';

/** Elementary types that keep none. A number can hold an address too; a type cannot say that. */
const plain = /^t_(?:u?int\d+|bool|bytes\d+|string_storage|bytes_storage|enum\(.+\)\d*)$/u;
/** An internal function is no address, but it is a changeable choice of code. */
const forbidden = /^t_(?:address(?:_payable)?|contract\(.+\)\d*|function_.+)$/u;
const addressBytes = '20';

/** Path of each address in the layout, e.g. `roles[].holder`. Mapping keys are not stored and do not count. */
export function addressesIn(layout: StorageLayout): readonly string[] {
  const types = { known: layout.types ?? {}, left: mostTypes };
  return layout.storage.flatMap(({ label, type }) => within(types, type, label, []));
}

interface Types {
  readonly known: Readonly<Record<string, StorageType>>;
  left: number;
}

/** Structs of structs can be written down shortly and unfold without end. */
const mostTypes = 100_000;

function within(types: Types, id: string, path: string, above: readonly string[]): readonly string[] {
  types.left -= 1;
  if (types.left < 0) throw new Unjudged('unparsable', 'the storage layout is too large');
  // A struct can contain a mapping to itself; what is above is being looked at already.
  if (above.includes(id)) return [];
  const type = Object.hasOwn(types.known, id) ? types.known[id] : undefined;
  if (type === undefined) throw new Unjudged('unparsable', `the storage layout does not describe ${id}`);
  const inside = [...above, id];
  if (inside.length > 1000) throw new Unjudged('unparsable', 'the storage layout is nested too deeply');
  if (forbidden.test(id)) return [path];
  if (type.members !== undefined)
    return type.members.flatMap((member) => within(types, member.type, `${path}.${member.label}`, inside));
  if (type.encoding === 'mapping' && type.value !== undefined) return within(types, type.value, `${path}[]`, inside);
  if (type.base !== undefined) return within(types, type.base, `${path}[]`, inside);
  // The layout does not say what a user-defined type stands for; only its size tells.
  if (/^t_userDefinedValueType\(/u.test(id) && type.encoding === 'inplace')
    return type.numberOfBytes === addressBytes ? [path] : [];
  if (plain.test(id)) return [];
  throw new Unjudged('unparsable', `the storage type ${id} is not known`);
}

/** Slots that the declared variables take. */
export function declaredSlots(layout: StorageLayout): ReadonlySet<number> {
  const slots = new Set<number>();
  for (const { slot, type } of layout.storage) {
    const size = Math.ceil(Number(layout.types?.[type]?.numberOfBytes ?? 32) / 32);
    for (let index = 0; index < Math.min(size, 100_000); index += 1) slots.add(Number(slot) + index);
  }
  return slots;
}
