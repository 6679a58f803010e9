import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { email, firstName, startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { startProcess, type RunningProcess } from '../support/processes.ts';
import { startLaterWorker } from './later-worker.ts';

const people = 60;
const fields = {
  referral_link: 'custom_attributes.goodword_referral_link',
  referrals_count: 'custom_attributes.goodword_referrals',
  converted_referrals_count: null,
};

let pair: Pair;
let campaignId: string;
let code: string;
let compileCache: string;
let workers: RunningProcess[] = [];

beforeAll(async () => {
  compileCache = await mkdtemp(join(tmpdir(), 'goodword-compile-cache-'));
  pair = await startPair({ roles: { serve: true, work: false }, webhooks: false });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(async () => {
  for (const worker of workers) worker.signal('SIGKILL');
  await pair.close();
  await rm(compileCache, { recursive: true });
});

function startWorker(): RunningProcess {
  const { clientId, clientSecret, url } = pair.intercom;
  const worker = startProcess(['src/main.ts', 'work'], {
    NODE_COMPILE_CACHE: compileCache,
    PUBLIC_URL: pair.url,
    DATABASE_URL: pair.database.connectionString,
    DATA_DIR: pair.app.parts.settings.dataFolder,
    GOODWORD_SECRET: pair.masterKey,
    INTERCOM_CLIENT_ID: clientId,
    INTERCOM_CLIENT_SECRET: clientSecret,
    INTERCOM_API_URL: url,
    INTERCOM_APP_URL: url,
    INTERCOM_PRACTICE: '1',
    LOG_LEVEL: 'error',
  });
  workers.push(worker);
  return worker;
}

/** Workers one after the other, each killed as soon as there is more of something than before. */
async function killWorkersWhile(count: () => Promise<number>, marks: readonly number[]): Promise<void> {
  for (const mark of marks) {
    const worker = startWorker();
    await until(async () => (await count()) >= mark, `${mark} are done`, 120_000);
    worker.signal('SIGKILL');
    await worker.exited;
  }
}

const contactsOf = async (address: string) => {
  const query = { field: 'email', operator: '=', value: address };
  return (await pair.intercom.call('POST', '/contacts/search', { query })).body.data;
};

it('a back-fill whose workers are killed goes on where it was, and sends everybody once', async () => {
  for (let index = 0; index < people; index += 1) {
    await pair.joinAsLead(campaignId, code, `friend${index}@example.com`);
  }
  await pair.saveLeadsTab(campaignId);
  const begun = await pair.api('POST', '/runs', { kind: 'back_fill', campaign_id: campaignId, tab: 'leads' });
  const runOf = async () => (await pair.api('GET', `/runs/${begun.body.id}`)).body;
  await pair.intercom.control('POST', 'fault', { path: '/contacts', kind: 'slow', ms: 100, times: 10_000 });
  await killWorkersWhile(async () => (await runOf()).progress.done, [5, 20, 35]);
  await pair.intercom.control('DELETE', 'fault');
  expect((await runOf()).state).toBe('Running');

  const later = await startLaterWorker(pair);
  await until(async () => (await runOf()).state === 'Done', 'the run is done', 90_000).finally(() => later.stop());
  expect((await runOf()).progress).toMatchObject({ total: people, done: people, failed: 0, open: 0 });
  for (let index = 0; index < people; index += 1) {
    expect(await contactsOf(`friend${index}@example.com`)).toHaveLength(1);
  }
}, 300_000);

it('return fields are right in the end, whatever is killed', async () => {
  for (const [name, data_type] of [
    ['goodword_referral_link', 'string'],
    ['goodword_referrals', 'integer'],
  ]) {
    await pair.intercom.call('POST', '/data_attributes', { name, data_type, model: 'contact' });
  }
  const saved = await pair.api('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email, firstName],
    duplicates: 'update',
    qualification: null,
    return_fields: fields,
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const codes: string[] = [];
  for (let index = 0; index < 30; index += 1) {
    const body = { campaign_id: campaignId, email: `referrer${index}@example.com`, first_name: 'Rea' };
    codes.push((await pair.api('POST', '/referrers', body)).body.code);
  }
  const written = async () => {
    const rows = await pair.crm.db
      .selectFrom('deliveries')
      .select('delivery_id')
      .where('kind', '=', 'return_fields')
      .where('state', '=', 'Sent')
      .execute();
    return rows.length;
  };
  await pair.intercom.control('POST', 'fault', { path: '/contacts/*', kind: 'slow', ms: 300, times: 10_000 });
  await killWorkersWhile(written, [1, 10]);
  for (const referral of codes) await pair.joinAsLead(campaignId, referral, `friend-of-${referral}@example.com`);
  const worker = startWorker();
  await until(async () => (await written()) > 20, 'more are written', 120_000);
  worker.signal('SIGKILL');
  await worker.exited;
  await pair.intercom.control('DELETE', 'fault');

  const later = await startLaterWorker(pair);
  const isRight = async () => {
    const marks = await pair.crm.db.selectFrom('return_field_marks').select('mark_id').execute();
    const open = await pair.crm.db
      .selectFrom('deliveries')
      .select('delivery_id')
      .where('kind', '=', 'return_fields')
      .where('state', 'in', ['Planned', 'Sending', 'Waiting'])
      .execute();
    return marks.length === 0 && open.length === 0;
  };
  await until(isRight, 'all marks are worked off', 150_000).finally(() => later.stop());
  for (const [index, referral] of codes.entries()) {
    const [contact] = await contactsOf(`referrer${index}@example.com`);
    expect(contact.custom_attributes).toMatchObject({
      goodword_referrals: 1,
      goodword_referral_link: `${pair.url}/r/${referral}`,
    });
  }
}, 600_000);
