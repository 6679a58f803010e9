import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../setup/refusal.mjs';

/** A server that was killed may need a moment to finish its work and free its port. */
const PATIENCE_MS = 6_000;

/**
 * Makes sure that nothing listens on a port, waiting a few seconds for a server that is just leaving.
 * @param {string} variable name of the setting that chooses the port, for the sentence
 * @param {number} port
 * @param {string} host
 */
export async function ensurePortIsFree(variable, port, host) {
  const deadline = Date.now() + PATIENCE_MS;
  let told = false;
  for (;;) {
    const reason = await tryPort(port, host);
    if (!reason) return;
    if (reason === 'EADDRNOTAVAIL' || reason === 'ENOTFOUND') {
      throw new Refusal(
        `HOST is "${host}", which is not an address of this machine: set HOST=127.0.0.1, or HOST=0.0.0.0 to be reachable from others.`,
      );
    }
    if (reason === 'EACCES')
      throw new Refusal(`${variable} is ${port}, which this user may not use: set ${variable} to a port from 1024 on.`);
    if (Date.now() >= deadline) {
      throw new Refusal(`Port ${port} is used by another program: stop it, or set ${variable} to another port.`);
    }
    if (!told) console.log(`  Port ${port} is in use; waiting a moment for it to become free …`);
    told = true;
    await sleep(200);
  }
}

/** @returns {Promise<string | undefined>} why the port cannot be used, as the system's error code */
function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
