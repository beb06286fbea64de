const seconds = ms => `${(ms / 1000).toFixed(1)} s`;

/**
 * Counts what passed and failed over all steps, and prints each step as it ends. The line that others read is the last
 * on standard output however this process ends; one that ends before `complete` has failed.
 */
export function testReport() {
  let passed = 0;
  let failed = 0;
  let completed = false;
  const startedAt = performance.now();

  process.once('exit', () => {
    if (!completed) failed += 1;
    process.stdout.write(`\nAll of it took ${seconds(performance.now() - startedAt)}.\n`);
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  });

  return {
    /** Runs one step; it returns its counts, or throws, which is one failure. Returns whether all of it passed. */
    async step(name, work) {
      const began = performance.now();
      process.stdout.write(`\n── ${name}\n`);
      let counts;
      try {
        counts = await work();
      } catch (error) {
        process.stdout.write(`${error.message}\n`);
        counts = { passed: 0, failed: 1 };
      }
      passed += counts.passed;
      failed += counts.failed;
      const outcome = counts.failed > 0 ? `✗ ${counts.failed} failed` : '✓';
      process.stdout.write(`── ${name}: ${outcome}, ${seconds(performance.now() - began)}\n`);
      return counts.failed === 0;
    },

    note(sentence) {
      process.stdout.write(`\n${sentence}\n`);
    },

    complete() {
      completed = true;
    },
  };
}
