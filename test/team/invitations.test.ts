import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { ask, cookiesOf, owner, startGoodword, type Goodword } from '../support/goodword.ts';
import { createLogLines } from '../support/log-lines.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { addTeammate, tokenOf } from '../support/member.ts';
import { runStatements } from '../support/test-server.ts';

let goodword: Goodword;
let log: ReturnType<typeof createLogLines>;
const password = 'a longer horse battery';

beforeAll(async () => {
  log = createLogLines();
  goodword = await startGoodword({ log: log.log });
});
afterAll(() => goodword.close());

async function invite(email: string, role: 'owner' | 'member' = 'member'): Promise<{ id: string; token: string }> {
  const { status, body } = await goodword.api('POST', '/team/invitations', { email, role });
  expect([status, body.mail]).toEqual([201, { state: 'off', problem: null }]);
  expect(body.link.startsWith(`${goodword.url}/invitation#`)).toBe(true);
  return { id: body.id, token: tokenOf(body.link) };
}

const open = (path: string, body: unknown) => ask(`${goodword.url}/api/v1${path}`, 'POST', body);
const accept = (token: string, over: object = {}) =>
  open('/invitation/accept', { token, name: 'Mia Member', password, ...over });

test('an invited person opens the link, chooses name and password, and is signed in with the role', async () => {
  const { token } = await invite('mia@example.com');
  const shown = await open('/invitation', { token });
  expect(shown.body).toEqual({
    state: 'open',
    email: 'mia@example.com',
    role: 'member',
    invited_by: owner.name,
    company: 'Acme',
  });
  expect((await accept(token, { password: 'Password123' })).body.errors[0].path).toBe('password');
  const joined = await accept(token);
  expect([joined.status, joined.body.user]).toEqual([
    201,
    { id: expect.any(String), name: 'Mia Member', email: 'mia@example.com', role: 'member' },
  ]);
  const cookie = cookiesOf(joined);
  expect((await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, { cookie })).status).toBe(200);
  expect((await ask(`${goodword.url}/api/v1/team`, 'GET', undefined, { cookie })).body.code).toBe('owner_only');
  const team = (await goodword.api('GET', '/team')).body;
  expect(team.invitations).toEqual([]);
  expect(team.members).toMatchObject([
    {
      name: 'Mia Member',
      role: 'member',
      is_you: false,
      last_sign_in_at: expect.any(String),
      has_second_factor: false,
    },
    { name: owner.name, role: 'owner', is_you: true, last_sign_in_at: expect.any(String) },
  ]);
});

test('a link that was used, revoked, has expired or is unknown says so, and opens nothing', async () => {
  const [used, revoked, expired] = [
    await invite('a@example.com'),
    await invite('b@example.com'),
    await invite('c@example.com'),
  ];
  expect((await accept(used.token)).status).toBe(201);
  expect((await goodword.api('DELETE', `/team/invitations/${revoked.id}`)).status).toBe(204);
  expect((await goodword.api('DELETE', `/team/invitations/${revoked.id}`)).status).toBe(404);
  await runStatements(goodword.database.connectionString, [
    `update goodword_sign_in.invitation set "expiresAt" = now() - interval '1 second' where id = '${expired.id}'`,
  ]);
  for (const [token, state, word] of [
    [used.token, 'accepted', 'sign in'],
    [revoked.token, 'revoked', 'revoked'],
    [expired.token, 'expired', 'expired'],
    ['no such secret', 'unknown', 'not complete'],
  ] as const) {
    const shown = await open('/invitation', { token });
    expect(shown.body).toEqual({ state, email: null, role: null, invited_by: null, company: null });
    const refused = await accept(token);
    expect([refused.status, refused.body.code]).toEqual([409, 'invitation_over']);
    expect(refused.body.detail).toContain(word);
  }
  const pending = (await goodword.api('GET', '/team')).body.invitations;
  expect(pending).toMatchObject([{ email: 'c@example.com', is_expired: true }]);
});

