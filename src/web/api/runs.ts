import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { findUnsent } from '../../integration/bulk-operations/count-unsent.ts';
import { getRun, listRuns, type RunWithProgress } from '../../integration/bulk-operations/find-run.ts';
import { moveRun } from '../../integration/bulk-operations/move-run.ts';
import { dryRunBulkUndo } from '../../integration/bulk-operations/dry-run-undo.ts';
import { runMoves, runStates, type RunAction } from '../../integration/bulk-operations/run.ts';
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

const runAnswer = z.object({
  id: idForm,
  campaign_id: idForm,
  kind: z.enum(['back_fill', 'undo']),
  tab: tabForm.nullable(),
  undone_run_id: idForm.nullable(),
  state: z.enum(runStates),
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
  actions: actionsResponse(runMoves),
});

function present({ run, progress }: RunWithProgress): z.infer<typeof runAnswer> {
  const { total, done, skipped, failed, open } = progress;
  return {
    id: run.run_id,
    campaign_id: run.campaign_id,
    kind: run.kind,
    tab: run.tab,
    undone_run_id: run.undone_run_id,
    state: run.state,
    note: run.note,
    started_by: run.started_by.name,
    started_at: run.started_at.toISOString(),
    ended_at: run.ended_at?.toISOString() ?? null,
    progress: { total, done, skipped, failed, open, ...presentProgress(progress) },
    actions: runMoves.actionsOf(run),
  };
}

const tags = ['Runs'];
const moves: { action: RunAction; summary: string }[] = [
  { action: 'pause', summary: 'Pause a run; deliveries in flight still finish' },
  { action: 'resume', summary: 'Resume a paused run where it was' },
  { action: 'cancel', summary: 'End a run; what it has sent stays sent' },
];

/** Back-fills and undos: counts before the start, start, progress, pause, resume, cancel. */
export function runRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, clock, callerOf } = context;
  const { crm } = context;
  const one = async (workspaceId: string, runId: string) =>
    present(await getRun(db, { workspaceId, runId }, clock.now()));

  return async (app) => {
    app.get(
      '/runs',
      {
        schema: {
          tags,
          summary: 'Back-fills and undos, newest first',
          querystring: pageQuery.omit({ search: true }),
          response: { 200: pageAnswer(runAnswer) },
        },
      },
      async (request) => {
        const { campaign_id: campaignId, ...filter } = request.query;
        const page = await listRuns(db, callerOf(request).workspaceId, { ...filter, campaignId }, clock.now());
        return toPageAnswer(page, present);
      },
    );

    app.get(
      '/runs/unsent',
      {
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
      '/runs',
      {
        schema: {
          tags,
          summary: 'Start a back-fill of a tab, or the undo of a run',
          body: z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('back_fill'), campaign_id: idForm, tab: tabForm }),
            z.object({ kind: z.literal('undo'), run_id: idForm }),
          ]),
          response: { 201: runAnswer },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = callerOf(request);
        const { body } = request;
        const run =
          body.kind === 'back_fill'
            ? await startBackFill(crm, { workspaceId, campaignId: body.campaign_id, tab: body.tab, actor })
            : await startUndo(crm, { workspaceId, runId: body.run_id, actor });
        return reply.code(201).send(await one(workspaceId, run.run_id));
      },
    );

    app.get(
      '/runs/:id',
      { schema: { tags, summary: 'One run with its progress', params: idParams, response: { 200: runAnswer } } },
      async (request) => one(callerOf(request).workspaceId, request.params.id),
    );

    app.get(
      '/runs/:id/undo',
      {
        schema: {
          tags,
          summary: 'What undoing a run would restore, if nothing was changed since',
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
      async (request) => dryRunBulkUndo(crm, { ...callerOf(request), runId: request.params.id }),
    );

    for (const { action, summary } of moves) {
      app.post(
        `/runs/:id/${action}`,
        { schema: { tags, summary, params: idParams, response: { 200: runAnswer } } },
        async (request) => {
          const { workspaceId, actor } = callerOf(request);
          await moveRun(crm, { workspaceId, runId: request.params.id, action, actor });
          return one(workspaceId, request.params.id);
        },
      );
    }
  };
}
