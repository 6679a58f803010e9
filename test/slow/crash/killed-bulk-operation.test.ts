import { afterAll, beforeAll, expect, it } from 'vitest';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { sized, sizedMs } from '../../support/size.ts';
import { workerProcesses, type WorkerProcesses } from '../../support/worker-process.ts';
import { startLaterWorker } from './later-worker.ts';

const people = sized(60);
const referrers = sized(30);
const fields = {
  referral_link: 'custom_attributes.goodword_referral_link',
  referrals_count: 'custom_attributes.goodword_referrals',
  converted_referrals_count: null,
};

let pair: Pair;
let campaignId: string;
let code: string;
let workers: WorkerProcesses;

beforeAll(async () => {
  pair = await startPair({ roles: { serve: true, work: false }, webhooks: false });
  workers = workerProcesses(pair);
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(async () => {
  await workers.close();
  await pair.close();
});

/** Workers one after the other, each killed as soon as there is more of something than before. */
async function killWorkersWhile(count: () => Promise<number>, marks: readonly number[]): Promise<void> {
  for (const mark of marks) {
    const worker = workers.start();
    await until(async () => (await count()) >= mark, `${mark} are done`, 120_000);
    worker.signal('SIGKILL');
    await worker.exited;
  }
}

const contactsOf = async (address: string) => {
  const query = { field: 'email', operator: '=', value: address };
  return (await pair.intercom.call('POST', '/contacts/search', { query })).body.data;
};

it(
  'a back-fill whose workers are killed continues where it was, and sends every lead once',
  { timeout: sizedMs(300_000) },
  async () => {
    for (let index = 0; index < people; index += 1) {
      await pair.joinAsLead(campaignId, code, `friend${index}@example.com`);
    }
    await pair.saveLeadsTab(campaignId);
    const begun = await pair.api('POST', '/bulk-operations', {
      kind: 'back_fill',
      campaign_id: campaignId,
      tab: 'leads',
    });
    const runOf = async () => (await pair.api('GET', `/bulk-operations/${begun.body.id}`)).body;
    await pair.intercom.control('POST', 'fault', { path: '/contacts', kind: 'delay', delay_ms: 100, times: 10_000 });
    await killWorkersWhile(async () => (await runOf()).progress.done, [5, 20, 35]);
    await pair.intercom.control('DELETE', 'fault');
    expect((await runOf()).state).toBe('Running');

    const later = await startLaterWorker(pair);
    await until(async () => (await runOf()).state === 'Done', 'the operation is done', sizedMs(90_000)).finally(() =>
      later.stop(),
    );
    expect((await runOf()).progress).toMatchObject({ total: people, done: people, failed: 0, open: 0 });
    for (let index = 0; index < people; index += 1) {
      expect(await contactsOf(`friend${index}@example.com`)).toHaveLength(1);
    }
  },
);

it('return fields are right in the end although workers are killed', { timeout: sizedMs(600_000) }, async () => {
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
  for (let index = 0; index < referrers; index += 1) {
    const body = { campaign_id: campaignId, email: `referrer${index}@example.com`, first_name: 'Rea' };
    codes.push((await pair.api('POST', '/referrers', body)).body.code);
  }
  // what a killed worker had written but not noted is skipped by the next one, for the contact says it already
  const settled = async () => {
    const rows = await pair.crm.db
      .selectFrom('deliveries')
      .select('delivery_id')
      .where('kind', '=', 'return_fields')
      .where('state', 'in', ['Sent', 'Skipped'])
      .execute();
    return rows.length;
  };
  // some are slow, so that every death leaves some that were begun
  const slow = { path: '/contacts/*', kind: 'delay', delay_ms: 2_000, every: 3, times: 10_000 };
  await pair.intercom.control('POST', 'fault', slow);
  await killWorkersWhile(settled, [1, 22]);
  for (const referral of codes) await pair.joinAsLead(campaignId, referral, `friend-of-${referral}@example.com`);
  const before = await settled();
  await killWorkersWhile(settled, [before + 3]);
  await pair.intercom.control('DELETE', 'fault');

  const later = await startLaterWorker(pair);
  const isRight = async () => {
    const marks = await pair.crm.db.selectFrom('stale_referrers').select('mark_id').execute();
    const open = await pair.crm.db
      .selectFrom('deliveries')
      .select('delivery_id')
      .where('kind', '=', 'return_fields')
      .where('state', 'in', ['Planned', 'Sending', 'Waiting'])
      .execute();
    return marks.length === 0 && open.length === 0;
  };
  await until(isRight, 'no stale mark and no open delivery is left', sizedMs(150_000)).finally(() => later.stop());
  for (const [index, referral] of codes.entries()) {
    const [contact] = await contactsOf(`referrer${index}@example.com`);
    expect(contact.custom_attributes).toMatchObject({
      goodword_referrals: 1,
      goodword_referral_link: `${pair.url}/r/${referral}`,
    });
  }
});
