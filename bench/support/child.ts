import { startProcess, type RunningProcess } from '../../test/support/processes.ts';
import { afterwards } from './clean-up.ts';

/** How long a program may take to end after the signal. */
const patienceMs = 30_000;

/** Starts a program of the repository, waits until it says that it is ready, and ends it when the measurement is over. */
export async function startChild(
  args: string[],
  settings: Record<string, string>,
  readyLine: RegExp,
): Promise<RunningProcess> {
  const child = startProcess(args, settings);
  afterwards(() => endChild(child));
  await child.printed(readyLine);
  return child;
}

/** Asks it to end, and insists when it does not; harmless when it has ended. */
export async function endChild(child: RunningProcess): Promise<void> {
  const insist = setTimeout(() => child.signal('SIGKILL'), patienceMs);
  child.signal('SIGTERM');
  await child.exited;
  clearTimeout(insist);
}
