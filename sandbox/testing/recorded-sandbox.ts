import { join } from 'node:path';
import { withoutRepeats } from '../contract/json-shape.ts';
import { createSeenForms } from '../contract/seen-forms.ts';
import type { Exchange, ExchangeListener } from '../http/exchange.ts';
import { recordExchanges } from '../http/record-exchanges.ts';
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../server.ts';

/** The folder in which a run of tests gathers its exchanges, one file per process; absent when nobody wants them. */
const folder = process.env['SANDBOX_EXCHANGES'];

const seen = createSeenForms();
let record: ExchangeListener | undefined;

/** An exchange as it is written down. */
export interface RecordedExchange extends Exchange {
  /** Whether the request was made up at random, so that only the answer can be held against anything. */
  randomRequest?: boolean;
}

/**
 * A practice Intercom in this process, whose exchanges are held against Intercom's description at the end of the run.
 * @param requests whether its callers mean what they ask
 */
export function startRecordedSandbox(
  options: SandboxOptions = {},
  requests: 'meant' | 'random' = 'meant',
): Promise<RunningSandbox> {
  if (folder === undefined) return startSandbox(options);
  return startSandbox({ onExchange: recordOnce(folder, requests === 'random'), ...options });
}

/** The options with which a practice Intercom in a process of its own takes part in that. */
export const recordingArguments = (): string[] =>
  folder === undefined ? [] : ['--record', join(folder, `child-of-${process.pid}.jsonl`)];

/** Writes down what shows something new: thousands of calls are alike, and writing each would slow down whoever asks. */
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
