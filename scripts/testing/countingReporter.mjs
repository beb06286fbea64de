import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Shows the tests as mocha's spec reporter does, and leaves `{passed, failed}` in the file that COUNTS_FILE names. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures } = runner.stats;
      if (process.env.COUNTS_FILE) {
        writeFileSync(process.env.COUNTS_FILE, JSON.stringify({ passed: passes, failed: failures }));
      }
    });
  }
}
