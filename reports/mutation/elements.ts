/** Mutants in the form of the mutation-testing report schema, which other tools read. Pure. */
import type { Judgement, Mutation } from '../../tools/mutation/schema.ts';

/** The part of the schema's version 2 that is used. */
export interface MutationTestResult {
  readonly schemaVersion: '2';
  readonly thresholds: { readonly high: number; readonly low: number };
  readonly framework: { readonly name: string };
  readonly files: Readonly<Record<string, FileResult>>;
  readonly testFiles: Readonly<
    Record<string, { readonly tests: readonly { readonly id: string; readonly name: string }[] }>
  >;
}

interface FileResult {
  readonly language: string;
  readonly source: string;
  readonly mutants: readonly MutantResult[];
}

interface MutantResult {
  readonly id: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: Pick<Judgement['mutant'], 'start' | 'end'>;
  readonly status: 'Killed' | 'Survived' | 'NoCoverage' | 'RuntimeError' | 'Ignored';
  readonly statusReason?: string;
  readonly killedBy: readonly string[];
  readonly coveredBy: readonly string[];
  readonly duration: number;
}

/** The schema has no word for what nobody could judge: it counts as survived, and the reason says why. */
const statuses: Readonly<Record<Judgement['fate'], MutantResult['status']>> = {
  killed: 'Killed',
  survived: 'Survived',
  undecided: 'Survived',
  unlaunchable: 'RuntimeError',
  equivalent: 'Ignored',
};

export interface Named {
  readonly id: string;
  readonly title: string;
  readonly contract: string;
}

/** Files are named `Contract/path`: what several contracts share is judged as part of each. */
export function asElements(
  { judgements }: Pick<Mutation, 'judgements'>,
  properties: readonly Named[],
  read: (path: string) => string,
): MutationTestResult {
  const contracts = [...new Set(judgements.map(({ mutant }) => mutant.contract))].sort();
  const files = contracts.flatMap((contract) => {
    const mine = judgements.filter(({ mutant }) => mutant.contract === contract);
    const paths = [...new Set(mine.map(({ mutant }) => mutant.file))].sort();
    return paths.map((path) => {
      const mutants = mine.filter(({ mutant }) => mutant.file === path).map(mutantOf);
      return [`${contract}/${path}`, { language: 'solidity', source: read(path), mutants }] as const;
    });
  });
  const owners = [...new Set(properties.map(({ contract }) => contract))].sort();
  const testFiles = owners.map((owner) => {
    const mine = properties.filter(({ contract }) => contract === owner);
    return [owner, { tests: mine.map(({ id, title }) => ({ id, name: `${id}: ${title}` })) }] as const;
  });
  return {
    schemaVersion: '2',
    thresholds: { high: 95, low: 80 },
    framework: { name: 'Assay' },
    files: Object.fromEntries(files),
    testFiles: Object.fromEntries(testFiles),
  };
}

function mutantOf({ mutant, fate, killers, asked, cause, seconds }: Judgement): MutantResult {
  const said = killers[0] === undefined ? cause : `${killers[0].obligation}: ${killers[0].detail}`;
  const spent = Object.values(seconds).reduce((sum, one) => sum + one, 0);
  const { id, operator, by, replacement, start, end } = mutant;
  return {
    id,
    mutatorName: by === 'gambit' ? `gambit ${operator}` : operator,
    replacement,
    location: { start, end },
    status: statuses[fate],
    ...(said === null ? {} : { statusReason: fate === 'undecided' ? `undecided: ${said}` : said }),
    killedBy: [...new Set(killers.map(({ property }) => property))].sort(),
    coveredBy: asked,
    duration: Math.round(1000 * spent),
  };
}
