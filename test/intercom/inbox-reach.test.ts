import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { openCard, pressInCard } from '../support/inbox.ts';
import { connectReal, saveApp, startRealIntercom, type RealIntercom } from '../support/real-intercom.ts';

// Whose people a panel may show: a real Intercom beside a practice one, and two workspaces of Goodword on one Intercom.

let real: RealIntercom;
let pair: Pair;
let practising: { campaignId: string; code: string };
let campaignId: string;
let code: string;

beforeAll(async () => {
  real = await startRealIntercom({ region: 'EU' });
  pair = await startPair({ realIntercomUrl: real.url });
  await real.knows(pair);
  practising = await pair.campaign();
  await pair.connect(practising.campaignId);
  await pair.ok('PATCH', `/campaigns/${practising.campaignId}`, { name: 'Practising' });
  expect((await saveApp(pair, real)).status).toBe(200);
  ({ campaignId, code } = await pair.campaign());
  expect(await connectReal(pair, real, campaignId)).toBe('connected');
  await pair.saveLeadsTab(campaignId);
});
afterAll(async () => {
  await pair.close();
  await real.close();
});

const contactIn = async (intercom: Pick<RealIntercom, 'call'>, email: string): Promise<string> =>
  (await intercom.call('POST', '/contacts', { role: 'user', email, name: 'Somebody' })).body.id;

it('each Intercom shows the people of its own campaigns, whatever their address', async () => {
  await pair.joinAsLead(practising.campaignId, practising.code, 'both@example.com');
  const inReal = await openCard(real, await contactIn(real, 'both@example.com'));
  expect(inReal.facts).toEqual([]);
  expect(inReal.texts).toContain('Campaign: Give 20, get 20');
  const inPractice = await openCard(pair.intercom, await contactIn(pair.intercom, 'both@example.com'));
  expect(inPractice.facts).toMatchObject([{ Campaign: 'Practising' }]);
  expect(inPractice.texts).toContain('Campaign: Practising');
});

it('enrols in no campaign of the other Intercom', async () => {
  const contactId = await contactIn(real, 'sneaky@example.com');
  const card = await openCard(real, contactId);
  const pressed = await pressInCard(real, contactId, card, `enrol:${practising.campaignId}`);
  expect(pressed.texts[0]).toMatch(/^This campaign does not accept new people/);
});

it('a campaign that moved to the other Intercom takes its people along, also from contacts that are linked to them', async () => {
  const leadId = await pair.joinAsLead(campaignId, code, 'moving@example.com');
  const { contact_id: contactId } = await pair.delivered(leadId);
  expect((await openCard(real, contactId)).texts[0]).toBe('Referred by Ana');
  await pair.ok('PUT', `/campaigns/${campaignId}/connection`, { kind: 'practice' });
  expect((await openCard(real, contactId)).facts).toEqual([]);
  await pair.ok('PUT', `/campaigns/${campaignId}/connection`, { kind: 'real' });
  expect((await openCard(real, contactId)).texts[0]).toBe('Referred by Ana');
});

it('an app that one workspace of Goodword set up shows nothing of another on the same Intercom', async () => {
  const { db } = pair.app;
  const { rows } = await sql<{ workspace_id: string }>`
    insert into goodword.workspaces (workspace_id, name, created_at) values (gen_random_uuid(), 'Another', now())
    returning workspace_id`.execute(db);
  const another = rows[0]!.workspace_id;
  await sql`
    insert into goodword.connections select (jsonb_populate_record(c, jsonb_build_object(
      'workspace_id', ${another}::text, 'connection_id', gen_random_uuid()))).* from goodword.connections c
    where not c.practice and c.workspace_id = ${pair.workspaceId}`.execute(db);
  await sql`
    insert into goodword.campaigns select (jsonb_populate_record(c, jsonb_build_object(
      'workspace_id', ${another}::text, 'campaign_id', gen_random_uuid(), 'slug', 'another', 'name', 'Another'))).*
    from goodword.campaigns c where c.campaign_id = ${campaignId}`.execute(db);
  const card = await openCard(real, await contactIn(real, 'reach@example.com'));
  expect(card.texts).toContain('Campaign: Give 20, get 20');
  expect(JSON.stringify(card.canvas)).not.toContain('Another');
});
