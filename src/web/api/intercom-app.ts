import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { checkApp } from '../../intercom/apps/check-app.ts';
import { findApp } from '../../intercom/apps/find-app.ts';
import { describeGuide } from '../../intercom/apps/guide.ts';
import { appForm, regions, type StoredApp } from '../../intercom/apps/intercom-app.ts';
import { removeApp } from '../../intercom/apps/remove-app.ts';
import { saveApp } from '../../intercom/apps/save-app.ts';
import type { WebContext } from '../web-context.ts';
import { isoTime, kindForm, listAnswer } from './forms.ts';

const storedAnswer = z.object({
  kind: z.enum(['oauth', 'token']),
  region: z.enum(regions),
  client_id: z.string(),
  /** the secret itself is never shown again */
  has_secret: z.boolean(),
  saved_at: isoTime,
  saved_by: z.object({ name: z.string() }),
});

const appAnswer = z.object({
  /** set up on screen; null before */
  app: storedAnswer.nullable(),
  /** named by the environment of the server */
  environment: z.object({ client_id: z.string(), practice: z.boolean() }).nullable(),
  /** how a user can connect */
  ways: z.object({ real: z.enum(['oauth', 'token']).nullable(), practice: z.boolean() }),
  guide: z.object({
    addresses: z.array(z.object({ key: z.string(), label: z.string(), url: z.string(), why: z.string() })),
    topics: z.array(z.string()),
    permissions: z.array(z.object({ label: z.string(), why: z.string(), optional: z.boolean() })),
    /** what Intercom's authorization page names */
    permission_groups: z.array(z.object({ title: z.string(), explanation: z.string(), only_with_inbox: z.boolean() })),
    address_problem: z.string().nullable(),
  }),
});

const findingAnswer = z.object({
  key: z.string(),
  title: z.string(),
  status: z.enum(['ok', 'problem', 'waiting', 'unclear', 'not_tried']),
  sentence: z.string(),
  at: isoTime.nullable(),
});

const presentApp = (app: StoredApp): z.infer<typeof storedAnswer> => ({
  kind: app.kind,
  region: app.region,
  client_id: app.client_id ?? '',
  has_secret: app.client_secret_sealed !== null,
  saved_at: app.saved_at.toISOString(),
  saved_by: { name: app.saved_by.name },
});

const tags = ['Intercom app'];

/** The app of Intercom's Developer Hub through which people connect: set up, guide, Check. */
export function intercomAppRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, clock, history, secretBox, settings, callerOf } = context;
  const { crm } = context;
  const { apps, signals } = context.intercom;
  const appParts = { db, clock, history, secretBox, apps };

  const present = async (workspaceId: string): Promise<z.infer<typeof appAnswer>> => {
    const stored = await findApp(db, workspaceId);
    const { addressProblem, permissionGroups, addresses, topics, permissions } = describeGuide(settings.publicUrl);
    const { intercom } = settings;
    return {
      app: stored && presentApp(stored),
      environment: intercom && { client_id: intercom.clientId, practice: intercom.practice },
      ways: await apps.waysToConnect(workspaceId),
      guide: {
        addresses,
        topics: [...topics],
        permissions: [...permissions],
        permission_groups: permissionGroups.map(({ title, explanation, onlyWithInbox }) => ({
          title,
          explanation,
          only_with_inbox: onlyWithInbox,
        })),
        address_problem: addressProblem,
      },
    };
  };

  return async (app) => {
    app.get(
      '/intercom-app',
      {
        config: { scope: 'settings' },
        schema: {
          tags,
          summary: 'The Intercom app, and what to paste into the Developer Hub',
          response: { 200: appAnswer },
        },
      },
      (request) => present(callerOf(request).workspaceId),
    );

    app.put(
      '/intercom-app',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Set up or change the Intercom app; the secret is stored encrypted and never shown again',
          body: appForm,
          response: { 200: appAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        await saveApp(appParts, { workspaceId, actor, form: request.body });
        return present(workspaceId);
      },
    );

    app.delete(
      '/intercom-app',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Remove the Intercom app with its secret; connections stay, their webhooks are refused',
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = callerOf(request);
        await removeApp(appParts, { workspaceId, actor });
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/intercom-app/check',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Check app and connection: what was seen of each thing; makes calls that change nothing',
          body: z.object({ kind: kindForm.default('real') }),
          response: { 200: listAnswer(findingAnswer) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const practice = request.body.kind === 'practice';
        const findings = await checkApp({ crm, apps, signals, settings }, { workspaceId, practice });
        return { items: findings.map((finding) => ({ ...finding, at: finding.at?.toISOString() ?? null })) };
      },
    );
  };
}
