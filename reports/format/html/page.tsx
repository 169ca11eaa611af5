/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The whole page: what anyone must see stands in it as text; the table and the details are built over its data. */
import type { Report } from '../../schema.ts';
import type { Index } from './data/types.ts';
import { FunctionFigure } from './figures/functions.tsx';
import { HistoryFigure } from './figures/history.tsx';
import { MatrixFigure } from './figures/matrix.tsx';
import { StaticTable, TableKey } from './list/static.tsx';
import { Section } from './parts.tsx';
import { Answer } from './sections/answer.tsx';
import { AssumptionSection, FaultSection, ReproduceSection, ScopeSection } from './sections/around.tsx';
import { ConflictSection } from './sections/conflicts.tsx';
import { CoverageSection } from './sections/coverage.tsx';
import { EconomicsSection } from './sections/economics.tsx';
import { EngineSection } from './sections/engines.tsx';
import { GrantedSection } from './sections/granted.tsx';
import { MutationSection } from './sections/mutants.tsx';
import { Nav } from './sections/nav.tsx';
import { NotVerifiedSection } from './sections/not-verified.tsx';
import { Vocabulary } from './sections/vocabulary.tsx';

/** Everything inside the body but data and script. */
export function Body({ report, index }: { report: Report; index: Index }) {
  const known = new Set(report.properties.map((result) => result.id));
  return (
    <>
      <Nav report={report} />
      <main>
        <Answer report={report} />
        <ConflictSection report={report} />
        <NotVerifiedSection report={report} known={known} />
        <ScopeSection report={report} known={known} />
        <AssumptionSection report={report} known={known} />
        <EngineSection report={report} />
        <Section id="properties" title="Properties">
          <MatrixFigure report={report} />
          <div id="app" />
          <noscript>
            <p class="warn">
              The details of each property need this page's own script, which does not run here. The judgements below
              are complete; report.json has everything.
            </p>
            <StaticTable index={index} />
            <TableKey index={index} />
          </noscript>
          <Vocabulary />
        </Section>
        <FunctionFigure report={report} known={known} />
        <HistoryFigure report={report} />
        <GrantedSection report={report} />
        <CoverageSection report={report} />
        <EconomicsSection report={report} />
        <MutationSection report={report} known={known} />
        <FaultSection report={report} known={known} />
        <ReproduceSection report={report} known={known} />
      </main>
    </>
  );
}
