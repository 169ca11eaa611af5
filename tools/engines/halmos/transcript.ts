/** What Halmos prints: bounds, warnings and reasons are nowhere else. */

export type Values = Readonly<Record<string, string>>;

export interface Printed {
  readonly tag: 'PASS' | 'FAIL' | 'TIMEOUT' | 'ERROR';
  readonly name: string;
  /** Null for a test that ended with an exception. */
  readonly paths: number | null;
  readonly bounds: readonly string[];
  /** Of the counterexamples printed since the result before. */
  readonly models: readonly Values[];
}

export interface Message {
  readonly level: 'WARNING' | 'ERROR';
  readonly text: string;
  /** How many results were printed before it. */
  readonly after: number;
}

export interface Transcript {
  readonly running: readonly { readonly tests: number; readonly contract: string }[];
  readonly totals: readonly { readonly passed: number; readonly failed: number }[];
  readonly results: readonly Printed[];
  readonly messages: readonly Message[];
  /** Counterexamples behind the last result: of a test that was not finished. */
  readonly unfinished: readonly Values[];
  /** Whether the run was announced before anything else was said of it. */
  readonly startsFirst: boolean;
  /** Lines of no known kind. */
  readonly strange: readonly string[];
}

const RUNNING = /^Running (\d+) tests for (\S.*)$/u;
const TOTAL = /^Symbolic test result: (\d+) passed; (\d+) failed; time: [\d.]+s$/u;
const RESULT = /^\[(PASS|FAIL|TIMEOUT|ERROR)\] (\w[\w$]*\(\S*\)) \(paths: (\d+), time: [\d.]+s, bounds: \[(.*)\]\)$/u;
const EXCEPTION = /^\[ERROR\] (\w[\w$]*\(\S*\))$/u;
const MODEL = /^Counterexample:(?: ∅)?$/u;
const VALUE = /^ {4}(\S+) = 0x([0-9a-f]+)$/u;
/** A message stands in two columns: its level, and its text with the further lines indented as far. */
const MESSAGE = /^(WARNING|ERROR|CRITICAL) +(.*)$/u;
const FURTHER = /^ {9}/u;
/** Said besides, and without meaning for a verdict. */
const IDLE = /^$|^(?:Timeout|Error) queries saved in: |^\[console\.log\] /u;

export function readTranscript(stdout: string): Transcript {
  const running: { tests: number; contract: string }[] = [];
  const totals: { passed: number; failed: number }[] = [];
  const results: Printed[] = [];
  const messages: { level: Message['level']; text: string; after: number }[] = [];
  const strange: string[] = [];
  let models: Record<string, string>[] = [];
  let open: 'message' | 'model' | null = null;
  let startsFirst = false;

  function further(line: string): boolean {
    const message = messages.at(-1);
    const value = VALUE.exec(line);
    if (open === 'message' && FURTHER.test(line) && message !== undefined) message.text += ` ${line.trim()}`;
    else if (open === 'model' && value !== null)
      Object.assign(models.at(-1) ?? {}, { [value[1] ?? '']: BigInt(`0x${value[2]}`).toString() });
    else return false;
    return true;
  }

  for (const line of plainLines(stdout)) {
    if (further(line)) continue;
    open = null;
    const message = MESSAGE.exec(line);
    const result = readResult(line, models);
    const start = RUNNING.exec(line);
    const end = TOTAL.exec(line);
    if (message !== null) {
      messages.push({
        level: message[1] === 'WARNING' ? 'WARNING' : 'ERROR',
        text: message[2] ?? '',
        after: results.length,
      });
      open = 'message';
    } else if (MODEL.test(line)) {
      models.push({});
      open = 'model';
    } else if (result !== null) {
      results.push(result);
      models = [];
    } else if (start !== null) {
      startsFirst ||= results.length + models.length === 0;
      running.push({ tests: Number(start[1]), contract: start[2] ?? '' });
    } else if (end !== null) totals.push({ passed: Number(end[1]), failed: Number(end[2]) });
    else if (!IDLE.test(line)) strange.push(line);
  }
  return { running, totals, results, messages, unfinished: models, startsFirst, strange };
}

/** Without colours, and without the blanks that fill a message up to the width of the terminal. */
function plainLines(text: string): readonly string[] {
  return text
    .replace(/\u001b\[[0-9;]*m/gu, '')
    .split('\n')
    .map((line) => line.trimEnd());
}

function readResult(line: string, models: readonly Values[]): Printed | null {
  const [, tag, name = '', paths, bounds = ''] = RESULT.exec(line) ?? [];
  if (tag !== undefined)
    return { tag: tag as Printed['tag'], name, paths: Number(paths), bounds: bounds === '' ? [] : [bounds], models };
  const broken = EXCEPTION.exec(line)?.[1];
  return broken === undefined ? null : { tag: 'ERROR', name: broken, paths: null, bounds: [], models };
}
