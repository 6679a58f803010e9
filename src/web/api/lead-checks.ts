import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { checkLeadNow } from '../../integration/inbound/check-lead-now.ts';
import type { WebContext } from '../web-context.ts';
import { idParams, isoTime } from './forms.ts';
import { leadDetailAnswer, readLead } from './leads.ts';

const leadCheckAnswer = leadDetailAnswer.extend({
  check: z.object({
    at: isoTime,
    /** what was seen, and what it means for the lead */
    sentence: z.string(),
    contacts_read: z.number().int(),
    /** contacts with the lead's name and another address: perhaps the same person */
    same_name: z.array(z.object({ contact_id: z.string(), url: z.string(), meets_rule: z.boolean() })),
  }),
});

/** Reads a lead's contacts now. */
export function leadCheckRoutes(context: WebContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/leads/:id/check',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags: ['Leads'],
          summary: 'Read the contacts of a lead in the CRM now, and judge what is read as any reading',
          params: idParams,
          response: { 200: leadCheckAnswer },
        },
      },
      async (request) => {
        const caller = context.callerOf(request);
        const { checkedAt, contactsRead, namesakes } = await checkLeadNow(
          context.crm,
          caller.workspaceId,
          request.params.id,
        );
        const lead = await readLead(context, caller, request.params.id);
        const { sentence } = lead.concern ?? lead.qualification;
        return {
          ...lead,
          check: {
            at: checkedAt.toISOString(),
            sentence: `Read just now: ${sentence}`,
            contacts_read: contactsRead,
            same_name: namesakes.map(({ contactId, url, meetsRule }) => ({
              contact_id: contactId,
              url,
              meets_rule: meetsRule,
            })),
          },
        };
      },
    );
  };
}
