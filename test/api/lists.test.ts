import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSampleCampaign, type SampleCampaign } from '../support/sample-campaign.ts';

let sample: SampleCampaign;
const names = ['Cleo', 'Adam', '=Bea', 'Dora', 'Adam'];
const leadIds: string[] = [];

beforeAll(async () => {
  sample = await startSampleCampaign();
  for (const [n, first_name] of names.entries()) {
    const lead = {
      campaign_id: sample.campaignId,
      referral_code: sample.ana.code,
      email: `friend${n}@example.com`,
      first_name,
    };
    leadIds.push((await sample.api('POST', '/leads', lead)).body.id);
  }
});
afterAll(() => sample.close());

/** Every row of a list, two at a time. */
async function walk(path: string): Promise<any[]> {
  const rows: any[] = [];
  let cursor = '';
  do {
    const { body } = await sample.api('GET', `${path}&limit=2&cursor=${cursor}`);
    rows.push(...body.items);
    cursor = body.next_cursor ?? '';
  } while (cursor);
  return rows;
}
const leadsPath = () => `/leads?campaign_id=${sample.campaignId}`;

it('a sorted list shows every row once over its pages, equal ones by when they joined', async () => {
  const byName = await walk(`${leadsPath()}&sort=name&order=asc`);
  expect(byName.map((lead) => lead.first_name)).toEqual(['=Bea', 'Adam', 'Adam', 'Cleo', 'Dora']);
  expect(byName.slice(1, 3).map(({ id }) => id)).toEqual([leadIds[1], leadIds[4]]);
  const back = await walk(`${leadsPath()}&sort=name&order=desc`);
  expect(back.map(({ id }) => id)).toEqual(byName.map(({ id }) => id).toReversed());
  expect((await walk(leadsPath())).map(({ id }) => id)).toEqual(leadIds.toReversed());
  for (const sort of ['joined', 'referrer', 'state', 'changed']) {
    expect(new Set((await walk(`${leadsPath()}&sort=${sort}&order=asc`)).map(({ id }) => id)).size).toBe(5);
  }
  expect((await sample.api('GET', `${leadsPath()}&sort=email`)).status).toBe(422);
});

it('leads that are selected qualify together; those that cannot say why', async () => {
  const chosen = leadIds.slice(0, 3);
  await sample.api('POST', `/leads/${chosen[0]}/qualify`);
  const { status, body } = await sample.api('POST', '/leads/qualify', { ids: chosen });
  expect(status).toBe(200);
  expect(body.moved).toBe(2);
  expect(body.refused).toEqual([{ id: chosen[0], reason: expect.stringContaining('Qualified') }]);
  const changed = await walk(`${leadsPath()}&sort=changed&order=desc`);
  expect(new Set(changed.slice(0, 2).map(({ id }) => id))).toEqual(new Set(chosen.slice(1)));
});

it('the ids of all that match are named, for those who act on all of them', async () => {
  const { body } = await sample.api('GET', `/leads/ids?campaign_id=${sample.campaignId}&state=Pending`);
  expect(body).toEqual({ ids: [leadIds[4], leadIds[3]], more: false });
});

it('rewards are issued together once, and their sums stand beside the referrer', async () => {
  const { ids } = (await sample.api('GET', `/rewards/ids?campaign_id=${sample.campaignId}&state=Due`)).body;
  expect(ids).toHaveLength(3);
  const two = ids.slice(0, 2);
  const both = await Promise.all([1, 2].map(() => sample.api('POST', '/rewards/issue', { ids: two })));
  expect(both.map(({ body }) => body.moved).toSorted((a, b) => a - b)).toEqual([0, 2]);
  const [listed] = (await sample.api('GET', `/referrers?campaign_id=${sample.campaignId}&sort=qualified`)).body.items;
  const sums = {
    due: [{ minor: 2500, currency: 'USD' }],
    issued: [{ minor: 5000, currency: 'USD' }],
  };
  expect(listed.rewards).toEqual(sums);
  expect((await sample.api('GET', `/referrers/${listed.id}`)).body.rewards).toEqual(sums);
  const rewards = `/rewards?campaign_id=${sample.campaignId}`;
  expect((await walk(`${rewards}&sort=issued&order=desc`)).at(-1).state).toBe('Due');
  for (const sort of ['amount', 'recipient', 'earned']) {
    expect(new Set((await walk(`${rewards}&sort=${sort}&order=asc`)).map(({ id }) => id)).size).toBe(3);
  }
});

it('links of referrers are paused and resumed together, each with its event', async () => {
  const added = { campaign_id: sample.campaignId, email: 'other@example.com', first_name: 'Zoe' };
  const other = (await sample.api('POST', '/referrers', added)).body;
  const { ids } = (await sample.api('GET', `/referrers/ids?campaign_id=${sample.campaignId}`)).body;
  expect(ids).toContain(other.id);
  await sample.api('POST', `/referrers/${other.id}/link/pause`);
  const paused = (await sample.api('POST', '/referrers/link/pause', { ids })).body;
  expect(paused.moved).toBe(ids.length - 1);
  expect(paused.refused).toEqual([{ id: other.id, reason: 'This link was paused already.' }]);
  const narrowed = await sample.api('GET', `/referrers?campaign_id=${sample.campaignId}&paused=true`);
  expect(narrowed.body.items).toHaveLength(ids.length);
  expect((await sample.api('POST', '/referrers/link/resume', { ids })).body.moved).toBe(ids.length);
  const timeline = (await sample.api('GET', `/referrers/${other.id}/timeline`)).body.items;
  expect(timeline.map(({ type }: any) => type)).toEqual(['referrer.joined', 'link.paused', 'link.resumed']);
  const byCount = await walk(`/referrers?campaign_id=${sample.campaignId}&sort=referrals&order=desc`);
  expect(byCount[0].referrals_count).toBe(5);
  expect(byCount).toHaveLength(ids.length);
  const unknown = crypto.randomUUID();
  expect((await sample.api('POST', '/referrers/link/pause', { ids: [other.id, unknown] })).status).toBe(404);
});

it('what is filtered is exported as a file for spreadsheets', async () => {
  const get = async (path: string) => {
    const answer = await fetch(`${sample.url}/api/v1${path}`, { headers: { cookie: sample.cookie } });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    return (await answer.text()).trim().split('\n');
  };
  const leads = await get(`/leads.csv?campaign_id=${sample.campaignId}&state=Qualified`);
  expect(leads).toHaveLength(4);
  expect(leads.find((line) => line.includes('Bea'))).toContain("'=Bea");
  const rewards = await get(`/rewards.csv?campaign_id=${sample.campaignId}&state=Issued`);
  expect(rewards).toHaveLength(3);
  expect(rewards[1]).toContain('25.00,USD,Issued');
  const referrers = await get(`/referrers.csv?campaign_id=${sample.campaignId}&search=zoe`);
  expect(referrers).toHaveLength(2);
  expect(referrers[1]).toContain('other@example.com');
});

it('how people stand with the CRM is told for a page of them at once', async () => {
  const ids = leadIds.slice(0, 2).join(',');
  const query = `campaign_id=${sample.campaignId}&tab=leads&ids=${ids},${crypto.randomUUID()}`;
  const { body } = await sample.api('GET', `/deliveries/health/people?${query}`);
  expect(body.items.map(({ id }: any) => id).toSorted()).toEqual(leadIds.slice(0, 2).toSorted());
  expect(body.items[0]).toMatchObject({ state: 'excluded', code: 'not_connected', contact_url: null });
});
