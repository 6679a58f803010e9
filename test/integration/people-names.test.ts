import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { importSteps, type ImportSteps } from '../support/imports.ts';
import { openCard, pressInCard } from '../support/inbox.ts';

/** A name with all kinds of characters that are not seen, and what it is once they are gone. */
const dirty = '\u202E A\u200Bn\u0000n\r\n\u{E0041}M\u00ADae \uE000\u3164';
const clean = 'Ann Mae';

let pair: Pair;
let steps: ImportSteps;
let campaignId: string;
let slug: string;
let code: string;

beforeAll(async () => {
  pair = await startPair();
  steps = importSteps(pair);
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  ({ slug } = await pair.ok('GET', `/campaigns/${campaignId}`));
});
afterAll(() => pair.close());

const form = (path: string, fields: Record<string, string>) =>
  fetch(`${pair.url}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
const invitation = async (ofCode = code) =>
  (await fetch(`${pair.url}/r/${ofCode}`, { redirect: 'manual' })).headers.get('location')!;
const one = async (list: 'leads' | 'referrers', email: string) =>
  (await pair.ok('GET', `/${list}?campaign_id=${campaignId}&search=${encodeURIComponent(email)}`)).items[0];

describe('a name is cleaned when it comes', () => {
  it('from the join page', async () => {
    expect((await form(`/c/${slug}`, { first_name: dirty, email: 'page@example.com' })).status).toBe(303);
    expect(await one('referrers', 'page@example.com')).toMatchObject({ first_name: clean });
  });

  it('from the Referral Link Page, with the company', async () => {
    const fields = { first_name: dirty, email: 'friend@example.com', company: dirty };
    expect((await form(await invitation(), fields)).status).toBe(303);
    expect(await one('leads', 'friend@example.com')).toMatchObject({ first_name: clean, company: clean });
  });

  it('by the API, which may take web addresses', async () => {
    const names = { first_name: dirty, last_name: `${dirty} www.example.com`, phone: '+1\u200B 555\u202C' };
    const referrer = { campaign_id: campaignId, email: 'api@example.com', ...names };
    const stored = { first_name: clean, last_name: `${clean} www.example.com`, phone: '+1 555' };
    expect(await pair.ok('POST', '/referrers', referrer)).toMatchObject(stored);
    const lead = { ...referrer, email: 'api.lead@example.com', referral_code: code, company: dirty };
    expect(await pair.ok('POST', '/leads', lead)).toMatchObject({ ...stored, company: clean });
  });

  it('in a file', async () => {
    const { id } = await steps.draft(campaignId, { source: 'csv' });
    const body = new FormData();
    const line = `csv@example.com,"${dirty}",${dirty.replaceAll(/[\r\n]/g, '')}`;
    body.set('file', new Blob([`email,first name,last name\n${line}\n`], { type: 'text/csv' }), 'people.csv');
    const headers = { cookie: pair.cookie };
    const uploaded = await fetch(`${pair.url}/api/v1/imports/${id}/file`, { method: 'POST', headers, body });
    expect(uploaded.status).toBe(200);
    await steps.dryRun(id);
    await steps.ran(id);
    expect(await one('referrers', 'csv@example.com')).toMatchObject({ first_name: clean, last_name: 'AnnMae' });
  });

  it('with contacts of the CRM', async () => {
    const { id: tagId } = (await pair.intercom.call('POST', '/tags', { name: 'Names' })).body;
    const name = 'K\u200Bim \u202E\u2066 R\u00ADoe\u{E0042}';
    const [contactId] = await steps.contacts([{ role: 'user', email: 'contact@example.com', name }]);
    await pair.intercom.call('POST', `/contacts/${contactId}/tags`, { id: tagId });
    const selection = { contact_type: 'all_contacts', tag_ids: [String(tagId)] };
    const { id } = await steps.draft(campaignId, { selection });
    await steps.dryRun(id);
    await steps.ran(id);
    expect(await one('referrers', 'contact@example.com')).toMatchObject({ first_name: 'Kim', last_name: 'Roe' });
  });

  it('from the Inbox', async () => {
    const body = { role: 'user', email: 'inbox@example.com', name: 'Z\u200Boe\u202E L\u{E0043}ee' };
    const contactId = (await pair.intercom.call('POST', '/contacts', body)).body.id;
    const card = await openCard(pair.intercom, contactId);
    await pressInCard(pair.intercom, contactId, card, card.buttons['Enrol']!);
    expect(await one('referrers', 'inbox@example.com')).toMatchObject({ first_name: 'Zoe', last_name: 'Lee' });
  });
});

describe('a public page', () => {
  it.each(['https://evil.example/win', 'www.evil.example', 'You won: evil.com', '\u200B\u202E', 'x'.repeat(41)])(
    'refuses the name %j, and nothing is stored',
    async (first) => {
      const email = 'refused@example.com';
      for (const path of [`/c/${slug}`, await invitation()]) {
        const refused = await form(path, { first_name: first, email });
        expect(refused.status).toBe(422);
        expect(await refused.text()).toContain('first_name-problem');
      }
      expect([await one('leads', email), await one('referrers', email)]).toEqual([undefined, undefined]);
    },
  );

  it('shows no web address that another door let in as a name', async () => {
    const names = { first_name: 'Your account is locked: https://evil.example', last_name: '' };
    const odd = await pair.ok('POST', '/referrers', { campaign_id: campaignId, email: 'odd@example.com', ...names });
    const html = await (await fetch(pair.url + (await invitation(odd.code)))).text();
    expect(html).toContain('<h1>You are invited to Acme</h1>');
    expect(html).not.toContain('evil.example');
  });

  it('isolates the direction of a name from the words beside it', async () => {
    const person = { campaign_id: campaignId, email: 'noa@example.com', first_name: 'נועה' };
    const noa = await pair.ok('POST', '/referrers', person);
    const html = await (await fetch(pair.url + (await invitation(noa.code)))).text();
    expect(html).toContain('<h1><bdi>נועה</bdi> invited you to Acme</h1>');
    expect(html).toContain('<title>\u2068נועה\u2069 invited you to Acme</title>');
  });
});
