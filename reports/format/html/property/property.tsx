/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** One property in full: the claim, what it rests on, and each engine's evidence. */

import { causeText, outcomeWord } from '../../../words.ts';
import type { Source } from '../data/types.ts';
import { LemmaGraph } from '../figures/lemmas.tsx';
import { anchorOf } from '../parts.tsx';
import { Counterexample } from './counterexample.tsx';
import { EngineRuns, EngineTable } from './evidence.tsx';
import { Example } from './example.tsx';
import { Excerpts } from './excerpts.tsx';
import { Facts } from './facts.tsx';

export interface DetailProps {
  readonly id: string;
  readonly source: Source;
  readonly known: ReadonlySet<string>;
  /** On paper nothing can be opened or scrolled. */
  readonly paper?: boolean;
}

export function PropertyDetail({ id, source, known, paper = false }: DetailProps) {
  const detail = source.detail(id);
  if (!detail) {
    return (
      <p class="warn">
        {source.isWhole() ? 'The details of this property are not in the page.' : 'Still reading the page.'}
      </p>
    );
  }
  const { result } = detail;
  return (
    <div class="body" id={id}>
      <p class={`outcome ${result.outcome === 'met' ? 'good' : 'bad'}`}>
        {outcomeWord(result)}
        {result.cause && `: ${causeText(result.cause)}`}{' '}
        <a class="self" href={anchorOf(id)} aria-label={`link to ${id}`}>
          #
        </a>
      </p>
      <Facts detail={detail} source={source} known={known} paper={paper} />
      {result.engines.map(
        (cell) =>
          cell.counterexample !== 'none' && (
            <Counterexample key={cell.engine} cell={cell} source={source} id={id} paper={paper} />
          ),
      )}
      <EngineTable detail={detail} />
      {result.lemmas.length > 0 && <LemmaGraph id={id} rows={source.index.rows} known={known} />}
      {detail.example && !paper && <Example id={id} example={detail.example} source={source} />}
      <Excerpts detail={detail} paper={paper} />
      <EngineRuns result={result} paper={paper} />
    </div>
  );
}
