/** The spec reporter, which also writes its counts where the entry point can read them. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export default class CountingSpec extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const path = process.env.ASSAY_TEST_RESULTS;
      const { passes, failures, pending } = this.stats;
      if (path) writeFileSync(path, JSON.stringify({ passes, failures, pending }));
    });
  }
}
