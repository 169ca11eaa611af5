/** Which functions of the suite each property's proof harness comes to, by the compiler's trees of all harnesses. */

import { Syntax } from '../../harness/access/syntax.ts';
import type { Obligation } from '../../harness/schema.ts';
import { harnessReach } from '../../harness/trace/reach.ts';
import type { PropertyId } from '../../properties/schema.ts';
import { frontOf } from '../compile/frontend.ts';
import { remappingsOf } from '../compile/sources.ts';
import { readTexts, sourcesFor } from '../trace/read.ts';

/** `Contract.function`; an interface's function is that of the contract it is named after. By property. */
export type Called = ReadonlyMap<PropertyId, ReadonlySet<string>>;

/** @throws UserError when the harnesses do not compile. */
export async function calledBy(
  obligations: readonly Obligation[],
  { root, home, signal }: { readonly root: string; readonly home: string; readonly signal: AbortSignal },
): Promise<Called> {
  const sources = sourcesFor(root, readTexts(root));
  const { trees } = await frontOf({ home, sources, remappings: remappingsOf(root), signal });
  const found = new Map<PropertyId, Set<string>>();
  for (const { property, engine, reached } of harnessReach(new Syntax([...trees.values()]), obligations)) {
    if (engine !== 'halmos') continue;
    const known = found.get(property) ?? new Set<string>();
    for (const name of reached.suite) known.add(name.replace(/^I(?=[A-Z])/u, ''));
    found.set(property, known);
  }
  return found;
}
