import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RecordedExchange } from '../testing/recorded-sandbox.ts';
import { compareExchange } from './compare-exchange.ts';
import { readDescription } from './description.ts';
import { knownDifferences } from './known-differences.ts';
import { describeDifference, siftDifferences, type Sifted } from './sift-differences.ts';

// Runs after all other tests: see vitest.config.ts. What they sent to practice Intercoms lies in this folder.
const folder = process.env['SANDBOX_EXCHANGES'];
const description = new URL('../../../shared/intercom/openapi/api.intercom.io-2.16.yaml', import.meta.url);
const whole = process.env['EVERY_TEST'] === '1';

function readExchanges(): RecordedExchange[] {
  if (folder === undefined || !existsSync(folder)) return [];
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as RecordedExchange);
}

describe('every call and answer of this run', () => {
  let compared: RecordedExchange[];
  let sifted: Sifted;

  beforeAll(async () => {
    if (!existsSync(description)) return;
    const described = await readDescription(description);
    compared = readExchanges().filter(({ version }) => version === '2.16');
    sifted = siftDifferences(
      compared.flatMap((exchange) =>
        compareExchange(described, exchange).filter(
          ({ side }) => side !== 'request' || exchange.randomRequest !== true,
        ),
      ),
      knownDifferences,
    );
  });

  test('is as Intercom’s own description of 2.16 says', (context) => {
    context.skip(!existsSync(description), 'Intercom’s description is not part of this repository');
    context.skip(compared.length === 0, 'no test that talks to a practice Intercom was part of this run');
    expect(sifted.unexplained.map(describeDifference).join('\n'), `${compared.length} exchanges`).toBe('');
  });

  test('needs each difference that is explained', (context) => {
    context.skip(!existsSync(description), 'Intercom’s description is not part of this repository');
    context.skip(!whole, 'only a run of all tests (npm test) meets them all');
    expect(sifted.unneeded).toEqual([]);
  });
});
