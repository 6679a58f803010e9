import { Problem } from '../../platform/http/problem.ts';
import type { CrmParts } from '../crm-parts.ts';
import { CrmError } from '../provider/crm-error.ts';
import type { CrmAttribute } from '../provider/crm-attribute.ts';
import { attentionSentence } from './attention.ts';
import type { Connection } from './connection.ts';
import { getConnectionById } from './find-connection.ts';
import { openConnection } from './open-connection.ts';
import { reportAttention } from './report-attention.ts';

/**
 * The attributes of the CRM's contacts as they are at this moment, for choosing in the settings.
 * @throws Problem 404 for an unknown connection, 409 not_connected or needs_attention, 502 <provider>_unavailable.
 */
export async function listAttributes(
  parts: CrmParts,
  workspaceId: string,
  connectionId: string,
): Promise<CrmAttribute[]> {
  const connection = await getConnectionById(parts.db, workspaceId, connectionId);
  ensureConnected(parts, connection);
  try {
    const attributes = await openConnection(parts, connection).listAttributes();
    // what somebody sees now is what the next delivery has to find
    parts.attributes.forget(connectionId);
    return attributes;
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    if (error.failure !== 'reconnect') {
      throw new Problem(502, `${parts.provider.name}_unavailable`, `${error.message} Wait a moment and try again.`);
    }
    const attention = error.attention ?? 'token_revoked';
    await parts.db.transaction().execute((trx) => reportAttention(parts, trx, connection, attention));
    throw new Problem(409, 'needs_attention', attentionSentence(attention, parts.provider.title));
  }
}

function ensureConnected({ provider: { title } }: CrmParts, { state, attention }: Connection): void {
  if (state === 'Not connected') throw new Problem(409, 'not_connected', `Connect ${title} first.`);
  if (state === 'Needs attention') {
    throw new Problem(409, 'needs_attention', attentionSentence(attention ?? '', title));
  }
}
