/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Scope, trust and evidence around the properties. */
import { isCaught } from '../../../faults.ts';
import type { Report } from '../../../schema.ts';
import { Chip, Comma, PropertyLink, Prose, Scroll, Section } from '../parts.tsx';

interface Props {
  readonly report: Report;
  readonly known: ReadonlySet<string>;
}

export function ScopeSection({ report }: Props) {
  if (report.contracts.length === 0) return null;
  return (
    <Section id="scope" title="Scope" note="The digest is of the runtime code without its metadata.">
      <Scroll label="Scope">
        <table>
          <thead>
            <tr>
              <th scope="col">Contract</th>
              <th scope="col">File</th>
              <th scope="col" class="num">
                nSLOC
              </th>
              <th scope="col" class="num">
                Bytes
              </th>
              <th scope="col">Runtime sha-256</th>
            </tr>
          </thead>
          <tbody>
            {report.contracts.map((one) => (
              <tr key={`${one.file}:${one.name}`}>
                <th scope="row">{one.name}</th>
                <td>
                  <code>{one.file}</code>
                </td>
                <td class="num">{one.nsloc ?? '–'}</td>
                <td class="num">{one.bytes}</td>
                <td>
                  <code class="digest">{one.runtimeSha256}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

export function AssumptionSection({ report, known }: Props) {
  if (report.assumptions.length === 0) return null;
  return (
    <Section
      id="assumptions"
      title="Assumptions"
      note="Believed, not proved. One that under-approximates leaves real behaviour out of the model."
    >
      <ul class="assumptions">
        {report.assumptions.map((one) => (
          <li key={one.id} id={one.id}>
            <p>
              <span class="id">{one.id}</span> <Prose text={one.text} />
            </p>
            <p class="why">
              {one.kind}, {one.soundness}. <Prose text={one.because} />
            </p>
            <p class="why">
              {one.users.length === 0 ? (
                'Used by nothing that was judged.'
              ) : (
                <>
                  Used by{' '}
                  <Comma>
                    {one.users.map((id) => (
                      <PropertyLink key={id} id={id} known={known} />
                    ))}
                  </Comma>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function FaultSection({ report, known }: Props) {
  if (report.faults.length === 0) return null;
  return (
    <Section
      id="faults"
      title="Seeded faults"
      note="Bugs planted on purpose. A property that catches none has not shown that it can fail."
    >
      <Scroll label="Seeded faults">
        <table>
          <thead>
            <tr>
              <th scope="col">Fault</th>
              <th scope="col">Bug</th>
              <th scope="col">Must be caught by</th>
              <th scope="col">Result</th>
              <th scope="col">Engines</th>
              <th scope="col">Also red</th>
            </tr>
          </thead>
          <tbody>
            {report.faults.map((one) => (
              <tr key={`${one.id}:${one.property}`}>
                <th scope="row" class="id">
                  {one.id}
                </th>
                <td>{one.title}</td>
                <td>
                  <PropertyLink id={one.property} known={known} />
                </td>
                <td>
                  <Chip standing={isCaught(one) ? 'proved' : 'violated'}>
                    {isCaught(one) ? 'caught' : one.caught ? 'not confirmed' : 'missed'}
                  </Chip>
                </td>
                <td>{one.by.join(', ') || '–'}</td>
                <td>
                  <Comma>
                    {one.alsoViolated.map((id) => (
                      <PropertyLink key={id} id={id} known={known} />
                    ))}
                  </Comma>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

export function ReproduceSection({ report }: Props) {
  if (report.reproduce.length === 0) return null;
  return (
    <Section id="reproduce" title="Reproduce" note="The command of each single run stands with its property.">
      <pre class="code">
        <code>{report.reproduce.join('\n')}</code>
      </pre>
    </Section>
  );
}
