import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { endTry } from '../../src/notify/outbox/end-try.ts';
import { queueMail } from '../../src/notify/outbox/queue-mail.ts';
import { reapMails } from '../../src/notify/outbox/reap-mails.ts';
import { sendMail } from '../../src/notify/outbox/send-mail.ts';
import { createMailer } from '../../src/platform/email/mailer.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { startSampleCampaign, type SampleCampaign } from '../support/sample-campaign.ts';

// What becomes of a mail when the mail server, or the worker that sends it, dies in the middle. No worker runs: each step is taken here.

const from = 'Goodword <goodword@example.com>';

let sink: MailSink;
let sample: SampleCampaign;
let aheadMs = 0;

beforeAll(async () => {
  sink = await startMailSink();
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  const roles = { serve: true, work: false };
  sample = await startSampleCampaign({ clock, roles, mail: { smtpUrl: sink.smtpUrl, from } });
});
afterAll(async () => {
  await sample.close();
  await sink.close();
});
afterEach(async () => {
  sink.mails.length = 0;
  sink.refusing = false;
  sink.dying = null;
  await sample.app.db.deleteFrom('outbox_mails').execute();
});

const crm = () => sample.app.context.crm;
const minutes = (count: number) => void (aheadMs += count * 60_000);

/** Puts a mail into the outbox. @param subject tells it apart */
async function queue(recipient: string, subject: string): Promise<string> {
  minutes(11);
  const mail = { kind: 'your_link', recipient, subject, text: subject, html: `<p>${subject}</p>` } as const;
  const owner = { workspaceId: sample.workspaceId, campaignId: sample.campaignId, referrerId: sample.ana.id };
  const id = await sample.app.db
    .transaction()
    .execute((trx) => queueMail(sample.app.context, trx, { ...owner, ...mail }));
  return id!;
}
const send = (mailId: string) => sendMail(crm(), { workspaceId: sample.workspaceId, mailId });
const row = (mailId: string) =>
  sample.app.db.selectFrom('outbox_mails').selectAll().where('mail_id', '=', mailId).executeTakeFirstOrThrow();
const field = (name: string) => sink.mails.map(({ source }) => new RegExp(`^${name}: (.*)$`, 'im').exec(source)?.[1]);
/** The jobs that wait for a mail to be sent. */
const jobsOf = async (mailId: string) => {
  const { rows } = await sql`
    select id from goodword_jobs.job where name = 'send-mail' and data->>'mailId' = ${mailId}`.execute(sample.app.db);
  return rows.length;
};

/** As a worker leaves it that was killed while it was sending. */
async function takenByKilledWorker(mailId: string, tries = 1): Promise<void> {
  const taken = { state: 'Sending' as const, claimed_at: new Date(Date.now() + aheadMs), tries };
  await sample.app.db.updateTable('outbox_mails').set(taken).where('mail_id', '=', mailId).execute();
}

it('a mail whose server died after it had the whole of it goes out once more, as the same mail, and no third time', async () => {
  const mailId = await queue('died@example.com', 'Died');
  sink.dying = 'with the message';
  await send(mailId);
  expect(await row(mailId)).toMatchObject({ state: 'Waiting', tries: 1, unclear_tries: 1 });
  await send(mailId);
  expect(sink.mails).toHaveLength(1);
  minutes(2);
  await send(mailId);
  expect(await row(mailId)).toMatchObject({ state: 'Failed', tries: 2, unclear_tries: 2, recipient: null });
  minutes(600);
  await send(mailId);
  await reapMails(crm());
  expect(sink.mails).toHaveLength(2);
  expect(new Set(field('Message-ID'))).toEqual(new Set([`<${mailId}@goodword>`]));
});

it('a mail whose server died before it took any of it arrives once the server is back', async () => {
  const mailId = await queue('early@example.com', 'Early');
  sink.dying = 'before the message';
  await send(mailId);
  expect(sink.mails).toEqual([]);
  sink.dying = null;
  minutes(2);
  await send(mailId);
  expect(await row(mailId)).toMatchObject({ state: 'Sent', tries: 2 });
  expect(sink.mails).toHaveLength(1);
});

it('a mail of a killed worker is another’s when its lease is over, and only once', async () => {
  const mailId = await queue('killed@example.com', 'Killed');
  await takenByKilledWorker(mailId);
  await send(mailId);
  minutes(1);
  await reapMails(crm());
  expect(await row(mailId)).toMatchObject({ state: 'Sending' });
  minutes(2);
  await Promise.all([reapMails(crm()), reapMails(crm())]);
  expect(await row(mailId)).toMatchObject({ state: 'Waiting', unclear_tries: 1 });
  expect(await jobsOf(mailId)).toBe(2);
  minutes(2);
  await Promise.all([send(mailId), send(mailId), send(mailId)]);
  expect(await row(mailId)).toMatchObject({ state: 'Sent' });
  expect(sink.mails).toHaveLength(1);

  const other = await queue('killed.twice@example.com', 'Killed twice');
  await sample.app.db.updateTable('outbox_mails').set({ unclear_tries: 1 }).where('mail_id', '=', other).execute();
  await takenByKilledWorker(other, 2);
  minutes(3);
  await reapMails(crm());
  expect(await row(other)).toMatchObject({ state: 'Failed', outcome: expect.stringContaining('may have arrived') });
});

