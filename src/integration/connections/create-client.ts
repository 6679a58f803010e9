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
  context: Pick<CrmContext, 'secretBox' | 'provider'>,
  connection: Connection,
  options?: CallOptions,
): CrmClient {
  return context.provider.open(
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

function openToken(context: Pick<CrmContext, 'secretBox' | 'provider'>, connection: Connection): string {
  if (connection.token_sealed === null) throw unusable(context, 'token_revoked');
  try {
    return context.secretBox.open(
      connection.token_sealed,
      tokenPurpose(connection.workspace_id, connection.external_workspace_id),
    );
  } catch (cause) {
    throw unusable(context, 'secret_unreadable', cause);
  }
}

function unusable(
  context: Pick<CrmContext, 'provider'>,
  attention: 'token_revoked' | 'secret_unreadable',
  cause?: unknown,
): CrmError {
  const sentence = attentionSentence(attention, context.provider.title);
  return new CrmError({ failure: 'reconnect', attention, sentence }, { cause });
}
