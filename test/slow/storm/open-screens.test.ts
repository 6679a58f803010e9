import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { loaded, openScreen, type Screen, seeText, signIn } from '../../support/screen.ts';

let pair: Pair;
let screen: Screen;

beforeAll(async () => {
  pair = await startPair();
  screen = await openScreen();
});
afterAll(async () => {
  await screen.close();
  await pair.close();
});

const people = 1_000;
const joiningAtOnce = 20;
/** Longer than the pause between two readings. */
const quietMs = 1_500;

/** Every reading of the API by a page from now on, as method and address. */
function noteReads(page: Page): string[] {
  const reads: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/') && !pathname.endsWith('/stream')) reads.push(pathname + search);
  });
  return reads;
}

/** Waits until a page has read what it reads when its stream opens. */
async function quiet(reads: string[]): Promise<void> {
  do {
    reads.length = 0;
    await sleep(quietMs);
  } while (reads.length > 0);
}

async function openAt(path: string, text: string): Promise<Page> {
  const opened = await signIn(screen.browser, pair);
  await opened.goto(`${pair.url}${path}`);
  await seeText(opened, text);
  await loaded(opened);
  return opened;
}

it(
  'a burst of a thousand deliveries is read once a second at most, and only where it is shown',
  { timeout: 900_000 },
  async () => {
    const { campaignId, code } = await pair.campaign();
    await pair.connect(campaignId);
    await pair.saveLeadsTab(campaignId);
    const home = `/campaigns/${campaignId}`;
    const dashboard = await openAt(`${home}/dashboard`, 'Total Leads');
    const rewards = await openAt(`${home}/rewards`, 'No rewards are due');
    const log = await openAt(`${home}/settings/integrations/crm/deliveries`, 'No deliveries yet');
    const screens = { dashboard: noteReads(dashboard), rewards: noteReads(rewards), log: noteReads(log) };
    for (const reads of Object.values(screens)) await quiet(reads);

    const since = Date.now();
    for (let joined = 0; joined < people; joined += joiningAtOnce) {
      await Promise.all(
        Array.from({ length: joiningAtOnce }, (_, index) =>
          pair.joinAsLead(campaignId, code, `burst${joined + index}@example.com`),
        ),
      );
    }
    await until(
      async () => {
        const { items } = await pair.ok('GET', `/deliveries/health?campaign_id=${campaignId}&tab=leads`);
        return items.length === 1 && items[0].state === 'in_sync' && items[0].count === people;
      },
      'everyone is sent',
      800_000,
    );
    await seeText(dashboard, people.toLocaleString('en-US'));
    const seconds = (Date.now() - since) / 1_000;

    // beside every screen stands how much needs attention
    expect(new Set(screens.rewards.map((read) => read.split('?')[0]))).toEqual(new Set(['/api/v1/reports/attention']));
    const counts = [screens.dashboard, screens.log, screens.rewards].map((reads) => Map.groupBy(reads, (read) => read));
    for (const reads of counts) {
      for (const [read, { length }] of reads) {
        // one at once, one a second, and those that come every half minute; the counts of all people once in ten seconds
        const isCounted = /^\/api\/v1\/(deliveries\/health|reports\/attention)/.test(read);
        const most = isCounted ? 2 + Math.ceil(seconds / 10) : 1 + Math.ceil(seconds) + Math.ceil(seconds / 30);
        expect(length, `${read} in ${seconds} s`).toBeLessThanOrEqual(most);
      }
    }
    expect([...counts[0]!.keys()].map((read) => new URL(read, pair.url).pathname).toSorted()).toEqual([
      '/api/v1/reports/attention',
      '/api/v1/reports/checklist',
      '/api/v1/reports/summary',
    ]);
    expect(counts[1]!.size).toBeGreaterThan(0);
  },
);
