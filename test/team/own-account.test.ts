import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeDuring } from '../support/change-during.ts';
import { ask, owner, startGoodword, until, type Goodword } from '../support/goodword.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { addTeammate, tokenOf } from '../support/member.ts';

let plain: Goodword;
let mailing: Goodword;
let sink: MailSink;

beforeAll(async () => {
  sink = await startMailSink();
  plain = await startGoodword();
  mailing = await startGoodword({ mail: { smtpUrl: sink.smtpUrl, from: 'goodword@acme.example' } });
});
afterAll(async () => {
  await plain.close();
  await mailing.close();
  await sink.close();
});

const post = (goodword: Goodword, path: string, body: unknown) => ask(`${goodword.url}/api/v1${path}`, 'POST', body);

/** The secret in the last mail to an address. */
function mailedToken(to: string): string {
  const mail = sink.mails.findLast((one) => one.to.join().includes(to));
  const text = (mail?.source ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
  return tokenOf(/https?:\/\/\S+#\S+/.exec(text)?.[0] ?? 'http://none/');
}

test('a person changes the name that teammates see', async () => {
  const mia = await addTeammate(plain, { name: 'Mia Member', email: 'mia@example.com' });
  expect((await mia.api('PATCH', '/account', { name: '  ' })).status).toBe(422);
  expect((await mia.api('PATCH', '/account', { name: 'Mia Manager' })).status).toBe(204);
  expect((await mia.api('GET', '/account')).body).toEqual({
    name: 'Mia Manager',
    email: 'mia@example.com',
    pending_email: null,
    can_mail: false,
  });
  const names = (await plain.api('GET', '/team')).body.members.map(({ name }: { name: string }) => name);
  expect(names).toContain('Mia Manager');
});

test('without a mail server an address changes at once, with the password only, and to none that is taken', async () => {
  const bo = await addTeammate(plain, { name: 'Bo', email: 'bo@example.com' });
  const change = (email: string, password = bo.password) => bo.api('PUT', '/account/email', { email, password });
  expect((await change('bo2@example.com', 'not my password')).body.errors[0].path).toBe('password');
  expect((await change(owner.email.toUpperCase())).body.errors[0].path).toBe('email');
  expect((await change('Bo2@example.com')).body).toEqual({ is_changed: true, mail_problem: null });
  expect((await post(plain, '/session', { email: 'bo@example.com', password: bo.password })).status).toBe(401);
  const opened = await post(plain, '/session', { email: 'bo2@example.com', password: bo.password });
  expect(opened.body.user).toMatchObject({ email: 'bo2@example.com', role: 'member' });
  const [event] = (await plain.api('GET', '/events?type=account.changed')).body.items;
  expect(event.evidence).toEqual({
    address: '127.0.0.1',
    user_id: bo.userId,
    changed: 'email',
    confirmed: false,
  });
});

test('of two who take the same address at once, one has it', async () => {
  const one = await addTeammate(plain, { name: 'One', email: 'one@example.com' });
  const two = await addTeammate(plain, { name: 'Two', email: 'two@example.com' });
  const answers = await Promise.all(
    [one, two].map(({ api, password }) => api('PUT', '/account/email', { email: 'same@example.com', password })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
});

test('with a mail server an address changes when the mailed link is opened, once, and the earlier one is told', async () => {
  const cy = await addTeammate(mailing, { name: 'Cy', email: 'cy@example.com' });
  const change = (email: string) => cy.api('PUT', '/account/email', { email, password: cy.password });
  expect((await change('first@example.com')).body).toEqual({ is_changed: false, mail_problem: null });
  const first = mailedToken('first@example.com');
  expect((await change('cy2@example.com')).body.is_changed).toBe(false);
  expect((await cy.api('GET', '/account')).body).toMatchObject({
    email: 'cy@example.com',
    pending_email: 'cy2@example.com',
  });
  expect((await post(mailing, '/email-confirmation', { token: first })).body.code).toBe('confirmation_over');
  const token = mailedToken('cy2@example.com');
  const answers = await Promise.all([1, 2, 3].map(() => post(mailing, '/email-confirmation', { token })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  expect((await cy.api('GET', '/account')).body).toMatchObject({ email: 'cy2@example.com', pending_email: null });
  expect(sink.mails.at(-1)!.to.join()).toContain('cy@example.com');
});

test('an address that was asked for is given up by its person, and by a change of the password', async () => {
  const di = await addTeammate(mailing, { name: 'Di', email: 'di@example.com' });
  const change = () => di.api('PUT', '/account/email', { email: 'di2@example.com', password: di.password });
  await change();
  expect((await di.api('DELETE', '/account/email')).status).toBe(204);
  const kept = await post(mailing, '/email-confirmation', { token: mailedToken('di2@example.com') });
  expect(kept.body.code).toBe('confirmation_over');
  await change();
  const next = { current_password: di.password, new_password: 'quite another battery' };
  expect((await di.api('PUT', '/account/password', next)).status).toBe(204);
  const ended = await post(mailing, '/email-confirmation', { token: mailedToken('di2@example.com') });
  expect(ended.body.code).toBe('confirmation_over');
});

test('a lost password: a link is mailed to an account, once in five minutes, and the answer tells nothing', async () => {
  const ed = await addTeammate(mailing, { name: 'Ed', email: 'ed@example.com' });
  const before = sink.mails.length;
  const unknown = await post(mailing, '/password-reset/mail', { email: 'stranger@example.com' });
  const known = await post(mailing, '/password-reset/mail', { email: 'ED@example.com' });
  await post(mailing, '/password-reset/mail', { email: 'ed@example.com' });
  expect([unknown.status, unknown.body, known.status, known.body]).toEqual([204, unknown.body, 204, unknown.body]);
  await until(async () => sink.mails.length > before, 'the link is mailed');
  const token = mailedToken('ed@example.com');
  expect((await post(mailing, '/password-reset', { token, password: 'found again battery' })).status).toBe(204);
  expect((await post(mailing, '/session', { email: ed.email, password: 'found again battery' })).status).toBe(200);
  await until(async () => {
    const { jobs } = await mailing.app.context.jobs.counts();
    return jobs.every(({ queue, count }) => queue !== 'mail-reset-link' || count === 0);
  }, 'the second request was worked on');
  expect(sink.mails.slice(before).filter(({ to }) => to.join().includes('ed@example.com'))).toHaveLength(1);
  expect(sink.mails.slice(before).some(({ to }) => to.join().includes('stranger'))).toBe(false);
});

test('without a mail server no link is promised', async () => {
  const refused = await post(plain, '/password-reset/mail', { email: owner.email });
  expect([refused.status, refused.body.code]).toEqual([409, 'mail_off']);
  expect((await plain.api('GET', '/session')).body.can_mail).toBe(false);
  expect((await mailing.api('GET', '/session')).body.can_mail).toBe(true);
});

test('links for a new password end when the address changes, at once or by a mailed link', async () => {
  for (const [goodword, email] of [
    [plain, 'fi@example.com'],
    [mailing, 'gus@example.com'],
  ] as const) {
    const person = await addTeammate(goodword, { name: 'Fi', email });
    const made = await goodword.api('POST', `/team/members/${person.userId}/reset-link`);
    const tokens = [tokenOf(made.body.link)];
    if (goodword === mailing) {
      const before = sink.mails.length;
      await post(mailing, '/password-reset/mail', { email });
      await until(async () => sink.mails.length > before, 'the link is mailed');
      tokens.push(mailedToken(email));
    }
    const look = (token: string) => post(goodword, '/password-reset/look', { token });
    for (const token of tokens) expect((await look(token)).body).toEqual({ email });
    const next = `new.${email}`;
    expect((await person.api('PUT', '/account/email', { email: next, password: person.password })).status).toBe(200);
    if (goodword === mailing) await post(mailing, '/email-confirmation', { token: mailedToken(next) });
    expect((await person.api('GET', '/account')).body.email).toBe(next);
    for (const token of tokens) {
      expect((await look(token)).body.code).toBe('reset_link_over');
      const used = await post(goodword, '/password-reset', { token, password: 'an old mailbox battery' });
      expect(used.body.code).toBe('reset_link_over');
    }
    expect((await post(goodword, '/session', { email: next, password: person.password })).status).toBe(200);
  }
});

test('a link for a new password that is made while the address changes is mailed to the new one', async () => {
  const person = await addTeammate(mailing, { name: 'Hal', email: 'hal@example.com' });
  const move = sql`update goodword_sign_in."user" set email = 'new.hal@example.com' where id = ${person.userId}`;
  const made = await changeDuring(
    mailing.app.db,
    (trx) => move.execute(trx),
    () => mailing.api('POST', `/team/members/${person.userId}/reset-link`),
  );
  expect(made.body.mail.state).toBe('sent');
  expect(sink.mails.at(-1)!.to.join()).toContain('new.hal@example.com');
});

test('a link that is used while its person changes the address is refused, and stops the change by no deadlock', async () => {
  const { userId } = await addTeammate(plain, { name: 'Ida', email: 'ida@example.com' });
  const made = await plain.api('POST', `/team/members/${userId}/reset-link`);
  const used = await changeDuring(
    plain.app.db,
    (trx) => sql`update goodword_sign_in."user" set email = 'ida2@example.com' where id = ${userId}`.execute(trx),
    () => post(plain, '/password-reset', { token: tokenOf(made.body.link), password: 'an old mailbox battery' }),
    (trx) => sql`delete from goodword_sign_in.verification where value = ${userId}`.execute(trx),
  );
  expect([used.status, used.body.code]).toEqual([409, 'reset_link_over']);
});
