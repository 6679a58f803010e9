import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Concern } from '../../integration/explain/concern-rules.ts';
import { findConcerns } from '../../integration/explain/find-concerns.ts';
import { getRewardById, listRewards, rewardListSorts } from '../../rewards/find-reward.ts';
import { findRuleOfReward, type RuleOfReward } from '../../rewards/find-reward-rule-version.ts';
import { confirmReward } from '../../rewards/confirm-reward.ts';
import { issueReward } from '../../rewards/issue-reward.ts';
import { reviewSentence, rewardMoves, rewardStates, type RewardWithPeople } from '../../rewards/reward.ts';
import { findCampaignProvider } from '../../integration/connections/find-campaign-provider.ts';
import { presentTimeline } from '../../integration/explain/lead-timeline.ts';
import { listEventsOfReward } from '../../history/history.ts';
import { nameOfFor, withNames, type NameOf } from '../team-names.ts';
import type { WebContext } from '../web-context.ts';
import { concernAnswer, presentConcern } from './concern-answer.ts';
import { timelineEntryResponse } from './leads.ts';
import {
  actionsResponse,
  idForm,
  idParams,
  isoTime,
  listAnswer,
  moneyAnswer,
  optionalQuery,
  pageAnswer,
  pageQuery,
  personAnswer,
  sortQuery,
} from './forms.ts';

const state = z.enum(rewardStates);

export const rewardAnswer = z.object({
  id: idForm,
  campaign_id: idForm,
  recipient: z.enum(['referrer', 'lead']),
  recipient_person: personAnswer,
  lead: personAnswer,
  amount: moneyAnswer,
  state,
  /** why it needs review; null when it does not */
  review: z.string().nullable(),
  /** why it was cancelled: by itself, or with its lead, which was unqualified; null when it was not */
  cancelled: z.object({ reason: z.string(), with: z.enum(['lead', 'itself']) }).nullable(),
  /** what speaks against giving it, from what was last read of the lead's contacts; nothing follows by itself */
  concern: concernAnswer.nullable(),
  rule_version: z.number().int(),
  created_at: isoTime,
  issued_at: isoTime.nullable(),
  actions: actionsResponse(rewardMoves),
});

/** Which rewards are meant. */
export const rewardFilterQuery = pageQuery.pick({ search: true, campaign_id: true }).extend({
  state: optionalQuery(state),
  lead_id: optionalQuery(idForm),
  recipient_id: optionalQuery(idForm),
});

export const toRewardSelection = (query: z.infer<typeof rewardFilterQuery>) => {
  const { campaign_id: campaignId, lead_id: leadId, recipient_id: recipientId, ...rest } = query;
  return { campaignId, leadId, recipientId, ...rest };
};

/** Rewards as they are answered, with what speaks against those that are not issued. */
export async function presentRewards(
  { crm }: Pick<WebContext, 'crm'>,
  workspaceId: string,
  rewards: readonly RewardWithPeople[],
): Promise<z.infer<typeof rewardAnswer>[]> {
  const open = rewards.filter((reward) => rewardMoves.evaluate('cancel', reward).allowed);
  const leads = open.map(({ lead_id: leadId, campaign_id: campaignId }) => ({ leadId, campaignId }));
  const concerns = await findConcerns(crm, workspaceId, leads);
  return rewards.map((reward) => present(reward, open.includes(reward) ? concerns.get(reward.lead_id) : undefined));
}

/** The single form of presentRewards. @throws Refusal not_found when the workspace has no such reward. */
export async function readReward(
  context: Pick<WebContext, 'crm' | 'db'>,
  workspaceId: string,
  rewardId: string,
): Promise<z.infer<typeof rewardAnswer>> {
  const reward = await getRewardById(context.db, workspaceId, rewardId);
  return (await presentRewards(context, workspaceId, [reward]))[0]!;
}

