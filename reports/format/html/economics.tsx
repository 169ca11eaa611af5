/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What a search took from the calls of the suite. */
import { caveat, cells, head, setup } from '../../../tools/economics/words.ts';
import type { Report } from '../../schema.ts';
import { Section } from './parts.tsx';

export function EconomicsSection({ report: { economics } }: { report: Report }) {
  if (economics === null || economics.length === 0) return null;
  return (
    <Section id="economics" title="Economics" note={`${caveat} ${setup}`}>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              {head.map((title) => (
                <th key={title}>{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {economics.map((one) => (
              <tr key={`${one.scenario}:${one.id}`}>
                {cells(one).map((cell, at) => (
                  <td key={head[at]}>
                    {one.standing === 'beyond' && cell === 'beyond' ? <strong>{cell}</strong> : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
