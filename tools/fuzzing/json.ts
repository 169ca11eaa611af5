/** Damage to a text that is JSON, or that has a line of it: members and items lost, doubled, reversed or replaced. */
export type JsonDamage = 'drop' | 'double' | 'reverse' | 'replace';

type Container = unknown[] | Record<string, unknown>;

interface Place {
  readonly holder: Container;
  readonly key: string;
}

/** The text unchanged when nothing in it is JSON. `at` chooses the place, and the line where lines are JSON. */
export function damageJson(text: string, damage: JsonDamage, at: number, value: unknown): string {
  const whole = damaged(text, damage, at, value);
  if (whole !== null) return whole;
  const lines = text.split('\n');
  const start = at % lines.length;
  for (let step = 0; step < lines.length; step += 1) {
    const index = (start + step) % lines.length;
    const line = damaged(lines[index] ?? '', damage, at, value);
    if (line === null) continue;
    lines[index] = line;
    return lines.join('\n');
  }
  return text;
}

function damaged(text: string, damage: JsonDamage, at: number, value: unknown): string | null {
  if (!/^\s*[[{]/u.test(text)) return null;
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch {
    return null;
  }
  const places = placesIn(tree);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return null;
  apply(place, damage, value);
  return JSON.stringify(tree).replaceAll(`"${twice}`, '"');
}

/** Marks a member that is written under a name that is taken: readers of JSON take the last. */
const twice = '@twice@';

function placesIn(tree: unknown): readonly Place[] {
  const places: Place[] = [];
  const open: unknown[] = [tree];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    if (holder === null || typeof holder !== 'object') continue;
    for (const [key, inner] of Object.entries(holder)) {
      places.push({ holder: holder as Container, key });
      if (inner !== null) open.push(inner);
    }
  }
  return places;
}

function apply({ holder, key }: Place, damage: JsonDamage, value: unknown): void {
  if (!Array.isArray(holder)) {
    if (damage === 'drop') delete holder[key];
    else if (damage === 'replace') holder[key] = value;
    else if (damage === 'double') holder[`${twice}${key}`] = value;
    else reorder(holder);
    return;
  }
  const index = Number(key);
  if (damage === 'drop') holder.splice(index, 1);
  else if (damage === 'replace') holder[index] = value;
  else if (damage === 'double') holder.splice(index, 0, holder[index]);
  else holder.reverse();
}

function reorder(holder: Record<string, unknown>): void {
  const entries = Object.entries(holder).reverse();
  for (const [key] of entries) delete holder[key];
  for (const [key, inner] of entries) holder[key] = inner;
}
