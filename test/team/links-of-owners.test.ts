import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Transaction } from '../../src/database/database.ts';
import { changeDuring } from '../support/change-during.ts';
import { ask, startGoodword, type Goodword } from '../support/goodword.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { addTeammate, tokenOf, type Teammate } from '../support/member.ts';

let goodword: Goodword;
let sink: MailSink;
/** Given back the role before each test, since few links may be opened in a minute. */
let lea: Teammate;
let mia: Teammate;
let made = 0;

beforeAll(async () => {
  sink = await startMailSink();
  goodword = await startGoodword({ mail: { smtpUrl: sink.smtpUrl, from: 'goodword@acme.example' } });
  [lea, mia] = [await newTeammate('owner'), await newTeammate('member')];
});
beforeEach(async () => {
  const { status } = await goodword.api('PATCH', `/team/members/${lea.userId}`, { role: 'owner' });
  if (status === 404) lea = await newTeammate('owner');
});
afterAll(async () => {
  await goodword.close();
  await sink.close();
});

const open = (path: string, body: unknown) => ask(`${goodword.url}/api/v1${path}`, 'POST', body);
const stateOf = async (token: string) => (await open('/invitation', { token })).body.state;
const accept = (token: string) =>
  open('/invitation/accept', { token, name: 'Late Comer', password: 'late comer battery' });
const opensReset = async (token: string) => (await open('/password-reset/look', { token })).status === 200;

const newTeammate = (role: 'owner' | 'member'): Promise<Teammate> =>
  addTeammate(goodword, { name: `Teammate ${(made += 1)}`, email: `teammate${made}@example.com`, role });

async function inviteAs({ api }: Pick<Teammate, 'api'>, role = 'owner'): Promise<{ id: string; token: string }> {
  const { status, body } = await api('POST', '/team/invitations', { email: `invited${(made += 1)}@example.com`, role });
  expect(status).toBe(201);
  return { id: body.id, token: tokenOf(body.link) };
}

async function resetLinkAs({ api }: Pick<Teammate, 'api'>, userId: string): Promise<string> {
  const { status, body } = await api('POST', `/team/members/${userId}/reset-link`);
  expect(status).toBe(201);
  return tokenOf(body.link);
}

const demote = ({ userId }: Teammate) => goodword.api('PATCH', `/team/members/${userId}`, { role: 'member' });
const remove = ({ userId }: Teammate) => goodword.api('DELETE', `/team/members/${userId}`);

const lockTeam = (trx: Transaction) => sql`select id from goodword_sign_in.member order by id for update`.execute(trx);
const setMember = ({ userId }: Teammate) =>
  sql`update goodword_sign_in.member set role = 'member' where "userId" = ${userId}`;

test.each([
  ['demoted', demote, 'inviter_demoted', 'revoked', 'teammate.role_changed'],
  ['removed', remove, 'inviter_removed', 'unknown', 'teammate.removed'],
] as const)('links that an owner made end when the owner is %s; those of others open on', async (...row) => {
  const [, change, reason, state, type] = row;
  const [first, second, kept] = [await inviteAs(lea), await inviteAs(lea, 'member'), await inviteAs(goodword)];
  const [hers, others] = [await resetLinkAs(lea, mia.userId), await resetLinkAs(goodword, mia.userId)];
  expect((await change(lea)).status).toBe(204);
  for (const { token } of [first, second]) {
    expect(await stateOf(token)).toBe(state);
    expect((await accept(token)).body.code).toBe('invitation_over');
  }
  expect([await stateOf(kept.token), await opensReset(hers), await opensReset(others)]).toEqual(['open', false, true]);
  const used = await open('/password-reset', { token: hers, password: 'taken over battery' });
  expect(used.body.code).toBe('reset_link_over');
  expect((await open('/session', { email: mia.email, password: mia.password })).status).toBe(200);
  const revoked = (await goodword.api('GET', '/events?type=invitation.revoked')).body.items.slice(0, 2);
  expect(new Map(revoked.map(({ evidence }: any) => [evidence.invitation_id, evidence.reason]))).toEqual(
    new Map([first, second].map(({ id }) => [id, reason])),
  );
  expect((await goodword.api('GET', `/events?type=${type}`)).body.items[0].evidence.reset_links_ended).toBe(1);
});

test('an owner who makes themselves a member cannot come back by an invitation of their own', async () => {
  const { token } = await inviteAs(lea);
  expect((await lea.api('PATCH', `/team/members/${lea.userId}`, { role: 'member' })).status).toBe(204);
  expect((await accept(token)).body.code).toBe('invitation_over');
});

