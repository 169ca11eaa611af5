/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** A counterexample to walk through: the list of its steps, the step in full, search, and the next revert. */
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { Source, Step, TraceHead } from '../data/types.ts';
import { WatchChart } from '../figures/watches.tsx';
import { stepsOf } from './access.ts';
import { StepList } from './list.tsx';
import { StepPanel } from './step.tsx';

interface Props {
  readonly head: TraceHead;
  readonly source: Source;
  readonly label: string;
}

const isRevert = ({ result }: Step): boolean => result === 'revert';
/** A search through all steps waits until the typing stops, in milliseconds. */
const pause = 150;

export function TraceViewer({ head, source, label }: Props) {
  const steps = useMemo(() => stepsOf(head, source), [head, source]);
  const id = useId();
  const [current, setCurrent] = useState(0);
  const [text, setText] = useState('');
  const [only, setOnly] = useState<readonly number[] | null>(null);
  const [note, setNote] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      const found = text.trim() === '' ? null : steps.search(text);
      setOnly(found);
      if (found?.[0] !== undefined && !found.includes(current)) setCurrent(found[0]);
    }, pause);
    return () => clearTimeout(timer);
  }, [text, steps]);
  if (steps.length === 0) return <p class="why">The engine named no call.</p>;

  const list = only ?? { length: steps.length, indexOf: (step: number) => step, at: (place: number) => place };
  const move = (by: number): void => {
    const place = Math.max(0, Math.min(list.length - 1, list.indexOf(current) + by));
    setNote('');
    setCurrent(list.at(place) ?? current);
  };
  const revert = (direction: 1 | -1): void => {
    const found = steps.find(current, direction, isRevert);
    setNote(found === null ? `no revert ${direction === 1 ? 'after' : 'before'} this step` : '');
    if (found === null) return;
    if (only !== null && !only.includes(found)) setText('');
    setCurrent(found);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    j: () => move(1),
    n: () => move(1),
    ArrowUp: () => move(-1),
    k: () => move(-1),
    p: () => move(-1),
    PageDown: () => move(10),
    PageUp: () => move(-10),
    Home: () => move(-steps.length),
    End: () => move(steps.length),
    r: () => revert(1),
    R: () => revert(-1),
  };
  const onKey = (event: KeyboardEvent): void => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const step = steps.at(current);
  return (
    <div class="traceview">
      <WatchChart series={head.series} steps={steps.length} current={current} label={label} />
      <div class="tracebar">
        <button type="button" onClick={() => move(-1)} aria-label="previous step">
          ↑ previous
        </button>
        <button type="button" onClick={() => move(1)} aria-label="next step">
          ↓ next
        </button>
        <button type="button" onClick={() => revert(1)}>
          next revert
        </button>
        <input
          type="search"
          placeholder="Search steps"
          aria-label={`search the steps of the ${label}`}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <span class="note" role="status">
          step {(current + 1).toLocaleString('en-US')} of {steps.length.toLocaleString('en-US')}
          {only !== null && `, ${only.length.toLocaleString('en-US')} found`}
          {note !== '' && `, ${note}`}
        </span>
      </div>
      <StepList
        steps={steps}
        only={only}
        current={current}
        label={`steps of the ${label}`}
        id={id}
        onChoose={setCurrent}
        onKey={onKey}
      />
      {step ? (
        <StepPanel step={step} at={current} />
      ) : (
        <p class="warn">{source.isWhole() ? 'This step is not in the page.' : 'Still reading the page.'}</p>
      )}
    </div>
  );
}
