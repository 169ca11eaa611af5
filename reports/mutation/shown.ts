/** Mutants as a page shows them: nothing of a source is hidden, and every mark stays at its place. Pure. */
import { visible, visibleBlock } from '../escape.ts';
import type { MutationTestResult } from './elements.ts';

type FileResult = MutationTestResult['files'][string];
type MutantResult = FileResult['mutants'][number];
type Spot = MutantResult['location']['start'];

export function shown(report: MutationTestResult): MutationTestResult {
  const files = Object.entries(report.files).map(([path, file]) => [visible(path), shownFile(file)]);
  return { ...report, files: Object.fromEntries(files) };
}

function shownFile({ source, mutants, ...rest }: FileResult): FileResult {
  const lines = source.split(/\r?\n/u);
  // What is made visible is longer than it was.
  const moved = ({ line, column }: Spot): Spot => {
    const before = (lines[line - 1] ?? '').slice(0, column - 1);
    return { line, column: column + visibleBlock(before).length - before.length };
  };
  return { ...rest, source: visibleBlock(source), mutants: mutants.map((one) => shownMutant(one, moved)) };
}

function shownMutant(mutant: MutantResult, moved: (spot: Spot) => Spot): MutantResult {
  const { id, replacement, statusReason, location } = mutant;
  return {
    ...mutant,
    id: visible(id),
    replacement: visibleBlock(replacement),
    ...(statusReason === undefined ? {} : { statusReason: visible(statusReason) }),
    location: { start: moved(location.start), end: moved(location.end) },
  };
}
