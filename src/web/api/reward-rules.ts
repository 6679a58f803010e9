import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { PromisedReward, RewardRule } from '../../rewards/reward-rules.ts';
import { listRewardRules, saveRewardRule } from '../../rewards/save-reward-rule.ts';
import type { WebContext } from '../web-context.ts';
import { idForm, idParams, isoTime, listAnswer, moneyAnswer, moneyForm } from './forms.ts';

const recipient = z.enum(['referrer', 'lead']);
const ruleAnswer = z.object({
  id: idForm,
  recipient,
  version: z.number().int(),
  active: z.boolean(),
  reward: z.discriminatedUnion('kind', [z.object({ kind: z.literal('fixed_amount'), amount: moneyAnswer })]),
  saved_at: isoTime,
});

/** What a rule promises, by kind. */
const rewardForm = z
  .discriminatedUnion('kind', [z.object({ kind: z.literal('fixed_amount'), amount: moneyForm })])
  .transform(({ kind, amount }): PromisedReward => ({ kind, amountMinor: amount.minor, currency: amount.currency }));

const presentReward = ({ kind, amountMinor, currency }: PromisedReward): z.infer<typeof ruleAnswer>['reward'] => ({
  kind,
  amount: { minor: amountMinor, currency },
});

const present = (rule: RewardRule): z.infer<typeof ruleAnswer> => ({
  id: rule.id,
  recipient: rule.recipient,
  version: rule.version,
  active: rule.active,
  reward: presentReward(rule.reward),
  saved_at: rule.savedAt.toISOString(),
});

/** What a campaign gives for a Qualified lead: one rule for the referrer and one for the lead. */
export function rewardRuleRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;
  return async (app) => {
    app.get(
      '/campaigns/:id/reward-rules',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['Rewards'],
          summary: 'Reward rules of a campaign, as they hold now',
          params: idParams,
          response: { 200: listAnswer(ruleAnswer) },
        },
      },
      async (request) => {
        const rules = await listRewardRules(db, callerOf(request).workspaceId, request.params.id);
        return { items: rules.map(present) };
      },
    );

    app.put(
      '/campaigns/:id/reward-rules/:recipient',
      {
        config: { scope: 'money', role: 'owner' },
        schema: {
          tags: ['Rewards'],
          summary: 'Save a reward rule as a new version',
          params: idParams.extend({ recipient }),
          body: z.object({ active: z.boolean(), reward: rewardForm }),
          response: { 200: ruleAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const { active, reward } = request.body;
        const rule = await saveRewardRule(context, {
          workspaceId,
          campaignId: request.params.id,
          recipient: request.params.recipient,
          active,
          reward,
          actor,
        });
        return present(rule);
      },
    );
  };
}
