import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { listConnections } from '../../integration/connections/find-connection.ts';
import { retryDelivery } from '../../integration/outbound/attempt/retry-delivery.ts';
import { readHealth, readHealthOf } from '../../integration/sync-status/read-sync-status.ts';
import { countMatching, getLogged, mostCounted, readLog } from '../../integration/sync-status/read-log.ts';
import { retryMatching } from '../../integration/sync-status/retry-matching.ts';
import { tabForm } from '../../integration/settings/integration-settings.ts';
import { dryRunUndo } from '../../integration/bulk-operations/dry-run-undo.ts';
import { undoDelivery } from '../../integration/bulk-operations/start-undo.ts';
import { textForm } from '../../platform/text/text-form.ts';
import type { CrmContext } from '../../integration/connections/crm-context.ts';
import type { WebContext } from '../web-context.ts';
import {
  deliveryAnswer,
  deliveryDetailAnswer,
  deliveryKind,
  deliveryState,
  failureForm,
  presentDelivery,
  presentDetail,
} from './delivery-answer.ts';
import { deliveryColumns, deliveryRows } from './delivery-csv.ts';
import { sendCsv } from './send-csv.ts';
import { idForm, idParams, isoTime, listAnswer, optionalQuery, pageAnswer, pageQuery, toPageAnswer } from './forms.ts';
import { subjectOf } from '../../integration/settings/subject.ts';
import { listAttempts } from '../../integration/sync-status/list-attempts.ts';

const filterQuery = z.object({
  campaign_id: optionalQuery(idForm),
  state: optionalQuery(deliveryState),
  kind: optionalQuery(deliveryKind),
  tab: optionalQuery(tabForm),
  failure: optionalQuery(failureForm),
  left_out: optionalQuery(z.stringbool()),
  operation_id: optionalQuery(idForm),
  subject_id: optionalQuery(idForm),
  from: optionalQuery(z.iso.datetime({ offset: true })),
  to: optionalQuery(z.iso.datetime({ offset: true })),
  search: optionalQuery(textForm(200)),
});

/** What looks like the id of a contact is searched for as one. */
function toFilter({ providers }: CrmContext, query: z.infer<typeof filterQuery>) {
  const {
    campaign_id: campaignId,
    operation_id: operationId,
    subject_id: subjectId,
    left_out: leftOut,
    tab,
    from,
    to,
    search,
    ...rest
  } = query;
  const isContactId = search !== undefined && providers.all.some((provider) => provider.isContactId(search));
  return {
    ...rest,
    ...(isContactId ? { contactId: search.toLowerCase() } : { search }),
    campaignId,
    leftOut,
    operationId,
    subjectId,
    subject: tab && subjectOf(tab),
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  };
}

const healthAnswer = z.object({
  state: z.enum(['in_sync', 'waiting', 'excluded', 'failing']),
  code: z.string(),
  message: z.string(),
  count: z.number().int(),
});

/** As many people as one request asks about: those of a page. */
const mostPeople = 100;

const personHealthAnswer = healthAnswer.omit({ count: true }).extend({
  id: idForm,
  /** where a teammate sees the contact; null when none is known */
  contact_url: z.string().nullable(),
});

const dryRunResponse = z.object({
  does: z.enum(['put_back', 'archive', 'refuse', 'nothing']),
  message: z.string(),
  fields: z.array(z.object({ attribute: z.string(), label: z.string(), now: z.unknown(), back: z.unknown() })),
  stays: z.array(z.string()),
});

const tags = ['Deliveries'];

