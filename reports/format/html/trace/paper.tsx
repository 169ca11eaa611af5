/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The steps as they are printed: the first ones, and how many are left out. */
import type { Source, TraceHead } from '../data/types.ts';
import { WatchChart } from '../figures/watches.tsx';
import { paperLimits } from '../limits.ts';
import { stepsOf } from './access.ts';
import { StepPanel } from './step.tsx';

export function PaperSteps({ head, source }: { head: TraceHead; source: Source }) {
  const steps = stepsOf(head, source);
  const shown = Math.min(steps.length, paperLimits.steps);
  return (
    <div class="paper">
      <WatchChart series={head.series} steps={steps.length} current={null} label="counterexample" />
      {Array.from({ length: shown }, (_, at) => {
        const step = steps.at(at);
        return step && <StepPanel key={at} step={step} at={at} />;
      })}
      {shown < steps.length && (
        <p class="warn">
          {(steps.length - shown).toLocaleString('en-US')} of {steps.length.toLocaleString('en-US')} steps are left out
          on paper; the page on a screen has them all.
        </p>
      )}
    </div>
  );
}
