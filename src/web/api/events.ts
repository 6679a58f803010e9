import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { eventTypes, teamEventTypes } from '../../history/event-types.ts';
import { listEvents } from '../../history/history.ts';
import { ownerOnly, scopeMissing } from '../scopes.ts';
import { nameOfFor, seesAccounts } from '../team-names.ts';
import type { WebContext } from '../web-context.ts';
import { idForm, isoTime, optionalQuery, pageAnswer } from './forms.ts';

const eventAnswer = z.object({
  id: idForm,
  type: z.string(),
  campaign_id: z.string().nullable(),
  referrer_id: z.string().nullable(),
  lead_id: z.string().nullable(),
  reward_id: z.string().nullable(),
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  evidence: z.record(z.string(), z.unknown()),
  rule_version: z.number().int().nullable(),
  occurred_at: isoTime,
});

/** The append-only history, newest first. What concerns the accounts of teammates is for people, and for keys with `settings`. */
export function eventRoutes({ db, callerOf }: WebContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/events',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['Events'],
          summary: 'What happened, newest first',
          description:
            'What concerns the accounts of teammates is for owners, and for keys with the scope `settings`, which see names of teammates as well.',
          querystring: z.object({
            limit: z.coerce.number().int().min(1).max(100).default(25),
            cursor: optionalQuery(z.coerce.number().int()),
            campaign_id: optionalQuery(idForm),
            lead_id: optionalQuery(idForm),
            type: optionalQuery(z.enum(eventTypes)),
          }),
          response: { 200: pageAnswer(eventAnswer) },
        },
      },
      async (request) => {
        const { campaign_id: campaignId, lead_id: leadId, type, cursor, limit } = request.query;
        const caller = callerOf(request);
        const isOpen = seesAccounts(caller);
        const nameOf = nameOfFor(caller);
        if (!isOpen && type !== undefined && teamEventTypes.includes(type)) {
          throw caller.role === 'member' ? ownerOnly() : scopeMissing('settings');
        }
        const filter = { campaignId, leadId, type, without: isOpen ? [] : teamEventTypes, before: cursor, limit };
        const rows = await listEvents(db, caller.workspaceId, filter);
        return {
          items: rows.map((row) => ({
            id: row.event_id,
            type: row.type,
            campaign_id: row.campaign_id,
            referrer_id: row.referrer_id,
            lead_id: row.lead_id,
            reward_id: row.reward_id,
            actor: { ...row.actor, name: nameOf(row.actor) },
            evidence: row.evidence,
            rule_version: row.rule_version,
            occurred_at: row.occurred_at.toISOString(),
          })),
          next_cursor: rows.length === limit ? String(rows.at(-1)!.position) : null,
        };
      },
    );
  };
}
