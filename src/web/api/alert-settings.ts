import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { saveAlertSettings } from '../../notify/alert-settings.ts';
import { listAlerted } from '../../integration/reconcile/warnings/find-alerted.ts';
import { sendTestAlert } from '../../integration/reconcile/warnings/send-test-alert.ts';
import { attemptOf } from '../attempts.ts';
import type { WebContext } from '../web-context.ts';
import { findAlertSettings } from '../../notify/find-alert-settings.ts';

const settingsAnswer = z.object({
  by_email: z.boolean(),
  webhook_url: z.string().nullable(),
  /** the server that mail is sent by is set up (SMTP_URL and MAIL_FROM) */
  can_email: z.boolean(),
  /** recipients of e-mails: the owners of the integrations that work with a connection in use */
  recipients: z.array(z.object({ name: z.string(), email: z.string() })),
});

const savedAnswer = settingsAnswer.extend({
  /** the secret that signs webhooks, when it was made just now: the only time that it is given out */
  new_secret: z.string().nullable(),
});

const tags = ['Alerts'];

/** How a workspace gets alerts about its connections. */
export function alertSettingsRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { crm } = context;
  const find = async (workspaceId: string): Promise<z.infer<typeof settingsAnswer>> => {
    const settings = await findAlertSettings(context.db, workspaceId);
    const recipients = await listAlerted(context.db, workspaceId);
    return {
      by_email: settings.by_email,
      webhook_url: settings.webhook_url,
      can_email: crm.alerting.mailer !== null,
      recipients: recipients.map(({ name, email }) => ({ name, email })),
    };
  };
  return async (app) => {
    app.get(
      '/alert-settings',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'How the team gets alerts about connections',
          response: { 200: settingsAnswer },
        },
      },
      async (request) => find(context.callerOf(request).workspaceId),
    );

    app.put(
      '/alert-settings',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Choose how the team gets alerts about connections',
          body: z.object({
            by_email: z.boolean(),
            webhook_url: z.string().trim().max(2_000).nullable(),
            /** replace the secret that signs webhooks */
            renew_secret: z.boolean().default(false),
          }),
          response: { 200: savedAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = context.callerOf(request);
        const { by_email: byEmail, webhook_url: url, renew_secret: renewSecret } = request.body;
        const change = { byEmail, webhookUrl: url || null, renewSecret };
        const { newSecret } = await saveAlertSettings(crm, { workspaceId, actor }, change);
        return { ...(await find(workspaceId)), new_secret: newSecret };
      },
    );

    app.post(
      '/alert-settings/test',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Send a test alert: by e-mail to yourself, or to the webhook',
          body: z.object({ channel: z.enum(['email', 'webhook']) }),
          response: { 200: z.object({ sent_to: z.string() }) },
        },
      },
      async (request) => {
        const { workspaceId, userId } = context.callerOf(request);
        const { channel } = request.body;
        const { id: alertId } = attemptOf(request);
        return { sent_to: await sendTestAlert(crm, { workspaceId, userId: userId ?? null, channel, alertId }) };
      },
    );
  };
}
