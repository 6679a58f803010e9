import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../platform/clock/clock.ts';
import type { SecretBox } from '../platform/crypto/secret-box.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../platform/refusal.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { findCallerOf } from './callers.ts';
import { bodyTextOf } from './json-body.ts';
import { claimKey, deleteKey, deleteKeysBefore, selectKey, updateKeyAnswer, type KeyRow } from './idempotency-store.ts';

/** A first request that has not ended after this long died with its server; the next one takes over. */
const abandonedAfterMs = 60_000;

/** How long an answer is repeated. */
const keptDays = 7;

/** The stored part of the first answer. */
const answerForm = z.object({ type: z.string(), text: z.string() });

/** Forgets old answers, nightly. */
export const forgetAnswersJob: JobDefinition<Record<string, never>> = {
  name: 'forget-idempotent-answers',
  payload: z.record(z.string(), z.never()),
  retryLimit: 2,
  retryDelaySeconds: 60,
  batchSize: 1,
  concurrency: 1,
};

export async function forgetAnswers({ db, clock }: { db: Database; clock: Clock }): Promise<void> {
  await deleteKeysBefore(db, new Date(clock.now().getTime() - keptDays * 86_400_000));
}

/**
 * POSTs with an Idempotency-Key: the first answer is kept (encrypted, for it may reveal a new API key) and given again;
 * the same key with another body is refused, as is a second request while the first still runs. A server that dies
 * between doing and answering leaves no answer: the repeated request is then executed.
 */
export function honourIdempotencyKeys(
  app: FastifyInstance,
  { db, clock, secretBox }: { db: Database; clock: Clock; secretBox: SecretBox },
): void {
  const rows = new WeakMap<FastifyRequest, KeyRow>();

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string') return;
    // signing in and the first visit have no caller yet; whatever else needs one asks for it itself
    const caller = findCallerOf(request);
    if (!caller) return;
    if (key.length < 1 || key.length > 255) {
      throw refuse('invalid_idempotency_key', 'An Idempotency-Key has 1 to 255 characters.');
    }
    const { workspaceId, actor } = caller;
    const row: KeyRow = { workspace_id: workspaceId, caller: `${actor.kind}:${actor.id}`, idempotency_key: key };
    const hash = hashOf(request);
    const now = clock.now();
    const abandonedBefore = new Date(now.getTime() - abandonedAfterMs);
    if (await claimKey(db, row, hash, { now, abandonedBefore })) {
      rows.set(request, row);
      return;
    }
    const first = await selectKey(db, row);
    if (first && first.request_hash !== hash) {
      throw refuse('idempotency_key_reused', 'This Idempotency-Key was used for another request: use a new one.');
    }
    if (!first || first.status === null || first.body === null) {
      throw refuse(
        'request_in_progress',
        'The first request with this Idempotency-Key is still running: try again soon.',
      );
    }
    const answer = answerForm.parse(JSON.parse(secretBox.decrypt(first.body, purposeOf(row))));
    await reply
      .code(first.status)
      .header('content-type', answer.type)
      .header('idempotency-replayed', 'true')
      .serializer((text: string) => text)
      .send(answer.text);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const row = rows.get(request);
    if (!row) return;
    rows.delete(request);
    if (reply.statusCode >= 500) return deleteKey(db, row);
    const text = typeof payload === 'string' ? payload : '';
    const type = String(reply.getHeader('content-type') ?? 'application/json; charset=utf-8');
    await updateKeyAnswer(db, row, reply.statusCode, secretBox.encrypt(JSON.stringify({ type, text }), purposeOf(row)));
  });
}

const purposeOf = (row: KeyRow) => `idempotency:${row.workspace_id}:${row.idempotency_key}`;

function hashOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(`${request.url}\n${bodyTextOf(request)}`)
    .digest('base64url');
}
