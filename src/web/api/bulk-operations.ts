import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { findUnsent } from '../../integration/bulk-operations/count-unsent.ts';
import {
  getOperation,
  listOperations,
  type OperationWithProgress,
} from '../../integration/bulk-operations/find-operation.ts';
import { moveOperation } from '../../integration/bulk-operations/move-operation.ts';
import { dryRunBulkUndo } from '../../integration/bulk-operations/dry-run-undo.ts';
import { operationMoves, operationStates, type OperationAction } from '../../integration/bulk-operations/operation.ts';
import { startBackFill } from '../../integration/bulk-operations/start-back-fill.ts';
import { startUndo } from '../../integration/bulk-operations/start-undo.ts';
import { tabForm } from '../../integration/settings/integration-settings.ts';
import type { WebContext } from '../web-context.ts';
import {
  actionsResponse,
  idForm,
  idParams,
  isoTime,
  pageAnswer,
  pageQuery,
  presentProgress,
  progressResponse,
  toPageAnswer,
} from './forms.ts';
import type { Caller } from '../../team/find-caller.ts';
import { nameOfFor, type NameOf } from '../team-names.ts';

const operationResponse = z.object({
  id: idForm,
  campaign_id: idForm,
  kind: z.enum(['back_fill', 'undo']),
  tab: tabForm.nullable(),
  undone_operation_id: idForm.nullable(),
  state: z.enum(operationStates),
  note: z.string().nullable(),
  started_by: z.string(),
  started_at: isoTime,
  ended_at: isoTime.nullable(),
  progress: z.object({
    total: z.number().int(),
    done: z.number().int(),
    skipped: z.number().int(),
    failed: z.number().int(),
    open: z.number().int(),
    ...progressResponse.shape,
  }),
  actions: actionsResponse(operationMoves),
});

function present({ operation, progress }: OperationWithProgress, nameOf: NameOf): z.infer<typeof operationResponse> {
  const { total, done, skipped, failed, open } = progress;
  return {
    id: operation.operation_id,
    campaign_id: operation.campaign_id,
    kind: operation.kind,
    tab: operation.tab,
    undone_operation_id: operation.undone_operation_id,
    state: operation.state,
    note: operation.note,
    started_by: nameOf(operation.started_by),
    started_at: operation.started_at.toISOString(),
    ended_at: operation.ended_at?.toISOString() ?? null,
    progress: { total, done, skipped, failed, open, ...presentProgress(progress) },
    actions: operationMoves.actionsOf(operation),
  };
}

const tags = ['Bulk operations'];
const moves: { action: OperationAction; summary: string }[] = [
  { action: 'pause', summary: 'Pause an operation; deliveries in flight still finish' },
  { action: 'resume', summary: 'Resume a paused operation where it was' },
  { action: 'cancel', summary: 'End an operation; what it has sent stays sent' },
];

/** Back-fills and undos: counts before the start, start, progress, pause, resume, cancel. */
export function bulkOperationRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, clock, callerOf } = context;
  const { crm } = context;
  const one = async (caller: Caller, operationId: string) =>
    present(await getOperation(db, { workspaceId: caller.workspaceId, operationId }, clock.now()), nameOfFor(caller));

  return async (app) => {
    app.get(
      '/bulk-operations',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Back-fills and undos, newest first',
          querystring: pageQuery.omit({ search: true }),
          response: { 200: pageAnswer(operationResponse) },
        },
      },
      async (request) => {
        const { campaign_id: campaignId, ...filter } = request.query;
        const caller = callerOf(request);
        const page = await listOperations(db, caller.workspaceId, { ...filter, campaignId }, clock.now());
        const nameOf = nameOfFor(caller);
        return toPageAnswer(page, (found) => present(found, nameOf));
      },
    );

    app.get(
      '/bulk-operations/unsent',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'How many people of a tab were never sent, and why',
          querystring: z.object({ campaign_id: idForm, tab: tabForm }),
          response: {
            200: z.object({
              total: z.number().int(),
              reasons: z.array(z.object({ reason: z.string(), message: z.string(), count: z.number().int() })),
              obstacle: z.string().nullable(),
            }),
          },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { campaign_id: campaignId, tab } = request.query;
        await getCampaignById(db, workspaceId, campaignId);
        return findUnsent(crm, { workspaceId, campaignId, tab });
      },
    );

    app.post(
      '/bulk-operations',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Start a back-fill of a tab, or the undo of a back-fill',
          body: z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('back_fill'), campaign_id: idForm, tab: tabForm }),
            z.object({ kind: z.literal('undo'), operation_id: idForm }),
          ]),
          response: { 201: operationResponse },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request);
        const { workspaceId, actor } = caller;
        const { body } = request;
        const operation =
          body.kind === 'back_fill'
            ? await startBackFill(crm, { workspaceId, campaignId: body.campaign_id, tab: body.tab, actor })
            : await startUndo(crm, { workspaceId, operationId: body.operation_id, actor });
        return reply.code(201).send(await one(caller, operation.operation_id));
      },
    );

    app.get(
      '/bulk-operations/:id',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'One operation with its progress',
          params: idParams,
          response: { 200: operationResponse },
        },
      },
      async (request) => one(callerOf(request), request.params.id),
    );

    app.get(
      '/bulk-operations/:id/undo',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What undoing an operation would restore, if nothing was changed since',
          params: idParams,
          response: {
            200: z.object({
              total: z.number().int(),
              put_back: z.number().int(),
              archive: z.number().int(),
              tags: z.number().int(),
              notes: z.number().int(),
              first: z.array(idForm),
            }),
          },
        },
      },
      async (request) => dryRunBulkUndo(crm, { ...callerOf(request), operationId: request.params.id }),
    );

    for (const { action, summary } of moves) {
      app.post(
        `/bulk-operations/:id/${action}`,
        {
          config: { scope: 'write', role: 'member' },
          schema: { tags, summary, params: idParams, response: { 200: operationResponse } },
        },
        async (request) => {
          const caller = callerOf(request);
          const { workspaceId, actor } = caller;
          await moveOperation(crm, { workspaceId, operationId: request.params.id, action, actor });
          return one(caller, request.params.id);
        },
      );
    }
  };
}
