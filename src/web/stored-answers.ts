import type { Database } from '../database/database.ts';
import type { SecretStore, StoredSecret } from '../platform/crypto/encrypt-again.ts';
import { answerPurpose, replaceAnswer, selectAnswersOfOtherKeys, type KeyRow } from './idempotency-store.ts';

/** There may be very many. */
const atOnce = 500;

/** First answers to requests with an Idempotency-Key, to be encrypted again. @param keyId of the key that encrypts today */
export const storedAnswers = (db: Database, keyId: string): SecretStore => ({
  table: 'idempotency_keys',
  async *select(): AsyncGenerator<StoredSecret, void> {
    let after: KeyRow | null = null;
    for (;;) {
      const rows = await selectAnswersOfOtherKeys(db, `%.${keyId.replaceAll('_', String.raw`\_`)}`, after, atOnce);
      for (const { body, ...row } of rows) {
        if (body === null) continue;
        yield {
          workspaceId: row.workspace_id,
          encrypted: body,
          purpose: answerPurpose(row),
          replace: (renewed) => replaceAnswer(db, row, { from: body, to: renewed }),
        };
      }
      const last = rows.at(-1);
      if (!last || rows.length < atOnce) return;
      const { body: _, ...key } = last;
      after = key;
    }
  },
});
