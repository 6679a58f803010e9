import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCampaign } from '../../src/campaigns/create-campaign.ts';
import { moveCampaign } from '../../src/campaigns/move-campaign.ts';
import { joinAsLead } from '../../src/leads/join-as-lead.ts';
import { newId } from '../../src/platform/id/id.ts';
import { joinAsReferrer } from '../../src/referrers/join-as-referrer.ts';
import { ask, startGoodword, type Goodword } from '../support/goodword.ts';

let goodword: Goodword;
let campaignId: string;
let slug: string;
let ana: { id: string; code: string; link: string };

beforeAll(async () => {
  goodword = await startGoodword();
  const campaign = await goodword.api('POST', '/campaigns/sample');
  campaignId = campaign.body.id;
  slug = campaign.body.slug;
  const referrers = await goodword.api('GET', `/referrers?campaign_id=${campaignId}`);
  ana = referrers.body.items[0];
});
afterAll(() => goodword.close());

const openLink = (code: string) => fetch(`${goodword.url}/r/${code}`, { redirect: 'manual' });

/** Follows a referral link and sends the form, as a browser without script does. */
async function join(code: string, fields: Record<string, string>): Promise<Response> {
  const opened = await openLink(code);
  const page = new URL(opened.headers.get('location')!, goodword.url);
  const token = page.searchParams.get('ref')!;
  return fetch(`${goodword.url}/c/${slug}/invited`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, ref: token }),
  });
}

const leadsOf = async (email: string) =>
  (await goodword.api('GET', `/leads?search=${encodeURIComponent(email)}`)).body.items;

