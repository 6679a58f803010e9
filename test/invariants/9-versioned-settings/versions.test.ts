import { afterAll, beforeAll, expect, it } from 'vitest';
import { atOnce } from '../../support/at-once.ts';
import { email, signedUpRule } from '../../support/connected-goodword.ts';
import { startSampleCampaign, type SampleCampaign } from '../../support/sample-campaign.ts';

let sample: SampleCampaign;

beforeAll(async () => {
  sample = await startSampleCampaign();
});
afterAll(() => sample.close());

const numbers = (answers: { body: { version: number } }[]) =>
  answers.map(({ body }) => body.version).toSorted((one, other) => one - other);

it('twenty saves of a tab at once are twenty versions', async () => {
  const path = `/campaigns/${sample.campaignId}/integrations/intercom`;
  const tab = { action: 'create_user', mapping: [email], duplicates: 'update', qualification: signedUpRule };
  const answers = await atOnce(20, () => sample.api('PUT', `${path}/leads`, tab));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(numbers(answers)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect((await sample.api('GET', path)).body.tabs.leads).toMatchObject({ version: 20 });
  const kept = await sample.app.db.selectFrom('integration_settings').select('version').execute();
  expect(kept).toHaveLength(20);
});

it('each reward has the amount of the version that it names, although the rule changes while leads qualify', async () => {
  const path = `/campaigns/${sample.campaignId}/reward-rules/referrer`;
  const leads = await atOnce(20, async (index) => {
    const lead = { referral_code: sample.ana.code, email: `friend${index}@example.com` };
    return (await sample.api('POST', '/leads', { campaign_id: sample.campaignId, ...lead })).body.id as string;
  });
  const [saved] = await Promise.all([
    atOnce(20, (index) =>
      sample.api('PUT', path, {
        active: true,
        reward: { kind: 'fixed_amount', amount: { minor: 1000 + index, currency: 'USD' } },
      }),
    ),
    atOnce(20, (index) => sample.api('POST', `/leads/${leads[index]}/qualify`)),
  ]);
  const [first, ...later] = numbers(saved);
  expect(later).toEqual(Array.from({ length: 19 }, (_, index) => first! + index + 1));

  const { db } = sample.app;
  const rewards = await db
    .selectFrom('rewards')
    .innerJoin('reward_rule_versions', (join) =>
      join
        .onRef('reward_rule_versions.workspace_id', '=', 'rewards.workspace_id')
        .onRef('reward_rule_versions.reward_rule_id', '=', 'rewards.reward_rule_id')
        .onRef('reward_rule_versions.version', '=', 'rewards.rule_version'),
    )
    .select(['rewards.amount_minor', 'reward_rule_versions.amount_minor as promised'])
    .execute();
  expect(rewards).toHaveLength(20);
  for (const { amount_minor: amount, promised } of rewards) expect(amount).toBe(promised);
});
