import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listLeadIds, walkLeads } from '../../leads/find-lead.ts';
import type { LeadWithReferrer } from '../../leads/lead.ts';
import { holdSentence } from '../../leads/hold-reasons.ts';
import { qualifyLeads } from '../../leads/qualify-leads.ts';
import type { WebContext } from '../web-context.ts';
import { idsAnswer, idsForm, mostIds, movesAnswer, presentIds, presentMoves } from './forms.ts';
import { leadFilterQuery, toLeadSelection } from './leads.ts';
import { csvOf, sendCsv, type CsvColumns } from './send-csv.ts';

const tags = ['Leads'];

const columns: CsvColumns<LeadWithReferrer> = [
  ['lead_id', (lead) => lead.lead_id],
  ['email', (lead) => lead.email],
  ['first_name', (lead) => lead.first_name],
  ['last_name', (lead) => lead.last_name],
  ['phone', (lead) => lead.phone],
  ['company', (lead) => lead.company],
  ['state', (lead) => lead.state],
  ['hold_reason', (lead) => lead.hold_reason && holdSentence(lead.hold_reason)],
  ['unqualified_reason', (lead) => lead.unqualified_reason],
  ['source', (lead) => lead.source],
  ['joined_at', (lead) => lead.joined_at.toISOString()],
  ['state_changed_at', (lead) => lead.state_changed_at.toISOString()],
  ['referrer_email', (lead) => lead.referrer_email],
  ['referrer_first_name', (lead) => lead.referrer_first_name],
  ['referrer_last_name', (lead) => lead.referrer_last_name],
  ['referral_code', (lead) => lead.code],
];

/** Many leads at once: which there are, all as a file, qualify. */
export function leadListRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;
  return async (app) => {
    app.get(
      '/leads/ids',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: `The ids of the leads that match, newest first, ${mostIds} at most`,
          querystring: leadFilterQuery,
          response: { 200: idsAnswer },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        return presentIds(await listLeadIds(db, workspaceId, toLeadSelection(request.query), mostIds + 1));
      },
    );

    app.get(
      '/leads.csv',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The leads that match as a CSV file, newest first',
          querystring: leadFilterQuery,
          response: { 200: z.any() },
        },
      },
      async (request, reply) => {
        const pages = walkLeads(db, callerOf(request).workspaceId, toLeadSelection(request.query));
        return sendCsv(reply, context.log, { name: 'leads.csv', ...csvOf(columns, pages) });
      },
    );

    app.post(
      '/leads/qualify',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Qualify leads by hand, up to 200 at once',
          body: idsForm,
          response: { 200: movesAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const ids = [...new Set(request.body.ids)];
        const outcomes = await db.transaction().execute((trx) =>
          qualifyLeads(
            context,
            trx,
            workspaceId,
            ids.map((leadId) => ({ leadId, actor, evidence: { by: 'hand' }, ruleVersion: null })),
          ),
        );
        return presentMoves(
          outcomes.map((move, index) => ({
            id: ids[index]!,
            ...(move.outcome === 'qualified'
              ? { allowed: true, reason: null }
              : { allowed: false, reason: move.reason }),
          })),
        );
      },
    );
  };
}
