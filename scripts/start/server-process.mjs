import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../setup/run.mjs';

/** Node keeps what it compiled there, which makes every start but the first a third faster. */
const NODE_COMPILE_CACHE = join(ROOT, 'node_modules/.cache/goodword');

/** How long a server may take to finish its work after it was asked to stop. */
const STOP_MS = 30_000;

/**
 * A server in a process of its own. It is connected to us by a channel: when we die, even by kill -9, the channel breaks
 * and the server stops itself.
 */
export class ServerProcess {
  #child;
  #stopping = false;

  /**
   * @param {string} name as people know it
   * @param {string} node
   * @param {string[]} args
   * @param {NodeJS.ProcessEnv} env added to ours
   */
  constructor(name, node, args, env) {
    this.name = name;
    this.#child = spawn(node, args, {
      cwd: ROOT,
      env: { NODE_COMPILE_CACHE, ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    /** Resolves with the exit code, however the process ended; 1 for a signal or a failed start. */
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', (code) => resolve(code ?? 1));
      this.#child.once('error', () => resolve(1));
    });
  }

  /** Whether it was asked to stop. */
  get isStopping() {
    return this.#stopping;
  }

  /**
   * Passes on what the server prints, but for the line that says it is ready.
   * @param {RegExp} readyLine
   * @returns {Promise<boolean>} true when it is ready, false when it ended before that
   */
  ready(readyLine) {
    return new Promise((resolve) => {
      createInterface({ input: this.#child.stdout }).on('line', (line) => {
        if (readyLine.test(line)) resolve(true);
        else process.stdout.write(`${line}\n`);
      });
      void this.exited.then(() => resolve(false));
    });
  }

  /** Asks it once to stop and waits for its end. */
  async stop() {
    if (!this.#stopping && this.#child.exitCode === null) {
      this.#stopping = true;
      // Windows knows no polite signal; there the broken channel is the request.
      if (process.platform === 'win32') this.#child.disconnect();
      else this.#child.kill('SIGTERM');
      const impatience = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS);
      void this.exited.then(() => clearTimeout(impatience));
    }
    return this.exited;
  }
}
