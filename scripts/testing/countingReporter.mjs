import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Longer than the longest timer of the product itself, a send that is waited for. */
const graceMs = 60_000;

/** Shows the tests as mocha's spec reporter does, and leaves `{passed, failed}` in the file that COUNTS_FILE names. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures } = runner.stats;
      leaveCounts(passes, failures);
      setTimeout(() => {
        sayWhatIsOpen();
        leaveCounts(passes, failures + 1);
        process.exit();
      }, graceMs).unref();
    });
  }
}

function leaveCounts(passed, failed) {
  if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify({ passed, failed }));
}

/** A test that leaves a server or a timer behind keeps the run from ending: that is one more failure. */
function sayWhatIsOpen() {
  const open = process.getActiveResourcesInfo().join(', ');
  process.stdout.write(`The tests are over, and what they opened is not closed: ${open}\n`);
}
