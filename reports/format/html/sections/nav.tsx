/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Report } from '../../../schema.ts';

export function Nav({ report }: { report: Report }) {
  const links: readonly (readonly [id: string, title: string, there: boolean])[] = [
    ['top', 'Answer', true],
    ['conflicts', 'Conflicts', report.agreement.conflicts.length > 0],
    ['not-verified', 'Not verified', true],
    ['search', 'Find', report.properties.length > 0],
    ['scope', 'Scope', report.contracts.length > 0],
    ['assumptions', 'Assumptions', report.assumptions.length > 0],
    ['engines', 'Trusted base', true],
    ['properties', 'Properties', true],
    ['functions', 'Functions', (report.functions ?? []).length > 0],
    ['history', 'History', (report.history ?? []).length > 0],
    ['trace', 'Taken for granted', report.trace !== null],
    ['coverage', 'Coverage', report.coverage !== null],
    ['economics', 'Economics', report.economics !== null && report.economics.length > 0],
    ['mutants', 'Mutants', report.mutation !== null],
    ['faults', 'Faults', report.faults.length > 0],
    ['reproduce', 'Reproduce', report.reproduce.length > 0],
  ];
  return (
    <nav aria-label="Sections">
      {links
        .filter(([, , there]) => there)
        .map(([id, title]) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
    </nav>
  );
}
