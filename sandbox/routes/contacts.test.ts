import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';

let intercom: Harness;
let clock: ManualClock;

beforeAll(async () => {
  clock = manualClock();
  intercom = await startHarness({ clock });
});
afterAll(() => intercom.close());

describe('creating', () => {
  test('an e-mail alone makes a user, stored lower-case, with every key present', async () => {
    const { status, body } = await intercom.call('POST', '/contacts', { email: 'Keys@Example.com' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 'contact', role: 'user', email: 'keys@example.com', external_id: null });
    expect(body).toMatchObject({ workspace_id: 'prac7ice', signed_up_at: null, custom_attributes: {}, owner_id: null });
    expect(body.id).toMatch(/^[0-9a-f]{24}$/);
    expect(Number.parseInt(body.id.slice(0, 8), 16)).toBe(body.created_at);
    expect(body.tags).toEqual({
      type: 'list',
      data: [],
      url: `/contacts/${body.id}/tags`,
      total_count: 0,
      has_more: false,
    });
  });

  test('a second user with the same e-mail is refused with the id in the text', async () => {
    const first = await intercom.call('POST', '/contacts', { email: 'twice@example.com' });
    const second = await intercom.call('POST', '/contacts', { role: 'user', email: 'TWICE@example.com' });
    expect(second.status).toBe(409);
    expect(second.body.errors[0]).toEqual({
      code: 'conflict',
      message: `A contact matching those details already exists with id=${first.body.id}`,
    });
    expect(second.body.request_id).toMatch(/^[0-9a-v]{20}$/);
    expect(second.headers.get('x-request-id')).toBe(second.body.request_id);
  });

  test('fifty concurrent creates make one user', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => intercom.call('POST', '/contacts', { email: 'race@example.com' })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(49);
  });

  test('an archived owner is reported as such and can be unarchived', async () => {
    const { body } = await intercom.call('POST', '/contacts', { external_id: 'gone-1', email: 'gone@example.com' });
    const archived = await intercom.call('POST', `/contacts/${body.id}/archive`);
    expect(archived.body).toEqual({ id: body.id, external_id: 'gone-1', type: 'contact', archived: true });
    const again = await intercom.call('POST', '/contacts', { external_id: 'gone-1' });
    expect(again.status).toBe(409);
    expect(again.body.errors[0].message).toBe(
      `An archived contact matching those details already exists with id=${body.id}`,
    );
    expect((await intercom.call('POST', `/contacts/${body.id}/unarchive`)).body.archived).toBe(false);
    expect((await intercom.call('GET', '/contacts/find_by_external_id/gone-1')).body.id).toBe(body.id);
  });

  test('leads may share an e-mail with anyone and get a UUID', async () => {
    await intercom.call('POST', '/contacts', { email: 'shared@example.com' });
    for (let i = 0; i < 2; i++) {
      const lead = await intercom.call('POST', '/contacts', { role: 'lead', email: 'shared@example.com' });
      expect(lead.status).toBe(200);
      expect(lead.body.external_id).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('an external id is also taken by a lead; an e-mail is not', async () => {
    const { body: lead } = await intercom.call('POST', '/contacts', { role: 'lead', email: 'lead-owner@example.com' });
    const taken = await intercom.call('POST', '/contacts', { external_id: lead.external_id });
    expect(taken.status).toBe(409);
    expect(taken.body.errors[0].message).toContain(`id=${lead.id}`);
    expect((await intercom.call('POST', '/contacts', { email: 'lead-owner@example.com' })).status).toBe(200);
  });

  test('when e-mail and external id belong to two people, the owner of the external id is named', async () => {
    await intercom.call('POST', '/contacts', { email: 'two-a@example.com' });
    const { body: owner } = await intercom.call('POST', '/contacts', { external_id: 'two-b' });
    const both = await intercom.call('POST', '/contacts', { email: 'two-a@example.com', external_id: 'two-b' });
    expect(both.body.errors[0].message).toContain(`id=${owner.id}`);
  });

  test('an unknown custom attribute refuses the whole write', async () => {
    const refused = await intercom.call('POST', '/contacts', {
      email: 'unknown-attribute@example.com',
      custom_attributes: { Plan: 'Team', 'No such': 1 },
    });
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0].code).toBe('parameter_invalid');
    // Nothing was stored: the address is still free.
    expect((await intercom.call('POST', '/contacts', { email: 'unknown-attribute@example.com' })).status).toBe(200);
  });

  test('names come back HTML-escaped', async () => {
    const { body } = await intercom.call('POST', '/contacts', {
      email: 'o@example.com',
      name: `O'Hara & <Sons> "Ltd"`,
    });
    expect(body.name).toBe('O&#39;Hara &amp; &lt;Sons&gt; &quot;Ltd&quot;');
  });
});

