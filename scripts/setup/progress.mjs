/** Something the user has to do; the message says what, and needs no stack trace. */
export class SetupError extends Error {}

const startedAt = performance.now();
const heartbeatMs = 10_000;

/** Says what is going on, on standard error: standard output belongs to the command. */
function say(sentence) {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  process.stderr.write(`[${seconds.padStart(3)} s] ${sentence}\n`);
}

/** Does a slow thing and says so, every ten seconds as long as it lasts. */
export async function telling(what, work) {
  say(`${what} …`);
  const heartbeat = setInterval(() => say(`${what}, still at it …`), heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}
