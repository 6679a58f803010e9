import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetCallers } from '../../src/leads/forget-callers.ts';
import { atOnce } from '../support/at-once.ts';
import { ask, startGoodword, type Goodword } from '../support/goodword.ts';

let goodword: Goodword;

beforeAll(async () => {
  goodword = await startGoodword();
});
afterAll(() => goodword.close());

const ok = async (method: string, path: string, body?: unknown) => {
  const answer = await goodword.api(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** A launched campaign of its own, with a referrer. */
async function startCampaign(settings: Record<string, unknown> = {}) {
  const { id: campaignId, slug } = await ok('POST', '/campaigns', { name: 'Give 20, get 20' });
  await ok('POST', `/campaigns/${campaignId}/launch`);
  await ok('PATCH', `/campaigns/${campaignId}`, settings);
  const refer = async (email: string): Promise<{ id: string; code: string }> =>
    ok('POST', '/referrers', { campaign_id: campaignId, email, first_name: 'Ana' });
  const ana = await refer('ana@example.com');
  return {
    campaignId,
    refer,
    ana,
    add: (email: string, code = ana.code) =>
      ok('POST', '/leads', { campaign_id: campaignId, referral_code: code, email, first_name: 'Ben' }),
    async join(email: string, code = ana.code, headers: Record<string, string> = {}) {
      const opened = await fetch(`${goodword.url}/r/${code}`, { redirect: 'manual' });
      const body = new URLSearchParams({ first_name: 'Ben', email });
      const path = new URL(opened.headers.get('location')!, goodword.url);
      return fetch(path, { method: 'POST', redirect: 'manual', headers, body });
    },
    leads: async (query = ''): Promise<any[]> =>
      (await ok('GET', `/leads?campaign_id=${campaignId}&limit=100${query}`)).items,
    summary: () => ok('GET', `/reports/summary?campaign_id=${campaignId}`),
    slug,
  };
}

const holds = (leads: any[]) => leads.map(({ state, hold }) => [state, hold?.reason ?? null]);

describe('a lead goes On hold', () => {
  it('as the second lead of one mailbox, however the address is spelt', async () => {
    const { add } = await startCampaign();
    const leads = [];
    for (const email of ['b.en@gmail.com', 'be.n+1@googlemail.com', 'ben@example.com', 'ben+x@example.com']) {
      leads.push(await add(email));
    }
    expect(holds(leads)).toEqual([
      ['Pending', null],
      ['On hold', 'same_mailbox'],
      ['Pending', null],
      ['On hold', 'same_mailbox'],
    ]);
    expect(leads[1].hold.sentence).toContain('the same mailbox');
    expect(leads[1].actions).toMatchObject({ release: { allowed: true }, refuse: { allowed: true } });
    expect(leads[0].actions.release).toEqual({
      allowed: false,
      reason: 'This lead is already Pending.',
    });
  });

  it('not for the same mailbox in another campaign', async () => {
    const [one, other] = [await startCampaign(), await startCampaign()];
    expect((await one.add('cem@example.com')).state).toBe('Pending');
    expect((await other.add('cem+1@example.com')).state).toBe('Pending');
  });

  it('when it and the referrer refer each other, by any spelling', async () => {
    const { add, refer } = await startCampaign();
    const ben = await refer('b.en@gmail.com');
    expect((await add('be.n@gmail.com')).state).toBe('Pending');
    expect(await add('ana+2@example.com', ben.code)).toMatchObject({
      state: 'On hold',
      hold: { reason: 'mutual_pair' },
    });
  });

  it('above the number of leads a day that the campaign allows for one referrer', async () => {
    const { add, refer, campaignId } = await startCampaign({ leads_per_day: 3 });
    const { code } = await refer('zoe@example.com');
    const leads = [];
    for (const n of [1, 2, 3, 4, 5]) leads.push(await add(`burst${n}@example.com`));
    leads.push(await add('other@example.com', code));
    expect(holds(leads).map(([, reason]) => reason)).toEqual([
      null,
      null,
      null,
      'referrer_burst',
      'referrer_burst',
      null,
    ]);
    await ok('PATCH', `/campaigns/${campaignId}`, { leads_per_day: null });
    expect((await add('burst6@example.com')).state).toBe('Pending');
  });

  it('above twenty a day unless the campaign says otherwise', async () => {
    const { campaignId } = await startCampaign();
    expect((await ok('GET', `/campaigns/${campaignId}`)).leads_per_day).toBe(20);
    for (const wrong of [0, -1, 1.5, 'many', 1_000_000]) {
      expect((await goodword.api('PATCH', `/campaigns/${campaignId}`, { leads_per_day: wrong })).status).toBe(422);
    }
  });

  it('when too many come from one address, over all referrers; but not where it may be a proxy’s', async () => {
    const campaign = await startCampaign({ leads_per_day: 2 });
    const referrers = await atOnce(4, (n) => campaign.refer(`host${n}@example.com`));
    for (const [n, { code }] of referrers.entries()) await campaign.join(`caller${n}@example.com`, code);
    expect(holds(await campaign.leads()).map(([, reason]) => reason)).toEqual([
      'caller_burst',
      'caller_burst',
      null,
      null,
    ]);
    const proxied = await startCampaign({ leads_per_day: 2 });
    const others = await atOnce(4, (n) => proxied.refer(`host${n}@example.com`));
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    for (const [n, { code }] of others.entries()) await proxied.join(`caller${n}@example.com`, code, headers);
    expect(holds(await proxied.leads()).map(([state]) => state)).toEqual(Array(4).fill('Pending'));
    const stored = await goodword.app.db
      .selectFrom('leads')
      .select('caller_key')
      .where('caller_key', 'is not', null)
      .execute();
    expect(JSON.stringify(stored)).not.toMatch(/127\.0\.0\.1|::1/);
  });

  it('without the friend noticing', async () => {
    const { join } = await startCampaign();
    const [first, second] = [await join('dot@example.com'), await join('dot+1@example.com')];
    expect(second.status).toBe(first.status);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
  });
});

it('self-referral is seen through dots, aliases of domains and tags', async () => {
  const { refer, campaignId } = await startCampaign();
  const pairs = [
    ['a.da@gmail.com', 'ad.a+1@googlemail.com'],
    ['ida@me.com', 'ida@icloud.com'],
    ['o.da@proton.me', 'oda@pm.me'],
  ] as const;
  for (const [own, spelt] of pairs) {
    const { code } = await refer(own);
    const lead = { campaign_id: campaignId, referral_code: code, email: spelt };
    expect([spelt, (await goodword.api('POST', '/leads', lead)).body.code]).toEqual([spelt, 'self_referral']);
  }
});

it('where forms came from is forgotten after two days', async () => {
  const { join, leads } = await startCampaign();
  await join('forgotten@example.com');
  const [{ id }] = await leads();
  const { db } = goodword.app;
  const keyOf = async () =>
    (await db.selectFrom('leads').select('caller_key').where('lead_id', '=', id).executeTakeFirstOrThrow()).caller_key;
  const afterHours = (hours: number) => ({ db, clock: { now: () => new Date(Date.now() + hours * 3_600_000) } });
  await forgetCallers(afterHours(47));
  expect(await keyOf()).not.toBeNull();
  await forgetCallers(afterHours(49));
  expect(await keyOf()).toBeNull();
});

describe('leads On hold', () => {
  it('are listed, counted by reason, and in the numbers of the dashboard', async () => {
    const { add, leads, summary, campaignId, ana } = await startCampaign({ leads_per_day: 3 });
    for (const email of ['one@example.com', 'one+1@example.com', 'two@example.com', 'three@example.com'])
      await add(email);
    expect(await summary()).toMatchObject({ referred_leads: 4, leads_on_hold: 2, qualified_leads: 0 });
    expect((await leads('&state=On hold')).map(({ email }) => email)).toEqual([
      'three@example.com',
      'one+1@example.com',
    ]);
    expect(await leads('&hold_reason=same_mailbox')).toHaveLength(1);
    expect(await ok('GET', `/leads/on-hold?campaign_id=${campaignId}`)).toMatchObject({
      total: 2,
      reasons: expect.arrayContaining([expect.objectContaining({ reason: 'referrer_burst', count: 1 })]),
    });
    expect(await ok('GET', `/referrers/${ana.id}`)).toMatchObject({ referrals_count: 2 });
  });

  it('are released one by one: Pending, counted for the referrer, with its event; once', async () => {
    const { add, ana } = await startCampaign();
    await add('eli@example.com');
    const held = await add('eli+1@example.com');
    const detail = await ok('GET', `/leads/${held.id}`);
    expect(detail.qualification).toMatchObject({
      status: 'on_hold',
      sentence: expect.stringMatching(/^On hold: another lead/),
    });
    const answers = await atOnce(10, () => goodword.api('POST', `/leads/${held.id}/release`));
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', ...Array(9).fill('409')]);
    expect(await ok('GET', `/leads/${held.id}`)).toMatchObject({ state: 'Pending', hold: null });
    const { items } = await ok('GET', `/leads/${held.id}/timeline`);
    expect(items.map(({ title }: any) => title)).toEqual(['Joined', 'On hold', 'Released']);
    expect(items[1]).toMatchObject({ tone: 'waiting', detail: expect.stringContaining('same mailbox') });
    expect(await ok('GET', `/referrers/${ana.id}`)).toMatchObject({ referrals_count: 2 });
  });

  it('are refused one by one: Not qualified, with the reason kept, and only a person qualifies them later', async () => {
    const { add, ana, summary } = await startCampaign();
    await add('fay@example.com');
    const held = await add('fay+1@example.com');
    expect(await ok('POST', `/leads/${held.id}/refuse`)).toMatchObject({
      state: 'Not qualified',
      hold: { reason: 'same_mailbox' },
      actions: { release: { allowed: false }, refuse: { allowed: false }, qualify: { allowed: true } },
    });
    const { qualification } = await ok('GET', `/leads/${held.id}`);
    expect(qualification).toMatchObject({ status: 'not_qualified' });
    expect(await ok('GET', `/referrers/${ana.id}`)).toMatchObject({ referrals_count: 1 });
    expect(await summary()).toMatchObject({ referred_leads: 2, leads_on_hold: 0 });
    expect(await ok('POST', `/leads/${held.id}/qualify`)).toMatchObject({ state: 'Qualified', hold: null });
    expect(await ok('GET', `/referrers/${ana.id}`)).toMatchObject({ referrals_count: 2, qualified_count: 1 });
  });

  it('are left to people: an API key neither releases nor qualifies them', async () => {
    const { add } = await startCampaign();
    await add('ivy@example.com');
    const held = await add('ivy+1@example.com');
    const { key } = await ok('POST', '/api-keys', { name: 'Backend' });
    const byKey = (verb: string) =>
      ask(`${goodword.url}/api/v1/leads/${held.id}/${verb}`, 'POST', {}, { authorization: `Bearer ${key}` });
    for (const verb of ['release', 'refuse']) expect((await byKey(verb)).body.code).toBe('people_only');
    await byKey('qualify');
    expect(await ok('GET', `/leads/${held.id}`)).toMatchObject({ state: 'On hold' });
    expect(await ok('POST', `/leads/${held.id}/qualify`)).toMatchObject({ state: 'Qualified' });
  });

  it('are released and refused many at once, by name, by reason and all', async () => {
    const { add, campaignId, leads } = await startCampaign({ leads_per_day: 1 });
    await add('m0@example.com');
    const held = [];
    for (const n of [1, 2, 3, 4, 5, 6]) held.push(await add(`m${n}@example.com`));
    held.push(await add('m0+1@example.com'));
    const ids = held.slice(0, 2).map(({ id }) => id);
    expect(await ok('POST', '/leads/release', { ids })).toEqual({ moved: 2, refused: [], left: 0 });
    expect(await ok('POST', '/leads/refuse', { ids })).toEqual({
      moved: 0,
      left: 0,
      refused: ids.map((id) => ({
        id,
        reason: 'This lead is Pending. It can be refused only while it is On hold.',
      })),
    });
    const byReason = { campaign_id: campaignId, reason: 'same_mailbox' };
    expect(await ok('POST', '/leads/refuse', byReason)).toEqual({ moved: 1, refused: [], left: 0 });
    expect(await ok('POST', '/leads/release', { campaign_id: campaignId })).toEqual({ moved: 4, refused: [], left: 0 });
    expect(await leads('&state=On hold')).toEqual([]);
    expect((await goodword.api('POST', '/leads/release', { ids: [] })).status).toBe(422);
    const unknown = { ids: ['0198c0de-0000-7000-8000-000000000000'] };
    expect((await goodword.api('POST', '/leads/release', unknown)).status).toBe(404);
  });
});

describe('at the same moment', () => {
  it('of forty leads of one mailbox one is Pending and the others are On hold', async () => {
    const { join, leads } = await startCampaign({ leads_per_day: null });
    await atOnce(40, (n) => join(`gus+${n}@example.com`));
    const states = holds(await leads())
      .map(String)
      .toSorted();
    expect(states).toEqual([...Array(39).fill('On hold,same_mailbox'), 'Pending,']);
  });

  it('of a burst exactly the allowed number is Pending', async () => {
    const { add, leads } = await startCampaign({ leads_per_day: 7 });
    await atOnce(40, (n) => add(`at-once${n}@example.com`));
    const states = holds(await leads()).map(String);
    expect(states.filter((state) => state === 'Pending,')).toHaveLength(7);
    expect(states.filter((state) => state === 'On hold,referrer_burst')).toHaveLength(33);
  });

  it('of two who refer each other one is On hold', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { add, refer, ana, leads } = await startCampaign();
      const ben = await refer('ben@example.com');
      await Promise.all([add('ben@example.com', ana.code), add('ana@example.com', ben.code)]);
      expect(
        holds(await leads())
          .map(String)
          .toSorted(),
      ).toEqual(['On hold,mutual_pair', 'Pending,']);
    }
  });

  it('of a release and a refusal one counts, with one event', async () => {
    const { add } = await startCampaign();
    await add('hal@example.com');
    const held = await add('hal+1@example.com');
    const answers = await atOnce(20, (n) => goodword.api('POST', `/leads/${held.id}/${n % 2 ? 'release' : 'refuse'}`));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { items } = await ok('GET', `/leads/${held.id}/timeline`);
    const moves = items.filter(({ type }: any) => type === 'lead.released' || type === 'lead.refused');
    expect(moves).toHaveLength(1);
    const { state } = await ok('GET', `/leads/${held.id}`);
    expect(state).toBe(moves[0].type === 'lead.released' ? 'Pending' : 'Not qualified');
  });
});
