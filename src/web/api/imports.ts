import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { createImport } from '../../imports/create-import.ts';
import { getImport, listImports } from '../../imports/find-import.ts';
import type { Import, ImportKey } from '../../imports/import.ts';
import { importChangeForm, importSettingsForm } from '../../imports/import-settings.ts';
import { changeSync, decideDeparted, hurrySync, stopSync } from '../../imports/keep-sync.ts';
import {
  cancelImport,
  changeImport,
  pauseImport,
  dryRunImport,
  removeImport,
  resumeImport,
  retryImport,
  startImport,
} from '../../imports/move-import.ts';
import type { Actor } from '../../history/history.ts';
import type { WebContext } from '../web-context.ts';
import { idForm, idParams, optionalQuery, pageAnswer, pageQuery, toPageAnswer } from './forms.ts';
import { knownProvider } from './known-provider.ts';
import { importAnswer, presentImport } from './import-answer.ts';
import { nameOfFor } from '../team-names.ts';

const tags = ['Imports'];

/** `csv` is a file, anything else the CRM that is named. */
const createForm = importSettingsForm.extend({ campaign_id: idForm, source: z.string() });

const moves = [
  {
    name: 'dry-run',
    summary: 'Dry run: read all contacts and say what the run would do, without enrolling',
    make: dryRunImport,
  },
  { name: 'start', summary: 'Start enrolling, within its dry run', make: startImport },
  { name: 'pause', summary: 'Stop at once, until it is resumed', make: pauseImport },
  { name: 'resume', summary: 'Resume where it was', make: resumeImport },
  { name: 'cancel', summary: 'End it; referrers it enrolled stay enrolled', make: cancelImport },
] as const;

/** Imports: people of Intercom or of a file become referrers, once or for as long as a sync is on. */
export function importRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;
  const { crm } = context;
  type Request = Parameters<typeof callerOf>[0];
  const show = async (request: Request, { workspace_id: workspaceId, import_id: importId }: Import) =>
    presentImport(crm.providers, await getImport(db, { workspaceId, importId }), nameOfFor(callerOf(request)));
  const commandOf = (request: Request, importId: string): ImportKey & { actor: Actor } => {
    const { workspaceId, actor } = callerOf(request);
    return { workspaceId, importId, actor };
  };

  return async (app) => {
    app.get(
      '/imports',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Imports, newest first',
          querystring: pageQuery.omit({ search: true }).extend({ ongoing: optionalQuery(z.stringbool()) }),
          response: { 200: pageAnswer(importAnswer) },
        },
      },
      async (request) => {
        const { campaign_id: campaignId, ...page } = request.query;
        return toPageAnswer(await listImports(db, callerOf(request).workspaceId, { campaignId, ...page }), (found) =>
          presentImport(crm.providers, found, nameOfFor(callerOf(request))),
        );
      },
    );

    app.post(
      '/imports',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Draft an import; nothing is read before its dry run',
          body: createForm,
          response: { 201: importAnswer },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = callerOf(request);
        const { campaign_id: campaignId, ...settings } = request.body;
        const source = settings.source === 'csv' ? 'csv' : knownProvider(crm, settings.source);
        const created = await createImport(crm, { workspaceId, campaignId, source, settings, actor });
        return reply.code(201).send(await show(request, created));
      },
    );

    app.get(
      '/imports/:id',
      {
        config: { scope: 'read' },
        schema: { tags, summary: 'One import with its progress', params: idParams, response: { 200: importAnswer } },
      },
      async (request) =>
        presentImport(
          crm.providers,
          await getImport(db, { workspaceId: callerOf(request).workspaceId, importId: request.params.id }),
          nameOfFor(callerOf(request)),
        ),
    );

    app.patch(
      '/imports/:id',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Change what it will do, which needs a new dry run; of an ongoing sync `departed` and `silent`',
          params: idParams,
          body: importChangeForm,
          response: { 200: importAnswer },
        },
      },
      async (request) => {
        const command = commandOf(request, request.params.id);
        const { import: found } = await getImport(db, command);
        const changed =
          found.sync_state === 'On'
            ? await changeSync(crm, command, request.body)
            : await changeImport(crm, { ...command, change: request.body });
        return show(request, changed);
      },
    );

    app.delete(
      '/imports/:id',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Delete an import and its rows; referrers it enrolled stay enrolled',
          params: idParams,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        await removeImport(crm, commandOf(request, request.params.id));
        return reply.code(204).send(undefined);
      },
    );

    for (const { name, summary, make } of moves) {
      app.post(
        `/imports/:id/${name}`,
        {
          config: { scope: 'write', role: 'member' },
          schema: { tags, summary, params: idParams, response: { 200: importAnswer } },
        },
        async (request) => show(request, await make(crm, commandOf(request, request.params.id))),
      );
    }

    app.post(
      '/imports/:id/retry',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Continue after a failure; of a finished one, retry the people who failed, or one of them',
          params: idParams,
          body: z.object({ row_id: idForm.optional() }).nullish(),
          response: { 200: importAnswer },
        },
      },
      async (request) => {
        const rowId = request.body?.row_id;
        return show(
          request,
          await retryImport(crm, { ...commandOf(request, request.params.id), ...(rowId && { rowId }) }),
        );
      },
    );

    app.post(
      '/imports/:id/decisions',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Decide about people who left an ongoing sync: some, or all undecided',
          params: idParams,
          body: z
            .object({
              row_ids: z.array(idForm).min(1).max(500).optional(),
              all: z.literal(true).optional(),
              decision: z.enum(['keep', 'pause_link']),
            })
            .refine(({ row_ids: ids, all }) => (ids === undefined) !== (all === undefined), {
              path: ['row_ids'],
              error: 'Name the rows, or all.',
            }),
          response: { 200: z.object({ decided: z.number().int() }) },
        },
      },
      async (request) => {
        const { row_ids: rowIds = null, decision } = request.body;
        const command = commandOf(request, request.params.id);
        return { decided: await decideDeparted(crm, { ...command, rowIds, decision }) };
      },
    );

    app.post(
      '/imports/:id/sync/stop',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Stop an ongoing sync: it enrols no new referrers, and those enrolled stay so',
          params: idParams,
          response: { 200: importAnswer },
        },
      },
      async (request) => show(request, await stopSync(crm, commandOf(request, request.params.id))),
    );

    app.post(
      '/imports/:id/sync/look',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Poll for changes now instead of within the minute',
          params: idParams,
          response: { 200: importAnswer },
        },
      },
      async (request) => show(request, await hurrySync(crm, commandOf(request, request.params.id))),
    );
  };
}
