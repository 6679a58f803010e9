import type { Transaction } from '../database/database.ts';
import { DecryptError, type SecretBox } from '../platform/crypto/secret-box.ts';
import { answerPurpose, eraseAnswer } from './idempotency-store.ts';
import { readKeptAnswers } from './kept-answers.ts';

/**
 * Erases the answers that are kept for repeated requests and contain one of the texts. That the requests were carried out stays
 * known, so that none is carried out again.
 */
export async function eraseAnswers(
  secretBox: SecretBox,
  trx: Transaction,
  workspaceId: string,
  texts: readonly string[],
): Promise<void> {
  const wanted = texts.map((text) => text.toLowerCase());
  for await (const kept of readKeptAnswers(trx, workspaceId)) {
    const answer = readAnswer(secretBox, kept.body, answerPurpose(kept)).toLowerCase();
    if (wanted.some((text) => answer.includes(text))) await eraseAnswer(trx, kept);
  }
}

/** What no key can open any more names no one. */
function readAnswer(secretBox: SecretBox, body: string, purpose: string): string {
  try {
    return secretBox.decrypt(body, purpose);
  } catch (error) {
    if (error instanceof DecryptError) return '';
    throw error;
  }
}
