import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listConnections } from '../../crm/connections/find-connection.ts';
import type { Connection } from '../../crm/connections/connection.ts';
import type { CrmParts } from '../../crm/crm-parts.ts';
import type { Delivery } from '../../crm/deliveries/delivery.ts';
import { listDeliveries } from '../../crm/deliveries/find-delivery.ts';
import { retryDelivery } from '../../crm/deliveries/retry-delivery.ts';
import type { WebParts } from '../web-parts.ts';
import { idForm, idParams, isoTime, optionalQuery, pageAnswer, pageQuery, toPageAnswer } from './forms.ts';

const state = z.enum(['Planned', 'Sending', 'Sent', 'Skipped', 'Waiting', 'Failed']);

const deliveryAnswer = z.object({
  id: idForm,
  subject: z.enum(['lead', 'referrer']),
  subject_id: idForm,
  campaign_id: idForm,
  cause: z.string(),
  action: z.enum(['create_lead', 'create_user']).nullable(),
  state,
  failure: z.enum(['retry_later', 'reconnect', 'fix_data']).nullable(),
  outcome: z.string().nullable(),
  planned: z.array(z.object({ field: z.string(), value: z.unknown() })),
  contact_id: z.string().nullable(),
  contact_url: z.string().nullable(),
  attempts: z.number().int(),
  created_at: isoTime,
  updated_at: isoTime,
  next_attempt_at: isoTime.nullable(),
});

function present(crm: CrmParts, connections: Connection[], delivery: Delivery): z.infer<typeof deliveryAnswer> {
  return {
    id: delivery.delivery_id,
    subject: delivery.subject,
    subject_id: delivery.subject_id,
    campaign_id: delivery.campaign_id,
    cause: delivery.cause,
    action: delivery.action,
    state: delivery.state,
    failure: delivery.failure,
    outcome: delivery.outcome,
    planned: Object.entries(delivery.planned).map(([field, value]) => ({ field, value })),
    contact_id: delivery.contact_id,
    contact_url: contactUrl(crm, connections, delivery),
    attempts: delivery.attempts,
    created_at: delivery.created_at.toISOString(),
    updated_at: delivery.updated_at.toISOString(),
    next_attempt_at: delivery.next_attempt_at?.toISOString() ?? null,
  };
}

/** Where a teammate sees the contact in Intercom. */
function contactUrl({ provider }: CrmParts, connections: Connection[], delivery: Delivery): string | null {
  const connection = connections.find(({ connection_id: id }) => id === delivery.connection_id);
  if (!connection || delivery.contact_id === null) return null;
  const { external_workspace_id: externalWorkspaceId, region, practice } = connection;
  return provider.contactUrl({ externalWorkspaceId, region, practice }, delivery.contact_id);
}

const tags = ['Deliveries'];

/** Writes to Intercom: what was planned, what came of it, and another try. */
export function deliveryRoutes(parts: WebParts): FastifyPluginAsyncZod {
  const { db, callerOf } = parts;
  const { crm } = parts.intercom;
  return async (app) => {
    app.get(
      '/deliveries',
      {
        schema: {
          tags,
          summary: 'Deliveries, newest first',
          querystring: pageQuery
            .omit({ search: true })
            .extend({ state: optionalQuery(state), subject_id: optionalQuery(idForm) }),
          response: { 200: pageAnswer(deliveryAnswer) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { campaign_id: campaignId, subject_id: subjectId, ...filter } = request.query;
        const page = await listDeliveries(db, workspaceId, { campaignId, subjectId, ...filter });
        const connections = await listConnections(db, workspaceId, crm.provider.name);
        return toPageAnswer(page, (delivery) => present(crm, connections, delivery));
      },
    );

    app.post(
      '/deliveries/:id/retry',
      {
        schema: {
          tags,
          summary: 'Try a Failed or Waiting delivery again, with the settings as they are now',
          params: idParams,
          response: { 200: deliveryAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const delivery = await retryDelivery(crm, { workspaceId, deliveryId: request.params.id, actor });
        return present(crm, await listConnections(db, workspaceId, crm.provider.name), delivery);
      },
    );
  };
}
