// Makes the fixture of a version: see README.md beside this file.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { attach, type Answer } from '../../sandbox/testing/harness.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { migrate } from '../../src/database/migrate.ts';
import { installJobs } from '../../src/platform/jobs/jobs.ts';
import { email, firstName, startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { importSteps } from '../support/imports.ts';
import { runStatements, uniqueName, withDatabase } from '../support/test-server.ts';

const [name = '', server = ''] = process.argv.slice(2);
if (!name || !server) throw new Error('Usage: make-fixture.ts <version> <postgres://… of a server with a pg_dump>');

const database = uniqueName('goodword_fixture');
const connectionString = withDatabase(server, database);
await runStatements(server, [`create database ${database}`]);
await migrate(connectionString, () => {});
await installJobs(connectionString);

const folder = mkdtempSync(join(tmpdir(), 'goodword-fixture-'));
const stateFile = join(folder, 'practice-intercom.json');
const sandbox = await attach(
  await startSandbox({ file: stateFile, settings: { indexLagMs: 0, webhookRetryMs: 3_600_000 } }),
);
const pair = await startPair({
  sandbox,
  database: { connectionString, drop: async () => {} },
  // no mail server answers there, so alerts stay planned
  mail: { smtpUrl: 'smtp://127.0.0.1:9', from: 'Goodword <goodword@example.com>' },
});
const { ok } = pair;
const steps = importSteps(pair);

const campaign = await pair.campaign();
const facts = await settledPast(pair);
const campaignOfRun = await campaignWithUnsentLeads(pair);
await leaveHalfWay(pair);
const halfWay = await idsOfWork();
// Everything is still in flight here: this is what a server leaves behind that is killed. While pg_dump runs, this
// process does nothing else, so the last delivery is still planned.
await pair.joinAsLead(campaign.campaignId, campaign.code, 'pam@example.com', 'Pam');
dump();
await sandbox.control('DELETE', 'faults');
await sandbox.close();
const into = join(import.meta.dirname, 'fixtures', name);
mkdirSync(into, { recursive: true });
for (const file of ['practice-intercom.json', 'practice-intercom.json.contacts']) {
  writeFileSync(join(into, `${file}.gz`), gzipSync(readFileSync(join(folder, file)), { level: 9 }));
}
writeFileSync(
  join(into, 'fixture.json'),
  `${JSON.stringify(
    {
      made_at: new Date(),
      settings: {
        GOODWORD_SECRET: pair.masterKey,
        INTERCOM_CLIENT_ID: sandbox.clientId,
        INTERCOM_CLIENT_SECRET: sandbox.clientSecret,
      },
      workspace_id: pair.workspaceId,
      cookie: pair.cookie,
      ...facts,
      ...halfWay,
    },
    null,
    2,
  )}\n`,
);
await runStatements(server, [`drop database ${database} with (force)`]);
console.log(`Wrote ${into}.`);
process.exit(0);

/** What was done and is over: leads of all states, rewards, alerts, an import, deliveries that were sent or failed. */
async function settledPast(pair: Pair) {
  const { campaignId, code } = campaign;
  await pair.connect(campaignId);
  for (const [attribute, data_type] of [
    ['Tier', 'string'],
    ['goodword_referral_link', 'string'],
    ['goodword_referrals', 'integer'],
  ]) {
    await sandbox.call('POST', '/data_attributes', { name: attribute, data_type, model: 'contact' });
  }
  await pair.saveLeadsTab(campaignId, {
    mapping: [email, firstName, { type: 'fixed', from: 'Silver', to: 'custom_attributes.Tier' }],
    mark: { tag: 'Referred', note: true, company: false },
  });
  await ok('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email, firstName],
    duplicates: 'update',
    qualification: null,
    return_fields: {
      referral_link: 'custom_attributes.goodword_referral_link',
      referrals_count: 'custom_attributes.goodword_referrals',
      converted_referrals_count: null,
    },
  });
  const { key } = await ok('POST', '/api-keys', { name: 'Website' });
  await ok('PUT', '/alert-settings', { by_email: true, webhook_url: 'http://127.0.0.1:9/alerts' });
  await ok('PUT', '/intercom-app', {
    kind: 'oauth',
    region: 'EU',
    client_id: 'an-app-of-the-real-one',
    client_secret: 'a-secret-of-the-real-one',
  });

  const leads: string[] = [];
  for (const friend of ['ben', 'cleo', 'dan', 'eve', 'finn', 'gus']) {
    leads.push(await pair.joinAsLead(campaignId, code, `${friend}@example.com`, friend));
  }
  const contacts = await Promise.all(leads.map(async (id) => (await pair.delivered(id)).contact_id as string));
  for (const contactId of contacts.slice(0, 3)) {
    await sandbox.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } });
  }
  const rewards = await until(async () => {
    const { items } = await ok('GET', '/rewards');
    return items.length === 3 && items;
  }, 'three rewards are due');
  await ok('POST', `/rewards/${rewards[0].id}/issue`);
  await ok('POST', `/leads/${leads[3]}/qualify`);

  // two that Intercom refuses for good
  await fault({ method: 'POST', path: '/contacts', kind: 'status', status: 422, code: 'not_restorable', times: 2 });
  for (const friend of ['hal', 'ida']) {
    await pair.delivered(await pair.joinAsLead(campaignId, code, `${friend}@example.com`, friend), 'Failed');
  }
  await sandbox.control('DELETE', 'fault');

  // a token that stops working for a while: a warning, and alerts that cannot be sent
  await fault({ path: '/**', kind: 'status', status: 401, code: 'unauthorized', until: 'cleared' });
  await pair.joinAsLead(campaignId, code, 'jim@example.com', 'Jim');
  const connectionState = async () => (await ok('GET', '/connections')).items[0].state;
  await until(async () => (await connectionState()) === 'Needs attention', 'the connection needs attention');
  await sandbox.control('DELETE', 'fault');
  await pair.connect(campaignId);
  const warnings = async () => (await ok('GET', '/connection-warnings')).items;
  await until(async () => (await warnings())[0]?.alerts.length === 4, 'alerts are planned');

  const csv = await steps.draft(campaignId, { source: 'csv' });
  const form = new FormData();
  form.set(
    'file',
    new Blob(['Name,E-mail\nJo March,jo@example.com\nKim Lee,kim@example.com\n'], { type: 'text/csv' }),
    'people.csv',
  );
  await fetch(`${pair.url}/api/v1/imports/${csv.id}/file`, {
    method: 'POST',
    headers: { cookie: pair.cookie },
    body: form,
  });
  await steps.dryRun(csv.id);
  await steps.ran(csv.id);

  const referral = await fetch(`${pair.url}/r/${code}`, { redirect: 'manual' });
  const cookie = referral.headers.getSetCookie()[0]!.split(';')[0]!;
  const { join_url: joinUrl } = await ok('GET', `/campaigns/${campaignId}`);
  const joined = await fetch(joinUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: 'lou@example.com', first_name: 'Lou', last_name: 'Page' }),
  });
  const path = (address: string) => address.replace(pair.url, '');
  return {
    campaign_id: campaignId,
    referral_code: code,
    api_key: key as string,
    referral_cookie: cookie,
    invitation: path(referral.headers.get('location')!),
    joined_page: path(joined.headers.get('location')!),
  };
}