describe('a referral link', () => {
  it('stores the visit, and carries a signed token in address and cookie but nothing personal', async () => {
    const before = (await goodword.api('GET', `/reports/summary?campaign_id=${campaignId}`)).body.link_visits;
    const opened = await openLink(ana.code.toLowerCase());
    expect(opened.status).toBe(302);
    const [cookie] = opened.headers.getSetCookie();
    expect(cookie).toMatch(/^goodword_ref=[\w.-]+; Path=\/c\/\w+; Max-Age=7776000; HttpOnly; SameSite=Lax$/);
    expect(opened.headers.get('location')).not.toMatch(/ana|example|@/i);
    const after = (await goodword.api('GET', `/reports/summary?campaign_id=${campaignId}`)).body.link_visits;
    expect(after).toBe(before + 1);
  });

  it('opens a page with the first name of the referrer, complete without script and small', async () => {
    const opened = await openLink(ana.code);
    const page = await fetch(new URL(opened.headers.get('location')!, goodword.url));
    const html = await page.text();
    expect(html).toContain('<h1>Ana invited you to Acme</h1>');
    expect(html).toContain('<label for="email">E-mail</label>');
    expect(html.length).toBeLessThan(30_000);
  });

  it('is found by the cookie when the address lost its token', async () => {
    const opened = await openLink(ana.code);
    const cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!;
    const page = await fetch(`${goodword.url}/c/${slug}/invited`, { headers: { cookie } });
    expect(await page.text()).toContain('Ana invited you');
  });

  it('is found by the cookie when the token in the address was cut short', async () => {
    const opened = await openLink(ana.code);
    const cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!;
    const cut = opened.headers.get('location')!.slice(0, -5);
    const page = await fetch(goodword.url + cut, { headers: { cookie } });
    expect(await page.text()).toContain('Ana invited you');
  });

  it('with a forged token tells nobody who invited, and what to do', async () => {
    const opened = await openLink(ana.code);
    const token = new URL(opened.headers.get('location')!, goodword.url).searchParams.get('ref')!;
    const forged = `x${token.slice(1)}`;
    const page = await fetch(`${goodword.url}/c/${slug}/invited?ref=${forged}`);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('open the referral link that your friend sent you once more');
  });

  it('with a token that was made for another page is refused as well', async () => {
    const joined = await fetch(`${goodword.url}/c/${slug}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ first_name: 'Ida', email: 'ida@example.com' }),
    });
    const token = new URL(joined.headers.get('location')!, goodword.url).searchParams.get('link')!;
    expect((await fetch(`${goodword.url}/c/${slug}/invited?ref=${token}`)).status).toBe(404);
  });

  it('that does not exist says so', async () => {
    const opened = await openLink('NOBODY-00000');
    expect(opened.status).toBe(404);
    expect(await opened.text()).toContain('This referral link does not exist');
  });
});

describe('a friend', () => {
  it('joins and becomes a Pending lead of the referrer', async () => {
    const joined = await join(ana.code, { first_name: 'Ben', email: 'Ben@Example.com ' });
    expect(joined.status).toBe(303);
    expect(joined.headers.get('location')).toBe(`/c/${slug}/thank-you`);
    const [lead] = await leadsOf('ben@example.com');
    expect(lead).toMatchObject({
      email: 'Ben@Example.com',
      first_name: 'Ben',
      state: 'Pending',
      source: 'Referral Link Page',
      referrer: { id: ana.id },
    });
    const timeline = await goodword.api('GET', `/leads/${lead.id}/timeline`);
    expect(timeline.body.items).toMatchObject([{ type: 'lead.joined', title: 'Joined' }]);
  });

  it('sees what to correct, with what was typed still there', async () => {
    const refused = await join(ana.code, { first_name: '', email: 'not-an-address' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('Please tell us your first name.');
    expect(html).toContain('This does not look like an e-mail address.');
    expect(html).toContain('value="not-an-address"');
  });

  it('with a name that cannot be stored is told so on a page', async () => {
    const refused = await join(ana.code, { first_name: 'Ben\u0000', email: 'nul@example.com' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('a character that cannot be stored');
  });

  it('cannot be the referrer, however the address is spelt', async () => {
    for (const email of ['ANA@example.com', ' ana@example.com', 'ana+me@example.com']) {
      const refused = await join(ana.code, { first_name: 'Ana', email });
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain('nobody can refer themselves');
    }
    expect([...(await leadsOf('ana@example')), ...(await leadsOf('ana+'))]).toEqual([]);
  });

  it('stays with the first referrer', async () => {
    const cleo = await goodword.api('POST', '/referrers', {
      campaign_id: campaignId,
      email: 'cleo@example.com',
      first_name: 'Cleo',
    });
    await join(ana.code, { first_name: 'Dan', email: 'dan@example.com' });
    expect((await join(cleo.body.code, { first_name: 'Dan', email: 'DAN@example.com' })).status).toBe(303);
    const leads = await leadsOf('dan@example.com');
    expect(leads).toHaveLength(1);
    expect(leads[0].referrer.id).toBe(ana.id);
    const timeline = await goodword.api('GET', `/leads/${leads[0].id}/timeline`);
    expect(timeline.body.items.map((entry: { title: string }) => entry.title)).toEqual(['Joined', 'Referred again']);
  });

  it('joining fifty times at once is one lead', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => join(ana.code, { first_name: 'Eli', email: 'eli@example.com' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await leadsOf('eli@example.com')).toHaveLength(1);
    const events = await goodword.api('GET', `/events?type=lead.joined&limit=100`);
    const [lead] = await leadsOf('eli@example.com');
    expect(events.body.items.filter((event: { lead_id: string }) => event.lead_id === lead.id)).toHaveLength(1);
  });

  it('waits while the campaign is paused', async () => {
    await goodword.api('POST', `/campaigns/${campaignId}/pause`);
    const refused = await join(ana.code, { first_name: 'Fay', email: 'fay@example.com' });
    expect(await refused.text()).toContain('paused at the moment');
    await goodword.api('POST', `/campaigns/${campaignId}/launch`);
    expect(await leadsOf('fay@example.com')).toEqual([]);
  });
});

describe('the join page', () => {
  it('ends with the link to copy; joining again, even fifty times at once, gives the same link', async () => {
    const enrol = () =>
      fetch(`${goodword.url}/c/${slug}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ first_name: 'Gus', email: 'gus@example.com' }),
      });
    const pages = await Promise.all((await Promise.all(Array.from({ length: 50 }, enrol))).map((page) => page.text()));
    const links = pages.map((html) => /id="link" value="([^"]+)"/.exec(html)?.[1]);
    expect(new Set(links).size).toBe(1);
    expect(links[0]).toMatch(new RegExp(`^${goodword.url}/r/GUS-[0-9A-Z]{5}$`));
  });
});

