import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, startGoodword, until, type Goodword } from '../support/goodword.ts';
import { connectReal, saveApp, startRealIntercom, type RealIntercom } from '../support/real-intercom.ts';

let real: RealIntercom;
let goodword: Goodword;
let campaignId: string;
let aheadMs = 0;

beforeAll(async () => {
  real = await startRealIntercom({ region: 'EU' });
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  goodword = await startGoodword({ realIntercomUrl: real.url, clock });
  await real.knows(goodword);
  campaignId = (await goodword.api('POST', '/campaigns', { name: 'Give 20, get 20' })).body.id;
});
// what is seen of an app is noted once in two seconds
beforeEach(() => void (aheadMs += 5_000));
afterAll(async () => {
  await goodword.close();
  await real.close();
});

const check = async (): Promise<Record<string, { status: string; sentence: string; at: string | null }>> => {
  const { body } = await goodword.api('POST', '/intercom-app/check', { kind: 'real' });
  return Object.fromEntries(body.items.map((item: { key: string }) => [item.key, item]));
};
/** The Check once the webhook that was asked for has come: it is on its way when it was asked for. */
const heard = (signature: string) =>
  until(async () => {
    const findings = await check();
    return findings['signature']?.status === signature && findings;
  }, 'the webhook has come');
const panel = async () => (await goodword.api('GET', `/campaigns/${campaignId}/integrations/intercom`)).body;

describe('before an app is set up', () => {
  it('offers nothing to connect with, and shows what to paste into the Developer Hub', async () => {
    expect((await panel()).available).toBe(false);
    const { body } = await goodword.api('GET', '/intercom-app');
    expect(body).toMatchObject({ app: null, environment: null, ways: { real: null, practice: false } });
    expect(body.guide.addresses.map(({ url }: { url: string }) => url)).toEqual([
      `${goodword.url}/oauth/intercom/callback`,
      `${goodword.url}/hooks/intercom`,
      `${goodword.url}/hooks/intercom/uninstall`,
      `${goodword.url}/hooks/intercom/health`,
      `${goodword.url}/inbox/intercom/initialize`,
      `${goodword.url}/inbox/intercom/submit`,
    ]);
    expect(body.guide.address_problem).toContain('set PUBLIC_URL');
  });

  it('does not go to Intercom', async () => {
    const start = await fetch(`${goodword.url}/oauth/intercom/start?campaign_id=${campaignId}`, {
      redirect: 'manual',
      headers: { cookie: goodword.cookie },
    });
    expect(start.status).toBe(409);
  });

  it('refuses what is incomplete, and strangers', async () => {
    const incomplete = await saveApp(goodword, real, { client_id: '', client_secret: '' });
    expect(incomplete.status).toBe(422);
    expect(incomplete.body.errors.map(({ path }: { path: string }) => path)).toEqual(['client_id', 'client_secret']);
    const visitor = await ask(`${goodword.url}/api/v1/intercom-app`, 'GET');
    expect(visitor.status).toBe(401);
  });
});