describe('updating', () => {
  test('touches only what is named, custom attributes key by key', async () => {
    const { body } = await intercom.call('POST', '/contacts', {
      email: 'partial@example.com',
      name: 'Part',
      custom_attributes: { Plan: 'Team', Seats: 3 },
    });
    clock.advance(5_000);
    const updated = await intercom.call('PUT', `/contacts/${body.id}`, {
      custom_attributes: { Seats: 4, 'Signed up': 'Yes' },
    });
    expect(updated.body).toMatchObject({
      name: 'Part',
      custom_attributes: { Plan: 'Team', Seats: 4, 'Signed up': 'Yes' },
    });
    expect(updated.body.updated_at).toBe(body.updated_at + 5);
    const cleared = await intercom.call('PUT', `/contacts/${body.id}`, { custom_attributes: { Plan: null } });
    expect(cleared.body.custom_attributes).toEqual({ Plan: null, Seats: 4, 'Signed up': 'Yes' });
  });

  test('an identical write does not move updated_at', async () => {
    const { body } = await intercom.call('POST', '/contacts', { email: 'same@example.com', name: 'Same' });
    clock.advance(5_000);
    const updated = await intercom.call('PUT', `/contacts/${body.id}`, {
      name: 'Same',
      custom_attributes: { Plan: null },
    });
    expect(updated.body).toEqual(body);
  });

  test("another user's e-mail is refused", async () => {
    await intercom.call('POST', '/contacts', { email: 'owner@example.com' });
    const { body } = await intercom.call('POST', '/contacts', { email: 'thief@example.com' });
    expect((await intercom.call('PUT', `/contacts/${body.id}`, { email: 'owner@example.com' })).status).toBe(409);
    expect((await intercom.call('GET', `/contacts/${body.id}`)).body.email).toBe('thief@example.com');
  });

  test('an external id taken by an archived user is refused as such', async () => {
    const { body: gone } = await intercom.call('POST', '/contacts', { external_id: 'put-taken' });
    await intercom.call('POST', `/contacts/${gone.id}/archive`);
    const { body } = await intercom.call('POST', '/contacts', { email: 'put-taken@example.com' });
    const refused = await intercom.call('PUT', `/contacts/${body.id}`, { external_id: 'put-taken' });
    expect([refused.status, refused.body.errors[0].message]).toEqual([
      409,
      `An archived contact matching those details already exists with id=${gone.id}`,
    ]);
  });

  test('a lead cannot become a user while a user has its e-mail', async () => {
    await intercom.call('POST', '/contacts', { email: 'first-user@example.com' });
    const { body: lead } = await intercom.call('POST', '/contacts', { role: 'lead', email: 'first-user@example.com' });
    expect((await intercom.call('PUT', `/contacts/${lead.id}`, { role: 'user' })).status).toBe(409);
    expect((await intercom.call('PUT', `/contacts/${lead.id}`, { name: 'Still a lead' })).body.role).toBe('lead');
  });

  test('an archived contact can be written but stays hidden', async () => {
    const { body } = await intercom.call('POST', '/contacts', { external_id: 'hidden-1' });
    await intercom.call('POST', `/contacts/${body.id}/archive`);
    expect((await intercom.call('PUT', `/contacts/${body.id}`, { name: 'Hidden' })).body.name).toBe('Hidden');
    expect((await intercom.call('GET', `/contacts/${body.id}`)).status).toBe(200);
    expect((await intercom.call('GET', '/contacts/find_by_external_id/hidden-1')).status).toBe(404);
  });

  test('a lead becomes a user and keeps its id; a user never becomes a lead', async () => {
    const { body } = await intercom.call('POST', '/contacts', { role: 'lead', email: 'grows@example.com' });
    const grown = await intercom.call('PUT', `/contacts/${body.id}`, { role: 'user', external_id: 'grown-1' });
    expect(grown.body).toMatchObject({ id: body.id, role: 'user', external_id: 'grown-1' });
    expect((await intercom.call('PUT', `/contacts/${body.id}`, { role: 'lead' })).status).toBe(400);
  });

  test('owner_id is a number up to 2.15 and text from 2.16 on', async () => {
    const { body } = await intercom.call('POST', '/contacts', { email: 'owned@example.com', owner_id: '814860' });
    expect(body.owner_id).toBe('814860');
    const older = await intercom.call('GET', `/contacts/${body.id}`, undefined, { 'intercom-version': '2.15' });
    expect(older.body.owner_id).toBe(814860);
    const byNumber = await intercom.call(
      'PUT',
      `/contacts/${body.id}`,
      { owner_id: 814861 },
      { 'intercom-version': '2.15' },
    );
    expect(byNumber.body.owner_id).toBe(814861);
    const stranger = await intercom.call('PUT', `/contacts/${body.id}`, { owner_id: '1' });
    expect(stranger.body.errors[0].message).toBe('The owner specified is not a member of the workspace');
  });
});

