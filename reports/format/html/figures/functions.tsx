/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** State-changing functions and the properties that speak of each: a square a property, so that gaps can be seen. */
import { groupBy } from '../../../group.ts';
import type { FunctionUnder, PropertyResult, Report, Standing } from '../../../schema.ts';
import { Standing as standings } from '../../../schema.ts';
import { standingWord } from '../../../words.ts';
import { Comma, PropertyLink, Section } from '../parts.tsx';

const square = 12;
const left = 250;
const mostSquares = 60;

interface Props {
  readonly report: Report;
  readonly known: ReadonlySet<string>;
}

export function FunctionFigure({ report: { functions, properties }, known }: Props) {
  if (functions === null || functions.length === 0) return null;
  const byId = new Map(properties.map((result) => [result.id, result]));
  return (
    <Section
      id="functions"
      title="Functions by property"
      note="Every function that changes state, with the properties of this report that speak of it. A filled square is proved, half bounded, a quarter sampled, hollow not shown."
    >
      <div class="pairs">
        {[...groupBy(functions, ({ contract }) => contract)].map(([contract, own]) => (
          <figure key={contract} class="functions">
            <figcaption>
              <b>{contract}</b>
            </figcaption>
            <Squares contract={contract} functions={own} byId={byId} />
            <details class="quiet">
              <summary>In words</summary>
              <ul class="plain">
                {own.map(({ name, properties: ids }) => (
                  <li key={name}>
                    <code>{name}</code>:{' '}
                    {ids.length === 0 ? (
                      <span class="warn">no property</span>
                    ) : (
                      <Comma>
                        {ids.map((id) => (
                          <PropertyLink key={id} id={id} known={known} />
                        ))}
                      </Comma>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          </figure>
        ))}
      </div>
    </Section>
  );
}

interface SquareProps {
  readonly contract: string;
  readonly functions: readonly FunctionUnder[];
  readonly byId: ReadonlyMap<string, PropertyResult>;
}

function Squares({ contract, functions, byId }: SquareProps) {
  const height = functions.length * (square + 6) + 2;
  const most = Math.min(mostSquares, Math.max(1, ...functions.map((one) => one.properties.length)));
  const width = left + most * (square + 2) + 40;
  const title = `${contract}: ${functions.map(({ name, properties }) => `${name} ${properties.length}`).join(', ')}`;
  return (
    <svg class="squares" viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-label={title}>
      {functions.map(({ name, properties }, line) => {
        const y = line * (square + 6) + 2;
        const found = properties.flatMap((id) => byId.get(id) ?? []).sort((a, b) => rank(b) - rank(a));
        return (
          <g key={name}>
            <text class="name" x="0" y={y + 10}>
              {name.length > 34 ? `${name.slice(0, 33)}…` : name}
            </text>
            {found.slice(0, mostSquares).map((result, at) => (
              <Square key={result.id} result={result} x={left + at * (square + 2)} y={y} />
            ))}
            {found.length === 0 && (
              <text class="word bad" x={left} y={y + 10}>
                no property
              </text>
            )}
            {found.length > mostSquares && (
              <text class="word" x={left + mostSquares * (square + 2) + 4} y={y + 10}>
                +{found.length - mostSquares}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function rank({ standing }: PropertyResult): number {
  return standings.options.indexOf(standing);
}

const filled: Readonly<Partial<Record<Standing, number>>> = { proved: 1, bounded: 0.5, sampled: 0.25 };

function Square({ result, x, y }: { result: PropertyResult; x: number; y: number }) {
  const part = Math.round((filled[result.standing] ?? 0) * square);
  return (
    <g>
      <title>{`${result.id}: ${standingWord(result.standing)}`}</title>
      <rect class={`hollow h-${result.standing}`} x={x + 0.5} y={y + 0.5} width={square - 1} height={square - 1} />
      {part > 0 && <rect class={`f-${result.standing}`} x={x} y={y + square - part} width={square} height={part} />}
    </g>
  );
}
