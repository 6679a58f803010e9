import { refuse } from '../../platform/refusal.ts';
import type { CrmContext } from './crm-context.ts';
import type { CrmClient } from '../provider/crm-provider.ts';
import { attentionSentence } from './attention.ts';
import type { Connection } from './connection.ts';
import type { ClientOptions } from './create-client.ts';
import { isCallFailed, GivenUp, withClient } from './with-client.ts';

/**
 * Calls that a person waits for on a screen.
 * @param options.attributes that readings of contacts are to show besides those that the settings use
 * @throws Refusal not_connected or needs_attention, <provider>_refused with what has to be corrected,
 * <provider>_unavailable.
 */
export async function callInteractively<Answer>(
  context: CrmContext,
  connection: Connection,
  ask: (client: CrmClient) => Promise<Answer>,
  options: Pick<ClientOptions, 'attributes'> = {},
): Promise<Answer> {
  const { name, title } = context.providers.of(connection);
  ensureConnected(title, connection);
  try {
    return await withClient(context, connection, { ...options, backOff: 'interactive', priority: 'interactive' }, ask);
  } catch (error) {
    if (!isCallFailed(error)) throw error;
    if (!(error instanceof GivenUp)) {
      throw refuse(`${name}_unavailable`, `${error.message} Wait a moment and try again.`);
    }
    if (error.because === 'data') throw refuse(`${name}_refused`, error.message);
    throw refuse('needs_attention', attentionSentence(error.error.attention ?? '', title));
  }
}

function ensureConnected(title: string, { state, attention }: Connection): void {
  if (state === 'Not connected') throw refuse('not_connected', `Connect ${title} first.`);
  if (state === 'Needs attention') {
    throw refuse('needs_attention', attentionSentence(attention ?? '', title));
  }
}