describe('an app for OAuth', () => {
  it('keeps its secret encrypted and never shows it again', async () => {
    const saved = await saveApp(goodword, real);
    expect(saved.body).toMatchObject({
      app: { kind: 'oauth', region: 'EU', client_id: real.clientId, has_secret: true },
      ways: { real: 'oauth' },
    });
    const { db } = goodword.app;
    const stored = JSON.stringify(await db.selectFrom('intercom_apps').selectAll().execute());
    const events = JSON.stringify(await db.selectFrom('events').select(['type', 'evidence']).execute());
    for (const text of [JSON.stringify(saved.body), stored, events]) expect(text).not.toContain(real.clientSecret);
    expect(events).toContain('intercom_app.saved');
    expect((await panel()).available).toBe(true);
  });

  it('keeps the secret while other things are changed, and asks for one when it is another app', async () => {
    expect((await saveApp(goodword, real, { client_secret: '', region: 'AU' })).body.app.region).toBe('AU');
    expect((await saveApp(goodword, real, { client_secret: '', client_id: 'another' })).status).toBe(422);
    await saveApp(goodword, real, { client_secret: '' });
  });

  it('says in the Check that a wrong secret was refused, and how to mend it', async () => {
    await saveApp(goodword, real, { client_secret: 'of another app' });
    expect((await check())['token']).toMatchObject({ status: 'waiting' });
    expect(await connectReal(goodword, real, campaignId)).toBe('code_refused');
    const { token } = await check();
    expect(token).toMatchObject({ status: 'problem' });
    expect(token?.sentence).toContain('Compare client id and secret');
    expect((await goodword.api('GET', '/connections')).body.items).toEqual([]);
  });

  it('says in the Check that a webhook came with another signature', async () => {
    await real.control('POST', 'webhooks/ping');
    const { signature, webhook } = await heard('problem');
    expect(signature).toMatchObject({ status: 'problem' });
    expect(webhook).toMatchObject({ status: 'waiting' });
  });

  it('connects, and the Check says what it saw', async () => {
    await saveApp(goodword, real);
    expect(await connectReal(goodword, real, campaignId)).toBe('connected');
    aheadMs += 5_000;
    await real.control('POST', 'webhooks/ping');
    await real.control('POST', 'health');
    const { id } = (await real.call('POST', '/contacts', { email: 'card@example.com' })).body;
    await real.control('POST', 'canvas/initialize', { contact_id: id });
    const findings = await heard('ok');
    expect(Object.fromEntries(Object.entries(findings).map(([key, { status }]) => [key, status]))).toEqual({
      address: 'problem',
      room: 'ok',
      token: 'ok',
      region: 'ok',
      read_contacts: 'ok',
      read_attributes: 'ok',
      read_segments: 'ok',
      read_tags: 'ok',
      write_contacts: 'ok',
      write_attributes: 'ok',
      write_tags: 'ok',
      write_events: 'ok',
      write_companies: 'not_tried',
      webhook: 'ok',
      signature: 'ok',
      health: 'ok',
      uninstall: 'not_tried',
      inbox: 'ok',
    });
    expect(findings['webhook']?.at).not.toBeNull();
  });

  it('names a permission that is missing', async () => {
    await real.control('POST', 'tokens', { remove_scopes: ['read_tags'] });
    const { read_tags: tags, read_contacts: contacts } = await check();
    expect(tags).toMatchObject({ status: 'problem', sentence: expect.stringContaining('permission') });
    expect(contacts).toMatchObject({ status: 'ok' });
  });

  it.each([
    ['write_data_attributes', 'write_attributes'],
    ['write_tags', 'write_tags'],
    ['write_events', 'write_events'],
  ])('tries %s without writing anything', async (scope, key) => {
    const before = (await real.control('GET', 'export')).body;
    expect((await check())[key]).toMatchObject({ status: 'ok' });
    await real.control('POST', 'tokens', { remove_scopes: [scope] });
    expect((await check())[key]).toMatchObject({
      status: 'problem',
      sentence: expect.stringContaining('Give your app'),
    });
    const after = (await real.control('GET', 'export')).body;
    expect(before.workspaces).not.toHaveLength(0);
    expect(after.workspaces).toEqual(before.workspaces);
  });

  it.each([
    [500, 'unclear'],
    [404, 'unclear'],
    [429, 'unclear'],
    [403, 'problem'],
  ])('is not sure of writing contacts after %i', async (code, status) => {
    const fault = { path: '/contacts', method: 'POST', kind: 'status', status: code, until: 'cleared' };
    await real.control('POST', 'fault', fault);
    expect((await check())['write_contacts']).toMatchObject({ status });
    await real.control('DELETE', 'fault');
    expect((await check())['write_contacts']).toMatchObject({ status: 'ok' });
  });

  it.each([
    ['GET', 'read_tags'],
    ['POST', 'write_tags'],
  ])('asks for no permission when the plan forbids %s', async (method, key) => {
    const answer = { kind: 'status', status: 403, code: 'api_plan_restricted', until: 'cleared' };
    await real.control('POST', 'fault', { path: '/tags', method, ...answer });
    const { status, sentence } = (await check())[key] ?? {};
    await real.control('DELETE', 'fault');
    expect(status).toBe('problem');
    expect(sentence).toMatch(/plan .* Check the subscription in Intercom, then check again\.$/);
  });

  it('marks the connection when the token is revoked', async () => {
    await real.control('POST', 'revoke');
    expect((await check())['token']).toMatchObject({ status: 'problem' });
    expect((await goodword.api('GET', '/connections')).body.items).toMatchObject([{ state: 'Needs attention' }]);
  });

  it('is removed with its secret: connecting ends, its webhooks are refused', async () => {
    expect((await goodword.api('DELETE', '/intercom-app')).status).toBe(204);
    expect((await goodword.api('GET', '/intercom-app')).body).toMatchObject({ app: null, ways: { real: null } });
    expect((await goodword.api('DELETE', '/intercom-app')).status).toBe(404);
    const { body } = await real.control('POST', 'health');
    expect(JSON.stringify(body)).toContain('401');
  });
});

describe('the access token of a private app', () => {
  it.each(['US', 'EU', 'AU'] as const)('connects a workspace in %s', async (region) => {
    const workspaceId = `rea1${region.toLowerCase()}99`;
    await real.control('POST', 'workspaces', { id_code: workspaceId, name: `Acme ${region}`, region });
    await saveApp(goodword, real, { kind: 'token', region, client_id: '' });
    const { access_token: token } = (await real.control('POST', 'access_token', { workspace_id: workspaceId })).body;
    const { status, body } = await goodword.api('POST', '/connections', {
      access_token: token,
      campaign_id: campaignId,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'Connected',
      practice: false,
      authorised_by: 'token',
      workspace: { id: workspaceId, region },
    });
    expect((await panel()).connection).toMatchObject({ id: body.id });
    expect((await check())['region']).toMatchObject({ status: 'ok', sentence: expect.stringContaining(region) });
  });

  it('says when the region is another one', async () => {
    await saveApp(goodword, real, { kind: 'token', region: 'US', client_id: '' });
    expect((await check())['region']).toMatchObject({ status: 'problem' });
  });

  it('has webhooks believed only with the client secret', async () => {
    await real.control('POST', 'webhooks/ping', { workspace_id: 'rea1au99' });
    expect((await heard('ok'))['signature']).toMatchObject({ status: 'ok' });
    await goodword.api('DELETE', '/intercom-app');
    await saveApp(goodword, real, { kind: 'token', client_id: '', client_secret: '' });
    expect((await check())['signature']).toMatchObject({
      status: 'problem',
      sentence: expect.stringContaining('client secret'),
    });
  });

  it('is refused with the reason when it is wrong, and changes nothing', async () => {
    const before = (await goodword.api('GET', '/connections')).body;
    const { status, body } = await goodword.api('POST', '/connections', { access_token: 'wrong' });
    expect({ status, path: body.errors[0].path }).toEqual({ status: 422, path: 'access_token' });
    expect((await goodword.api('GET', '/connections')).body).toEqual(before);
  });
});