/** Writes to the CRM: the plan, the result, retry and undo. */
export function deliveryRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;
  const { crm } = context;
  const connectionsOf = (workspaceId: string) => listConnections(db, workspaceId);
  const one = async (workspaceId: string, id: string) =>
    presentDelivery(crm, await connectionsOf(workspaceId), await getLogged(db, workspaceId, id));

  return async (app) => {
    app.get(
      '/deliveries',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Deliveries, newest first; search looks at name, e-mail and contact id',
          querystring: filterQuery.extend(pageQuery.pick({ limit: true, cursor: true }).shape),
          response: { 200: pageAnswer(deliveryAnswer) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { limit, cursor, ...query } = request.query;
        const page = await readLog(db, workspaceId, { ...toFilter(crm, query), limit, cursor });
        const connections = await connectionsOf(workspaceId);
        return toPageAnswer(page, (delivery) => presentDelivery(crm, connections, delivery));
      },
    );

    app.get(
      '/deliveries/health/people',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: `Sync status of some people of a tab, ${mostPeople} at most, and the contact that each of them is`,
          querystring: z.object({
            campaign_id: idForm,
            tab: tabForm,
            ids: z.preprocess(
              (ids) => (typeof ids === 'string' ? ids.split(',') : ids),
              z.array(idForm).min(1).max(mostPeople),
            ),
          }),
          response: { 200: listAnswer(personHealthAnswer) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { campaign_id: campaignId, tab, ids: personIds } = request.query;
        await getCampaignById(db, workspaceId, campaignId);
        const people = await readHealthOf(crm, { workspaceId, campaignId, tab, personIds });
        return {
          items: people.map(({ personId, contactUrl, ...health }) => ({
            id: personId,
            ...health,
            contact_url: contactUrl,
          })),
        };
      },
    );

    app.get(
      '/deliveries/count',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: `How many deliveries match, and how many of them can be tried again; counted up to ${mostCounted}`,
          querystring: filterQuery,
          response: { 200: z.object({ total: z.number().int(), retriable: z.number().int() }) },
        },
      },
      async (request) => countMatching(db, callerOf(request).workspaceId, toFilter(crm, request.query)),
    );

    app.get(
      '/deliveries/health',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Sync status of the people of a tab, or of one of them: in sync, waiting, excluded, failing',
          querystring: z.object({ campaign_id: idForm, tab: tabForm, person_id: optionalQuery(idForm) }),
          response: { 200: listAnswer(healthAnswer).extend({ counted_at: isoTime }) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { campaign_id: campaignId, tab, person_id: personId } = request.query;
        await getCampaignById(db, workspaceId, campaignId);
        const countedAt = context.clock.now().toISOString();
        return { items: await readHealth(crm, { workspaceId, campaignId, tab, personId }), counted_at: countedAt };
      },
    );

    app.get(
      '/deliveries.csv',
      {
        config: { scope: 'read' },
        schema: { tags, summary: 'The deliveries that match as CSV, newest first', querystring: filterQuery },
      },
      async (request, reply) => {
        const { workspaceId } = callerOf(request);
        const rows = deliveryRows(db, workspaceId, toFilter(crm, request.query));
        return sendCsv(reply, context.log, { name: 'deliveries.csv', columns: deliveryColumns, rows });
      },
    );

    app.post(
      '/deliveries/retry',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary:
            'Retry all Failed or Waiting deliveries that match, or with left_out those, with the current settings',
          body: filterQuery,
          response: { 200: z.object({ retried: z.number().int() }) },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        return { retried: await retryMatching(crm, { workspaceId, filter: toFilter(crm, request.body), actor }) };
      },
    );

    app.get(
      '/deliveries/:id',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'One delivery with all that is kept of it: choice of the contact, values replaced, every call',
          params: idParams,
          response: { 200: deliveryDetailAnswer },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const delivery = await getLogged(db, workspaceId, request.params.id);
        const attempts = await listAttempts(db, workspaceId, request.params.id);
        return presentDetail(crm, await connectionsOf(workspaceId), delivery, attempts);
      },
    );

    app.post(
      '/deliveries/:id/retry',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Retry a Failed or Waiting delivery, with the current settings',
          params: idParams,
          response: { 200: deliveryAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        await retryDelivery(crm, { workspaceId, deliveryId: request.params.id, actor });
        return one(workspaceId, request.params.id);
      },
    );

    app.get(
      '/deliveries/:id/undo',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What an undo of a delivery would do now; the contact is read, nothing is written',
          params: idParams,
          response: { 200: dryRunResponse },
        },
      },
      async (request) => dryRunUndo(crm, { ...callerOf(request), deliveryId: request.params.id }),
    );

    app.post(
      '/deliveries/:id/undo',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Undo a delivery, unless its values were changed since; answers with the delivery of the undo',
          params: idParams,
          response: { 201: deliveryAnswer },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = callerOf(request);
        const undoing = await undoDelivery(crm, { workspaceId, deliveryId: request.params.id, actor });
        return reply.code(201).send(await one(workspaceId, undoing.delivery_id));
      },
    );
  };
}
