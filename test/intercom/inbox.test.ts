import { createHmac, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReturnFields } from '../../src/integration/outbound/kinds/return-fields/write-return-fields.ts';
import { workOn } from '../../src/platform/jobs/work/resumable-work.ts';
import { email, startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { openCard, pressInCard } from '../support/inbox.ts';
import { saveApp, startRealIntercom } from '../support/real-intercom.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let aheadMs = 0;
const byAddress = 'Found by the e-mail address; not known to be this contact.';

beforeAll(async () => {
  pair = await startPair({ clock: { now: () => new Date(Date.now() + aheadMs) } });
  ({ campaignId, code } = await pair.campaign());
  const attribute = { name: 'goodword_referral_link', model: 'contact', data_type: 'string' };
  await pair.intercom.call('POST', '/data_attributes', attribute);
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
});
afterAll(() => pair.close());

const open = (contactId: string) => openCard(pair.intercom, contactId);
const contact = async (body: Record<string, unknown>): Promise<string> =>
  (await pair.intercom.call('POST', '/contacts', { role: 'user', ...body })).body.id;
const referrersOf = async (campaign: string): Promise<any[]> =>
  (await pair.api('GET', `/referrers?campaign_id=${campaign}`)).body.items;
const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'Europe/Dublin' });

