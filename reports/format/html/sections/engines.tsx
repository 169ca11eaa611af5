/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The engines: as which version they ran, and what mends those that did not. */
import type { Report } from '../../../schema.ts';
import { Scroll, Section } from '../parts.tsx';

export function EngineSection({ report }: { report: Report }) {
  return (
    <Section
      id="engines"
      title="Trusted base"
      note="What is believed without proof: these engines and their solvers, the compiler, and the EVM that replays counterexamples."
    >
      <Scroll label="Engines">
        <table>
          <thead>
            <tr>
              <th scope="col">Engine</th>
              <th scope="col">Version</th>
              <th scope="col">Shows at most</th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {report.engines.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.title} <span class="id">{one.id}</span>
                </th>
                <td>{one.version ?? '–'}</td>
                <td>{one.ceiling}</td>
                <td>
                  {one.available ? (
                    one.note
                  ) : (
                    <>
                      <strong class="warn">not run</strong>{' '}
                      <NotRunNote report={report} engine={one.id} note={one.note} />
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

function NotRunNote({ report, engine, note }: { report: Report; engine: string; note: string }) {
  const found = report.agreement.notRun.find((one) => one.engine === engine);
  const count = found?.properties.length ?? 0;
  const { why = note } = found ?? {};
  return <>{count === 0 ? why : `${why}; ${count} ${count === 1 ? 'property' : 'properties'} without its answer`}</>;
}
