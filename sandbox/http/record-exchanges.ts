import { openSync, writeSync } from 'node:fs';
import type { ExchangeListener } from './exchange.ts';

/**
 * Writes each exchange as one line of JSON at the end of a file, which is made when it is not there.
 * @throws Error with one sentence when the file cannot be written
 */
export function recordExchanges(path: string): ExchangeListener {
  let file: number;
  try {
    file = openSync(path, 'a', 0o600);
  } catch (error) {
    throw new Error(`The recording cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return (exchange) => void writeSync(file, `${JSON.stringify(exchange)}\n`);
}
