import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { countHeld, listHeldLeads } from '../../leads/find-held-leads.ts';
import { getLeadById } from '../../leads/find-lead.ts';
import { holdReasons, holdSentence } from '../../leads/hold-reasons.ts';
import { refuseLeads } from '../../leads/refuse-leads.ts';
import { releaseLeads } from '../../leads/release-leads.ts';
import { refuse } from '../../platform/refusal.ts';
import type { WebContext } from '../web-context.ts';
import { idForm, idParams } from './forms.ts';
import { leadAnswer, presentLead } from './leads.ts';

/** As many as one request moves: it answers within a moment, and who has more asks again. */
const mostAtOnce = 200;

const reason = z.enum(holdReasons);

const selection = z.union([
  z.object({
    ids: z
      .array(idForm)
      .min(1, { error: 'Name a lead.' })
      .max(mostAtOnce, { error: `At most ${mostAtOnce} leads at once.` }),
  }),
  z.object({ campaign_id: idForm, reason: reason.optional() }),
]);

const bulkAnswer = z.object({
  /** how many were moved */
  moved: z.number().int(),
  /** those that could not be, each with why */
  refused: z.array(z.object({ id: idForm, reason: z.string() })),
  /** how many of those that were meant are still On hold: ask again */
  left: z.number().int(),
});

const tags = ['Leads'];

const actions = [
  ['release', releaseLeads, 'Release', 'it is sent to the CRM, and judged from its joining on'],
  ['refuse', refuseLeads, 'Refuse', 'it becomes Not qualified and is never sent'],
] as const;

/** Leads On hold: how many and why; release and refuse, one by one and many at once. */
export function heldLeadRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;

  return async (app) => {
    app.get(
      '/leads/on-hold',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'How many leads of a campaign are On hold, by the reason; the most frequent first',
          querystring: z.object({ campaign_id: idForm }),
          response: {
            200: z.object({
              total: z.number().int(),
              reasons: z.array(z.object({ reason, sentence: z.string(), count: z.number().int() })),
            }),
          },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const campaignId = request.query.campaign_id;
        await getCampaignById(db, workspaceId, campaignId);
        const counts = await countHeld(db, workspaceId, campaignId);
        return {
          total: counts.reduce((sum, { count }) => sum + count, 0),
          reasons: counts.map((one) => ({ ...one, sentence: holdSentence(one.reason) })),
        };
      },
    );

    for (const [verb, move, title, meaning] of actions) {
      app.post(
        `/leads/:id/${verb}`,
        {
          config: { scope: 'people', role: 'member' },
          schema: {
            tags,
            summary: `${title} a lead that is On hold: ${meaning}`,
            params: idParams,
            response: { 200: leadAnswer },
          },
        },
        async (request) => {
          const { workspaceId, actor } = callerOf(request);
          const leadId = request.params.id;
          const [moved] = await move(context, { workspaceId, leadIds: [leadId], actor });
          if (moved && !moved.allowed) throw refuse('illegal_move', moved.reason);
          return presentLead(await getLeadById(db, workspaceId, leadId));
        },
      );

      app.post(
        `/leads/${verb}`,
        {
          config: { scope: 'people', role: 'member' },
          schema: {
            tags,
            summary: `${title} leads that are On hold: those named, or the next ${mostAtOnce} of a campaign`,
            body: selection,
            response: { 200: bulkAnswer },
          },
        },
        async (request) => {
          const { workspaceId, actor } = callerOf(request);
          const { body } = request;
          if ('ids' in body)
            return { ...summary(await move(context, { workspaceId, leadIds: body.ids, actor })), left: 0 };
          await getCampaignById(db, workspaceId, body.campaign_id);
          const key = { workspaceId, campaignId: body.campaign_id, reason: body.reason };
          const leadIds = await listHeldLeads(db, key, mostAtOnce);
          const moves = leadIds.length > 0 ? await move(context, { workspaceId, leadIds, actor }) : [];
          const counts = await countHeld(db, workspaceId, body.campaign_id);
          const meant = counts.filter((one) => body.reason === undefined || one.reason === body.reason);
          return { ...summary(moves), left: meant.reduce((sum, { count }) => sum + count, 0) };
        },
      );
    }
  };
}

function summary(moves: Awaited<ReturnType<typeof releaseLeads>>) {
  return {
    moved: moves.filter(({ allowed }) => allowed).length,
    refused: moves.flatMap(({ leadId: id, ...move }) => (move.allowed ? [] : [{ id, reason: move.reason }])),
  };
}