test('of two people who open the same link at once, one becomes the teammate', async () => {
  const { token } = await invite('race@example.com');
  const answers = await Promise.all(
    ['One', 'Two', 'Three', 'Four'].map((name) => accept(token, { name: `${name} Person` })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
  const { members } = (await goodword.api('GET', '/team')).body;
  expect(members.filter(({ email }: { email: string }) => email === 'race@example.com')).toHaveLength(1);
});

test('a teammate’s address is refused, whatever its capitals, and a second invitation ends the first', async () => {
  const refused = await goodword.api('POST', '/team/invitations', { email: owner.email.toUpperCase() });
  expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'email']);
  const first = await invite('again@example.com');
  const second = await invite('Again@example.com', 'owner');
  expect((await open('/invitation', { token: first.token })).body.state).toBe('revoked');
  expect((await open('/invitation', { token: second.token })).body).toMatchObject({ state: 'open', role: 'owner' });
});

test('the secret of a link is neither stored nor logged nor in an event', async () => {
  const { token, id } = await invite('quiet@example.com');
  await accept(token);
  const { rows } = await goodword.app.db.executeQuery<{ text: string }>({
    sql: `select (select string_agg(i::text, ' ') from goodword_sign_in.invitation i) ||
      (select string_agg(e::text, ' ') from goodword.events e) as text`,
    parameters: [],
    query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
    queryId: { queryId: 'secrets' },
  } as never);
  expect(rows[0]!.text).not.toContain(token);
  expect(log.text()).not.toContain(token);
  expect(log.text()).not.toContain('quiet@example.com');
  expect(log.text()).toContain(id);
});

test('invitations leave events with ids only', async () => {
  const { items } = (await goodword.api('GET', '/events?type=invitation.created')).body;
  expect(items[0].evidence).toEqual({ address: '127.0.0.1', invitation_id: expect.any(String), role: 'member' });
  expect((await goodword.api('GET', '/events?type=invitation.accepted')).body.items.length).toBeGreaterThan(0);
  expect((await goodword.api('GET', '/events?type=invitation.revoked')).body.items[0].evidence.reason).toBe(
    'invited_again',
  );
});

test('sign-up stays closed without a link', async () => {
  for (const path of ['/sign-up/email', '/auth/sign-up/email', '/organization/accept-invitation']) {
    expect((await open(path, { email: 'x@example.com', password, name: 'X' })).status).toBe(404);
  }
  expect((await open('/setup', { ...owner, email: 'x@example.com' })).body.code).toBe('already_set_up');
});

it('opening links is limited like signing in', async () => {
  const answers: number[] = [];
  for (let number = 0; number < 22; number += 1) answers.push((await open('/invitation', { token: 'x' })).status);
  expect(answers.at(-1)).toBe(429);
});

test(
  'where a mail server is set up the link is mailed too, and a refusal of it is said',
  { timeout: 60_000 },
  async () => {
    const sink: MailSink = await startMailSink();
    const mailing = await startGoodword({ mail: { smtpUrl: sink.smtpUrl, from: 'goodword@acme.example' } });
    try {
      const sent = (await mailing.api('POST', '/team/invitations', { email: 'mailed@example.com' })).body;
      expect(sent.mail.state).toBe('sent');
      expect(sink.mails[0]!.to.join()).toContain('mailed@example.com');
      expect(sink.mails[0]!.source.replaceAll('=\r\n', '').replaceAll('=3D', '=')).toContain(sent.link);
      sink.refusing = true;
      const failed = (await mailing.api('POST', '/team/invitations', { email: 'mailed@example.com' })).body;
      expect(failed.mail).toEqual({ state: 'failed', problem: expect.any(String) });
      const joined = await addTeammate(mailing, { name: 'By Hand', email: 'hand@example.com' });
      expect((await joined.api('GET', '/campaigns')).status).toBe(200);
    } finally {
      await mailing.close();
      await sink.close();
    }
  },
);
