/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The steps as a list of which only what is in view exists, however long it is. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Step } from '../data/types.ts';
import type { Steps } from './access.ts';
import { endText, nameOf, paidText, valuesText } from './words.ts';

/** Of one line, in CSS pixels; the style sheet says the same. */
export const lineHeight = 26;
const around = 10;

interface Props {
  readonly steps: Steps;
  /** Step numbers in view order; null for all. */
  readonly only: readonly number[] | null;
  readonly current: number;
  readonly label: string;
  readonly id: string;
  readonly onChoose: (step: number) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

export function StepList({ steps, only, current, label, id, onChoose, onKey }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 10 * lineHeight });
  const count = only === null ? steps.length : only.length;
  const place = only === null ? current : only.indexOf(current);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || place < 0) return;
    const top = place * lineHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + lineHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + lineHeight - element.clientHeight;
    setView({ top: element.scrollTop, height: element.clientHeight });
  }, [place, count]);
  const first = Math.max(0, Math.floor(view.top / lineHeight) - around);
  const last = Math.min(count, Math.ceil((view.top + view.height) / lineHeight) + around);
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, at) => only?.[first + at] ?? first + at);
  return (
    <div
      class="steplist"
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={place >= first && place < last ? `${id}-${current}` : undefined}
      onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
      onKeyDown={onKey}
    >
      <div class="stepspace" role="presentation" style={{ height: `${count * lineHeight}px` }}>
        {shown.map((step, at) => (
          <Line
            key={step}
            step={steps.at(step)}
            at={step}
            id={`${id}-${step}`}
            place={first + at}
            count={count}
            top={(first + at) * lineHeight}
            chosen={step === current}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

interface LineProps {
  readonly step: Step | undefined;
  readonly at: number;
  readonly id: string;
  readonly place: number;
  readonly count: number;
  readonly top: number;
  readonly chosen: boolean;
  readonly onChoose: (step: number) => void;
}

function Line({ step, at, id, place, count, top, chosen, onChoose }: LineProps) {
  if (!step) return null;
  const depth = Math.min(step.depth, 12);
  const paid = paidText(step);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the list has the focus and the keys
    <div
      class={`stepline${step.result === 'revert' ? ' reverted' : ''}`}
      id={id}
      role="option"
      aria-selected={chosen}
      aria-posinset={place + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${top}px)`, paddingLeft: `${0.5 + depth}rem` }}
      onClick={() => onChoose(at)}
    >
      <span class="faint">{at + 1}</span> {step.kind !== 'call' && <span class="faint">{step.kind} </span>}
      <b>{step.target}</b>.{nameOf(step)}({valuesText(step.inputs)}){paid !== '' && <span> paying {paid}</span>}
      {step.outputs.length > 0 && <span class="faint"> → {valuesText(step.outputs)}</span>}
      {step.changes.length > 0 && <span class="faint"> · {step.changes.length} written</span>}
      {step.result === 'revert' && <span class="warn"> {endText(step)}</span>}
    </div>
  );
}
