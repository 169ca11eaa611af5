/**
 * Normalised source lines (nSLOC) of Solidity files, and the budgets that keep the suite readable in an evening.
 *
 * A normalised line is a source line without comments and blanks, where a statement or signature that is broken over
 * several lines counts once. A line that only closes a block counts, as in Consensys' solidity-metrics.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors } from '../errors.ts';

export interface Budget {
  /** A contract, or several that are read together. */
  readonly contract: string;
  /** Relative to the project's root, with forward slashes. */
  readonly files: readonly string[];
  /** Smallest and largest nSLOC; `null` where there is no smallest. */
  readonly budget: readonly [min: number | null, max: number];
}

export interface NslocRow extends Budget {
  readonly nsloc: number;
  /** Only the largest value is a limit; `below` is news, not a failure. */
  readonly verdict: 'below' | 'within' | 'above';
  /** Not above the limit. */
  readonly within: boolean;
}

const source = (name: string): string => `contracts/flat/src/${name}.sol`;
const executor = (name: string): string => `contracts/flat/executors/${name}.sol`;

/** What the cores of Tier 2 have in common. */
const shared = [source('ExecutorHost'), source('SpendingCap'), 'contracts/flat/libraries/Market.sol'];
const tier1 = ['RISE', 'SaveVault', 'FLAT', 'Ocean'].map(source);
const cores = ['PulseCore', 'GhostMintCore', 'NAVDefenseCore', 'Guardian'].map(source);

/** Contract files alone: interfaces hold no logic and are not counted. Executors can be replaced and stand apart. */
export const budgets: readonly Budget[] = [
  { contract: 'RISE', files: [source('RISE')], budget: [null, 80] },
  { contract: 'SaveVault', files: [source('SaveVault')], budget: [120, 180] },
  { contract: 'FLAT', files: [source('FLAT')], budget: [200, 350] },
  { contract: 'Ocean', files: [source('Ocean')], budget: [80, 120] },
  { contract: 'PulseCore', files: [source('PulseCore')], budget: [null, 300] },
  { contract: 'GhostMintCore', files: [source('GhostMintCore')], budget: [null, 150] },
  { contract: 'NAVDefenseCore', files: [source('NAVDefenseCore')], budget: [null, 150] },
  { contract: 'Guardian', files: [source('Guardian')], budget: [null, 80] },
  { contract: 'shared by cores', files: shared, budget: [null, 120] },
  { contract: 'eight contracts', files: [...tier1, ...cores, ...shared], budget: [940, 1430] },
  {
    contract: 'executors',
    files: ['PulseExecutor', 'GhostMintExecutor', 'NAVDefenseExecutor'].map(executor),
    budget: [null, 200],
  },
];

/** Counts every contract that has a budget, in the order of `budgets`. @throws UserError that names a file which is missing. */
export function nslocReport(root: string): NslocRow[] {
  return budgets.map((entry) => {
    const missing = entry.files.find((file) => !existsSync(join(root, file)));
    if (missing !== undefined) throw errors.noSuite(root, missing);
    const counts = entry.files.map((file) => nslocOf(readFileSync(join(root, file), 'utf8')));
    const nsloc = counts.reduce((sum, count) => sum + count, 0);
    const verdict = compare(nsloc, entry.budget);
    return { ...entry, nsloc, verdict, within: verdict !== 'above' };
  });
}

export function nslocText(rows: readonly NslocRow[]): string {
  return rows
    .map(
      ({ contract, nsloc, budget: [least, most], verdict }) =>
        `${contract.padEnd(15)} ${String(nsloc).padStart(4)}  ${least ?? 0}–${most}  ${verdict}`,
    )
    .join('\n');
}

export function compare(nsloc: number, [min, max]: Budget['budget']): NslocRow['verdict'] {
  if (nsloc > max) return 'above';
  return min !== null && nsloc < min ? 'below' : 'within';
}

export function nslocOf(source: string): number {
  return joinBrokenLines(withoutComments(source)).filter((line) => line.trim() !== '').length;
}

/** Comments become blanks, strings become `""`; line breaks outside strings stay where they are. */
function withoutComments(source: string): string {
  const token = /\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/g;
  return source.replace(/\r\n?/g, '\n').replace(token, (text) => {
    if (text.startsWith('//')) return ' ';
    if (text.startsWith('/*')) return ` ${text.replace(/[^\n]/g, '')}`;
    return '""';
  });
}

/** What a block is made of decides what ends a line in it. */
type Block = 'statements' | 'members' | 'yul';

function joinBrokenLines(code: string): string[] {
  const lines: string[] = [];
  const blocks: Block[] = [];
  let line = '';
  /** The statement so far; it may have begun on an earlier block's line. */
  let statement = '';
  /** Depth of parentheses, brackets, and of braces inside them: named arguments, not blocks. */
  let depth = 0;

  for (const char of code) {
    const block = blocks.at(-1) ?? 'statements';
    if (char === '\n') {
      const open = depth > 0 || (statement.trim() !== '' && block === 'statements');
      if (open) {
        line += ' ';
        statement += ' ';
      } else {
        lines.push(line);
        line = '';
        statement = '';
      }
      continue;
    }
    line += char;
    statement += char;
    if ('(['.includes(char) || (char === '{' && depth > 0)) depth += 1;
    else if (')]'.includes(char) || (char === '}' && depth > 0)) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (char === '{') {
      if (isList(statement, block)) depth += 1;
      else {
        blocks.push(blockOpenedBy(statement, block));
        statement = '';
      }
    } else if (char === '}') {
      blocks.pop();
      statement = '';
    } else if (char === ';') statement = '';
  }
  lines.push(line);
  return lines;
}

function blockOpenedBy(statement: string, outer: Block): Block {
  if (outer === 'yul' || /^\s*assembly\b/.test(statement)) return 'yul';
  return /^\s*enum\b/.test(statement) ? 'members' : 'statements';
}

/** Whether a brace opens a list instead of a block: of call options, as in `call{value: x}("")`, or of imported names. */
function isList(statement: string, block: Block): boolean {
  return block !== 'yul' && /(?:\.\s*\w+|\bnew\s+[\w.]+|^\s*(?:import|using)\s+)\{$/.test(statement);
}