test.each([
  ['inviting', () => ['POST', '/team/invitations', { email: `late${(made += 1)}@example.com`, role: 'owner' }]],
  ['revoking', ({ id }) => ['DELETE', `/team/invitations/${id}`]],
  ['a link for a new password', ({ userId }) => ['POST', `/team/members/${userId}/reset-link`]],
  ['an API key', () => ['POST', '/api-keys', { name: 'Late' }]],
] satisfies Array<[string, (facts: { id: string; userId: string }) => [string, string, unknown?]]>)(
  '%s that was under way when its owner was demoted is refused, and leaves nothing',
  async (_, requestOf) => {
    const kept = await inviteAs(goodword);
    const before = await countsOf();
    const answer = await changeDuring(
      goodword.app.db,
      async (trx) => {
        await lockTeam(trx);
        await setMember(lea).execute(trx);
      },
      () => lea.api(...(requestOf({ id: kept.id, userId: mia.userId }) as [string, string, unknown?])),
    );
    expect([answer.status, answer.body.code]).toEqual([403, 'owner_only']);
    expect(await countsOf()).toEqual(before);
    expect(await stateOf(kept.token)).toBe('open');
  },
);

async function countsOf() {
  const { rows } = await sql`select (select count(*) from goodword_sign_in.invitation) as invitations,
    (select count(*) from goodword_sign_in.verification) as links,
    (select count(*) from goodword_sign_in.apikey) as keys`.execute(goodword.app.db);
  return rows[0];
}

test('an invitation that was under way when its owner was removed is refused with a reason', async () => {
  const answer = await changeDuring(
    goodword.app.db,
    async (trx) => {
      await lockTeam(trx);
      await sql`delete from goodword_sign_in."user" where id = ${lea.userId}`.execute(trx);
    },
    () => lea.api('POST', '/team/invitations', { email: 'orphan@example.com' }),
  );
  expect([answer.status, answer.body.code]).toEqual([403, 'owner_only']);
});

test('requests of an owner who is demoted or removed meanwhile leave no link that opens, and none fails', async () => {
  for (const change of [demote, demote, demote, remove]) {
    expect([204, 404]).toContain(
      (await goodword.api('PATCH', `/team/members/${lea.userId}`, { role: 'owner' })).status,
    );
    const invite = () => lea.api('POST', '/team/invitations', { email: `race${(made += 1)}@example.com` });
    const reset = () => lea.api('POST', `/team/members/${mia.userId}/reset-link`);
    const [changed, ...answers] = await Promise.all([change(lea), invite(), reset(), invite(), reset()]);
    expect(changed.status).toBe(204);
    for (const { status } of answers) expect([201, 401, 403]).toContain(status);
    const { rows } = await sql`
      select 'invitation' as kind from goodword_sign_in.invitation where "inviterId" = ${lea.userId} and status = 'pending'
      union all select 'link' from goodword_sign_in.verification where "madeBy" = ${lea.userId}`.execute(
      goodword.app.db,
    );
    expect(rows).toEqual([]);
  }
});

test('an invitation whose maker is no owner opens no more, and is not in the list', async () => {
  const { id, token } = await inviteAs(lea);
  await setMember(lea).execute(goodword.app.db);
  expect(await stateOf(token)).toBe('revoked');
  expect((await accept(token)).body.detail).toContain('revoked');
  const { invitations } = (await goodword.api('GET', '/team')).body;
  expect(invitations.map((one: { id: string }) => one.id)).not.toContain(id);
});

test('an invitation that is revoked, or whose maker is demoted, while it is accepted makes no account', async () => {
  const changes = [
    (trx: Transaction, id: string) =>
      sql`update goodword_sign_in.invitation set status = 'canceled' where id = ${id}`.execute(trx),
    (trx: Transaction) => setMember(lea).execute(trx),
  ];
  for (const change of changes) {
    const { id, token } = await inviteAs(lea);
    const lockInvitation = (trx: Transaction) =>
      sql`select id from goodword_sign_in.invitation where id = ${id} for update`.execute(trx);
    const answer = await changeDuring(
      goodword.app.db,
      lockInvitation,
      () => accept(token),
      (trx) => change(trx, id),
    );
    expect([answer.status, answer.body.code]).toEqual([409, 'invitation_over']);
    expect(answer.body.detail).toContain('was revoked');
  }
});
