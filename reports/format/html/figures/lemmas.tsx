/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What a proof rests on, drawn: the property on the left, its lemmas in layers to the right of what uses them. */
import { standingWord } from '../../../words.ts';
import type { Row } from '../data/types.ts';
import { anchorOf, Chip, PropertyLink, Prose, Scroll } from '../parts.tsx';
import { type Graph, layered } from './layers.ts';

const box = { width: 168, height: 38, gapX: 56, gapY: 14 } as const;
const most = 80;

interface Props {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly known: ReadonlySet<string>;
}

const byIds = new WeakMap<readonly Row[], ReadonlyMap<string, Row>>();

function byId(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const found = byIds.get(rows) ?? new Map(rows.map((row) => [row.id, row]));
  byIds.set(rows, found);
  return found;
}

export function LemmaGraph({ id, rows, known }: Props) {
  const all = byId(rows);
  const graph = layered(id, (one) => all.get(one)?.lemmas ?? []);
  const lemmas = graph.nodes.filter((node) => node.id !== id);
  return (
    <div class="lemmas">
      <h3>Rests on {lemmas.length === 1 ? 'one lemma' : `${lemmas.length} lemmas`}</h3>
      {graph.nodes.length <= most && <Drawing graph={graph} all={all} id={id} />}
      <details class="quiet" open={graph.nodes.length > most}>
        <summary>As a list</summary>
        <ul class="plain">
          {lemmas.map((node) => {
            const row = all.get(node.id);
            return (
              <li key={node.id}>
                <PropertyLink id={node.id} known={known} />{' '}
                {row ? (
                  <>
                    <Chip standing={row.standing} /> <Prose text={row.title} />
                  </>
                ) : (
                  'not part of this report'
                )}
              </li>
            );
          })}
        </ul>
      </details>
    </div>
  );
}

function Drawing({ graph, all, id }: { graph: Graph; all: ReadonlyMap<string, Row>; id: string }) {
  const x = (layer: number): number => 2 + layer * (box.width + box.gapX);
  const y = (place: number): number => 2 + place * (box.height + box.gapY);
  const width = x(graph.layers - 1) + box.width + 2;
  const height = y(graph.tallest - 1) + box.height + 2;
  const at = new Map(graph.nodes.map((node) => [node.id, node]));
  return (
    <Scroll label={`lemmas of ${id}`}>
      <svg class="graph" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{`${id} and the lemmas that its proof rests on`}</title>
        {graph.edges.map(([from, to]) => {
          const [a, b] = [at.get(from), at.get(to)];
          if (!a || !b) return null;
          const [x1, y1] = [x(a.layer) + box.width, y(a.place) + box.height / 2];
          const [x2, y2] = [x(b.layer), y(b.place) + box.height / 2];
          const bend = (x2 - x1) / 2;
          return (
            <path
              key={`${from} ${to}`}
              class="edge"
              d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
            />
          );
        })}
        {graph.nodes.map((node) => (
          <Node
            key={node.id}
            row={all.get(node.id)}
            id={node.id}
            x={x(node.layer)}
            y={y(node.place)}
            self={node.id === id}
          />
        ))}
      </svg>
    </Scroll>
  );
}

interface NodeProps {
  readonly row: Row | undefined;
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly self: boolean;
}

function Node({ row, id, x, y, self }: NodeProps) {
  const word = row ? standingWord(row.standing) : 'not in this report';
  const shown = id.length > 22 ? `${id.slice(0, 21)}…` : id;
  const body = (
    <>
      <title>{row ? `${id}: ${word}. ${row.title}` : `${id}: ${word}`}</title>
      <rect class={self ? 'node self' : 'node'} x={x} y={y} width={box.width} height={box.height} rx="4" />
      <rect class={`f-${row?.standing ?? 'unknown'}`} x={x} y={y} width="4" height={box.height} />
      <text class="name" x={x + 12} y={y + 16}>
        {shown}
      </text>
      <text class="word" x={x + 12} y={y + 30}>
        {word}
      </text>
    </>
  );
  return row && !self ? <a href={anchorOf(id)}>{body}</a> : <g>{body}</g>;
}
