import { CrmError } from '../provider/crm-error.ts';
import type { CallOptions, CrmClient } from '../provider/crm-provider.ts';
import type { CrmContext } from './crm-context.ts';
import { attentionSentence } from './attention.ts';
import { tokenPurpose, type Connection } from './connection.ts';

/**
 * A client for the connection's workspace.
 * @throws CrmError (reconnect) when there is no token or it cannot be opened.
 */
export function createClient(
  context: Pick<CrmContext, 'secretBox' | 'providers'>,
  connection: Connection,
  options?: CallOptions,
): CrmClient {
  return context.providers.of(connection).open(
    {
      connection,
      externalWorkspaceId: connection.external_workspace_id,
      region: connection.region,
      practice: connection.practice,
      token: openToken(context, connection),
    },
    options,
  );
}

function openToken(context: Pick<CrmContext, 'secretBox' | 'providers'>, connection: Connection): string {
  if (connection.token_sealed === null) throw unusable(context, connection, 'token_revoked');
  try {
    return context.secretBox.open(
      connection.token_sealed,
      tokenPurpose(connection.workspace_id, connection.external_workspace_id),
    );
  } catch (cause) {
    throw unusable(context, connection, 'secret_unreadable', cause);
  }
}

function unusable(
  context: Pick<CrmContext, 'providers'>,
  connection: Connection,
  attention: 'token_revoked' | 'secret_unreadable',
  cause?: unknown,
): CrmError {
  const sentence = attentionSentence(attention, context.providers.of(connection).title);
  return new CrmError({ failure: 'reconnect', attention, sentence }, { cause });
}
