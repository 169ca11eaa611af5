/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** A run that a claim which holds speaks of, step by step: so that a reader sees what was judged. */
import { useState } from 'preact/hooks';
import type { Detail, Source } from '../data/types.ts';
import { TraceViewer } from '../trace/viewer.tsx';

interface Props {
  readonly id: string;
  readonly example: NonNullable<Detail['example']>;
  readonly source: Source;
}

/** Its steps are read only when they are looked at. */
export function Example({ id, example, source }: Props) {
  const [open, setOpen] = useState(false);
  const { engine, obligation, trace } = example;
  return (
    <details class="quiet" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>A run that it speaks of, step by step</summary>
      <p class="why">
        {engine} had to find one when the twin <span class="id">{obligation}</span> said that there is none, and it was
        repeated on a concrete EVM. It shows that the claim is not empty: the revert at its end is the twin's own, which
        forbids every such run. It may begin in a state that no run from deployment reaches.
      </p>
      {trace.leftOut > 0 && (
        <p class="why">
          {trace.leftOut.toLocaleString('en-US')} steps are left out, those of the harness' own cheatcodes among them.
        </p>
      )}
      {open && <TraceViewer head={trace} source={source} label={`example of ${id} from ${engine}`} />}
    </details>
  );
}
