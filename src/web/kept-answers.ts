import type { Database } from '../database/database.ts';
import { selectAnswers, type KeptAnswer } from './idempotency-store.ts';

const atOnce = 200;

/** The answers that are kept for repeated requests, by pages. @param workspaceId only those of this one; null: of all */
export async function* readKeptAnswers(db: Database, workspaceId: string | null): AsyncGenerator<KeptAnswer> {
  let after: KeptAnswer | null = null;
  for (;;) {
    const answers: KeptAnswer[] = await selectAnswers(db, { after, limit: atOnce, workspaceId });
    yield* answers;
    if (answers.length < atOnce) return;
    after = answers.at(-1)!;
  }
}
