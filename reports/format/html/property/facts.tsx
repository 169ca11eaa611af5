/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What is claimed, by whom it is shown, under which assumptions, what would break it and what was not checked. */
import type { ComponentChildren } from 'preact';
import type { Detail, Index, Source } from '../data/types.ts';
import { anchorOf, Chip, Comma, PropertyLink, Prose } from '../parts.tsx';
import { meanings } from '../sections/vocabulary.tsx';
import { Teeth } from './teeth.tsx';

interface Props {
  readonly detail: Detail;
  readonly source: Source;
  readonly known: ReadonlySet<string>;
  readonly paper: boolean;
}

export function Facts({ detail, source, known, paper }: Props) {
  const { result, users } = detail;
  return (
    <dl class="facts">
      <Fact name="Claim">
        <Prose text={result.title} />
      </Fact>
      {result.outcome === 'met' && result.strength !== null && (
        <Fact name="Verdict">
          <Chip standing={result.strength} /> {meanings[result.strength]}
        </Fact>
      )}
      <Fact name="Shown by">
        <Showing detail={detail} titles={source.index.titles} />
      </Fact>
      <Fact name="Assumes">
        <Believed detail={detail} source={source} known={known} />
      </Fact>
      <Fact name="If it fails">
        <Prose text={result.breaks} />
      </Fact>
      <Fact name="Would be broken by">
        <Teeth detail={detail} paper={paper} />
      </Fact>
      <Fact name="Not checked">
        <Open detail={detail} />
      </Fact>
      {result.bounds.length > 0 && <Fact name="Bounds">{result.bounds.join('; ')}</Fact>}
      {users.length > 0 && (
        <Fact name="Lemma of">
          <Comma>
            {users.map((id) => (
              <PropertyLink key={id} id={id} known={known} />
            ))}
          </Comma>
        </Fact>
      )}
      <Fact name="Source">
        {result.source.document}, {result.source.section}
      </Fact>
      {result.choice !== null && (
        <Fact name="Chosen where silent">
          <Prose text={result.choice} />
        </Fact>
      )}
      {result.shortfall !== null && (
        <Fact name="Stated shortfall">
          <Prose text={`${result.shortfall.reaches} is still required; ${result.shortfall.reason}`} />
        </Fact>
      )}
      <Fact name="Class">
        {[
          result.contract,
          result.kind,
          result.category,
          result.level,
          `revision ${result.rev}`,
          ...result.aliases,
        ].join(' · ')}
      </Fact>
    </dl>
  );
}

function Showing({ detail: { result, agreement }, titles }: { detail: Detail; titles: Index['titles'] }) {
  const required = result.engines.filter((cell) => cell.required).map((cell) => cell.engine);
  return (
    <ul class="plain">
      {agreement.confirmedBy.length === 0 && <li>nobody</li>}
      {agreement.confirmedBy.map(({ engine, strength }) => (
        <li key={engine}>
          <span class="id">{engine}</span> {strength} <span class="faint">{titles[engine]}</span>
        </li>
      ))}
      <li>
        {agreement.word !== '' && `${agreement.word}. `}Wanted: {result.wanted}, by {required.join(', ') || 'no engine'}
        .
      </li>
    </ul>
  );
}

function Open({ detail: { notChecked } }: { detail: Detail }) {
  const whole = (
    <>
      what <a href="#not-verified">the whole report leaves out</a>
    </>
  );
  if (notChecked.length === 0) return <>nothing that is known of, but {whole}</>;
  return (
    <ul class="plain">
      {notChecked.map((text) => (
        <li key={text}>
          <Prose text={text} />
        </li>
      ))}
      <li>and {whole}</li>
    </ul>
  );
}

/** Its own assumptions, and those of everything that its proof rests on. */
function Believed({ detail: { result, inherited }, source, known }: Omit<Props, 'paper'>) {
  const texts = new Map(source.index.assumptions.map(({ id, text }) => [id, text]));
  const own = result.assumptions.map((id) => ({ id, by: [] as readonly string[] }));
  const all = [...own, ...inherited];
  const base = (
    <>
      the <a href="#engines">trusted base</a>: compiler, engines and their solvers are right
    </>
  );
  if (all.length === 0) return <>nothing of its own or by its lemmas, beyond {base}</>;
  return (
    <ul class="plain">
      {all.map(({ id, by }) => (
        <li key={id}>
          <a class="id" href={anchorOf(id)}>
            {id}
          </a>{' '}
          <Prose text={texts.get(id) ?? ''} />
          {by.length > 0 && (
            <span class="faint">
              {' '}
              (by its {by.length === 1 ? 'lemma' : 'lemmas'}{' '}
              <Comma>
                {by.slice(0, 3).map((lemma) => (
                  <PropertyLink key={lemma} id={lemma} known={known} />
                ))}
              </Comma>
              {by.length > 3 && ` and ${by.length - 3} more`})
            </span>
          )}
        </li>
      ))}
      <li>and {base}</li>
    </ul>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
