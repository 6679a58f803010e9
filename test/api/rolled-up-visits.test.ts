import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertLinkVisits } from '../../src/links/link-visits.sql.ts';
import { rollUpVisits } from '../../src/links/roll-up-visits.ts';
import { firstIdOf, newId } from '../../src/platform/id/id.ts';
import { atOnce } from '../support/at-once.ts';
import { startSampleCampaign, type SampleCampaign } from '../support/sample-campaign.ts';
import { addSecondWorkspace } from '../support/second-workspace.ts';

let sample: SampleCampaign;
let linkId: string;
let otherId: string;
const now = new Date('2026-05-20T10:00:00Z');
const daysAgo = (days: number, hour = 10) => new Date(Date.UTC(2026, 4, 20 - days, hour));

beforeAll(async () => {
  sample = await startSampleCampaign();
  const bob = await sample.addReferrer('Bob');
  const idOf = async (code: string) =>
    (await sample.app.db.selectFrom('links').select('link_id').where('code', '=', code).executeTakeFirstOrThrow())
      .link_id;
  [linkId, otherId] = [await idOf(sample.ana.code), await idOf(bob.code)];
});
afterAll(() => sample.close());

/** Ids are in the order of time. */
const idAt = (at: Date) => firstIdOf(at).slice(0, 14) + newId().slice(14);

async function visit(link: string, at: Date, times: number): Promise<void> {
  const one = { workspace_id: sample.workspaceId, campaign_id: sample.campaignId, link_id: link, visited_at: at };
  await insertLinkVisits(
    sample.app.db,
    Array.from({ length: times }, () => ({ ...one, visit_id: idAt(at) })),
  );
}
const rollUp = () => rollUpVisits({ ...sample.app.context, clock: { now: () => now }, retention: { visitsDays: 7 } });
const reported = async () =>
  (await sample.api('GET', `/reports/summary?campaign_id=${sample.campaignId}`)).body.link_visits;
const kept = async () =>
  (await sql<{ n: number }>`select count(*) as n from goodword.link_visits`.execute(sample.app.db)).rows[0]!.n;
const days = async () =>
  (
    await sql<{ link_id: string; day: string; visits: number }>`
      select link_id, day::text, visits from goodword.link_visit_days order by day, visits`.execute(sample.app.db)
  ).rows.map(({ link_id: id, day, visits }) => [id === linkId ? 'ana' : 'bob', day, visits]);

it('visits that are older than they are kept are counted by link and day, and reports stay as they were', async () => {
  await visit(linkId, daysAgo(30), 2);
  await visit(linkId, daysAgo(30, 23), 1);
  await visit(otherId, daysAgo(30), 5);
  await visit(linkId, daysAgo(8), 4);
  await visit(linkId, daysAgo(6), 3);
  expect(await reported()).toBe(15);
  await rollUp();
  expect(await days()).toEqual([
    ['ana', '2026-04-20', 3],
    ['bob', '2026-04-20', 5],
    ['ana', '2026-05-12', 4],
  ]);
  expect(await kept()).toBe(3);
  expect(await reported()).toBe(15);
});

it('those of a day that was counted are added to it, once, also when two workers look at once', async () => {
  // more than one batch
  await visit(linkId, daysAgo(8), 6_000);
  await atOnce(3, rollUp);
  await rollUp();
  expect((await days()).at(-1)).toEqual(['ana', '2026-05-12', 6_004]);
  expect(await kept()).toBe(3);
  expect(await reported()).toBe(6_015);
});

it('another workspace sees none of them', async () => {
  const second = await addSecondWorkspace(sample);
  const answer = await fetch(`${sample.url}/api/v1/reports/summary`, { headers: { cookie: second.cookie } });
  expect(((await answer.json()) as { link_visits: number }).link_visits).toBe(0);
});