it('a worker that slept past its lease changes nothing of the next try', async () => {
  const mailId = await queue('late@example.com', 'Late');
  await takenByKilledWorker(mailId);
  const first = await row(mailId);
  minutes(3);
  await reapMails(crm());
  minutes(2);
  await takenByKilledWorker(mailId, 2);
  const second = await row(mailId);
  await endTry(crm(), first, null);
  await endTry(crm(), first, { failure: 'refused', message: 'Refused.' });
  expect(await row(mailId)).toEqual(second);
  await endTry(crm(), second, null);
  expect(await row(mailId)).toMatchObject({ state: 'Sent', tries: 2, recipient: null });
});

it('mails to one address go out in their order, and the next one follows by itself', async () => {
  const first = await queue('order@example.com', 'First');
  sink.refusing = true;
  await send(first);
  sink.refusing = false;
  const second = await queue('Order@Example.com', 'Second');
  await takenByKilledWorker(first);
  await send(second);
  expect(await row(second)).toMatchObject({ state: 'Planned', tries: 0 });
  await sample.app.db
    .updateTable('outbox_mails')
    .set({ state: 'Waiting', claimed_at: null })
    .where('mail_id', '=', first)
    .execute();
  await send(second);
  expect(sink.mails).toEqual([]);
  const before = await jobsOf(second);
  await send(first);
  expect(await jobsOf(second)).toBe(before + 1);
  await send(second);
  expect(field('Subject')).toEqual(['First', 'Second']);
});

it('mails of older versions, whose key was emptied, do not wait for each other', async () => {
  const [first, second] = [
    await queue('old.first@example.com', 'First'),
    await queue('old.second@example.com', 'Second'),
  ];
  await sample.app.db.updateTable('outbox_mails').set({ recipient_key: '' }).execute();
  await takenByKilledWorker(first);
  await send(second);
  expect(sink.mails).toEqual([]);
  const migration = readFileSync(
    new URL('../../migrations/0062_outbox_mails_recipient_key.sql', import.meta.url),
    'utf8',
  );
  await sql.raw(migration).execute(sample.app.db);
  await send(second);
  expect(field('Subject')).toEqual(['Second']);
});

it('a mail that fails again and again keeps no other address waiting, nor its own for ever', async () => {
  const bad = await queue('bad@example.com', 'Bad');
  const behind = await queue('bad@example.com', 'Behind');
  const good = await queue('good@example.com', 'Good');
  sink.dying = 'with the message';
  await send(bad);
  sink.dying = null;
  sink.mails.length = 0;
  await send(good);
  await send(behind);
  expect(field('Subject')).toEqual(['Good']);
  sink.dying = 'with the message';
  minutes(2);
  await send(bad);
  expect(await row(bad)).toMatchObject({ state: 'Failed' });
  sink.dying = null;
  sink.mails.length = 0;
  await send(behind);
  expect(field('Subject')).toEqual(['Behind']);
});

it('mails that wait behind another one take no one’s turn when jobs are missing', async () => {
  const first = await queue('many@example.com', 'First');
  await takenByKilledWorker(first);
  const like = await row(first);
  const blocked = Array.from({ length: 150 }, (_unused, index) => ({
    ...like,
    mail_id: `${first.slice(0, 24)}ffffffff${(0x1000 + index).toString(16)}`,
    state: 'Planned' as const,
    claimed_at: null,
  }));
  await sample.app.db.insertInto('outbox_mails').values(blocked).execute();
  const other = await queue('other@example.com', 'Other');
  minutes(1.5);
  const before = await jobsOf(other);
  await reapMails(crm());
  expect(await jobsOf(other)).toBe(before + 1);
});

it('a server that answers and never ends its answer is left after a while', async () => {
  sink.dying = 'dripping';
  const mailer = createMailer({ smtpUrl: sink.smtpUrl, from, limitMs: 300 });
  const beganAt = performance.now();
  const failure = mailer.send({ to: 'drip@example.com', subject: 'Drip', text: 'Drip', messageId: 'drip' });
  await expect(failure).rejects.toMatchObject({
    failure: 'unknown',
    message: 'The mail server took too long to accept the message.',
  });
  expect(performance.now() - beganAt).toBeLessThan(5_000);
  await expect.poll(() => sink.open()).toBe(0);
});
