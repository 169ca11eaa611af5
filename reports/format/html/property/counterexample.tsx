/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** A counterexample as steps that a person can follow, and the test that repeats it. */
import { etherText } from '../../../units.ts';
import { counterexampleWord } from '../../../words.ts';
import type { SlimCell, Source } from '../data/types.ts';
import { PaperSteps } from '../trace/paper.tsx';
import { TraceViewer } from '../trace/viewer.tsx';
import { Code } from './code.tsx';

interface Props {
  readonly id: string;
  readonly cell: SlimCell;
  readonly source: Source;
  readonly paper: boolean;
}

export function Counterexample({ id, cell, source, paper }: Props) {
  const { trace, replay } = cell;
  const test = replay?.test ?? null;
  const lines = test === null ? undefined : source.code(test);
  return (
    <div class={`counterexample ${cell.counterexample}`}>
      <h3>
        Counterexample from {cell.engine}: {counterexampleWord(cell.counterexample)}
      </h3>
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
      {cell.start.length > 0 && <Start state={cell.start} />}
      {trace && !trace.replayed && (
        <p class="why">The calls are the engine's own words: no step-by-step replay of them was recorded.</p>
      )}
      {trace && trace.leftOut > 0 && (
        <p class="why">{trace.leftOut.toLocaleString('en-US')} steps of the run were not recorded.</p>
      )}
      {trace &&
        (paper ? (
          <PaperSteps head={trace} source={source} />
        ) : (
          <TraceViewer head={trace} source={source} label={`counterexample of ${id} from ${cell.engine}`} />
        ))}
      {Object.keys(cell.model).length > 0 && <Model model={cell.model} paper={paper} />}
      {test !== null && (
        <div class="test">
          <p>
            Repeats as a forge test: <code>{test}</code>
          </p>
          {lines ? (
            <Code lines={lines} label={`test ${test}`} />
          ) : (
            <p class="why">The test lies beside the ledger and is not in this page.</p>
          )}
        </div>
      )}
    </div>
  );
}

function Start({ state }: { state: SlimCell['start'] }) {
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

function Model({ model, paper }: { model: Readonly<Record<string, string>>; paper: boolean }) {
  return (
    <details class="quiet" open={paper}>
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
