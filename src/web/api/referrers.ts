import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { linkMoves, linkStateOf } from '../../links/link.ts';
import { pauseLink, resumeLink, type LinkPause } from '../../links/pause-link.ts';
import { referralLink } from '../../links/referral-code.ts';
import type { AppContext } from '../../history/app-context.ts';
import type { Transaction } from '../../database/database.ts';
import { getReferrerById, listReferrers, referrerListSorts } from '../../referrers/find-referrer.ts';
import { joinAsReferrer } from '../../referrers/join-as-referrer.ts';
import { revisionOf } from '../../referrers/person-change.ts';
import type { ReferrerWithCounts } from '../../referrers/referrer.ts';
import { findRewardSums, findRewardSumsOfRecipients } from '../../rewards/find-reward.ts';
import type { RewardState, RewardSum } from '../../rewards/reward.ts';
import { listEventsOfReferrer } from '../../history/history.ts';
import { findCampaignProvider } from '../../integration/connections/find-campaign-provider.ts';
import { presentTimeline } from '../../integration/explain/lead-timeline.ts';
import { nameOfFor, withNames } from '../team-names.ts';
import type { WebContext } from '../web-context.ts';
import { timelineEntryResponse } from './leads.ts';
import {
  actionsResponse,
  idForm,
  idParams,
  isoTime,
  listAnswer,
  moneyAnswer,
  pageAnswer,
  pageQuery,
  optionalQuery,
  personForm,
  sortQuery,
  toPageAnswer,
} from './forms.ts';

export const referrerAnswer = z.object({
  id: idForm,
  campaign_id: idForm,
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  phone: z.string(),
  /** stands for these details; a change may name it */
  revision: z.string(),
  /** names, address and phone are empty then */
  erased_at: isoTime.nullable(),
  source: z.string(),
  code: z.string(),
  link: z.url(),
  link_paused: z.boolean(),
  referrals_count: z.number().int(),
  qualified_count: z.number().int(),
  /** what their own rewards are worth together, one amount a currency */
  rewards: z.object({ due: z.array(moneyAnswer), issued: z.array(moneyAnswer) }),
  joined_at: isoTime,
  actions: actionsResponse(linkMoves),
});

/** Which referrers are meant. */
export const referrerFilterQuery = pageQuery.pick({ search: true, campaign_id: true }).extend({
  /** whether the link is paused */
  paused: optionalQuery(z.stringbool()),
});

export const toReferrerSelection = ({ campaign_id: campaignId, ...rest }: z.infer<typeof referrerFilterQuery>) => ({
  campaignId,
  ...rest,
});

const moneyIn = (state: RewardState, sums: readonly RewardSum[]) =>
  sums
    .filter((sum) => sum.state === state)
    .map(({ amountMinor: minor, currency }): z.infer<typeof moneyAnswer> => ({ minor, currency }));

/**
 * @param publicUrl Goodword's own address, for the link
 * @param sums of the rewards that the referrer gets
 */
const presentReferrer = (
  publicUrl: string,
  referrer: ReferrerWithCounts,
  sums: readonly RewardSum[],
): z.infer<typeof referrerAnswer> => ({
  id: referrer.referrer_id,
  campaign_id: referrer.campaign_id,
  email: referrer.email,
  first_name: referrer.first_name,
  last_name: referrer.last_name,
  phone: referrer.phone,
  revision: revisionOf(referrer),
  erased_at: referrer.erased_at?.toISOString() ?? null,
  source: referrer.source,
  code: referrer.code,
  link: referralLink(publicUrl, referrer.code),
  link_paused: referrer.link_paused_at !== null,
  referrals_count: referrer.referrals_count,
  qualified_count: referrer.qualified_count,
  rewards: { due: moneyIn('Due', sums), issued: moneyIn('Issued', sums) },
  joined_at: referrer.joined_at.toISOString(),
  actions: linkMoves.actionsOf({ state: linkStateOf(referrer.link_paused_at) }),
});