const present = (reward: RewardWithPeople, concern: Concern | undefined): z.infer<typeof rewardAnswer> => ({
  id: reward.reward_id,
  campaign_id: reward.campaign_id,
  recipient: reward.recipient,
  recipient_person: {
    id: reward.recipient_id,
    first_name: reward.recipient_first_name,
    last_name: reward.recipient_last_name,
    email: reward.recipient_email,
  },
  lead: {
    id: reward.lead_id,
    first_name: reward.lead_first_name,
    last_name: reward.lead_last_name,
    email: reward.lead_email,
  },
  amount: { minor: reward.amount_minor, currency: reward.currency },
  state: reward.state,
  review: reward.state === 'Needs review' ? reviewSentence : null,
  cancelled:
    reward.cancel_reason !== null && reward.cancelled_with !== null
      ? { reason: reward.cancel_reason, with: reward.cancelled_with }
      : null,
  concern: presentConcern(concern),
  rule_version: reward.rule_version,
  created_at: reward.created_at.toISOString(),
  issued_at: reward.issued_at?.toISOString() ?? null,
  actions: rewardMoves.actionsOf(reward),
});

const rewardDetailAnswer = rewardAnswer.extend({
  /** the version of the rule by which it was earned, and the newest one */
  rule: z.object({
    version: z.number().int(),
    current_version: z.number().int(),
    saved_at: isoTime,
    saved_by: z.string(),
  }),
});

const presentRule = (rule: RuleOfReward, nameOf: NameOf): z.infer<typeof rewardDetailAnswer>['rule'] => ({
  version: rule.version,
  current_version: rule.currentVersion,
  saved_at: rule.savedAt.toISOString(),
  saved_by: nameOf(rule.savedBy),
});

const tags = ['Rewards'];

/** Rewards: list, one reward with its timeline, issue by hand. */
export function rewardRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;
  return async (app) => {
    app.get(
      '/rewards',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Rewards, newest first or as asked; search looks at recipient and lead',
          querystring: pageQuery.extend({ ...rewardFilterQuery.shape, ...sortQuery(rewardListSorts).shape }),
          response: { 200: pageAnswer(rewardAnswer) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { limit, cursor, sort, order, ...query } = request.query;
        const page = await listRewards(db, workspaceId, { ...toRewardSelection(query), limit, cursor, sort, order });
        return { items: await presentRewards(context, workspaceId, page.items), next_cursor: page.nextCursor };
      },
    );

    app.get(
      '/rewards/:id',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'One reward, with the version of the rule that it was earned by',
          params: idParams,
          response: { 200: rewardDetailAnswer },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const reward = await getRewardById(db, caller.workspaceId, request.params.id);
        const [answer] = await presentRewards(context, caller.workspaceId, [reward]);
        return { ...answer!, rule: presentRule(await findRuleOfReward(db, reward), nameOfFor(caller)) };
      },
    );

    app.get(
      '/rewards/:id/timeline',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What happened to a reward, and to its lead as far as the reward rests on it, oldest first',
          params: idParams,
          response: { 200: listAnswer(timelineEntryResponse) },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { workspaceId } = caller;
        const { reward_id: rewardId, ...reward } = await getRewardById(db, workspaceId, request.params.id);
        const events = await listEventsOfReward(db, workspaceId, { rewardId, leadId: reward.lead_id });
        const { title } = await findCampaignProvider(context.crm, db, { workspaceId, campaignId: reward.campaign_id });
        return { items: presentTimeline(withNames(events, nameOfFor(caller)), title) };
      },
    );

    app.post(
      '/rewards/:id/confirm',
      {
        config: { scope: 'money', role: 'owner' },
        schema: {
          tags,
          summary: 'Confirm a reward that needs review: it is due again',
          params: idParams,
          response: { 200: rewardAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        await confirmReward(context, { workspaceId, rewardId: request.params.id, actor });
        return readReward(context, workspaceId, request.params.id);
      },
    );

    app.post(
      '/rewards/:id/issue',
      {
        config: { scope: 'money', role: 'owner' },
        schema: {
          tags,
          summary: 'Note that a Due reward was given',
          params: idParams,
          response: { 200: rewardAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        await issueReward(context, { workspaceId, rewardId: request.params.id, actor });
        return readReward(context, workspaceId, request.params.id);
      },
    );
  };
}
