import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getConnectionById } from '../../integration/connections/find-connection.ts';
import { getOutageReport, listOutageReports } from '../../integration/reconcile/outage/find-outage.ts';
import { recoveredKinds } from '../../integration/reconcile/outage/outage.ts';
import { describeRecovered } from '../../integration/reconcile/outage/recovered-text.ts';
import { findPeopleOfEvents } from '../../integration/reconcile/outage/people-of-events.ts';
import { findUnsent } from '../../integration/bulk-operations/count-unsent.ts';
import type { WebContext } from '../web-context.ts';
import { outageReportResponse, presentOutageReport, presentRecovered, recoveredAnswer } from './check-answers.ts';
import { idForm, idParams, isoTime, listAnswer, optionalQuery } from './forms.ts';
import { countRecovered, listRecovered } from '../../integration/reconcile/outage/find-recovered.ts';

const reportAnswer = outageReportResponse.extend({
  recovered: recoveredAnswer,
  /** people of the campaign who were never sent; null when no campaign was named */
  not_sent: z.object({ leads: z.number().int(), referrers: z.number().int() }).nullable(),
});

const itemAnswer = z.object({
  /** its place in the history */
  id: z.string(),
  at: isoTime,
  kind: z.enum(recoveredKinds),
  campaign_id: idForm.nullable(),
  lead_id: idForm.nullable(),
  referrer_id: idForm.nullable(),
  name: z.string(),
  email: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
});

const itemsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: optionalQuery(z.coerce.number().int().positive()),
});

const tags = ['Staying right'];

/** What was recovered after outages of a connection. */
export function outageReportRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;
  const { crm } = context;
  const titleOf = async (workspaceId: string, connectionId: string) =>
    crm.providers.of(await getConnectionById(db, workspaceId, connectionId)).title;
  return async (app) => {
    app.get(
      '/connections/:id/outage-reports',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Outages of the connection, newest first',
          params: idParams,
          response: { 200: listAnswer(outageReportResponse) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const reports = await listOutageReports(db, { workspaceId, connectionId: request.params.id });
        const title = await titleOf(workspaceId, request.params.id);
        return { items: reports.map((report) => presentOutageReport(report, title)) };
      },
    );

    app.get(
      '/outage-reports/:id',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What was recovered after an outage',
          params: idParams,
          querystring: z.object({ campaign_id: optionalQuery(idForm) }),
          response: { 200: reportAnswer },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { campaign_id: campaignId } = request.query;
        const report = await getOutageReport(db, workspaceId, request.params.id);
        // where nothing is to be sent, no person is missing
        const unsentOf = async (tab: 'leads' | 'referrers', campaignId: string) => {
          const { total, obstacle } = await findUnsent(crm, { workspaceId, campaignId, tab });
          return obstacle === null ? total : 0;
        };
        return {
          ...presentOutageReport(report, await titleOf(workspaceId, report.connection_id)),
          recovered: presentRecovered(await countRecovered(db, report)),
          not_sent: campaignId
            ? { leads: await unsentOf('leads', campaignId), referrers: await unsentOf('referrers', campaignId) }
            : null,
        };
      },
    );

    app.get(
      '/outage-reports/:id/items',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Each thing that was recovered, oldest first',
          params: idParams,
          querystring: itemsQuery,
          response: { 200: z.object({ items: z.array(itemAnswer), next_cursor: z.string().nullable() }) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { cursor, limit } = request.query;
        const report = await getOutageReport(db, workspaceId, request.params.id);
        const { items, next } = await listRecovered(db, report, { after: cursor ?? 0, limit });
        const title = await titleOf(workspaceId, report.connection_id);
        const personOf = await findPeopleOfEvents(db, workspaceId, items);
        return {
          items: items.map((item) => ({
            id: String(item.position),
            at: item.at.toISOString(),
            kind: item.kind,
            campaign_id: item.campaign_id,
            lead_id: item.lead_id,
            referrer_id: item.lead_id ? null : item.referrer_id,
            ...personOf(item),
            ...describeRecovered(item, title),
          })),
          next_cursor: next === null ? null : String(next),
        };
      },
    );
  };
}
