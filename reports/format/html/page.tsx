/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The whole page. Style and script are allowed by their digests; nothing is fetched from anywhere. */
import type { Report } from '../../schema.ts';
import { Answer } from './answer.tsx';
import { AssumptionSection, FaultSection, NotVerifiedSection, ReproduceSection, ScopeSection } from './around.tsx';
import { ConflictSection } from './conflicts.tsx';
import type { CodeContext } from './counterexample.tsx';
import { CoverageSection } from './coverage.tsx';
import { EconomicsSection } from './economics.tsx';
import { EngineSection } from './engines.tsx';
import { MutationSection } from './mutants.tsx';
import { Overview } from './overview.tsx';
import { Details } from './property.tsx';
import { TraceSection } from './trace.tsx';

/** Everything inside the body. Rendered first, because it decides which colours the style needs. */
export function Body({ report, code }: { report: Report; code: CodeContext }) {
  const known = new Set(report.properties.map((result) => result.id));
  return (
    <>
      <nav aria-label="Sections">
        <a href="#top">Answer</a>
        {report.agreement.conflicts.length > 0 && <a href="#conflicts">Conflicts</a>}
        <a href="#not-verified">Not verified</a>
        {report.contracts.length > 0 && <a href="#scope">Scope</a>}
        {report.assumptions.length > 0 && <a href="#assumptions">Assumptions</a>}
        <a href="#properties">Properties</a>
        <a href="#details">Details</a>
        {report.trace !== null && <a href="#trace">Taken for granted</a>}
        {report.coverage !== null && <a href="#coverage">Coverage</a>}
        {report.economics !== null && <a href="#economics">Economics</a>}
        {report.mutation !== null && <a href="#mutants">Mutants</a>}
        {report.faults.length > 0 && <a href="#faults">Faults</a>}
        <a href="#engines">Engines</a>
        {report.reproduce.length > 0 && <a href="#reproduce">Reproduce</a>}
      </nav>
      <main>
        <Answer report={report} />
        <ConflictSection report={report} code={code} />
        <NotVerifiedSection report={report} known={known} />
        <ScopeSection report={report} known={known} />
        <AssumptionSection report={report} known={known} />
        <Overview report={report} />
        <Vocabulary />
        <Details report={report} code={code} />
        <TraceSection report={report} />
        <CoverageSection report={report} />
        <EconomicsSection report={report} />
        <MutationSection report={report} known={known} />
        <FaultSection report={report} known={known} />
        <EngineSection report={report} />
        <ReproduceSection report={report} known={known} />
      </main>
    </>
  );
}

function Vocabulary() {
  return (
    <details class="quiet vocabulary">
      <summary>What the words mean</summary>
      <dl class="facts">
        <div>
          <dt>proved</dt>
          <dd>For all inputs and all paths, under the assumptions named and resting on proved lemmas only.</dd>
        </div>
        <div>
          <dt>bounded</dt>
          <dd>True within the bounds recorded, and not known beyond them.</dd>
        </div>
        <div>
          <dt>sampled</dt>
          <dd>Searched, and nothing was found.</dd>
        </div>
        <div>
          <dt>violated</dt>
          <dd>
            A counterexample was repeated on a concrete EVM: from deployment, or from a state that may be unreachable.
          </dd>
        </div>
        <div>
          <dt>unconfirmed</dt>
          <dd>A counterexample that no concrete run repeated. Neither a violation nor a proof.</dd>
        </div>
        <div>
          <dt>conflict</dt>
          <dd>One engine says proved, another has a confirmed counterexample. One of them is wrong.</dd>
        </div>
        <div>
          <dt>differ</dt>
          <dd>
            One engine holds it within bounds or by search, or another’s counterexample is not confirmed. Both can be
            true.
          </dd>
        </div>
        <div>
          <dt>not run</dt>
          <dd>The engine was asked and never started; what mends that stands beside it.</dd>
        </div>
        <div>
          <dt>worthless</dt>
          <dd>It holds because nothing reaches it: its twin was not refuted, or its canary was not found.</dd>
        </div>
        <div>
          <dt>unknown</dt>
          <dd>No answer, with the cause. Never counted as good.</dd>
        </div>
        <div>
          <dt>error</dt>
          <dd>Nothing can be judged: an engine failed, or a verdict is missing, stale or doubled.</dd>
        </div>
        <div>
          <dt>twin</dt>
          <dd>The same obligation with every execution denied. It must be refuted, or the claim is vacuous.</dd>
        </div>
        <div>
          <dt>canary</dt>
          <dd>A planted violation that a fuzz campaign must find.</dd>
        </div>
      </dl>
    </details>
  );
}
