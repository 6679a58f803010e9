import { afterAll, beforeAll, expect, it } from 'vitest';
import { reapMails } from '../../../src/notify/outbox/reap-mails.ts';
import { sendMail } from '../../../src/notify/outbox/send-mail.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { startMailSink, type MailSink } from '../../support/mail-sink.ts';
import { workerProcesses, type WorkerProcesses } from '../../support/worker-process.ts';

let sink: MailSink;
let pair: Pair;
let workers: WorkerProcesses;
let aheadMs = 0;

beforeAll(async () => {
  sink = await startMailSink();
  const mail = { smtpUrl: sink.smtpUrl, from: 'goodword@example.com' };
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  pair = await startPair({ webhooks: false, roles: { serve: true, work: false }, mail, clock });
  workers = workerProcesses(pair, { SMTP_URL: mail.smtpUrl, MAIL_FROM: mail.from });
});
afterAll(async () => {
  await workers.close();
  await pair.close();
  await sink.close();
});

it('a mail whose worker is killed between sending and noting comes at most twice, as the same mail', async () => {
  const { campaignId } = await pair.campaign();
  const { slug } = await pair.ok('GET', `/campaigns/${campaignId}`);
  await fetch(`${pair.url}/c/${slug}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ first_name: 'Ana', email: 'ana.referrer@example.com' }),
  });
  const { db } = pair.app;
  const row = () => db.selectFrom('outbox_mails').selectAll().executeTakeFirstOrThrow();
  const { mail_id: mailId } = await row();

  const worker = workers.start({ dieAtStep: 'before commit of insert into events, update outbox_mails' });
  await worker.exited;
  expect(sink.mails).toHaveLength(1);
  expect(await row()).toMatchObject({ state: 'Sending', tries: 1 });

  aheadMs += 180_000;
  await reapMails(pair.crm);
  aheadMs += 120_000;
  const key = { workspaceId: pair.workspaceId, mailId };
  await Promise.all([sendMail(pair.crm, key), sendMail(pair.crm, key)]);
  expect(await row()).toMatchObject({ state: 'Sent', tries: 2 });
  const ids = sink.mails.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
  expect(ids).toEqual([`<${mailId}@goodword>`, `<${mailId}@goodword>`]);
});
