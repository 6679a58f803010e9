import { CrmError } from '../provider/crm-error.ts';
import type { CallOptions, CrmClient } from '../provider/crm-provider.ts';
import type { CrmParts } from './crm-context.ts';
import { attentionSentence } from './attention.ts';
import { tokenPurpose, type Connection } from './connection.ts';

/**
 * A client for the connection's workspace.
 * @throws CrmError (reconnect) when there is no token or it cannot be opened.
 */
export function openConnection(
  parts: Pick<CrmParts, 'sealer' | 'provider'>,
  connection: Connection,
  options?: CallOptions,
): CrmClient {
  return parts.provider.open(
    {
      connection,
      externalWorkspaceId: connection.external_workspace_id,
      region: connection.region,
      practice: connection.practice,
      token: openToken(parts, connection),
    },
    options,
  );
}

function openToken(parts: Pick<CrmParts, 'sealer' | 'provider'>, connection: Connection): string {
  if (connection.token_sealed === null) throw unusable(parts, 'token_revoked');
  try {
    return parts.sealer.open(
      connection.token_sealed,
      tokenPurpose(connection.workspace_id, connection.external_workspace_id),
    );
  } catch (cause) {
    throw unusable(parts, 'secret_unreadable', cause);
  }
}

function unusable(
  parts: Pick<CrmParts, 'provider'>,
  attention: 'token_revoked' | 'secret_unreadable',
  cause?: unknown,
): CrmError {
  const sentence = attentionSentence(attention, parts.provider.title);
  return new CrmError({ failure: 'reconnect', attention, sentence }, { cause });
}
