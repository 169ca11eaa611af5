/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** A counterexample as steps that a person can follow, and the test that repeats it. */
import { decodeCall, etherText, wordsOf } from '../../decode.ts';
import type { Cell, Report } from '../../schema.ts';
import { counterexampleWord } from '../../words.ts';
import type { Palette } from './solidity.ts';

type WitnessCall = NonNullable<Cell['witness']>['calls'][number];

export interface CodeContext {
  readonly palette: Palette;
  /** Text of the generated tests by visible path, already made visible. */
  readonly attachments: ReadonlyMap<string, string>;
}

interface Props {
  readonly cell: Pick<Cell, 'engine' | 'counterexample' | 'witness' | 'replay'>;
  readonly report: Report;
  readonly code: CodeContext;
}

export function Counterexample({ cell, report, code }: Props) {
  const { witness, replay } = cell;
  if (cell.counterexample === 'none') return null;
  const test = replay?.test ?? null;
  const source = test === null ? undefined : code.attachments.get(test);
  return (
    <div class={`counterexample ${cell.counterexample}`}>
      <h4>
        Counterexample from {cell.engine}: {counterexampleWord(cell.counterexample)}
      </h4>
      {cell.counterexample === 'confirmed-in-state' && (
        <p class="why">
          It starts in the state below. Whether a run from deployment reaches that state is not known: either it is a
          bug, or a lemma is missing.
        </p>
      )}
      {cell.counterexample === 'unconfirmed' && (
        <p class="why">
          No concrete run repeated it, so it is not counted as a violation, and the claim is not shown either.
        </p>
      )}
      {replay && <p>Replay: {replay.detail || replay.result}</p>}
      {witness && witness.state.length > 0 && <State state={witness.state} />}
      {witness && (
        <ol class="steps">
          {witness.calls.map((call, at) => (
            <Step key={at} call={call} report={report} />
          ))}
        </ol>
      )}
      {witness && Object.keys(witness.model).length > 0 && <Model model={witness.model} />}
      {test !== null && (
        <div class="test">
          <p>
            Repeats as a forge test: <code>{test}</code>
          </p>
          {source !== undefined && <Source source={source} palette={code.palette} />}
        </div>
      )}
    </div>
  );
}

function State({ state }: { state: NonNullable<Cell['witness']>['state'] }) {
  return (
    <>
      <p>Starts from</p>
      <ul class="state">
        {state.map((one, at) => (
          <li key={at}>
            {one.set === 'storage' ? (
              <>
                storage of <code>{one.address}</code> slot <code>{one.slot}</code> = <code>{one.value}</code>
              </>
            ) : (
              <>
                balance of <code>{one.address}</code> = {etherText(one.value)}
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Step({ call, report }: { call: WitnessCall; report: Report }) {
  const { signature, args } = decodeCall(call.data, report.selectors);
  return (
    <li>
      <p class="call">
        <b>{call.target || 'unnamed'}</b>.<code>{signature ?? 'unknown function'}</code>
        {call.reverted && <em class="warn"> reverts</em>}
      </p>
      <dl>
        <div>
          <dt>from</dt>
          <dd>
            <code>{call.from}</code>
          </dd>
        </div>
        <div>
          <dt>to</dt>
          <dd>
            <code>{call.to}</code>
          </dd>
        </div>
        {call.value !== '0' && (
          <div>
            <dt>value</dt>
            <dd>
              {etherText(call.value)} <span class="faint">({call.value} wei)</span>
            </dd>
          </div>
        )}
        {args.map((arg, at) => (
          <div key={at}>
            <dt>{arg.name || `argument ${at + 1}`}</dt>
            <dd>
              <code>{arg.value}</code> <span class="faint">{arg.type}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>data</dt>
          <dd>
            <code class="data">{args.length > 0 ? call.data : wordsOf(call.data).join('\n')}</code>
          </dd>
        </div>
        <div>
          <dt>at</dt>
          <dd>
            block {call.block}, time {call.timestamp}
          </dd>
        </div>
      </dl>
    </li>
  );
}

function Model({ model }: { model: Readonly<Record<string, string>> }) {
  return (
    <details class="quiet">
      <summary>Engine's values</summary>
      <ul class="state">
        {Object.entries(model).map(([name, value]) => (
          <li key={name}>
            <code>{name}</code> = <code>{value}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Source({ source, palette }: { source: string; palette: Palette }) {
  const lines = palette.lines(source.trimEnd());
  return (
    <pre class="code solidity">
      <code>
        {lines.map((line, at) => (
          <span class="line" key={at}>
            {line.map((token, index) => (
              <span key={index} class={token.className || undefined}>
                {token.text}
              </span>
            ))}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}
