import type { Database } from '../database/database.ts';
import type { SecretStore, StoredSecret } from '../platform/crypto/encrypt-again.ts';
import { answerPurpose, replaceAnswer, selectAnswers, type KeyRow } from './idempotency-store.ts';

const atOnce = 200;

/** The answers that are kept for repeated requests, to be encrypted again: one may hold a new API key. */
export const storedAnswers = (db: Database): SecretStore => ({
  table: 'idempotency_keys',
  async *select(): AsyncIterable<StoredSecret> {
    let last: KeyRow | null = null;
    for (;;) {
      const rows: (KeyRow & { body: string })[] = await selectAnswers(db, last, atOnce);
      for (const { body, ...row } of rows) {
        yield {
          workspaceId: row.workspace_id,
          encrypted: body,
          purpose: answerPurpose(row),
          replace: (renewed) => replaceAnswer(db, { ...row, body }, renewed),
        };
        last = row;
      }
      if (rows.length < atOnce) return;
    }
  },
});
