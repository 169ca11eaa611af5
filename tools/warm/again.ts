/** Says again what the last run said, when it was asked the same and nothing is another one since. */
import { commitOf } from './commit.ts';
import { inputsDigest, madeDigest, readSeal, requestOf, type Seal } from './seal.ts';

/** Words that ask for more than what is known, or for another place. */
const never =
  /^--(?:no-resume|retry|changed|base|record|watch(?:ed)?|faults?|faults-only|root|certora-jar|help|version)(?:=|$)|^-[hV]$/u;

export function mayBeKnown(words: readonly string[]): boolean {
  return words[0] === 'run' && !words.some((word) => never.test(word));
}

/** What to say, or null when a run has to find out. Words as typed, after the program's name. */
export async function knownAnswer(home: string, words: readonly string[]): Promise<Seal | null> {
  if (!mayBeKnown(words)) return null;
  const seal = readSeal(home);
  if (seal === null || seal.request !== requestOf(words, process.env, process.stdout)) return null;
  const now = commitOf(home);
  const since = BigInt(seal.since);
  try {
    if (inputsDigest(home, seal, since, process.env) !== seal.inputs) return null;
    if (madeDigest(home, seal, since) !== seal.made) return null;
  } catch {
    // Something went away while it was looked at.
    return null;
  }
  return asText(await now) === seal.commit ? seal : null;
}

export function asText({ commit, dirty }: { readonly commit: string | null; readonly dirty: boolean }): string {
  return `${commit ?? 'none'} ${dirty}`;
}

/** Whether it was known and said. */
export async function saidAgain(home: string, words: readonly string[]): Promise<boolean> {
  const seal = await knownAnswer(home, words);
  if (seal === null) return false;
  process.stderr.write('assay: nothing changed since the last run, and so its answer; --no-resume asks again\n');
  process.stdout.write(seal.stdout);
  process.exitCode = seal.exitCode;
  return true;
}
