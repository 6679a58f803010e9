import { z } from 'zod';
import { attentionSentence } from '../../integration/connections/attention.ts';
import { connectionMoves, connectionStates, type Connection } from '../../integration/connections/connection.ts';
import type { CrmContext } from '../../integration/connections/crm-context.ts';
import { reconcileMoves } from '../../integration/reconcile/reconcile-moves.ts';
import { actionsResponse, idForm, isoTime } from './forms.ts';

/** A connection as the API shows it, without its token. */
export const connectionAnswer = z.object({
  id: idForm,
  provider: z.string(),
  state: z.enum(connectionStates),
  practice: z.boolean(),
  /** by authorising in Intercom, or by the access token of a private app */
  authorised_by: z.enum(['oauth', 'token']),
  workspace: z.object({ id: z.string(), name: z.string(), region: z.string(), timezone: z.string() }),
  attention: z.object({ code: z.string(), sentence: z.string() }).nullable(),
  connected_at: isoTime,
  connected_by: z.object({ name: z.string() }).nullable(),
  actions: actionsResponse(connectionMoves).extend(actionsResponse(reconcileMoves).shape),
});

export function presentConnection(
  { providers }: Pick<CrmContext, 'providers'>,
  connection: Connection,
): z.infer<typeof connectionAnswer> {
  const { attention } = connection;
  return {
    id: connection.connection_id,
    provider: connection.provider,
    state: connection.state,
    practice: connection.practice,
    authorised_by: connection.authorised_by,
    workspace: {
      id: connection.external_workspace_id,
      name: connection.external_workspace_name,
      region: connection.region,
      timezone: connection.timezone,
    },
    attention:
      attention === null
        ? null
        : { code: attention, sentence: attentionSentence(attention, providers.of(connection).title) },
    connected_at: connection.connected_at.toISOString(),
    connected_by: { name: connection.connected_by.name },
    actions: {
      ...connectionMoves.actionsOf(connection),
      ...reconcileMoves.actionsOf({ ...connection, crm: providers.of(connection).title }),
    },
  };
}
