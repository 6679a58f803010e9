import { join } from 'node:path';
import { withoutRepeats } from '../contract/json-shape.ts';
import { createSeenForms } from '../contract/seen-forms.ts';
import type { Exchange, ExchangeListener } from '../http/exchange.ts';
import { recordExchanges } from '../http/record-exchanges.ts';
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../server.ts';

/** The folder in which a test run collects its exchanges, one file per process; undefined when not recorded. */
const folder = process.env['SANDBOX_EXCHANGES'];

const seen = createSeenForms();
let record: ExchangeListener | undefined;

/** A recorded exchange. */
export interface RecordedExchange extends Exchange {
  /** Whether the request was random, so that only the response can be compared. */
  randomRequest?: boolean;
}

/**
 * A practice Intercom in this process, whose exchanges are compared with Intercom's description at the end of the run.
 * @param requests whether its callers mean what they ask
 */
export function startRecordedSandbox(
  options: SandboxOptions = {},
  requests: 'meant' | 'random' = 'meant',
): Promise<RunningSandbox> {
  if (folder === undefined) return startSandbox(options);
  return startSandbox({ onExchange: recordOnce(folder, requests === 'random'), ...options });
}

/** The options by which a practice Intercom in a child process takes part. */
export const recordingArguments = (): string[] =>
  folder === undefined ? [] : ['--record', join(folder, `child-of-${process.pid}.jsonl`)];

/** Records new shapes only: thousands of calls are alike, and recording each would slow the tests down. */
function recordOnce(folder: string, randomRequest: boolean): ExchangeListener {
  return (exchange) => {
    if (!seen.isNew({ ...exchange, randomRequest })) return;
    record ??= recordExchanges(join(folder, `${process.pid}.jsonl`));
    const recorded: RecordedExchange = {
      ...exchange,
      responseBody: withoutRepeats(exchange.responseBody),
      randomRequest,
    };
    record(recorded);
  };
}