/** One referrer as answered. @throws Refusal not_found when the workspace has no such referrer */
export async function answerReferrer(
  { db, settings }: Pick<WebContext, 'db' | 'settings'>,
  workspaceId: string,
  referrerId: string,
): Promise<z.infer<typeof referrerAnswer>> {
  const referrer = await getReferrerById(db, workspaceId, referrerId);
  return presentReferrer(settings.publicUrl, referrer, await findRewardSums(db, workspaceId, referrerId));
}

const tags = ['Referrers'];

const pauseByHand = (context: AppContext, trx: Transaction, pause: LinkPause) =>
  pauseLink(context, trx, { ...pause, cause: 'person' });

/** Referrers: list, enrol, one referrer. */
export function referrerRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf, settings } = context;

  return async (app) => {
    app.get(
      '/referrers',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Referrers, newest first or as asked; search looks at name, e-mail and code',
          querystring: pageQuery.extend({ ...referrerFilterQuery.shape, ...sortQuery(referrerListSorts).shape }),
          response: { 200: pageAnswer(referrerAnswer) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { limit, cursor, sort, order, ...query } = request.query;
        const wanted = { ...toReferrerSelection(query), limit, cursor, sort, order };
        const page = await listReferrers(db, workspaceId, wanted);
        const ids = page.items.map((referrer) => referrer.referrer_id);
        const sums = await findRewardSumsOfRecipients(db, workspaceId, ids);
        return toPageAnswer(page, (referrer) =>
          presentReferrer(settings.publicUrl, referrer, sums.get(referrer.referrer_id) ?? []),
        );
      },
    );

    app.post(
      '/referrers',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Enrol a referrer; an existing referrer keeps their link and gets 200',
          body: personForm.extend({ campaign_id: idForm }),
          response: { 200: referrerAnswer, 201: referrerAnswer },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = callerOf(request);
        const { campaign_id: campaignId, email, first_name, last_name, phone } = request.body;
        await getCampaignById(db, workspaceId, campaignId);
        const { referrer, isNew } = await joinAsReferrer(context, {
          workspaceId,
          campaignId,
          email,
          firstName: first_name,
          lastName: last_name,
          phone,
          source: actor.kind === 'api_key' ? 'API' : 'Added by team',
          actor,
        });
        return reply.code(isNew ? 201 : 200).send(await answerReferrer(context, workspaceId, referrer.referrer_id));
      },
    );

    app.get(
      '/referrers/:id',
      {
        config: { scope: 'read' },
        schema: { tags, summary: 'One referrer', params: idParams, response: { 200: referrerAnswer } },
      },
      (request) => answerReferrer(context, callerOf(request).workspaceId, request.params.id),
    );

    app.get(
      '/referrers/:id/timeline',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What happened to a referrer, oldest first; their leads have timelines of their own',
          params: idParams,
          response: { 200: listAnswer(timelineEntryResponse) },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { workspaceId } = caller;
        const { campaign_id: campaignId } = await getReferrerById(db, workspaceId, request.params.id);
        const { title } = await findCampaignProvider(context.crm, db, { workspaceId, campaignId });
        const events = await listEventsOfReferrer(db, workspaceId, request.params.id);
        return { items: presentTimeline(withNames(events, nameOfFor(caller)), title) };
      },
    );

    for (const [verb, change, summary] of [
      ['pause', pauseByHand, 'Pause the link: it opens a friendly page and accepts no leads'],
      ['resume', resumeLink, 'Take a paused link back into use'],
    ] as const) {
      app.post(
        `/referrers/:id/link/${verb}`,
        {
          config: { scope: 'write', role: 'member' },
          schema: { tags, summary, params: idParams, response: { 200: referrerAnswer } },
        },
        async (request) => {
          const { workspaceId, actor } = callerOf(request);
          const { referrer_id: referrerId, campaign_id: campaignId } = await getReferrerById(
            db,
            workspaceId,
            request.params.id,
          );
          await db.transaction().execute((trx) => change(context, trx, { workspaceId, campaignId, referrerId, actor }));
          return answerReferrer(context, workspaceId, referrerId);
        },
      );
    }
  };
}
