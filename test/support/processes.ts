import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Settings that must not reach a process under test from the shell that runs the tests. */
const FOREIGN =
  /^(PORT|HOST|DATA_DIR|PUBLIC_URL|DATABASE_.*|SANDBOX_.*|INTERCOM_.*|PRACTICE_INTERCOM|GOODWORD_.*|npm_.*)$/;

/** A program of the repository that runs beside the test. */
export interface RunningProcess {
  pid: number;
  /** All that it has printed so far. */
  output(): string;
  /** Resolves when it has printed something that fits; rejects with its output when it ends before that. */
  printed(pattern: RegExp): Promise<void>;
  /** Resolves with its exit code when it has ended; 'killed' when a signal ended it. */
  exited: Promise<number | 'killed'>;
  signal(name: NodeJS.Signals): void;
}

/** Starts `node <args>` in the repository with the given settings and no others. */
export function startProcess(args: string[], settings: Record<string, string>): RunningProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    // not what lies in the folder of who runs the tests
    env: { ...Object.fromEntries(inherited), ENV_FILE: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const exited = new Promise<number | 'killed'>((resolve) => child.once('close', (code) => resolve(code ?? 'killed')));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    exited,
    signal: (name) => void child.kill(name),
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (pattern.test(output)) resolve();
        };
        listeners.add(look);
        look();
        void exited.then((code) => reject(new Error(`ended with ${code} before it printed ${pattern}:\n${output}`)));
      }),
  };
}

/** Whether a process with this number exists. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
