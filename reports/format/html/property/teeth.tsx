/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Faults and changes of the contracts that turn a property red: a claim that nothing breaks says nothing. */
import type { Detail, Kills } from '../data/types.ts';
import { Prose } from '../parts.tsx';

interface Props {
  readonly detail: Detail;
  readonly paper: boolean;
}

export function Teeth({ detail: { faults, toothless, kills }, paper }: Props) {
  return (
    <ul class="plain">
      {faults.map((one) => (
        <li key={one.id}>
          the bug <span class="id">{one.id}</span> <Prose text={one.title} /> (caught by {one.by.join(', ')})
        </li>
      ))}
      {toothless && (
        <li class={toothless.bad ? 'warn' : 'caution'}>
          {toothless.bad || toothless.faults.length === 0
            ? toothless.text
            : `bugs planted for it, not tried in this run (assay run --faults tries them): ${toothless.faults.join(', ')}`}
        </li>
      )}
      <li>
        {kills === null
          ? 'mutants (small changes of the code): not measured'
          : kills.asked === 0
            ? 'no mutant (small change of the code) was asked about it'
            : `${kills.killed} of the ${kills.asked} mutants (small changes of the code) that it was asked about, ${kills.alone} of them alone`}
        {kills !== null && kills.kills.length > 0 && <Mutants kills={kills} paper={paper} />}
      </li>
    </ul>
  );
}

function Mutants({ kills: { kills, killed }, paper }: { kills: Kills; paper: boolean }) {
  return (
    <details class="quiet" open={paper}>
      <summary>{kills.length === killed ? 'which' : `${kills.length} of these ${killed}`}</summary>
      <ul class="plain">
        {kills.map(({ id, change, alone }) => (
          <li key={id}>
            <span class="id">{id}</span> <code>{change}</code>
            {alone && ', noticed by nothing else'}
          </li>
        ))}
      </ul>
    </details>
  );
}
