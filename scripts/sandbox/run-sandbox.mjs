import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../setup/run.mjs';

/**
 * Runs the practice Intercom in the terminal until it ends.
 * @param {string} node the Node to run it with
 * @param {string[]} args its options
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export async function runSandbox(node, args) {
  // Through the channel the server notices when we are killed, and ends as well.
  const child = spawn(node, [join(ROOT, 'sandbox/main.ts'), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void child.kill(signal));
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
