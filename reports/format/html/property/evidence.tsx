/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What each engine said of a property, with the command that says it again. */
import { causeText, cellWord, sanityWord } from '../../../words.ts';
import type { Detail, SlimCell, SlimObligation, SlimResult } from '../data/types.ts';
import { Chip, Command, memory, Scroll, seconds } from '../parts.tsx';

export function EngineTable({ detail: { result, silent } }: { detail: Detail }) {
  return (
    <>
      <Scroll label={`engines on ${result.id}`}>
        <table class="evidence">
          <thead>
            <tr>
              <th scope="col">Engine</th>
              <th scope="col">Answer</th>
              <th scope="col">Twin or canary</th>
              <th scope="col">Bounds or cause</th>
              <th scope="col">Effort</th>
              <th scope="col" class="num">
                Time
              </th>
              <th scope="col" class="num">
                Memory
              </th>
            </tr>
          </thead>
          <tbody>
            {result.engines.map((cell) => (
              <tr key={cell.engine}>
                <th scope="row">
                  {cell.engine} <span class="faint">{cell.version}</span>
                </th>
                <td>
                  <Chip standing={cell.standing}>{cellWord(cell)}</Chip>
                  {!cell.required && <span class="faint"> not required</span>}
                </td>
                <td>{probesText(cell)}</td>
                <td>
                  {cell.strength !== null ? cell.bounds.join('; ') || 'none' : cell.cause ? causeText(cell.cause) : ''}
                </td>
                <td>{effortText(cell.effort)}</td>
                <td class="num">{cell.obligations.length === 0 ? '–' : seconds(cell.seconds)}</td>
                <td class="num">{cell.peakBytes === undefined ? '–' : memory(cell.peakBytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {silent.length > 0 && <p class="note">Not asked: {silent.join(', ')}.</p>}
    </>
  );
}

function probesText(cell: SlimCell): string {
  const probes = cell.obligations.filter((one) => one.role !== 'claim');
  if (probes.length === 0) return sanityWord(cell.sanity);
  const refuted = probes.filter((one) => one.said === 'violated' && one.problems.length === 0).length;
  const kind = probes[0]?.role === 'canary' ? 'found' : 'refuted';
  return `${sanityWord(cell.sanity)}, ${refuted} of ${probes.length} ${kind}`;
}

function effortText(effort: Readonly<Record<string, number>>): string {
  return Object.entries(effort)
    .map(([name, value]) => `${value.toLocaleString('en-US')} ${name}`)
    .join(', ');
}

export function EngineRuns({ result, paper }: { result: SlimResult; paper: boolean }) {
  const obligations = result.engines.flatMap((cell) => cell.obligations);
  if (obligations.length === 0) return null;
  return (
    <details class="quiet" open={paper || result.problems.length > 0}>
      <summary>
        {obligations.length === 1 ? '1 obligation' : `${obligations.length} obligations`}, commands and seeds
      </summary>
      {result.problems.length > 0 && (
        <ul class="problems">
          {result.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <ul class="runs">
        {obligations.map((one, at) => (
          <Run key={`${one.id}:${at}`} one={one} />
        ))}
      </ul>
    </details>
  );
}

function Run({ one }: { one: SlimObligation }) {
  const { run } = one;
  return (
    <li>
      <p>
        <span class="id">{one.id}</span> <span class="faint">{one.role}</span> <Answered one={one} />
      </p>
      {run && <Command text={run.command} />}
      <p class="faint">
        {[
          one.entry,
          ...(run
            ? [
                `version ${run.version}`,
                `seed ${run.seed ?? 'none'}`,
                `exit ${run.exitCode ?? 'none'}`,
                seconds(run.seconds),
                run.peakBytes === undefined ? 'memory not measured' : `${memory(run.peakBytes)} at most`,
                `log ${run.log ?? 'none'}`,
              ]
            : ['no run']),
          ...(one.replay ? [`replay ${one.replay.result}`] : []),
          ...one.bounds,
        ].join(' · ')}
      </p>
      {one.problems.map((problem) => (
        <p key={problem} class="warn">
          {problem}
        </p>
      ))}
    </li>
  );
}

/** A twin that is violated is good news; a claim that is violated is not. */
function Answered({ one }: { one: SlimObligation }) {
  if (one.said === null) return <Chip standing="error">no verdict</Chip>;
  if (one.role === 'claim') return <Chip standing={one.standing}>{one.strength ?? one.cause?.code ?? one.said}</Chip>;
  const refuted = one.said === 'violated' && one.problems.length === 0;
  const word = refuted ? (one.role === 'twin' ? 'refuted, as it must be' : 'found, as it must be') : one.said;
  return <Chip standing={refuted ? 'proved' : one.said === 'holds' ? 'insane' : 'unknown'}>{word}</Chip>;
}
