import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { recordingArguments } from './recorded-sandbox.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The practice Intercom as its own process. */
export interface Child {
  process: ChildProcess;
  /** What it has printed on both streams. */
  output(): string;
  /** @returns its address once it says that it is ready */
  ready(): Promise<string>;
  /** Sends a signal and waits for the end. @returns exit code, or null when the signal ended it */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

export function startChild(args: string[], env: NodeJS.ProcessEnv = {}): Child {
  const child = spawn(process.execPath, [main, ...args, ...recordingArguments()], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr.on('data', (part: Buffer) => (output += part.toString()));
  const ended = once(child, 'close');
  return {
    process: child,
    output: () => output,
    ready: async () => {
      while (child.exitCode === null) {
        const url = /ready at (\S+)/.exec(output)?.[1];
        if (url !== undefined) return url;
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
      throw new Error(`it exited instead: ${output}`);
    },
    stop: async (signal) => {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}
