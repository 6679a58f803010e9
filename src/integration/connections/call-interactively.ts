import { Problem } from '../../platform/http/problem.ts';
import type { CrmParts } from './crm-context.ts';
import { CrmError } from '../provider/crm-error.ts';
import type { CrmClient } from '../provider/crm-provider.ts';
import { attentionSentence } from './attention.ts';
import type { Connection } from './connection.ts';
import { openConnection } from './create-client.ts';
import { reportAttention } from './report-attention.ts';

/**
 * Calls that somebody waits for on a screen. A connection that turns out to be broken is noted as such.
 * @throws Problem 409 not_connected or needs_attention, 422 <provider>_refused with what has to be corrected,
 * 502 <provider>_unavailable.
 */
export async function askCrm<Answer>(
  parts: CrmParts,
  connection: Connection,
  ask: (client: CrmClient) => Promise<Answer>,
): Promise<Answer> {
  ensureConnected(parts, connection);
  try {
    return await ask(openConnection(parts, connection, { priority: 'interactive' }));
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    if (error.failure === 'fix_data') throw new Problem(422, `${parts.provider.name}_refused`, error.message);
    if (error.failure === 'retry_later') {
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
