import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCampaign } from '../../src/campaigns/create-campaign.ts';
import { moveCampaign } from '../../src/campaigns/move-campaign.ts';
import { joinAsLead } from '../../src/leads/join-as-lead.ts';
import { newId } from '../../src/platform/id/id.ts';
import { joinAsReferrer } from '../../src/referrers/join-as-referrer.ts';
import { ask } from '../support/goodword.ts';
import { startSampleCampaign, type SampleCampaign } from '../support/sample-campaign.ts';

let goodword: SampleCampaign;
let campaignId: string;
let slug: string;
let ana: SampleCampaign['ana'];
let openLink: SampleCampaign['openLink'];
let join: SampleCampaign['join'];
let leadsOf: SampleCampaign['leadsOf'];

beforeAll(async () => {
  goodword = await startSampleCampaign();
  ({ campaignId, slug, ana, openLink, join, leadsOf } = goodword);
});
afterAll(() => goodword.close());

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
    expect(html).toContain('<h1><bdi>Ana</bdi> invited you to Acme</h1>');
    expect(html).toContain('<label for="email">E-mail</label>');
    expect(html.length).toBeLessThan(30_000);
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

  it('the page after the form says what the friend did, and promises nothing for the team', async () => {
    const answer = await join(ana.code, { email: 'thanks@example.com', first_name: 'Tom' });
    const page = await (await fetch(new URL(answer.headers.get('location')!, goodword.url))).text();
    expect(page).toContain('has what you entered, and knows who invited you.');
    expect(page).not.toMatch(/we will|in touch/i);
  });

  it('sees what to correct, with what was typed still there', async () => {
    const refused = await join(ana.code, { first_name: '', email: 'not-an-address' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('Please tell us your first name.');
    expect(html).toContain('This does not look like an e-mail address.');
    expect(html).toContain('value="not-an-address"');
  });

  it('with a character in the name that cannot be stored joins without it', async () => {
    const joined = await join(ana.code, { first_name: 'Ben\u0000', email: 'nul@example.com' });
    expect(joined.status).toBe(303);
    expect(await leadsOf('nul@example.com')).toMatchObject([{ first_name: 'Ben' }]);
  });

  it('is answered the same with the referrer’s own address, however it is spelt, and goes On hold', async () => {
    const other = await join(ana.code, { first_name: 'Ana', email: 'another@example.com' });
    const said = await other.text();
    const times: number[] = [];
    const timed = async (email: string) => {
      const since = performance.now();
      const answer = await join(ana.code, { first_name: 'Ana', email });
      times.push(performance.now() - since);
      return answer;
    };
    await timed('one.more@example.com');
    await timed('one.more@example.com');
    for (const email of ['ANA@example.com', ' ana@example.com', 'ana+me@example.com']) {
      const own = await timed(email);
      expect([own.status, own.headers.get('location')]).toEqual([other.status, other.headers.get('location')]);
      expect(await own.text()).toBe(said);
    }
    // in whole steps of 250 ms: what is found takes only a part of one
    expect(Math.min(...times)).toBeGreaterThan(245);
    const held = [...(await leadsOf('ana@example')), ...(await leadsOf('ana+'))];
    expect(held.map(({ state, hold }) => [state, hold?.reason])).toEqual([
      ['On hold', 'self_referral'],
      ['On hold', 'self_referral'],
    ]);
  });

  it('waits while the campaign is paused', async () => {
    await goodword.api('POST', `/campaigns/${campaignId}/pause`);
    const refused = await join(ana.code, { first_name: 'Fay', email: 'fay@example.com' });
    expect(await refused.text()).toContain('paused at the moment');
    await goodword.api('POST', `/campaigns/${campaignId}/launch`);
    expect(await leadsOf('fay@example.com')).toEqual([]);
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
