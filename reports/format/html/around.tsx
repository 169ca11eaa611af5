/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Scope, trust and evidence around the properties. */
import { isCaught } from '../../faults.ts';
import { groupBy } from '../../group.ts';
import { bySameText } from '../../not-verified.ts';
import { notVerifiedKinds, type Report } from '../../schema.ts';
import { kindTitle } from '../../words.ts';
import { Chip, Comma, PropertyLink, Prose, Section } from './parts.tsx';

interface Props {
  readonly report: Report;
  readonly known: ReadonlySet<string>;
}

export function NotVerifiedSection({ report, known }: Props) {
  const groups = groupBy(report.notVerified, (entry) => entry.kind);
  return (
    <Section id="not-verified" title="What was not verified" note="Read this before the results.">
      <div class="ledger">
        {notVerifiedKinds
          .filter((kind) => groups.has(kind))
          .map((kind) => {
            const entries = groups.get(kind) ?? [];
            const bare = ['problem', 'trace', 'mutation', 'coverage', 'economics', 'scope'].includes(kind);
            return (
              <div class="kind" key={kind}>
                <h3>
                  {kindTitle(kind)} {!bare && <span class="count">{entries.length}</span>}
                </h3>
                <ul>
                  {bySameText(entries).map((one) => (
                    <li key={one.text}>
                      {!bare && (
                        <>
                          <Comma>
                            {one.subjects.map((subject) => (
                              <Subject key={subject} text={subject} known={known} />
                            ))}
                          </Comma>{' '}
                          <span class="sep">—</span>{' '}
                        </>
                      )}
                      <Prose text={one.text} />
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
      </div>
    </Section>
  );
}

/** A property's ID leads to it, also with `on engine` behind it. */
function Subject({ text, known }: { text: string; known: ReadonlySet<string> }) {
  const [id = '', ...rest] = text.split(' ');
  if (!known.has(id)) return <span class="id">{text}</span>;
  return (
    <>
      <PropertyLink id={id} known={known} />
      {rest.length > 0 && ` ${rest.join(' ')}`}
    </>
  );
}

export function ScopeSection({ report }: Props) {
  if (report.contracts.length === 0) return null;
  return (
    <Section id="scope" title="Scope" note="The digest is of the runtime code without its metadata.">
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Contract</th>
              <th>File</th>
              <th class="num">nSLOC</th>
              <th class="num">Bytes</th>
              <th>Runtime sha-256</th>
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
      </div>
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
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Fault</th>
              <th>Bug</th>
              <th>Must be caught by</th>
              <th>Result</th>
              <th>Engines</th>
              <th>Also red</th>
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
      </div>
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
