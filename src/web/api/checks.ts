import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { beginCheck } from '../../integration/reconcile/drift/begin-check.ts';
import { driftKinds, type Drift } from '../../integration/reconcile/drift/check.ts';
import type { CrmProvider } from '../../integration/provider/crm-provider.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import { valueText } from '../../qualification/attribute-text.ts';
import { type CsvValue, sendCsv } from './send-csv.ts';
import { describeDrift } from '../../integration/reconcile/drift/drift-text.ts';
import { listDrift, walkDrift } from '../../integration/reconcile/find-drift.ts';
import { findHealth } from '../../integration/reconcile/reconcile-status.ts';
import { beginRepair } from '../../integration/reconcile/repair/begin-repair.ts';
import { findLastRepair, getRepair, previewRepair } from '../../integration/reconcile/repair/find-repair.ts';
import { selectionForm } from '../../integration/reconcile/repair/repair.ts';
import { contactUrlOf } from '../../integration/connections/contact-url.ts';
import { getConnectionById } from '../../integration/connections/find-connection.ts';
import type { WebContext } from '../web-context.ts';
import {
  checkAnswer,
  driftAnswer,
  healthAnswer,
  presentCheck,
  presentDrift,
  presentHealth,
  presentRepair,
  repairAnswer,
} from './check-answers.ts';
import { idForm, idParams, optionalQuery, pageAnswer, pageQuery, toPageAnswer } from './forms.ts';
import { nameOfFor } from '../team-names.ts';

const campaignQuery = z.object({ campaign_id: optionalQuery(idForm) });
const changedQuery = z.enum(['true', 'false']).transform((text) => text === 'true');
const driftQuery = pageQuery.extend({
  kind: optionalQuery(z.enum(driftKinds)),
  changed_there: optionalQuery(changedQuery),
});
const csvColumns = ['name', 'email', 'contact', 'attribute', 'expected', 'found', 'what', 'since'];
const tags = ['Staying right'];

const cellText = (value: AttributeValue) => (value === null ? '' : valueText(value));

/** The differences as rows of a file. */
async function* csvRows(differences: AsyncIterable<Drift>, provider: CrmProvider): AsyncGenerator<CsvValue[]> {
  for await (const row of differences) {
    yield [
      row.name,
      row.email,
      row.contact_id,
      row.attribute && provider.attributeText(row.attribute),
      cellText(row.expected),
      cellText(row.found),
      describeDrift(row, provider),
      row.since.toISOString(),
    ];
  }
}

/** Sync health: last runs, full checks, drift and its repair. */
export function checkRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, clock, callerOf } = context;
  const { crm } = context;
  return async (app) => {
    const summaryOfSyncStatus =
      'When webhooks, polling and drift checks last reported, what comes next, and what differs';
    app.get(
      '/connections/:id/health',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: summaryOfSyncStatus,
          params: idParams,
          querystring: campaignQuery,
          response: { 200: healthAnswer },
        },
      },
      async (request) => {
        const key = { workspaceId: callerOf(request).workspaceId, connectionId: request.params.id };
        const { title } = await providerOf(key);
        const health = await findHealth(db, key, clock.now(), request.query.campaign_id);
        return presentHealth(health, title, clock.now(), nameOfFor(callerOf(request)));
      },
    );

    app.post(
      '/connections/:id/checks',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Check all contacts now; answers the running check when there is one',
          params: idParams,
          response: { 202: checkAnswer },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = callerOf(request);
        const check = await beginCheck(crm, { workspaceId, connectionId: request.params.id, cause: 'asked', actor });
        return reply.code(202).send(presentCheck(check, clock.now(), nameOfFor(callerOf(request))));
      },
    );

    app.get(
      '/connections/:id/drift',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What the last check found different, newest first',
          params: idParams,
          querystring: driftQuery,
          response: { 200: pageAnswer(driftAnswer) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const key = { workspaceId, connectionId: request.params.id };
        return toPageAnswer(await listDrift(db, key, filterOf(request.query)), await presenterOf(key));
      },
    );

    app.get(
      '/connections/:id/drift.csv',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The same as a CSV file',
          params: idParams,
          querystring: driftQuery,
          response: { 200: z.any() },
        },
      },
      async (request, reply) => {
        const { workspaceId } = callerOf(request);
        const key = { workspaceId, connectionId: request.params.id };
        const provider = await providerOf(key);
        const rows = csvRows(walkDrift(db, key, filterOf(request.query)), provider);
        return sendCsv(reply, context.log, { name: 'differences.csv', columns: csvColumns, rows });
      },
    );

    app.post(
      '/connections/:id/repairs/preview',
      {
        config: { scope: 'read', role: 'member' },
        schema: {
          tags,
          summary: 'What a repair would write, and which values changed in Intercom it would overwrite',
          params: idParams,
          body: selectionForm,
          response: {
            200: z.object({ rows: z.number().int(), changed: z.number().int(), overwritten: z.array(driftAnswer) }),
          },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const key = { workspaceId, connectionId: request.params.id };
        const present = await presenterOf(key);
        const { overwritten, ...counts } = await previewRepair(db, key, request.body);
        return { ...counts, overwritten: overwritten.map(present) };
      },
    );

    app.post(
      '/connections/:id/repairs',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Write what differs again, with the current settings',
          params: idParams,
          body: selectionForm.extend({ overwrite: z.boolean().default(false) }),
          response: { 202: repairAnswer },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = callerOf(request);
        const { overwrite, ...selection } = request.body;
        const repair = await beginRepair(crm, {
          workspaceId,
          connectionId: request.params.id,
          selection,
          overwrite,
          actor,
        });
        const begun = await getRepair(db, workspaceId, repair.repair_id, clock.now());
        return reply.code(202).send(presentRepair(begun, nameOfFor(callerOf(request))));
      },
    );

    app.get(
      '/connections/:id/repairs/last',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The last repair, with its progress; null before the first',
          params: idParams,
          response: { 200: z.object({ repair: repairAnswer.nullable() }) },
        },
      },
      async (request) => {
        const key = { workspaceId: callerOf(request).workspaceId, connectionId: request.params.id };
        await getConnectionById(db, key.workspaceId, key.connectionId);
        const last = await findLastRepair(db, key, clock.now());
        return { repair: last && presentRepair(last, nameOfFor(callerOf(request))) };
      },
    );

    app.get(
      '/repairs/:id',
      {
        config: { scope: 'read' },
        schema: { tags, summary: 'A repair with its progress', params: idParams, response: { 200: repairAnswer } },
      },
      async (request) =>
        presentRepair(
          await getRepair(db, callerOf(request).workspaceId, request.params.id, clock.now()),
          nameOfFor(callerOf(request)),
        ),
    );
  };

  async function presenterOf({ workspaceId, connectionId }: { workspaceId: string; connectionId: string }) {
    const connection = await getConnectionById(db, workspaceId, connectionId);
    const provider = crm.providers.of(connection);
    return (row: Drift) => presentDrift(row, contactUrlOf(crm, connection, row.contact_id), provider);
  }

  async function providerOf(key: { workspaceId: string; connectionId: string }) {
    return crm.providers.of(await getConnectionById(db, key.workspaceId, key.connectionId));
  }
}

function filterOf(query: z.infer<typeof driftQuery>) {
  const { campaign_id: campaignId, changed_there: changedThere, ...rest } = query;
  return { ...rest, campaignId, changedThere };
}
