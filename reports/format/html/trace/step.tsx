/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** One step in full: who called what with which values, what it answered, and what it changed. */
import type { Step, StepValue } from '../data/types.ts';
import { Scroll } from '../parts.tsx';
import { endText, nameOf, paidText } from './words.ts';

export function StepPanel({ step, at }: { step: Step; at: number }) {
  return (
    <div class="step">
      <p class="call">
        <b>{at + 1}.</b> <span class="faint">{step.kind}</span> <b>{step.target}</b>.<code>{nameOf(step)}</code>{' '}
        <span class={step.result === 'revert' ? 'warn' : 'fine'}>{endText(step)}</span>
      </p>
      <p class="why">
        called by <code>{step.caller}</code>, depth {step.depth}
        {paidText(step) !== '' && (
          <>
            , paid {paidText(step)} ({step.value} wei)
          </>
        )}
        {step.at && `, at ${step.at}`}
      </p>
      {step.signature !== null && (
        <p>
          <code>{step.signature}</code>
        </p>
      )}
      {step.inputs.length > 0 && <Values title="Given" values={step.inputs} />}
      {step.data !== undefined && (
        <pre class="code command">
          <code>{step.data}</code>
        </pre>
      )}
      {step.outputs.length > 0 && <Values title="Answered" values={step.outputs} />}
      {step.changes.length > 0 && <Changes changes={step.changes} />}
      {Object.keys(step.watches).length > 0 && <Watches watches={step.watches} />}
    </div>
  );
}

function Values({ title, values }: { title: string; values: readonly StepValue[] }) {
  return (
    <Scroll label={title}>
      <table class="values">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">Type</th>
            <th scope="col">Value</th>
            <th scope="col">Raw</th>
          </tr>
        </thead>
        <tbody>
          {values.map((one, at) => (
            <tr key={at}>
              <th scope="row">{one.name || at + 1}</th>
              <td class="faint">{one.type}</td>
              <td>{one.human ?? '–'}</td>
              <td>
                <code>{one.raw}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Changes({ changes }: { changes: Step['changes'] }) {
  return (
    <Scroll label="Storage that changed">
      <table class="values">
        <thead>
          <tr>
            <th scope="col">Changed</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
            <th scope="col">In its unit</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((one, at) => (
            <tr key={at}>
              <th scope="row">
                {one.contract}.{one.name || one.slot}
              </th>
              <td>
                <code>{one.before}</code>
              </td>
              <td>
                <code>{one.after}</code>
              </td>
              <td>{one.human ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Watches({ watches }: { watches: Step['watches'] }) {
  return (
    <p class="why">
      Then{' '}
      {Object.entries(watches)
        .map(([name, { human }]) => `${name} = ${human}`)
        .join(', ')}
      .
    </p>
  );
}
