import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, owner, startGoodword, type Goodword } from '../support/goodword.ts';
import { addTeammate, tokenOf } from '../support/member.ts';

let goodword: Goodword;
let ownerId: string;

beforeAll(async () => {
  goodword = await startGoodword();
  ownerId = (await goodword.api('GET', '/session')).body.user.id;
});
afterAll(() => goodword.close());

const roleOf = (id: string, role: string) => goodword.api('PATCH', `/team/members/${id}`, { role });

test('the only owner can be neither demoted nor removed', async () => {
  for (const answer of [await roleOf(ownerId, 'member'), await goodword.api('DELETE', `/team/members/${ownerId}`)]) {
    expect([answer.status, answer.body.code]).toEqual([409, 'last_owner']);
  }
  expect((await goodword.api('GET', '/session')).body.user.role).toBe('owner');
});

test('a role holds from the next request on', async () => {
  const mia = await addTeammate(goodword, { name: 'Mia Member', email: 'mia@example.com' });
  expect((await mia.api('GET', '/api-keys')).status).toBe(403);
  expect((await roleOf(mia.userId, 'owner')).status).toBe(204);
  expect((await mia.api('GET', '/api-keys')).status).toBe(200);
  expect((await roleOf(mia.userId, 'member')).status).toBe(204);
  expect((await mia.api('GET', '/api-keys')).status).toBe(403);
  const [event] = (await goodword.api('GET', '/events?type=teammate.role_changed')).body.items;
  expect(event.evidence).toEqual({ address: '127.0.0.1', user_id: mia.userId, from: 'owner', to: 'member' });
  expect((await roleOf('nobody', 'member')).status).toBe(404);
});

const ownerIds = async (): Promise<string[]> =>
  (await goodword.api('GET', '/team')).body.members
    .filter(({ role }: { role: string }) => role === 'owner')
    .map(({ id }: { id: string }) => id);

test('of two owners who demote each other at once, one stays an owner', { timeout: 60_000 }, async () => {
  const one = await addTeammate(goodword, { name: 'One Owner', email: 'one@example.com', role: 'owner' });
  const two = await addTeammate(goodword, { name: 'Two Owner', email: 'two@example.com', role: 'owner' });
  for (let round = 0; round < 6; round += 1) {
    const answers = await Promise.all([
      one.api('PATCH', `/team/members/${two.userId}`, { role: 'member' }),
      two.api('PATCH', `/team/members/${one.userId}`, { role: 'member' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 403]);
    expect(await ownerIds()).toHaveLength(2);
    for (const { userId } of [one, two]) expect((await roleOf(userId, 'owner')).status).toBe(204);
  }
  const answers = await Promise.all([
    one.api('DELETE', `/team/members/${two.userId}`),
    two.api('DELETE', `/team/members/${one.userId}`),
  ]);
  // the one who was removed is signed out, or was still let in and is no owner any more
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  const left = (await ownerIds()).filter((id) => id !== ownerId);
  expect(left).toHaveLength(1);
  expect((await goodword.api('DELETE', `/team/members/${left[0]}`)).status).toBe(204);
});

test('of the last two owners who demote themselves at once, one stays an owner', { timeout: 60_000 }, async () => {
  const other = await addTeammate(goodword, { name: 'Other Owner', email: 'self@example.com', role: 'owner' });
  for (let round = 0; round < 6; round += 1) {
    const answers = await Promise.all([
      roleOf(ownerId, 'member'),
      other.api('PATCH', `/team/members/${other.userId}`, { role: 'member' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    const isOwner = (await goodword.api('GET', '/session')).body.user.role === 'owner';
    const [api, demoted] = isOwner ? [goodword.api, other.userId] : [other.api, ownerId];
    expect((await api('PATCH', `/team/members/${demoted}`, { role: 'owner' })).status).toBe(204);
  }
  expect((await goodword.api('DELETE', `/team/members/${other.userId}`)).status).toBe(204);
});

test('who is removed is signed out at once; their API keys stay and were named', async () => {
  const leaver = await addTeammate(goodword, { name: 'Lea Leaver', email: 'lea@example.com', role: 'owner' });
  const { key } = (await leaver.api('POST', '/api-keys', { name: 'Data warehouse' })).body;
  const pending = (await leaver.api('POST', '/team/invitations', { email: 'by.lea@example.com' })).body;
  const shown = (await goodword.api('GET', '/team')).body.members.find((one: any) => one.id === leaver.userId);
  expect(shown.api_keys).toEqual(['Data warehouse']);
  expect((await goodword.api('DELETE', `/team/members/${leaver.userId}`)).status).toBe(204);
  expect((await leaver.api('GET', '/campaigns')).status).toBe(401);
  const again = await ask(`${goodword.url}/api/v1/session`, 'POST', { email: leaver.email, password: leaver.password });
  expect(again.body.code).toBe('wrong_credentials');
  const bearer = { authorization: `Bearer ${key}` };
  expect((await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, bearer)).status).toBe(200);
  const look = await ask(`${goodword.url}/api/v1/invitation`, 'POST', { token: tokenOf(pending.link) });
  expect(look.body.state).toBe('unknown');
  const [event] = (await goodword.api('GET', '/events?type=teammate.removed')).body.items;
  expect(event.evidence).toEqual({ address: '127.0.0.1', user_id: leaver.userId, sessions: 'ended' });
  // undone by another invitation
  const back = await addTeammate(goodword, { name: 'Lea Leaver', email: 'lea@example.com' });
  expect((await back.api('GET', '/campaigns')).status).toBe(200);
});

test('a link that an owner made changes a password once, and ends all sessions', async () => {
  const forgetful = await addTeammate(goodword, { name: 'Fay Forgetful', email: 'fay@example.com' });
  expect((await forgetful.api('POST', `/team/members/${ownerId}/reset-link`)).body.code).toBe('owner_only');
  const made = await goodword.api('POST', `/team/members/${forgetful.userId}/reset-link`);
  expect([made.status, made.body.mail.state]).toEqual([201, 'off']);
  const token = tokenOf(made.body.link);
  const post = (path: string, body: unknown) => ask(`${goodword.url}/api/v1${path}`, 'POST', body);
  expect((await post('/password-reset/look', { token })).body).toEqual({ email: 'fay@example.com' });
  expect((await post('/password-reset', { token, password: 'Password123' })).status).toBe(422);
  const next = 'another long battery';
  const answers = await Promise.all([1, 2, 3].map(() => post('/password-reset', { token, password: next })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409]);
  expect((await forgetful.api('GET', '/campaigns')).status).toBe(401);
  expect((await post('/session', { email: forgetful.email, password: forgetful.password })).status).toBe(401);
  expect((await post('/session', { email: forgetful.email, password: next })).body.user.name).toBe('Fay Forgetful');
  expect((await post('/password-reset/look', { token })).body.code).toBe('reset_link_over');
  const stored = await goodword.app.db
    .selectFrom('events')
    .select('evidence')
    .where('type', '=', 'password.reset')
    .execute();
  expect(stored.at(-1)!.evidence).toMatchObject({ user_id: forgetful.userId, by: 'link' });
});

test('a changed password ends links for a new one', async () => {
  const made = await goodword.api('POST', `/team/members/${ownerId}/reset-link`);
  const next = { current_password: owner.password, new_password: 'a very different battery' };
  expect((await goodword.api('PUT', '/account/password', next)).status).toBe(204);
  const look = await ask(`${goodword.url}/api/v1/password-reset/look`, 'POST', { token: tokenOf(made.body.link) });
  expect(look.body.code).toBe('reset_link_over');
});
