/** A step in words. */
import { etherText } from '../../../units.ts';
import type { Step, StepValue } from '../data/types.ts';

export function nameOf({ signature, kind, data }: Step): string {
  if (signature !== null) return signature.replace(/\(.*$/s, '');
  if (kind === 'create' || kind === 'create2') return 'constructor';
  return data === undefined ? 'unknown function' : `unknown ${data.split('\n')[0] ?? ''}`;
}

export function valueText({ raw, human }: StepValue): string {
  return human ?? raw;
}

/** `assets: 1 RISE, receiver: 0x…`. */
export function valuesText(values: readonly StepValue[]): string {
  return values.map((one) => (one.name === '' ? valueText(one) : `${one.name}: ${valueText(one)}`)).join(', ');
}

export function paidText({ value }: Step): string {
  return value === '0' || value === '' ? '' : etherText(value);
}

export function endText({ result, reason }: Step): string {
  if (result === 'ok') return 'ok';
  return reason === null || reason === '' ? 'reverts' : `reverts: ${reason}`;
}

const texts = new WeakMap<Step, string>();

/** Everything of a step that can be searched for, in lower case. */
export function stepText(step: Step): string {
  const known = texts.get(step);
  if (known !== undefined) return known;
  const values = [...step.inputs, ...step.outputs].map(({ name, raw, human }) => `${name} ${raw} ${human ?? ''}`);
  const changes = step.changes.map(
    (one) => `${one.contract} ${one.name} ${one.before} ${one.after} ${one.human ?? ''}`,
  );
  const parts = [step.kind, step.caller, step.target, step.signature ?? '', step.reason ?? '', step.data ?? ''];
  const text = [...parts, endText(step), ...values, ...changes].join(' ').toLowerCase();
  texts.set(step, text);
  return text;
}
