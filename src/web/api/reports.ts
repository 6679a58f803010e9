import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { computeChecklist } from '../../onboarding/launch-checklist.ts';
import { summarise } from '../../reporting/summary.ts';
import type { WebContext } from '../web-context.ts';
import { idForm, listAnswer, moneyAnswer, optionalQuery } from './forms.ts';

const rewardTotal = z.object({ count: z.number().int(), money: z.array(moneyAnswer) });
const summaryAnswer = z.object({
  enrolments: z.number().int(),
  referred_leads: z.number().int(),
  qualified_leads: z.number().int(),
  /** of the referred leads, those that wait for a person to release or refuse them */
  leads_on_hold: z.number().int(),
  qualification_rate: z.number().nullable(),
  issued_rewards: rewardTotal,
  due_rewards: rewardTotal,
  link_visits: z.number().int(),
});
const checklistItem = z.object({
  key: z.string(),
  label: z.string(),
  done: z.boolean(),
  hint: z.string(),
  /** where it is done; null: in the settings of the server */
  href: z.string().nullable(),
});

const tags = ['Reports'];

/** The numbers of the dashboard and the launch checklist. */
export function reportRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;
  return async (app) => {
    app.get(
      '/reports/summary',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Enrolments, referred leads, qualification rate and issued rewards',
          querystring: z.object({ campaign_id: optionalQuery(idForm) }),
          response: { 200: summaryAnswer },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const campaignId = request.query.campaign_id;
        if (campaignId) await getCampaignById(db, workspaceId, campaignId);
        const summary = await summarise(db, workspaceId, campaignId);
        return {
          enrolments: summary.enrolments,
          referred_leads: summary.referredLeads,
          qualified_leads: summary.qualifiedLeads,
          leads_on_hold: summary.heldLeads,
          qualification_rate: summary.conversionRate,
          issued_rewards: summary.issuedRewards,
          due_rewards: summary.dueRewards,
          link_visits: summary.linkVisits,
        };
      },
    );

    app.get(
      '/reports/checklist',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What is still to do before a campaign runs automatically, from real data',
          querystring: z.object({ campaign_id: idForm }),
          response: { 200: listAnswer(checklistItem) },
        },
      },
      async (request) => ({
        items: await computeChecklist(context.crm, callerOf(request).workspaceId, request.query.campaign_id, {
          isProxyUntrusted: context.proxies.untrustedSeen,
        }),
      }),
    );
  };
}
