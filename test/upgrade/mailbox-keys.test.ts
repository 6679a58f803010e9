import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailboxOf } from '../../src/platform/email/mailbox.ts';
import { startSampleCampaign, type SampleCampaign } from '../support/sample-campaign.ts';

let sample: SampleCampaign;

beforeAll(async () => {
  sample = await startSampleCampaign();
});
afterAll(() => sample.close());

const addresses = [
  'plain@example.com',
  'Tag+1@Example.com',
  'd.o.t.s+2@googlemail.com',
  'mac@mac.com',
  'p_r-o.ton@pm.me',
  'y.andex+1@ya.ru',
  'keyword-shop@yahoo.co.uk',
  'o-dd@yahoo.com',
  'shop@sub.fastmail.com',
  'under_score@example.org',
];

it('the leads of older versions get the same mailboxes as new ones', async () => {
  const { db } = sample.app;
  for (const email of addresses) {
    const lead = { campaign_id: sample.campaignId, referral_code: sample.ana.code, email };
    expect((await sample.api('POST', '/leads', lead)).status).toBe(201);
  }
  await db.updateTable('leads').set({ mailbox_key: null }).execute();
  const migration = readFileSync(new URL('../../migrations/0046_leads_on_hold.sql', import.meta.url), 'utf8');
  const [, statement] = /^(update goodword\.leads[^;]+);/m.exec(migration) ?? [];
  await sql.raw(statement!).execute(db);
  const leads = await db.selectFrom('leads').select(['email', 'mailbox_key']).execute();
  expect(leads).toHaveLength(addresses.length);
  for (const { email, mailbox_key: mailbox } of leads) expect([email, mailbox]).toEqual([email, mailboxOf(email)]);
});
