/** What Halmos and `solve.py` write, as far as it is read. */
import { z } from 'zod';

export const resultFile = 'out.json';
export const logFile = 'solvers.ndjson';
export const messagesFile = 'messages.ndjson';

const Count = z.int().nonnegative();

const Model = z.object({
  /** By full name. `variable_name` and `solidity_type` are wrong for names with an underscore. */
  model: z.record(
    z.string(),
    z.object({ full_name: z.string().min(1), value: z.union([Count, z.string().regex(/^\d+$/u)]) }),
  ),
  is_valid: z.boolean(),
});
export type Model = z.infer<typeof Model>;

/** A test that ran to its end. */
const Finished = z.object({
  name: z.string(),
  exitcode: z.int().min(0).max(5),
  num_models: Count,
  models: z.array(Model),
  /** All, successful, stuck. */
  num_paths: z.tuple([Count, Count, Count]),
  /** Seconds: all, exploring, waiting for solvers. */
  time: z.tuple([z.number(), z.number(), z.number()]),
  num_bounded_loops: Count,
});

/** A test that ended with an exception has a name and nothing else. */
const Broken = z.object({ name: z.string(), exitcode: z.literal(5), num_paths: z.null() });

export const Test = z.union([Finished, Broken]);
export type Finished = z.infer<typeof Finished>;
export type Test = z.infer<typeof Test>;

export const Result = z.object({ exitcode: z.int(), test_results: z.record(z.string(), z.array(Test)) });
export type Result = z.infer<typeof Result>;

/** Model values are bare integers of up to 256 bits: read as numbers they would change. */
export function parseResult(text: string): Result | null {
  const exact = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu, (token) =>
    /^\d{16,}$/u.test(token) ? `"${token}"` : token,
  );
  try {
    return Result.safeParse(JSON.parse(exact)).data ?? null;
  } catch {
    return null;
  }
}

const solvers = ['yices', 'z3', 'bitwuzla', 'cvc5'] as const;

/** One query, as `solve.py` answered it. */
export const Query = z.object({
  /** `check_x/3.refined` */
  query: z.string(),
  answer: z.enum(['sat', 'unsat', 'unknown']),
  by: z.enum(solvers).nullable(),
  /**
   * What a second solver said of it. `corrected`: two others denied the first; `disputed`: solvers contradict each other;
   * `abstract`: a model with uninterpreted arithmetic, which Halmos asks about again.
   */
  check: z.enum(['none', 'confirmed', 'unconfirmed', 'corrected', 'disputed', 'abstract']),
});
export type Query = z.infer<typeof Query>;

/** One warning or error, as `run.py` has it from Halmos' own log. */
const Logged = z.object({ level: z.enum(['WARNING', 'ERROR', 'CRITICAL']), text: z.string() });
export type Logged = z.infer<typeof Logged>;

const End = z.strictObject({ messages: Count });

/** Null when the file is not there or not whole: the last line counts those before it. */
export function parseLogged(text: string | null): readonly Logged[] | null {
  const lines = text?.split('\n') ?? [];
  if (lines.pop() !== '') return null;
  try {
    const { messages } = End.parse(JSON.parse(lines.pop() ?? ''));
    return lines.length === messages ? lines.map((line) => Logged.parse(JSON.parse(line))) : null;
  } catch {
    return null;
  }
}

/** Lines that cannot be read are left out: the log adds figures and reasons, and no answer rests on it. */
export function parseQueries(text: string | null): readonly Query[] {
  return (text ?? '').split('\n').flatMap((line) => {
    try {
      const { data } = Query.safeParse(JSON.parse(line));
      return data === undefined ? [] : [data];
    } catch {
      return [];
    }
  });
}
