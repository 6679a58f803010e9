import type { Database } from '../database/database.ts';
import type { SecretStore, StoredSecret } from '../platform/crypto/encrypt-again.ts';
import { answerPurpose, replaceAnswer } from './idempotency-store.ts';
import { readKeptAnswers } from './kept-answers.ts';

/** The answers that are kept for repeated requests, to be encrypted again: one may hold a new API key. */
export const storedAnswers = (db: Database): SecretStore => ({
  table: 'idempotency_keys',
  async *select(): AsyncIterable<StoredSecret> {
    for await (const answer of readKeptAnswers(db, null)) {
      yield {
        workspaceId: answer.workspace_id,
        encrypted: answer.body,
        purpose: answerPurpose(answer),
        replace: (renewed) => replaceAnswer(db, answer, renewed),
      };
    }
  },
});
