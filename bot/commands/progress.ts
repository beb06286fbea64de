/** Where nobody watches, a line is written this often, in milliseconds; a short run stays silent. */
const everyMs = 10_000;

/** Fewer answers than this come before anybody wonders. */
const leastShown = 10;

/**
 * Shows on standard error how far a long run is: in place on a terminal whose standard output goes elsewhere or is
 * written only at the end (`quiet`), else a line now and then.
 */
export function progress(all: number, { quiet = !process.stdout.isTTY } = {}) {
  const watched = process.stderr.isTTY && quiet;
  let count = 0;
  let shownAt = Date.now();
  const show = (text: string): void => void process.stderr.write(text);
  return {
    one(): void {
      count++;
      if (all < leastShown || !quiet) return;
      if (watched) show(`\r${count} of ${all} `);
      else if (Date.now() - shownAt > everyMs) {
        shownAt = Date.now();
        show(`${count} of ${all}\n`);
      }
    },
    /** Leaves the line clean for what follows. */
    end(): void {
      if (watched && all >= leastShown) show('\r\u001B[K');
    },
  };
}
