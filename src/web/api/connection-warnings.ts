import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listWarnings, type ToldWarning } from '../../integration/reconcile/warnings/find-warnings.ts';
import { alertStates } from '../../integration/reconcile/warnings/alert.ts';
import { stopsConnection, warningText } from '../../integration/reconcile/warnings/warning-text.ts';
import { findRecipient, listMembers, type Member } from '../../team/find-members.ts';
import { seesTeam } from '../team-names.ts';
import type { WebContext } from '../web-context.ts';
import { isoTime, listAnswer } from './forms.ts';

const warningAnswer = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  /** what to do about it */
  remedy: z.string(),
  /** while it lasts, nothing is sent or received; else only late */
  stops_connection: z.boolean(),
  connection: z.object({ id: z.string(), name: z.string(), practice: z.boolean() }),
  since: isoTime,
  resolved_at: isoTime.nullable(),
  /** the value it was evaluated by, as last seen */
  evidence: z.record(z.string(), z.unknown()),
  alerts: z.array(
    z.object({
      about: z.enum(['raised', 'resolved']),
      channel: z.enum(['email', 'webhook']),
      /** the address; not for API keys without the scope `settings` */
      recipient: z.string(),
      state: z.enum(alertStates),
      /** why it was not sent (yet), as a sentence */
      outcome: z.string().nullable(),
      sent_at: isoTime.nullable(),
    }),
  ),
});

/** What is or was wrong with connections, and who was alerted. */
export function connectionWarningRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { providers } = context.crm;
  return async (app) => {
    app.get(
      '/connection-warnings',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['Connections'],
          summary: 'Warnings about connections: open ones first, then the newest 50',
          response: { 200: listAnswer(warningAnswer) },
        },
      },
      async (request) => {
        const caller = context.callerOf(request);
        const { workspaceId } = caller;
        const warnings = await listWarnings(context.db, workspaceId);
        const team = seesTeam(caller) ? await listMembers(context.db, workspaceId) : null;
        return { items: warnings.map((warning) => present(warning, providers.of(warning.connection).title, team)) };
      },
    );
  };
}

type Told = ToldWarning['alerts'][number];

/** @param team null for a caller who may not see it */
function presentRecipient({ channel, recipient }: Told, team: readonly Member[] | null): string {
  if (team === null) return channel === 'email' ? 'a teammate' : 'the webhook';
  if (channel === 'webhook') return recipient;
  return findRecipient(team, recipient)?.email ?? 'a former teammate';
}

function present(
  { warning, connection, alerts }: ToldWarning,
  crm: string,
  team: readonly Member[] | null,
): z.infer<typeof warningAnswer> {
  return {
    id: warning.warning_id,
    code: warning.code,
    ...warningText(warning.code, crm),
    stops_connection: stopsConnection(warning.code),
    connection: {
      id: connection.connection_id,
      name: connection.external_workspace_name,
      practice: connection.practice,
    },
    since: warning.since.toISOString(),
    resolved_at: warning.resolved_at?.toISOString() ?? null,
    evidence: warning.evidence,
    alerts: alerts.map((alert) => ({
      about: alert.about,
      channel: alert.channel,
      recipient: presentRecipient(alert, team),
      state: alert.state,
      outcome: alert.outcome,
      sent_at: alert.sent_at?.toISOString() ?? null,
    })),
  };
}
