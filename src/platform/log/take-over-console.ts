import { isDatabaseAway } from '../../database/is-database-away.ts';
import type { Log } from './log.ts';

const methods = ['error', 'warn', 'info', 'log', 'debug', 'trace'] as const;

/**
 * Libraries write some of what goes wrong in them to the console, with stacks. From now on that is one line of the log, without
 * stacks and addresses; what it led to is said by the caller of the library.
 * @returns gives the console back
 */
export function takeOverConsole(log: Log): () => void {
  const own = Object.fromEntries(methods.map((method) => [method, console[method]]));
  for (const method of methods) {
    console[method] = (...args: unknown[]) => {
      const error = args.find((arg) => arg instanceof Error);
      log.warn(
        { error: error ? nameOf(error) : lineOf(args.find((arg) => typeof arg === 'string')) },
        'from a library',
      );
    };
  }
  return () => void Object.assign(console, own);
}

/** The message only where it is known to be about a connection; others may quote what was sent. */
function nameOf(error: Error & { code?: unknown }): string {
  if (isDatabaseAway(error)) return lineOf(error.message);
  return [error.name, error.code].filter((part) => typeof part === 'string').join(' ');
}

const lineOf = (text = ''): string =>
  text
    .split('\n')[0]!
    .replaceAll(/[^\s"'<>(]+@[^\s"'<>)]+/g, '…')
    .slice(0, 200);
