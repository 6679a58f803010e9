import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { getLeadById } from '../../leads/find-lead.ts';
import { unqualifyLeads } from '../../leads/unqualify-leads.ts';
import { refuse } from '../../platform/refusal.ts';
import { cancelRewards } from '../../rewards/cancel-rewards.ts';
import type { WebContext } from '../web-context.ts';
import { idParams, idsWithReasonForm, movesAnswer, presentMoves, reasonBody } from './forms.ts';
import { leadAnswer, presentLead } from './leads.ts';
import { readReward, rewardAnswer } from './rewards.ts';

/** What takes a reward away before it is given: unqualify leads, cancel rewards; one by one and many at once. */
export function unqualifyRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;

  return async (app) => {
    app.post(
      '/leads/:id/unqualify',
      {
        config: { scope: 'money', role: 'member' },
        schema: {
          tags: ['Leads'],
          summary:
            'Unqualify a lead: its rewards that were not issued are cancelled, and only a person qualifies it again',
          params: idParams,
          body: reasonBody,
          response: { 200: leadAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const leadId = request.params.id;
        const { reason } = request.body;
        const [move] = await unqualifyLeads(context, { workspaceId, leadIds: [leadId], reason, actor });
        if (move && !move.allowed) throw refuse('illegal_move', move.reason);
        return presentLead(await getLeadById(db, workspaceId, leadId));
      },
    );

    app.post(
      '/leads/unqualify',
      {
        config: { scope: 'money', role: 'member' },
        schema: {
          tags: ['Leads'],
          summary: 'Unqualify leads, up to 200 at once',
          body: idsWithReasonForm,
          response: { 200: movesAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const { ids: leadIds, reason } = request.body;
        const moves = await unqualifyLeads(context, { workspaceId, leadIds, reason, actor });
        return presentMoves(moves.map(({ leadId: id, ...move }) => ({ id, ...move })));
      },
    );

    app.post(
      '/rewards/:id/cancel',
      {
        config: { scope: 'money', role: 'owner' },
        schema: {
          tags: ['Rewards'],
          summary: 'Cancel a reward that was not issued; its lead stays Qualified',
          params: idParams,
          body: reasonBody,
          response: { 200: rewardAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const rewardId = request.params.id;
        const { reason } = request.body;
        const [move] = await cancelRewards(context, { workspaceId, rewardIds: [rewardId], reason, actor });
        if (move && !move.allowed) throw refuse('illegal_move', move.reason);
        return readReward(context, workspaceId, rewardId);
      },
    );

    app.post(
      '/rewards/cancel',
      {
        config: { scope: 'money', role: 'owner' },
        schema: {
          tags: ['Rewards'],
          summary: 'Cancel rewards that were not issued, up to 200 at once',
          body: idsWithReasonForm,
          response: { 200: movesAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const { ids: rewardIds, reason } = request.body;
        const moves = await cancelRewards(context, { workspaceId, rewardIds, reason, actor });
        return presentMoves(moves.map(({ rewardId: id, ...move }) => ({ id, ...move })));
      },
    );
  };
}