describe('adding by API', () => {
  it('answers 201 for a new person and 200 for one who is there', async () => {
    const lead = { campaign_id: campaignId, referral_code: ana.code, email: 'hal@example.com' };
    expect((await goodword.api('POST', '/leads', lead)).status).toBe(201);
    expect((await goodword.api('POST', '/leads', lead)).status).toBe(200);
    expect((await goodword.api('POST', '/leads', { ...lead, referral_code: 'NO-CODE' })).body.code).toBe(
      'unknown_code',
    );
    expect((await goodword.api('POST', '/leads', { ...lead, email: 'ana@example.com' })).body.code).toBe(
      'self_referral',
    );
  });

  it('keeps strangers out', async () => {
    const [lead] = await leadsOf('ben@example.com');
    expect((await ask(`${goodword.url}/api/v1/leads/${lead.id}`, 'GET')).status).toBe(401);
    const bearer = { authorization: 'Bearer gw_made_up' };
    expect((await ask(`${goodword.url}/api/v1/leads`, 'GET', undefined, bearer)).body.code).toBe('unknown_api_key');
  });

  it('keeps another workspace out: what is theirs does not exist for us', async () => {
    const { context } = goodword.app;
    const workspaceId = newId();
    const actor = { kind: 'system', id: null, name: 'Test' } as const;
    const row = { workspace_id: workspaceId, name: 'Others', created_at: new Date() };
    await context.db.insertInto('workspaces').values(row).execute();
    const { campaign_id: theirs } = await createCampaign(context, { workspaceId, actor, name: 'Theirs' });
    await moveCampaign(context, { workspaceId, campaignId: theirs, action: 'launch', actor });
    const person = { workspaceId, campaignId: theirs, firstName: 'Kim', actor };
    const { referrer, link } = await joinAsReferrer(context, { ...person, email: 'kim@example.com', source: 'API' });
    const joining = { ...person, email: 'lee@example.com', code: link.code, source: 'API' } as const;
    const { lead } = await joinAsLead(context, joining);
    for (const path of [
      `/campaigns/${theirs}`,
      `/campaigns/${theirs}/reward-rules`,
      `/campaigns/${theirs}/integrations/intercom`,
      `/referrers/${referrer.referrer_id}`,
      `/leads/${lead.lead_id}`,
      `/leads/${lead.lead_id}/timeline`,
      `/reports/summary?campaign_id=${theirs}`,
      `/reports/checklist?campaign_id=${theirs}`,
    ]) {
      expect([path, (await goodword.api('GET', path)).status]).toEqual([path, 404]);
    }
    for (const [method, path, body] of [
      ['POST', `/campaigns/${theirs}/pause`, undefined],
      ['PATCH', `/campaigns/${theirs}`, { name: 'Ours' }],
      ['POST', `/leads/${lead.lead_id}/qualify`, undefined],
      ['POST', '/referrers', { campaign_id: theirs, email: 'spy@example.com' }],
      ['POST', '/leads', { campaign_id: theirs, referral_code: link.code, email: 'spy@example.com' }],
    ] as const) {
      expect([path, (await goodword.api(method, path, body)).status]).toEqual([path, 404]);
    }
    expect((await goodword.api('GET', `/leads?campaign_id=${theirs}`)).body.items).toEqual([]);
    expect((await goodword.api('GET', `/referrers?search=kim`)).body.items).toEqual([]);
  });
});

describe('guessing codes', () => {
  it('is stopped for the one who guesses', async () => {
    const statuses = [];
    for (let guess = 0; guess < 70; guess += 1) statuses.push((await openLink(`GUESS-${10_000 + guess}`)).status);
    expect(new Set(statuses.slice(0, 50))).toEqual(new Set([404]));
    expect(statuses.at(-1)).toBe(429);
  });
});
