import { setTimeout as sleep } from 'node:timers/promises';
import { until } from './goodword.ts';
import type { Pair } from './connected-goodword.ts';

/** What tests of imports do again and again. */
export type ImportSteps = {
  /** Contacts that Intercom then has; answers their ids. */
  contacts(bodies: readonly Record<string, unknown>[]): Promise<string[]>;
  draft(campaignId: string, settings?: Record<string, unknown>): Promise<any>;
  dryRun(importId: string): Promise<any>;
  /** Starts an import that is Ready and waits for its end. */
  ran(importId: string, state?: string): Promise<any>;
  /** The import once it is in that state. */
  inState(importId: string, state: string): Promise<any>;
  rows(importId: string, query?: string): Promise<any[]>;
  move(importId: string, move: string, body?: unknown): Promise<any>;
  referrers(campaignId: string): Promise<any[]>;
};

const limitMs = 60_000;

export function importSteps(pair: Pair): ImportSteps {
  const inState = (importId: string, state: string) => {
    let last: any;
    return until(
      async () => {
        last = await pair.ok('GET', `/imports/${importId}`);
        if (last.state === 'Failed' && state !== 'Failed') throw new Error(`Failed: ${last.message}`);
        return last.state === state && last;
      },
      `import becomes ${state}`,
      limitMs,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify({ ...last, reasons: undefined })}`);
    });
  };
  const all = async (path: string): Promise<any[]> => {
    const items: any[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: any = await pair.ok('GET', `${path}&limit=100${cursor && `&cursor=${cursor}`}`);
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    return items;
  };
  return {
    async contacts(bodies) {
      const ids: string[] = [];
      for (let start = 0; start < bodies.length; start += 20) {
        const some = bodies.slice(start, start + 20).map(async (body) => {
          let answer = await pair.intercom.call('POST', '/contacts', body);
          while (answer.status === 429) {
            await sleep(500);
            answer = await pair.intercom.call('POST', '/contacts', body);
          }
          if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
          return answer.body.id as string;
        });
        ids.push(...(await Promise.all(some)));
      }
      return ids;
    },
    draft: (campaignId, settings = {}) =>
      pair.ok('POST', '/imports', { campaign_id: campaignId, source: 'intercom', ...settings }),
    async dryRun(importId) {
      await pair.ok('POST', `/imports/${importId}/dry-run`);
      return inState(importId, 'Ready');
    },
    async ran(importId, state = 'Done') {
      await pair.ok('POST', `/imports/${importId}/start`);
      return inState(importId, state);
    },
    inState,
    rows: (importId, query = '') => all(`/imports/${importId}/rows?${query}`),
    move: (importId, move, body) => pair.ok('POST', `/imports/${importId}/${move}`, body),
    referrers: (campaignId) => all(`/referrers?campaign_id=${campaignId}`),
  };
}
