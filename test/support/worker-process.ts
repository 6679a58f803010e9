import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pair } from './connected-goodword.ts';
import { startProcess, type RunningProcess } from './processes.ts';

/** Workers of a pair that are processes of their own, so that they can be killed as a machine would. */
export type WorkerProcesses = {
  /** @param options.dieAtStep kills itself there and prints all steps before, see die-at-step.ts; `''` only prints */
  start(options?: { dieAtStep?: string }): RunningProcess;
  /** Kills those that still run, and waits for their end. */
  close(): Promise<void>;
};

/**
 * Most of a short life is reading the source, hence what V8 made of it is kept for the next one.
 * @param env further settings
 */
export function workerProcesses(pair: Pair, env: Record<string, string> = {}): WorkerProcesses {
  const compileCache = mkdtempSync(join(tmpdir(), 'goodword-compile-cache-'));
  const started: RunningProcess[] = [];
  const { clientId, clientSecret, url } = pair.intercom;
  const settings = {
    NODE_COMPILE_CACHE: compileCache,
    PUBLIC_URL: pair.url,
    DATABASE_URL: pair.database.connectionString,
    DATA_DIR: pair.app.context.settings.dataFolder,
    GOODWORD_SECRET: pair.masterKey,
    INTERCOM_CLIENT_ID: clientId,
    INTERCOM_CLIENT_SECRET: clientSecret,
    INTERCOM_API_URL: url,
    INTERCOM_APP_URL: url,
    INTERCOM_PRACTICE: '1',
    LOG_LEVEL: 'error',
    ...env,
  };
  return {
    start({ dieAtStep } = {}) {
      const isTold = dieAtStep !== undefined;
      const preload = isTold ? ['--import', './test/support/die-at-step.ts'] : [];
      const worker = startProcess([...preload, 'src/main.ts', 'work'], {
        ...settings,
        ...(isTold && { DIE_AT_STEP: dieAtStep }),
      });
      started.push(worker);
      return worker;
    },
    async close() {
      for (const worker of started) worker.signal('SIGKILL');
      await Promise.all(started.map(({ exited }) => exited));
      rmSync(compileCache, { recursive: true, force: true });
    },
  };
}
