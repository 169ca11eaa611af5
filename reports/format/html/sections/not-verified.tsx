/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What a reader must not believe, before the results. */
import { groupBy } from '../../../group.ts';
import { bySameText } from '../../../not-verified.ts';
import { notVerifiedKinds, type Report } from '../../../schema.ts';
import { kindTitle } from '../../../words.ts';
import { Comma, PropertyLink, Prose, Section } from '../parts.tsx';

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
            const bare = ['problem', 'recorded', 'trace', 'mutation', 'coverage', 'economics', 'scope'].includes(kind);
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
                          <Subjects texts={one.subjects} known={known} /> <span class="sep">—</span>{' '}
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

/** Longer lists are folded. */
const mostSubjects = 24;

function Subjects({ texts, known }: { texts: readonly string[]; known: ReadonlySet<string> }) {
  const list = (
    <Comma>
      {texts.map((text) => (
        <Subject key={text} text={text} known={known} />
      ))}
    </Comma>
  );
  if (texts.length <= mostSubjects) return list;
  return (
    <details class="subjects">
      <summary>{texts.length.toLocaleString('en-US')} of them</summary>
      {list}
    </details>
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
