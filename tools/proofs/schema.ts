/**
 * The committed ledger: a line for each verdict that stands for something, sorted, without times and without anything of
 * the machine, so that the same verdicts are the same bytes and a change of one is a change of one line.
 */
import { z } from 'zod';
import { Role, Strength } from '../../harness/schema.ts';
import { errors } from '../errors.ts';
import { stableJson } from '../ledger/files.ts';
import { type KeyParts, sha256, verdictKey } from '../ledger/key.ts';

/** Relative to the project root. */
export const proofsFile = 'assay.proofs';

const schema = 1;
const Header = z.strictObject({ assay: z.literal('proofs'), schema: z.literal(schema) });

/** What a verdict depends on, in five parts. In the order in which a reader asks. */
export const partNames = ['asked', 'harness', 'code', 'tools', 'limits'] as const;
export type PartName = (typeof partNames)[number];

const Short = z.string().regex(/^[0-9a-f]{16}$/u);

export const Proof = z.strictObject({
  obligation: z.string().min(1),
  engine: z.string(),
  role: Role,
  /** A claim that is `violated` is recorded to be seen in a review, and is never taken over. */
  claim: z.enum(['holds', 'violated']),
  strength: Strength.nullable(),
  bounds: z.array(z.string()),
  /** Of the engine. */
  version: z.string(),
  /** sha-256 of everything that the verdict depends on: it alone decides whether the line stands. */
  key: z.string().regex(/^[0-9a-f]{64}$/u),
  /** First half of the sha-256 of each part, which say why a line does not stand and decide nothing. */
  parts: z.strictObject({ asked: Short, harness: Short, code: Short, tools: Short, limits: Short }),
});
export type Proof = z.infer<typeof Proof>;

export type Digests = Pick<Proof, 'key' | 'parts'>;

export function digestsOf(parts: KeyParts): Digests {
  const short = (value: unknown): string => sha256(stableJson(value)).slice(0, 16);
  return {
    key: verdictKey(parts),
    parts: {
      asked: short(parts.obligation),
      harness: short(parts.harness),
      code: short(parts.bytecode),
      tools: short([parts.engineVersion, parts.adapter]),
      limits: short(parts.limits),
    },
  };
}

export function sortedProofs(proofs: Iterable<Proof>): readonly Proof[] {
  return [...proofs].sort((a, b) => (a.obligation < b.obligation ? -1 : 1));
}

export function proofsText(proofs: Iterable<Proof>): string {
  const lines = sortedProofs(proofs).map((proof) => JSON.stringify(Proof.parse(proof)));
  return [JSON.stringify({ assay: 'proofs', schema }), ...lines, ''].join('\n');
}

/**
 * By obligation. `name` is for the error. A line in another spelling than ours, out of order or of an obligation that
 * has one already is refused: what a reviewer sees is all that there is. @throws UserError
 */
export function readProofs(text: string, name: string): ReadonlyMap<string, Proof> {
  const lines = text.split('\n');
  const wrong = (at: number, why: string) => errors.badProofs(name, at + 1, why);
  if (lines.pop() !== '') throw wrong(lines.length, 'the file does not end with a whole line');
  const [head = '', ...rest] = lines;
  const header = Header.safeParse(jsonOf(head));
  if (!header.success) throw wrong(0, `this Assay reads schema ${schema}`);
  const found = new Map<string, Proof>();
  let last = '';
  for (const [index, line] of rest.entries()) {
    const parsed = Proof.safeParse(jsonOf(line));
    if (!parsed.success) throw wrong(index + 1, firstIssue(parsed.error));
    const { data } = parsed;
    if (JSON.stringify(data) !== line) throw wrong(index + 1, 'it is spelled otherwise than it is written here');
    if (data.obligation <= last) throw wrong(index + 1, `${data.obligation} is out of order, or there twice`);
    const odd = contradictionIn(data);
    if (odd !== null) throw wrong(index + 1, odd);
    last = data.obligation;
    found.set(data.obligation, data);
  }
  return found;
}

/** What no run records. */
function contradictionIn({ claim, strength, bounds }: Proof): string | null {
  if (claim === 'holds' && strength === null) return 'it holds without a strength';
  if (claim === 'violated' && strength !== null) return 'it is violated with a strength';
  if (strength === 'proved' && bounds.length > 0) return 'it is proved within bounds';
  return strength === 'bounded' && bounds.length === 0 ? 'it is bounded and names no bound' : null;
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
