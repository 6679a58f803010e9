import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../setup/refusal.mjs';

/** A server that was just stopped or killed may need a moment to free its ports; any other program keeps them. */
const PATIENCE_MS = 3_000;

/**
 * Makes sure that nothing listens on some ports, waiting a moment, for all of them at once, for a server that is just leaving.
 * @param {Record<string, number>} ports by the name of the setting that chooses them, for the sentence
 * @param {string} host
 */
export async function ensurePortsAreFree(ports, host) {
  const deadline = Date.now() + PATIENCE_MS;
  let isReported = false;
  for (;;) {
    const used = [];
    for (const [variable, port] of Object.entries(ports)) {
      const reason = await tryPort(port, host);
      if (reason === 'EADDRINUSE') used.push([variable, port]);
      else if (reason) throw cannotListen(reason, variable, port, host);
    }
    if (used.length === 0) return;
    if (Date.now() >= deadline) throw usedPorts(used);
    if (!isReported) console.log(`  ${subject(used)} in use; waiting ${PATIENCE_MS / 1000} seconds at most …`);
    isReported = true;
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

function usedPorts(used) {
  const variables = used.map(([variable]) => variable).join(' and ');
  if (used.length === 1) {
    return new Refusal(`${subject(used)} used by another program: stop it, or set ${variables} to another port.`);
  }
  return new Refusal(
    `${subject(used)} used by other programs, perhaps by a Goodword that runs already: stop them, or set ${variables} to other ports.`,
  );
}

function subject(used) {
  const ports = used.map(([, port]) => port).join(' and ');
  return used.length === 1 ? `Port ${ports} is` : `Ports ${ports} are`;
}

function cannotListen(reason, variable, port, host) {
  if (reason === 'EACCES')
    return new Refusal(`${variable} is ${port}, which this user may not use: set ${variable} to a port from 1024 on.`);
  return new Refusal(
    `HOST is "${host}", which is not an address of this machine (${reason}): set HOST=127.0.0.1, or HOST=0.0.0.0 to be reachable from others.`,
  );
}
