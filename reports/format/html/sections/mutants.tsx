/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Which changes of the contracts the properties notice, and every one that they do not. */
import { caveat, cells, diffText, head } from '../../../../tools/mutation/words.ts';
import type { Report } from '../../../schema.ts';
import { PropertyLink, Scroll, Section } from '../parts.tsx';
import { Table } from '../table.tsx';

interface Props {
  readonly report: Report;
  readonly known: ReadonlySet<string>;
}

export function MutationSection({ report: { mutation }, known }: Props) {
  if (mutation === null) return null;
  return (
    <Section id="mutants" title="Mutants" note={caveat}>
      <pre class="code">
        <code>{mutation.command}</code>
      </pre>
      <Table
        label="Mutants by contract"
        head={head}
        rows={mutation.contracts.map((one) => ({ key: one.contract, cells: cells(one) }))}
      />
      <Killers mutation={mutation} known={known} />
      {mutation.open.length > 0 && <h3>Not killed</h3>}
      {mutation.open.map((one) => (
        <details key={one.id}>
          <summary>
            <span class="id">{one.id}</span> {one.fate}
          </summary>
          {one.cause !== null && <p>{one.cause}</p>}
          <pre class="code">
            <code>{diffText(one)}</code>
          </pre>
        </details>
      ))}
    </Section>
  );
}

function Killers({ mutation, known }: { mutation: NonNullable<Report['mutation']>; known: Props['known'] }) {
  return (
    <details class="quiet">
      <summary>Kills by property</summary>
      <Scroll label="Kills by property">
        <table>
          <thead>
            <tr>
              <th scope="col">Property</th>
              <th scope="col" class="num">
                Asked about
              </th>
              <th scope="col" class="num">
                Kills
              </th>
              <th scope="col" class="num">
                Alone
              </th>
            </tr>
          </thead>
          <tbody>
            {mutation.properties.map((one) => (
              <tr key={one.property}>
                <th scope="row">
                  <PropertyLink id={one.property} known={known} />
                </th>
                <td class="num">{one.asked}</td>
                <td class="num">{one.killed}</td>
                <td class="num">{one.alone}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
