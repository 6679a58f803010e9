import { refuse } from '../../platform/refusal.ts';
import type { CrmContext } from './crm-context.ts';
import { CrmError } from '../provider/crm-error.ts';
import type { CrmClient } from '../provider/crm-provider.ts';
import { attentionSentence } from './attention.ts';
import type { Connection } from './connection.ts';
import { createClient } from './create-client.ts';
import { reportAttention } from './report-attention.ts';

/**
 * Calls that somebody waits for on a screen. A connection that turns out to be broken is noted as such.
 * @throws Refusal not_connected or needs_attention, <provider>_refused with what has to be corrected,
 * <provider>_unavailable.
 */
export async function callInteractively<Answer>(
  context: CrmContext,
  connection: Connection,
  ask: (client: CrmClient) => Promise<Answer>,
): Promise<Answer> {
  const { name, title } = context.providers.of(connection);
  ensureConnected(title, connection);
  try {
    return await ask(createClient(context, connection, { priority: 'interactive' }));
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    if (error.failure === 'fix_data') throw refuse(`${name}_refused`, error.message);
    if (error.failure === 'retry_later') {
      throw refuse(`${name}_unavailable`, `${error.message} Wait a moment and try again.`);
    }
    const attention = error.attention ?? 'token_revoked';
    await context.db.transaction().execute((trx) => reportAttention(context, trx, connection, attention));
    throw refuse('needs_attention', attentionSentence(attention, title));
  }
}

function ensureConnected(title: string, { state, attention }: Connection): void {
  if (state === 'Not connected') throw refuse('not_connected', `Connect ${title} first.`);
  if (state === 'Needs attention') {
    throw refuse('needs_attention', attentionSentence(attention ?? '', title));
  }
}
