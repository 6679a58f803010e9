import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sendAlertJob } from '../../src/integration/reconcile/warnings/alert.ts';
import { raiseWarning } from '../../src/integration/reconcile/warnings/raise-warning.ts';
import { sendAlert } from '../../src/integration/reconcile/warnings/send-alert.ts';
import { watchAll } from '../../src/integration/reconcile/warnings/probe-connections.ts';
import { Webhook } from 'standardwebhooks';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { ask, owner, until } from '../support/goodword.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';

let pair: Pair;
let sink: MailSink;
let receiver: Server;
let hookUrl: string;
let secret: string;
let campaignId: string;
const heard: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  sink = await startMailSink();
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    heard.push({ headers: request.headers, body });
    response.end();
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  hookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts`;
  pair = await startPair({ mail: { smtpUrl: sink.smtpUrl, from: 'Goodword <goodword@example.com>' } });
  ({ campaignId } = await pair.campaign());
  await pair.connect(campaignId);
  const saved = await pair.api('PUT', '/alert-settings', { by_email: true, webhook_url: hookUrl });
  expect(saved.status).toBe(200);
  secret = saved.body.new_secret;
});
afterAll(async () => {
  await pair.close();
  await sink.close();
  receiver.close();
});
afterEach(() => {
  sink.mails.length = 0;
  heard.length = 0;
});

const warnings = async () => (await pair.api('GET', '/connection-warnings')).body.items as any[];
const connection = () => pair.crm.db.selectFrom('connections').selectAll().executeTakeFirstOrThrow();
const note = async (code: 'webhooks_silent' | 'rate_starved', evidence = {}) => {
  const about = await connection();
  await pair.crm.db.transaction().execute((trx) => raiseWarning(pair.crm, trx, about, code, evidence));
};
/** Once every message about the newest warning is past planning. */
const announced = (code: string, count: number) =>
  until(async () => {
    const warning = (await warnings()).find((one) => one.code === code);
    const settled = warning?.alerts.filter(({ state }: { state: string }) => state !== 'Planned') ?? [];
    return settled.length === count && warning;
  }, `${count} alerts about ${code} are settled`);

it('a revoked token is noticed although nothing is sent; the owner hears how to mend it, and when it is mended', async () => {
  await pair.intercom.control('POST', 'tokens', { refuse_as: 'token_revoked' });
  await watchAll(pair.crm);
  const warning = await announced('token_revoked', 2);
  expect(warning).toMatchObject({ title: 'Intercom no longer accepts the authorisation', resolved_at: null });
  expect(sink.mails).toHaveLength(1);
  expect(sink.mails[0]?.to).toEqual([owner.email]);
  const link = `${pair.url}/campaigns/${campaignId}/settings/integrations/crm`;
  const mail = sink.mails[0]?.source.replaceAll('=\r\n', '') ?? '';
  expect(mail).toContain('Connect Intercom again');
  expect(mail).toContain(link);
  expect(heard).toHaveLength(1);
  const { headers, body } = heard[0]!;
  const id = String(headers['webhook-id']);
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
    id,
    type: 'connection_warning.raised',
    warning: { code: 'token_revoked' },
    link,
  });

  // a second probe sees it again and announces nothing
  await watchAll(pair.crm);
  await pair.intercom.control('POST', 'tokens', { refuse_as: null });
  await pair.connect(campaignId);
  const over = await announced('token_revoked', 4);
  expect(over.resolved_at).not.toBeNull();
  expect(sink.mails.map(({ source }) => /^Subject: (.*)/m.exec(source)?.[1]?.startsWith('Resolved'))).toEqual([
    false,
    true,
  ]);
  expect(heard.map(({ body: text }) => JSON.parse(text).type)).toEqual([
    'connection_warning.raised',
    'connection_warning.resolved',
  ]);
});

it('a teammate who is alerted is kept by id, and shown to keys with the scope for it only', async () => {
  const { db } = pair.crm;
  const byEmail = () => db.selectFrom('alerts').selectAll().where('channel', '=', 'email').execute();
  const rows = await byEmail();
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).not.toContain('@');
  const recipients = (warning: any) => warning.alerts.map(({ recipient }: { recipient: string }) => recipient);
  expect(recipients((await warnings())[0])).toEqual(expect.arrayContaining([owner.email, hookUrl]));
  const { key } = (await pair.api('POST', '/api-keys', { name: 'Reads', scopes: ['read'] })).body;
  const bearer = { authorization: `Bearer ${key}` };
  const seen = (await ask(`${pair.url}/api/v1/connection-warnings`, 'GET', undefined, bearer)).body.items;
  expect(new Set(recipients(seen[0]))).toEqual(new Set(['a teammate', 'the webhook']));
});

it('alerts and mails of older versions keep no address either', async () => {
  const { db } = pair.crm;
  const [first, second] = await db.selectFrom('alerts').selectAll().where('channel', '=', 'email').execute();
  const set = (alertId: string, recipient: string) =>
    db.updateTable('alerts').set({ recipient }).where('alert_id', '=', alertId).execute();
  await set(first!.alert_id, 'Olivia@example.com');
  await set(second!.alert_id, 'left@example.com');
  const migration = readFileSync(new URL('../../migrations/0053_recipient_keys.sql', import.meta.url), 'utf8');
  const [, statement] = /^(update goodword\.alerts[^;]+);/m.exec(migration) ?? [];
  await sql.raw(statement!).execute(db);
  const after = await db.selectFrom('alerts').selectAll().where('channel', '=', 'email').execute();
  const recipientOf = (id: string) => after.find(({ alert_id: alertId }) => alertId === id)!.recipient;
  expect(recipientOf(first!.alert_id)).toBe(first!.recipient);
  expect(recipientOf(second!.alert_id)).toBe(second!.alert_id);
  const shown = (await warnings()).flatMap(({ alerts }) => alerts.map(({ recipient }: any) => recipient));
  expect(shown).toContain('a former teammate');
  await set(second!.alert_id, second!.recipient);
});

it('a permission that was taken away is noticed', async () => {
  await pair.intercom.control('POST', 'tokens', { remove_scopes: ['read_list_users_companies'] });
  await watchAll(pair.crm);
  await announced('permission_missing', 2);
  await pair.connect(campaignId);
  await announced('permission_missing', 4);
});

it('an open warning is announced once, and retried until the mail server takes it', async () => {
  sink.refusing = true;
  await note('rate_starved', { refused: 5 });
  await note('rate_starved', { refused: 9 });
  const refused = await until(async () => {
    const warning = (await warnings()).find(({ code }) => code === 'rate_starved');
    return warning?.alerts.find((alert: any) => alert.channel === 'email' && alert.outcome !== null);
  }, 'the mail server refused the alert');
  expect(refused).toMatchObject({ state: 'Planned', outcome: 'The mail server refused the message (code 451).' });
  sink.refusing = false;
  // the queue would retry after some seconds; the next try must find everything in place
  await pair.crm.db.transaction().execute(async (trx) => {
    const { alert_id: alertId, workspace_id: workspaceId } = await trx
      .selectFrom('alerts')
      .selectAll()
      .where('channel', '=', 'email')
      .where('state', '=', 'Planned')
      .executeTakeFirstOrThrow();
    await pair.crm.jobs.send(trx, sendAlertJob, { workspaceId, alertId });
  });
  const warning = await announced('rate_starved', 2);
  expect(warning.evidence).toEqual({ refused: 9 });
  expect(sink.mails).toHaveLength(1);
  // the end is announced too, by the next probe of the calls
  await watchAll(pair.crm);
  await announced('rate_starved', 4);
});

it('what a process of an older version planned for an address arrives, and so does the alert about its end', async () => {
  await note('rate_starved', { refused: 7 });
  const { id } = await announced('rate_starved', 2);
  const alertOf = (about: 'raised' | 'resolved') =>
    pair.crm.db
      .selectFrom('alerts')
      .selectAll()
      .where('warning_id', '=', id)
      .where('about', '=', about)
      .where('channel', '=', 'email')
      .executeTakeFirstOrThrow();
  const { alert_id: alertId, workspace_id: workspaceId } = await alertOf('raised');
  const planned = { state: 'Planned' as const, recipient: owner.email.toUpperCase(), sent_at: null, tries: 0 };
  await pair.crm.db.updateTable('alerts').set(planned).where('alert_id', '=', alertId).execute();
  sink.mails.length = 0;
  await sendAlert(pair.crm, { workspaceId, alertId });
  expect(await alertOf('raised')).toMatchObject({ state: 'Sent', outcome: null });
  expect(sink.mails.map(({ to }) => to)).toEqual([[owner.email]]);
  const shown = (await warnings()).find((warning) => warning.id === id).alerts;
  expect(shown.find(({ channel }: any) => channel === 'email').recipient).toBe(owner.email);

  const kept = { recipient: owner.email };
  await pair.crm.db.updateTable('alerts').set(kept).where('alert_id', '=', alertId).execute();
  await watchAll(pair.crm);
  await announced('rate_starved', 4);
  expect(await alertOf('resolved')).toMatchObject({ state: 'Sent', outcome: null });
});

it('the warning of missing webhooks ends when one comes after the silence', async () => {
  await note('webhooks_silent', { missed: 3 });
  await announced('webhooks_silent', 2);
  await watchAll(pair.crm);
  await pair.saveLeadsTab(campaignId);
  const leadId = await pair.joinAsLead(
    campaignId,
    (await pair.api('GET', '/referrers')).body.items[0].code,
    'heard.friend@example.com',
  );
  const { contact_id: contactId } = await pair.delivered(leadId);
  await pair.intercom.call('PUT', `/contacts/${contactId}`, { name: 'Heard' });
  await until(async () => {
    await watchAll(pair.crm);
    const warning = (await warnings()).find(({ code }) => code === 'webhooks_silent');
    return warning.resolved_at !== null;
  }, 'the webhooks are heard again');
  await announced('webhooks_silent', 4);
});

it('a test goes out by each channel, or says what stops it', async () => {
  const test = (channel: string) => pair.api('POST', '/alert-settings/test', { channel });
  expect(await test('email')).toMatchObject({ status: 200, body: { sent_to: owner.email } });
  expect(await test('webhook')).toMatchObject({ status: 200, body: { sent_to: hookUrl } });
  expect([sink.mails.length, heard.length]).toEqual([1, 1]);
  sink.refusing = true;
  expect(await test('email')).toMatchObject({ status: 502, body: { code: 'alert_not_sent' } });
  sink.refusing = false;
});

it('the secret is shown once, and only addresses that may be called are accepted', async () => {
  const settings = await pair.api('GET', '/alert-settings');
  expect(settings.body).toEqual({
    by_email: true,
    webhook_url: hookUrl,
    can_email: true,
    recipients: [{ name: owner.name, email: owner.email }],
  });
  const save = (webhook_url: string | null, more = {}) =>
    pair.api('PUT', '/alert-settings', { by_email: true, webhook_url, ...more });
  expect((await save(hookUrl)).body.new_secret).toBeNull();
  expect((await save(hookUrl, { renew_secret: true })).body.new_secret).toMatch(/^whsec_/);
  expect((await save('ftp://example.com')).body).toMatchObject({ errors: [{ path: 'webhook_url' }] });
  // also a Goodword that may call its own network
  for (const url of ['http://169.254.169.254/latest', 'http://[fe80::1]/x', 'http://100.100.100.200/']) {
    expect((await save(url)).body).toMatchObject({ errors: [{ path: 'webhook_url' }] });
  }
  // a Goodword on the internet calls no address of its own network
  pair.crm.alerting.allowPrivate = false;
  for (const url of [hookUrl, 'http://localhost/x', 'http://169.254.169.254/latest', 'http://hooks.example.com/x']) {
    expect((await save(url)).status).toBe(422);
  }
  expect((await save('https://hooks.example.com/x')).status).toBe(200);
});
