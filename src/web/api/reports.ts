import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { listNeedsAttention } from '../../integration/sync-status/needs-attention.ts';
import { computeChecklist } from '../../onboarding/launch-checklist.ts';
import { summarise } from '../../reporting/summary.ts';
import type { WebContext } from '../web-context.ts';
import { idForm, isoTime, listAnswer, moneyAnswer, optionalQuery } from './forms.ts';

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

const attentionAnswer = z.object({
  /** of all together, for a badge */
  count: z.number().int(),
  items: z.array(
    z.object({
      code: z.enum(['rule_attribute_gone', 'fix_data', 'given_up']),
      count: z.number().int(),
      sentence: z.string(),
      since: isoTime,
      /** where something can be done about it */
      action: z.enum(['settings', 'deliveries']),
    }),
  ),
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
      '/reports/attention',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What failed in a campaign and waits for a person, the worst first',
          querystring: z.object({ campaign_id: idForm }),
          response: { 200: attentionAnswer },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const items = await listNeedsAttention(context.crm, workspaceId, request.query.campaign_id);
        return {
          count: items.reduce((sum, { count }) => sum + count, 0),
          items: items.map((item) => ({ ...item, since: item.since.toISOString() })),
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
