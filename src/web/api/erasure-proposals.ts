import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { decideProposal } from '../../people/decide-proposal.ts';
import { findOpenProposals } from '../../people/find-proposals.ts';
import { saveErasureSettings } from '../../people/save-erasure-settings.ts';
import type { WebContext } from '../web-context.ts';
import { idForm, isoTime } from './forms.ts';

const automaticAfterMs = 7 * 86_400_000;

const proposalAnswer = z.object({
  id: idForm,
  kind: z.enum(['lead', 'referrer']),
  person_id: idForm,
  campaign_id: idForm,
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  contact_id: z.string(),
  proposed_at: isoTime,
  /** when Goodword erases by itself; null while that is off */
  automatic_at: isoTime.nullable(),
  has_other_contact: z.boolean(),
  undecided_rewards: z.number().int(),
  /** why it was not erased by itself */
  note: z.string().nullable(),
});

const proposalsAnswer = z.object({
  items: z.array(proposalAnswer),
  count: z.number().int(),
  erases_deleted: z.boolean(),
});

const tags = ['People'];

/** People whose contact was deleted in the CRM: erase them here as well, or not. */
export function erasureProposalRoutes({ db, callerOf, people: context }: WebContext): FastifyPluginAsyncZod {
  const present = async (workspaceId: string): Promise<z.infer<typeof proposalsAnswer>> => {
    const { items, count, erasesDeleted } = await findOpenProposals(db, workspaceId);
    return {
      items: items.map((proposal) => ({
        id: proposal.proposal_id,
        kind: proposal.subject,
        person_id: proposal.subject_id,
        campaign_id: proposal.campaign_id,
        email: proposal.email,
        first_name: proposal.first_name,
        last_name: proposal.last_name,
        contact_id: proposal.contact_id,
        proposed_at: proposal.proposed_at.toISOString(),
        automatic_at: erasesDeleted ? new Date(proposal.proposed_at.getTime() + automaticAfterMs).toISOString() : null,
        has_other_contact: proposal.has_other_contact,
        undecided_rewards: proposal.undecided_rewards,
        note: proposal.note,
      })),
      count,
      erases_deleted: erasesDeleted,
    };
  };

  return async (app) => {
    app.get(
      '/people/erasure-proposals',
      {
        config: { scope: 'settings' },
        schema: {
          tags,
          summary: 'People whose contact was deleted in the CRM, those who wait longest first, at most 100',
          response: { 200: proposalsAnswer },
        },
      },
      async (request) => present(callerOf(request).workspaceId),
    );

    app.post(
      '/people/erasure-proposals/decisions',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Erase the people of proposals, which cannot be undone, or keep them',
          body: z.object({
            ids: z.array(idForm).min(1).max(100),
            decision: z.enum(['erase', 'dismiss']),
            // what becomes of rewards that are owed to them
            rewards: z.enum(['cancel', 'keep']).nullable().default(null),
          }),
          response: {
            200: z.object({
              items: z.array(
                z.object({
                  id: idForm,
                  outcome: z.enum(['erased', 'dismissed', 'refused']),
                  reason: z.string().nullable(),
                }),
              ),
            }),
          },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const { ids, decision, rewards } = request.body;
        const items = [];
        for (const id of new Set(ids)) {
          const command = { workspaceId, proposalId: id, decision, rewards, actor };
          items.push({ id, ...(await decideProposal(context, command)) });
        }
        return { items };
      },
    );

    app.put(
      '/people/erasure-settings',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Whether people are erased seven days after their contact was deleted in the CRM',
          body: z.object({ erases_deleted: z.boolean() }),
          response: { 200: proposalsAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        await saveErasureSettings(context, { workspaceId, erasesDeleted: request.body.erases_deleted, actor });
        return present(workspaceId);
      },
    );
  };
}