/** Sends a body as Intercom would, signed with a secret of one's choice. */
async function send(path: 'initialize' | 'submit', body: unknown, secret: string | null) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signature =
    secret === null ? {} : { 'x-body-signature': createHmac('sha256', secret).update(text).digest('hex') };
  const answer = await fetch(`${pair.url}/inbox/intercom/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signature },
    body: text,
  });
  return { status: answer.status, text: await answer.text() };
}

describe('a contact that was referred', () => {
  let leadId: string;
  let contactId: string;

  beforeAll(async () => {
    leadId = await pair.joinAsLead(campaignId, code, 'fred@example.com', 'Fred');
    contactId = (await pair.delivered(leadId)).contact_id;
  });

  it('is shown with who referred it and what it waits for', async () => {
    const card = await open(contactId);
    expect(card.texts[0]).toBe('Referred by Ana');
    expect(card.facts[0]).toEqual({
      Campaign: 'Give 20, get 20',
      State: 'Pending',
      Joined: today.format(new Date()),
      'Referral Code': code,
    });
    expect(card.texts[1]).toMatch(/^Waiting for “Signed up” to become “Yes”/);
    expect(card.links).toContain(`${pair.url}/campaigns/${campaignId}/leads/${leadId}`);
  });

  it('once Qualified, with what that rests on and the reward that follows', async () => {
    await pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } });
    await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'Fred qualifies');
    const card = await open(contactId);
    expect(card.facts[0]).toMatchObject({ State: 'Qualified', 'Reward for the referrer': '$20.00, Due' });
    expect(card.texts[1]).toMatch(/^Signed up changed from .+ to Yes/);
  });

  it('is found by its address too, when another contact has it, and the card says so', async () => {
    const other = await contact({ role: 'lead', email: 'fred@example.com' });
    expect((await open(other)).texts.slice(0, 2)).toEqual(['Referred by Ana', byAddress]);
    expect((await open(contactId)).texts).not.toContain(byAddress);
  });

  it('is known by its contact, whatever address that has now', async () => {
    const { contact_id: moved } = await pair.delivered(await pair.joinAsLead(campaignId, code, 'moves@example.com'));
    await pair.intercom.call('PUT', `/contacts/${moved}`, { email: 'moved.on@example.com' });
    const { texts } = await open(moved);
    expect(texts[0]).toBe('Referred by Ana');
    expect(texts).not.toContain(byAddress);
  });

  it('is found under the other name that Intercom’s documentation has for it', async () => {
    await pair.intercom.control('POST', 'settings', { canvas_person: 'customer' });
    expect((await open(contactId)).texts[0]).toBe('Referred by Ana');
    await pair.intercom.control('POST', 'settings', { canvas_person: 'contact' });
  });
});

describe('a contact that refers', () => {
  it('is shown with its own link, referrals and rewards only', async () => {
    const zoe = { campaign_id: campaignId, email: 'zoe@example.com', first_name: 'Zoe' };
    const { code: zoes } = (await pair.api('POST', '/referrers', zoe)).body;
    const friend = await pair.joinAsLead(campaignId, zoes, 'zoes.friend@example.com');
    expect((await pair.api('POST', `/leads/${friend}/qualify`)).status).toBe(200);
    const card = await open(await contact({ email: 'ana.referrer@example.com', name: 'Ana' }));
    expect(card.texts).toContain('Referrer');
    expect(card.facts[0]).toEqual({
      Campaign: 'Give 20, get 20',
      'Referral Link': `${pair.url}/r/${code}`,
      Leads: '2',
      Qualified: '1',
      Rewards: '1 Due ($20.00)',
    });
    expect(card.texts.join()).not.toContain('Enrol as referrer');
  });
});

describe('a contact that is in no campaign', () => {
  it('is enrolled by a press, once, and its link is written back', async () => {
    const saved = await pair.api('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
      action: 'create_user',
      mapping: [email],
      duplicates: 'update',
      qualification: null,
      return_fields: {
        referral_link: 'custom_attributes.goodword_referral_link',
        referrals_count: null,
        converted_referrals_count: null,
      },
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    const contactId = await contact({ email: 'marta@example.com', name: "Marta & Kai O'Neil" });
    const card = await open(contactId);
    expect(card.texts).toEqual([
      'Enrol as referrer',
      'This contact is in no campaign yet.',
      'Campaign: Give 20, get 20',
    ]);
    const presses = Array.from({ length: 5 }, () =>
      pressInCard(pair.intercom, contactId, card, card.buttons['Enrol']!),
    );
    const answers = await Promise.all(presses);
    const said = answers.map(({ texts: [first] }) => first);
    expect(said.filter((text) => text === 'Enrolled in Give 20, get 20.')).toHaveLength(1);
    expect(said.filter((text) => text === 'Was a referrer of Give 20, get 20 already.')).toHaveLength(4);
    const [after] = answers;
    const marta = (await referrersOf(campaignId)).filter((one) => one.email === 'marta@example.com');
    expect(marta).toMatchObject([{ first_name: 'Marta', last_name: "& Kai O'Neil", source: 'Intercom' }]);
    expect(after?.facts[0]?.['Referral Link']).toBe(marta[0].link);
    // facts are gathered for a while before they are written
    aheadMs += 20_000;
    await workOn(pair.crm, writeReturnFields(pair.crm), { workspaceId: pair.workspaceId });
    const written = (await pair.intercom.call('GET', `/contacts/${contactId}`)).body;
    expect(written.custom_attributes.goodword_referral_link).toBe(marta[0].link);
    const { body } = await pair.api('GET', '/events?type=referrer.joined&limit=1');
    expect(body.items).toMatchObject([{ actor: { kind: 'crm', name: 'Ana Moreira, in Intercom' } }]);
    // no second contact was made of it
    expect((await pair.api('GET', `/deliveries?subject_id=${marta[0].id}&kind=push`)).body.items).toEqual([]);
  });

  it('leaves a referrer with their own contact when another contact has the address', async () => {
    const own = await contact({ email: 'twice@example.com', name: 'Twice' });
    const other = await contact({ role: 'lead', email: 'twice@example.com', name: 'Somebody' });
    const [card, stale] = [await open(own), await open(other)];
    await pressInCard(pair.intercom, own, card, card.buttons['Enrol']!);
    const after = await pressInCard(pair.intercom, other, stale, stale.buttons['Enrol']!);
    expect(after.texts.slice(0, 3)).toEqual(['Was a referrer of Give 20, get 20 already.', 'Referrer', byAddress]);
    const links = await pair.app.db
      .selectFrom('crm_contacts')
      .select(['contact_id', 'known_by'])
      .where('contact_id', 'in', [own, other])
      .execute();
    expect(Object.fromEntries(links.map((link) => [link.contact_id, link.known_by]))).toEqual({
      [own]: 'imported',
      [other]: 'same_email',
    });
  });

  it.each([undefined, '   ', 'no address'])('needs an address that can be used, not %j', async (written) => {
    const body = { workspace_id: 'prac7ice', contact: { id: randomUUID(), name: 'No Address', email: written } };
    const { text } = await send('initialize', body, pair.intercom.clientSecret);
    expect(text).toContain('Add an e-mail address to this contact first.');
    expect(text).not.toContain('"primary"');
  });

  it('is enrolled by a teammate whose name has to be cut, whatever its own name holds', async () => {
    const body = {
      workspace_id: 'prac7ice',
      admin: { name: `${'x'.repeat(99)}😀` },
      contact: { id: randomUUID(), email: 'long.name@example.com', name: '\ud800 Half' },
      component_id: `enrol:${campaignId}`,
    };
    expect((await send('submit', body, pair.intercom.clientSecret)).text).toContain('Enrolled in');
  });

  it('gets a card that says that there is no address', async () => {
    const card = await open(await contact({ email: undefined, external_id: randomUUID(), name: 'No Address' }));
    expect(card.texts).toContain('Add an e-mail address to this contact first.');
    expect(card.buttons).not.toHaveProperty('Enrol');
  });

  it('chooses among several campaigns, and only among open ones', async () => {
    const { id: second } = (await pair.api('POST', '/campaigns', { name: 'Second' })).body;
    await pair.api('POST', `/campaigns/${second}/launch`);
    const { id: draft } = (await pair.api('POST', '/campaigns', { name: 'Draft' })).body;
    const contactId = await contact({ email: 'several@example.com', name: 'Several' });
    const card = await open(contactId);
    const dropdown = card.canvas.content.components.find(({ type }: { type: string }) => type === 'dropdown');
    expect(dropdown.options.map(({ text }: { text: string }) => text)).toEqual(['Second', 'Give 20, get 20']);
    const press = (inputs: Record<string, unknown>) => pressInCard(pair.intercom, contactId, card, 'enrol', inputs);
    expect((await press({})).texts[0]).toBe('Choose a campaign first.');
    expect((await press({ campaign: draft })).texts[0]).toMatch(/^This campaign does not accept new people/);
    expect((await press({ campaign: randomUUID() })).texts[0]).toMatch(/^This campaign does not accept new people/);
    expect((await press({ campaign: ['x'] })).texts[0]).toBe('Choose a campaign first.');
    expect(await referrersOf(second)).toEqual([]);
    expect((await press({ campaign: second })).texts[0]).toBe('Enrolled in Second.');
    expect(await referrersOf(second)).toMatchObject([{ email: 'several@example.com' }]);
    await pair.api('POST', `/campaigns/${second}/pause`);
  });
});

it('shows what people wrote as they wrote it, and makes no links of it', async () => {
  const name = '[Prize](https://evil.example.com) **now**';
  const { id: tricky } = (await pair.api('POST', '/campaigns', { name: `${name} campaign` })).body;
  await pair.api('POST', `/campaigns/${tricky}/launch`);
  const sly = (
    await pair.api('POST', '/referrers', { campaign_id: tricky, email: 'sly@example.com', first_name: name })
  ).body;
  await pair.joinAsLead(tricky, sly.code, 'victim@example.com', name);
  for (const address of ['sly@example.com', 'victim@example.com']) {
    const { canvas } = await open(await contact({ email: address }));
    expect(JSON.stringify(canvas)).toContain('Prize');
    expect(JSON.stringify(canvas)).not.toMatch(/\]\(|\*\*/);
  }
  await pair.api('POST', `/campaigns/${tricky}/pause`);
});

describe('what is not Intercom’s, or not this app’s', () => {
  const asked = { workspace_id: 'prac7ice', contact: { id: 'c1', email: 'fred@example.com' } };

  it('is refused without a fitting signature, and nothing happens', async () => {
    const enrol = { ...asked, component_id: `enrol:${campaignId}`, contact: { id: 'c9', email: 'thief@example.com' } };
    for (const secret of [null, 'of another app']) {
      for (const path of ['initialize', 'submit'] as const) {
        const answer = await send(path, enrol, secret);
        expect(answer.status).toBe(401);
        expect(answer.text).not.toMatch(/Ana|fred|prac7ice/);
      }
    }
    expect((await referrersOf(campaignId)).map((one) => one.email)).not.toContain('thief@example.com');
  });

  it('is refused when it has another shape', async () => {
    const { clientSecret } = pair.intercom;
    for (const body of ['', 'null', '{', '[]', {}, { contact: { id: 'c1' } }, { workspace_id: 'a\0b' }]) {
      expect((await send('initialize', body, clientSecret)).status).toBe(400);
    }
    expect((await send('initialize', 'x'.repeat(1_048_577), clientSecret)).status).toBe(413);
  });

  it('gets a card that says so when no contact can be understood', async () => {
    const { clientSecret } = pair.intercom;
    for (const wrong of [undefined, null, 'c1', { id: 7 }, { id: 'a\0b' }, { id: '\ud800' }]) {
      const answer = await send('initialize', { workspace_id: 'prac7ice', contact: wrong }, clientSecret);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('Intercom named no contact in this conversation.');
    }
    const beside = { workspace_id: 'prac7ice', contact: { id: 7 }, customer: { id: 'c1', email: 'fred@example.com' } };
    expect((await send('initialize', beside, clientSecret)).text).toContain('Referred by Ana');
  });

  it('appears in the Check of the workspace that it named', async () => {
    aheadMs += 10_000;
    await send('initialize', asked, 'of another app');
    const signals = await pair.app.context.intercom.signals.list(pair.workspaceId, true);
    expect(signals.map(({ signal }) => signal)).toContain('wrong_signature');
  });

  it('gets no card of a workspace that it does not speak for', async () => {
    const real = await startRealIntercom({ region: 'EU' });
    try {
      expect((await saveApp(pair, real)).status).toBe(200);
      const answer = await send('initialize', asked, real.clientSecret);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('is not connected to Goodword');
      expect(answer.text).not.toMatch(/Ana|Give 20/);
      const pressed = {
        ...asked,
        contact: { id: 'c8', email: 'far@example.com' },
        component_id: `enrol:${campaignId}`,
      };
      expect((await send('submit', pressed, real.clientSecret)).text).not.toContain('Enrolled');
      expect((await referrersOf(campaignId)).map((one) => one.email)).not.toContain('far@example.com');
    } finally {
      await pair.api('DELETE', '/intercom-app');
      await real.close();
    }
  });
});

it('a card that cannot be made says so instead of showing nothing', async () => {
  const { db } = pair.app;
  const contactId = await contact({ email: 'trouble@example.com' });
  await sql`alter table goodword.crm_contacts rename to crm_contacts_away`.execute(db);
  try {
    const card = await open(contactId);
    expect(card.texts).toEqual(['Goodword could not answer just now. Try again in a moment.']);
    expect(card.buttons).toHaveProperty('Refresh');
  } finally {
    await sql`alter table goodword.crm_contacts_away rename to crm_contacts`.execute(db);
  }
  expect((await open(contactId)).texts).toContain('Enrol as referrer');
});

it('a workspace whose connection was ended gets a card that says how to connect again', async () => {
  const contactId = await contact({ email: 'fred.again@example.com' });
  const { connection } = (await pair.api('GET', `/campaigns/${campaignId}/connection`)).body;
  expect((await pair.api('DELETE', `/connections/${connection.id}`)).status).toBeLessThan(300);
  const card = await open(contactId);
  expect(card.texts).toEqual([
    'This Intercom workspace is not connected to Goodword.',
    'Connect it in Campaign Settings → Integrations and API → CRM.',
  ]);
  await pair.connect(campaignId);
  expect((await open(contactId)).texts).toContain('Enrol as referrer');
});
