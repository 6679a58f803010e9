import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RecordedExchange } from '../testing/recorded-sandbox.ts';
import { compareExchange } from './compare-exchange.ts';
import { readDescription } from './description.ts';
import { knownDifferences } from './known-differences.ts';
import { createSeenForms } from './seen-forms.ts';
import { describeDifference, siftDifferences, type Sifted } from './sift-differences.ts';

// Runs after all other tests: see vitest.config.ts. What they sent to practice Intercoms lies in this folder.
const folder = process.env['SANDBOX_EXCHANGES'];
const description = new URL('../../../shared/intercom/openapi/api.intercom.io-2.16.yaml', import.meta.url);
const whole = process.env['EVERY_TEST'] === '1';

/**
 * The new exchanges of all processes, read line by line: child processes record every call, and hundreds of thousands
 * do not fit into memory.
 */
async function readExchanges(): Promise<RecordedExchange[]> {
  if (folder === undefined || !existsSync(folder)) return [];
  const seen = createSeenForms();
  const exchanges: RecordedExchange[] = [];
  for (const file of readdirSync(folder)) {
    for await (const line of createInterface({ input: createReadStream(join(folder, file)) })) {
      const exchange = JSON.parse(line) as RecordedExchange;
      if (exchange.version === '2.16' && seen.isNew(exchange)) exchanges.push(exchange);
    }
  }
  return exchanges;
}

describe('every call and answer of this run', () => {
  let compared: RecordedExchange[];
  let sifted: Sifted;

  beforeAll(async () => {
    if (!existsSync(description)) return;
    const described = await readDescription(description);
    compared = await readExchanges();
    sifted = siftDifferences(
      compared.flatMap((exchange) =>
        compareExchange(described, exchange).filter(
          ({ side }) => side !== 'request' || exchange.randomRequest !== true,
        ),
      ),
      knownDifferences,
    );
  });

  test('matches Intercom’s own description of 2.16', (context) => {
    context.skip(!existsSync(description), 'Intercom’s description is not part of this repository');
    context.skip(compared.length === 0, 'no test that talks to a practice Intercom was part of this run');
    expect(sifted.unexplained.map(describeDifference).join('\n'), `${compared.length} exchanges`).toBe('');
  });

  test('uses every known difference', (context) => {
    context.skip(!existsSync(description), 'Intercom’s description is not part of this repository');
    context.skip(!whole, 'only a run of all tests (npm test) covers them all');
    expect(sifted.unneeded).toEqual([]);
  });
});
