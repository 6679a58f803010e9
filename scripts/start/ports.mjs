import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../setup/refusal.mjs';

/** A server that was just stopped or killed may need a moment to free its ports; any other program keeps them. */
const PATIENCE_MS = 3_000;

/**
 * Makes sure that nothing listens on some ports, waiting a moment, for all of them at once, for a server that is just leaving.
 * @param {{ setting: string, port: number, hostSetting: string, host: string }[]} ports with the names of the settings that
 *   choose them, for the sentence
 */
export async function ensurePortsAreFree(ports) {
  const deadline = Date.now() + PATIENCE_MS;
  let isReported = false;
  for (;;) {
    const used = [];
    for (const one of ports) {
      const reason = await tryPort(one.port, one.host);
      if (reason === 'EADDRINUSE') used.push([one.setting, one.port]);
      else if (reason) throw cannotListen(reason, one);
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

function cannotListen(reason, { setting, port, hostSetting, host }) {
  if (reason === 'EACCES')
    return new Refusal(`${setting} is ${port}, which this user may not use: set ${setting} to a port from 1024 on.`);
  return new Refusal(
    `${hostSetting} is "${host}", which is not an address of this machine (${reason}): set ${hostSetting}=127.0.0.1, or ${hostSetting}=0.0.0.0 to be reachable from others.`,
  );
}
