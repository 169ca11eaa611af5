/** A counterexample as the code flow of a SARIF result: the state that it starts from, and its calls. */
import type { CodeFlow, ThreadFlowLocation } from 'sarif';
import { decodeCall, etherText, wordsOf } from '../decode.ts';
import { visible } from '../escape.ts';
import type { Cell, PropertyResult, Report } from '../schema.ts';
import { type Telling, tellingSteps } from '../steps.ts';
import { counterexampleWord } from '../words.ts';
import { message } from './sarif-parts.ts';
import { type PlaceOptions, placeOf } from './sarif-places.ts';

/** The engine whose counterexample is worth the most. */
export function refuterOf({ engines, counterexample }: PropertyResult): Cell | null {
  if (counterexample === 'none') return null;
  return engines.find((cell) => cell.counterexample === counterexample && cell.witness !== null) ?? null;
}

/** Code scanning shows the first thousand steps. */
const mostSteps = 1000;

export function codeFlowsOf(
  cell: Cell | null,
  result: PropertyResult,
  report: Report,
  options: PlaceOptions,
): { codeFlows?: CodeFlow[] } {
  const steps = cell === null ? [] : stepsOf(cell, report);
  if (cell === null || steps.length === 0) return {};
  const left = steps.length - mostSteps;
  const shown = left > 0 ? [...steps.slice(0, mostSteps - 1), { text: `${left + 1} more steps` }] : steps;
  const told = message(`By ${cell.engine}, ${counterexampleWord(cell.counterexample)}`);
  const locations = shown.map((step) => locationOf(step, result, report, options));
  return { codeFlows: [{ message: told, threadFlows: [{ locations }] }] };
}

interface Step {
  readonly text: string;
  /** Contract and function of a call. */
  readonly called?: readonly [contract: string, name: string];
  readonly nesting?: number;
}

function stepsOf({ witness }: Cell, report: Report): Step[] {
  const state = (witness?.state ?? []).map((one) =>
    one.set === 'storage'
      ? { text: `starts with storage of ${one.address} at ${one.slot} = ${one.value}` }
      : { text: `starts with a balance of ${one.address} = ${etherText(one.value)}` },
  );
  const told = tellingSteps(witness, report.contracts).map(tracedStep);
  if (told.length > 0) return [...state, ...told];
  const calls = (witness?.calls ?? []).map(({ to, from, target, value, data, reverted }): Step => {
    const { signature, args } = decodeCall(data, report.selectors);
    const given = args.map((arg) => `${`${arg.type} ${arg.name}`.trim()} = ${arg.value}`).join(', ');
    const what = signature === null || args.length === 0 ? wordsOf(data).join(' ') : given;
    const paid = value === '0' ? '' : `, value ${etherText(value)}`;
    const name = `${target || to}.${signature ?? 'unknown function'}`;
    return { text: `${name} from ${from}${paid}: ${what}${reverted ? '; reverts' : ''}`, called: [target, name] };
  });
  const values = Object.entries(witness?.model ?? {}).map(([name, value]) => ({ text: `${name} = ${value}` }));
  return [...state, ...(calls.length > 0 ? calls : values)];
}

/** Decoded, with what it changed, in one line. */
function tracedStep({ step, contract, called, inputs, outputs, changes, watches }: Telling): Step {
  const paid = step.value === '0' ? '' : `, value ${etherText(step.value)}`;
  const ended = step.result === 'revert' ? `reverts: ${step.reason ?? ''}` : outputs.join(', ');
  const parts = [inputs.join(', '), ended === '' ? '' : `→ ${ended}`, ...changes, ...watches].filter(
    (one) => one !== '',
  );
  const text = `${called} from ${step.caller}${paid}: ${parts.join('; ')}`;
  return {
    text: text.length > longest ? `${text.slice(0, longest)}…` : text,
    called: [contract, called],
    nesting: step.depth,
  };
}

/** Of one step's text. */
const longest = 1500;

function locationOf(
  { text, called, nesting }: Step,
  result: PropertyResult,
  report: Report,
  options: PlaceOptions,
): ThreadFlowLocation {
  const place = placeOf(called?.[0] ?? result.contract, result, report, options);
  const name =
    called === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: visible(called[1]), kind: 'function' }] };
  return {
    location: { ...place, ...name, message: message(text) },
    ...(nesting === undefined ? {} : { nestingLevel: nesting }),
  };
}
