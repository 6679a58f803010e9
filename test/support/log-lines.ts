import { createLog, type Log } from '../../src/platform/log/log.ts';

/** A log whose lines a test can read. */
export function createLogLines(): { log: Log; lines: Record<string, unknown>[]; text(): string } {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
  return { log, lines, text: () => JSON.stringify(lines) };
}
