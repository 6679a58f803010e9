import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, startGoodword, type Goodword } from '../support/goodword.ts';

let goodword: Goodword;

beforeAll(async () => {
  goodword = await startGoodword();
});
afterAll(() => goodword.close());

describe('first visit', () => {
  it('makes one owner; the second try is refused and says what to do', async () => {
    const again = await goodword.api('POST', '/setup', {
      name: 'Eve',
      email: 'eve@example.com',
      password: 'another long password',
      workspace_name: 'Evil',
    });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'already_set_up', detail: expect.stringContaining('sign in') });
  });

  it('signs in with the right password only, and out again', async () => {
    const url = `${goodword.url}/api/v1/session`;
    const wrong = await ask(url, 'POST', { email: 'olivia@example.com', password: 'wrong password' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
    const right = await ask(url, 'POST', { email: 'Olivia@Example.com', password: 'correct horse battery' });
    expect(right).toMatchObject({ status: 200, body: { setup_needed: false, workspace: { name: 'Acme' } } });
    const cookie = right.headers
      .getSetCookie()
      .map((text) => text.split(';')[0])
      .join('; ');
    expect((await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, { cookie })).status).toBe(200);
    expect((await ask(url, 'DELETE', undefined, { cookie })).status).toBe(204);
    expect((await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, { cookie })).status).toBe(401);
  });
});

describe('campaigns', () => {
  it('starts in Draft, is launched, paused and launched again; every move is in the history', async () => {
    const created = await goodword.api('POST', '/campaigns', { name: 'Spring' });
    expect(created).toMatchObject({ status: 201, body: { name: 'Spring', state: 'Draft' } });
    const path = `/campaigns/${created.body.id}`;
    expect((await goodword.api('POST', `${path}/pause`)).body).toMatchObject({ status: 409, code: 'illegal_move' });
    expect((await goodword.api('POST', `${path}/launch`)).body.state).toBe('Launched');
    expect((await goodword.api('POST', `${path}/pause`)).body.state).toBe('Paused');
    expect((await goodword.api('POST', `${path}/launch`)).body.state).toBe('Launched');
    await goodword.api('PATCH', path, { friend_offer: 'One month free' });
    const events = await goodword.api('GET', `/events?campaign_id=${created.body.id}`);
    expect(events.body.items.map((event: { type: string }) => event.type)).toEqual([
      'campaign.changed',
      'campaign.launched',
      'campaign.paused',
      'campaign.launched',
      'campaign.created',
    ]);
  });

  it('names the field that is wrong', async () => {
    const refused = await goodword.api('POST', '/campaigns', { name: '  ' });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', errors: [{ path: 'name', message: 'Give the campaign a name.' }] },
    });
  });

  it('refuses a sample beside real campaigns', async () => {
    expect((await goodword.api('POST', '/campaigns/sample')).body).toMatchObject({ code: 'campaign_exists' });
  });
});