describe('archiving, deleting and blocking', () => {
  test('a deleted contact is gone and its e-mail is free', async () => {
    const { body } = await intercom.call('POST', '/contacts', { email: 'bye@example.com' });
    const deleted = await intercom.call('DELETE', `/contacts/${body.id}`);
    expect(deleted.body).toEqual({ id: body.id, external_id: null, type: 'contact', deleted: true });
    const missing = await intercom.call('GET', `/contacts/${body.id}`);
    expect([missing.status, missing.body.errors[0].message]).toEqual([404, 'User Not Found']);
    expect((await intercom.call('POST', '/contacts', { email: 'bye@example.com' })).status).toBe(200);
  });

  test('a blocked person cannot be created again', async () => {
    const { body } = await intercom.call('POST', '/contacts', { email: 'blocked@example.com' });
    expect((await intercom.call('POST', `/contacts/${body.id}/block`)).body.blocked).toBe(true);
    const again = await intercom.call('POST', '/contacts', { email: 'blocked@example.com' });
    expect(again.body.errors[0].code).toBe('not_restorable');
  });

  test('a blocked lead cannot be created again, in any role', async () => {
    const { body } = await intercom.call('POST', '/contacts', { role: 'lead', email: 'spam@example.com' });
    await intercom.call('POST', `/contacts/${body.id}/block`);
    for (const role of ['lead', 'user']) {
      const again = await intercom.call('POST', '/contacts', { role, email: 'spam@example.com' });
      expect([again.status, again.body.errors[0].code]).toEqual([422, 'not_restorable']);
    }
  });

  test('a blocked contact can be unarchived on the page, but not through the API', async () => {
    const { body } = await intercom.call('POST', '/contacts', { email: 'kept-out@example.com' });
    await intercom.call('POST', `/contacts/${body.id}/block`);
    const refused = await intercom.call('POST', `/contacts/${body.id}/unarchive`);
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'not_restorable']);
    expect((await intercom.post(`/people/${body.id}/unarchive`, {})).status).toBe(303);
    expect((await intercom.call('POST', `/contacts/${body.id}/unarchive`)).body.archived).toBe(false);
  });

  test('blocking closes the conversations', async () => {
    const { body } = await intercom.call('POST', '/contacts', { role: 'lead' });
    const from = { type: 'lead', id: body.id };
    const { body: said } = await intercom.call('POST', '/conversations', { from, body: 'Buy now' });
    const state = async () => (await intercom.call('GET', `/conversations/${said.conversation_id}`)).body.state;
    expect(await state()).toBe('open');
    await intercom.call('POST', `/contacts/${body.id}/block`);
    expect(await state()).toBe('closed');
  });

  test('blocking and finding by external id came with 2.13', async () => {
    const { body } = await intercom.call('POST', '/contacts', { external_id: 'before-213' });
    const older = { 'intercom-version': '2.12' };
    for (const [method, path] of [
      ['POST', `/contacts/${body.id}/block`],
      ['GET', '/contacts/find_by_external_id/before-213'],
    ] as const) {
      const answer = await intercom.call(method, path, undefined, older);
      expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'intercom_version_invalid']);
    }
  });

  test('a merged lead answers 410 with the survivor, 404 in older versions', async () => {
    const lead = await intercom.call('POST', '/contacts', {
      role: 'lead',
      email: 'merge@example.com',
      phone: '+35315550100',
    });
    const user = await intercom.call('POST', '/contacts', { email: 'merge@example.com' });
    const merged = await intercom.call('POST', '/contacts/merge', { from: lead.body.id, into: user.body.id });
    expect(merged.body).toMatchObject({ id: user.body.id, phone: '+35315550100', role: 'user' });
    const source = await intercom.call('GET', `/contacts/${lead.body.id}`);
    expect([source.status, source.body.errors[0].code]).toEqual([410, 'contact_merged']);
    expect(source.headers.get('link')).toBe(`</contacts/${user.body.id}>; rel="canonical"`);
    expect(
      (await intercom.call('GET', `/contacts/${lead.body.id}`, undefined, { 'intercom-version': '2.15' })).status,
    ).toBe(404);
  });

  test('from 2.16 on, contacts that are not duplicates are only merged with skip_duplicate_validation', async () => {
    const lead = await intercom.call('POST', '/contacts', { role: 'lead', email: 'one@example.com' });
    const user = await intercom.call('POST', '/contacts', { email: 'other@example.com' });
    const request = { from: lead.body.id, into: user.body.id };
    const refused = await intercom.call('POST', '/contacts/merge', request);
    expect([refused.status, refused.body.errors[0].code]).toEqual([400, 'invalid_merge']);
    const merged = await intercom.call('POST', '/contacts/merge', { ...request, skip_duplicate_validation: true });
    expect(merged.status).toBe(200);
  });
});