/** A campaign whose leads joined before anything was to be sent. */
async function campaignWithUnsentLeads(pair: Pair): Promise<string> {
  const { id: campaignId } = await ok('POST', '/campaigns', { name: 'Spring' });
  await ok('POST', `/campaigns/${campaignId}/launch`);
  const referrer = await ok('POST', '/referrers', { campaign_id: campaignId, email: 'ana.referrer@example.com' });
  for (let n = 0; n < 40; n += 1) await pair.joinAsLead(campaignId, referrer.code, `spring${n}@example.com`);
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  return campaignId;
}

/** A back-fill, an import, deliveries and a check that are under way while Intercom answers late. */
async function leaveHalfWay(pair: Pair): Promise<void> {
  const { campaignId, code } = campaign;
  const people = Array.from({ length: 320 }, (_, n) => ({
    role: 'user',
    email: `member.${n}@example.com`,
    name: `Member ${n}`,
  }));
  await steps.contacts(people);
  const conditions = [{ attribute: 'email', operator: 'starts_with', value: 'member.' }];
  const { id: importId } = await steps.draft(campaignId, { selection: { contact_type: 'only_users', conditions } });
  await steps.dryRun(importId);

  const late = { kind: 'delay', delay_ms: 60_000, until: 'cleared' };
  const search = { method: 'POST', path: '/contacts/search' };
  await fault({ ...search, kind: 'delay', delay_ms: 2000, until: 'cleared' });
  await steps.move(importId, 'start');
  await until(async () => (await ok('GET', `/imports/${importId}`)).progress.done > 0, 'the import has begun');
  await sandbox.control('DELETE', 'fault');
  await fault({ ...search, ...late });
  await fault({ method: 'POST', path: '/contacts', kind: 'delay', delay_ms: 400, until: 'cleared' });
  const run = await ok('POST', '/runs', { kind: 'back_fill', campaign_id: campaignOfRun, tab: 'leads' });
  await until(async () => (await ok('GET', `/runs/${run.id}`)).progress.done > 2, 'the back-fill has begun');
  await sandbox.control('DELETE', 'fault');
  for (const path of ['/contacts/*', '/contacts/*/*', '/tags']) await fault({ path, ...late });
  await fault({ method: 'POST', path: '/contacts', kind: 'status', status: 503, times: 6 });
  await fault({ method: 'POST', path: '/contacts', ...late });
  const { id: connectionId } = (await ok('GET', '/connections')).items[0];
  await ok('POST', `/connections/${connectionId}/checks`);
  for (const friend of ['mia', 'ned', 'ola']) await pair.joinAsLead(campaignId, code, `${friend}@example.com`, friend);
  for (const state of ['Sending', 'Waiting']) {
    await until(async () => (await ok('GET', `/deliveries?state=${state}`)).items.length > 2, `three are ${state}`);
  }
}

async function idsOfWork() {
  const { items: connections } = await ok('GET', '/connections');
  const { items: imports } = await ok('GET', '/imports');
  const { items: runs } = await ok('GET', '/runs');
  return {
    connection_ids: connections.map(({ id }: any) => id),
    import_ids: imports.map(({ id }: any) => id),
    run_ids: runs.map(({ id }: any) => id),
  };
}

function fault(body: Record<string, unknown>): Promise<Answer> {
  return sandbox.control('POST', 'fault', body);
}

/** pg_dump reads all tables as of one moment. */
function dump(): void {
  const sql = execFileSync('pg_dump', ['--inserts', '--no-owner', '--no-privileges', connectionString], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  const into = join(import.meta.dirname, 'fixtures', name);
  mkdirSync(into, { recursive: true });
  // psql's own commands are not SQL
  writeFileSync(join(into, 'database.sql.gz'), gzipSync(sql.replaceAll(/^\\.*\n/gm, ''), { level: 9 }));
}
