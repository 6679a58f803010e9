import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { beginRequestOn, type Database } from '../database/database.ts';
import type { RequestTransaction } from '../database/request-transaction.ts';
import type { Locks } from '../database/locks.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { SecretBox } from '../platform/crypto/secret-box.ts';
import { refuse } from '../platform/refusal.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { findCallerOf } from './callers.ts';
import { holdLock } from './hold-lock.ts';
import {
  answerPurpose,
  claimKey,
  deleteKeysBefore,
  lockKey,
  nameOf,
  selectKey,
  upsertKeyAnswer,
  type KeyRow,
} from './idempotency-store.ts';
import { bodyTextOf } from './json-body.ts';
import { reachingOutside } from './reaching-outside.ts';

/** How long a request waits for an earlier one with its key: one that died may need a moment to be noticed. */
const waitMs = 2_000;
const lookAgainMs = 50;

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

type Context = { db: Database; clock: Clock; secretBox: SecretBox; crm: { locks: Locks } };

/** A request with a key that is being carried out. */
type Try = { row: KeyRow; hash: string } & (
  | { transaction: RequestTransaction; release: null }
  | { transaction: null; release: () => void }
);

/**
 * POSTs with an Idempotency-Key: the first answer is kept (encrypted, for it may reveal a new API key) and given again;
 * the same key with another body is refused, as is a second request while the first still runs. What a request does is
 * committed together with its answer: a crash leaves both or neither, and the lock on a key ends with its server, so that
 * the repeated request is answered at once. Only for routes that reach outside the two are apart.
 */
export function honourIdempotencyKeys(app: FastifyInstance, context: Context): void {
  const { db, clock, secretBox } = context;
  const tries = new WeakMap<FastifyRequest, Try>();

  // with a callback: what runs in the scope of the transaction is what `done` begins
  app.addHook('preHandler', (request, reply, done) => void prepare(request, reply, done));

  const prepare = async (
    request: FastifyRequest,
    reply: FastifyReply,
    done: HookHandlerDoneFunction,
  ): Promise<void> => {
    try {
      const begun = await begin(context, request);
      if (begun === null) return done();
      if ('status' in begun) return await replay(reply, begun);
      tries.set(request, begun);
      return begun.transaction ? begun.transaction.run(() => done()) : done();
    } catch (error) {
      return done(error as Error);
    }
  };

  app.addHook('onSend', async (request, reply, payload) => {
    const begun = tries.get(request);
    if (!begun) return;
    tries.delete(request);
    const { row, hash, transaction, release } = begun;
    try {
      if (reply.statusCode >= 500) return await transaction?.rollback();
      const text = typeof payload === 'string' ? payload : '';
      const type = String(reply.getHeader('content-type') ?? 'application/json; charset=utf-8');
      const body = secretBox.encrypt(JSON.stringify({ type, text }), answerPurpose(row));
      const keep = () => upsertKeyAnswer(db, row, { hash, status: reply.statusCode, body, now: clock.now() });
      if (!transaction) return await keep();
      await transaction.run(keep).then(transaction.commit, async (error: unknown) => {
        await transaction.rollback();
        // a refusal may be what a statement failed with: nothing was done, and only the answer is kept
        if (reply.statusCode < 400) throw error;
        await keep();
      });
    } finally {
      release?.();
    }
  });

  const replay = async (reply: FastifyReply, first: { status: number; body: string; row: KeyRow }): Promise<void> => {
    const answer = answerForm.parse(JSON.parse(secretBox.decrypt(first.body, answerPurpose(first.row))));
    await reply
      .code(first.status)
      .header('content-type', answer.type)
      .header('idempotency-replayed', 'true')
      .serializer((text: string) => text)
      .send(answer.text);
  };
}

/**
 * Begins a request with a key, or finds the answer of the first one. Null: nothing is kept of the request.
 * @throws Refusal invalid_idempotency_key, idempotency_key_reused, request_in_progress
 */
async function begin(
  context: Context,
  request: FastifyRequest,
): Promise<Try | { status: number; body: string; row: KeyRow } | null> {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || typeof key !== 'string') return null;
  // signing in and the first visit: also with the session of before, an answer that sets cookies is not given twice
  if (request.routeOptions.config.scope === 'open') return null;
  const caller = findCallerOf(request);
  if (!caller) return null;
  if (key.length < 1 || key.length > 255) {
    throw refuse('invalid_idempotency_key', 'An Idempotency-Key has 1 to 255 characters.');
  }
  const { workspaceId, actor } = caller;
  const row: KeyRow = { workspace_id: workspaceId, caller: `${actor.kind}:${actor.id}`, idempotency_key: key };
  const hash = hashOf(request);
  return reachingOutside.has(request.routeOptions.url ?? '')
    ? beginOutside(context, row, hash)
    : beginInside(context, row, hash);
}

async function beginInside({ db, clock }: Context, row: KeyRow, hash: string) {
  const transaction = await beginRequestOn(db);
  try {
    return await transaction.run(async () => {
      if (!(await waitFor(() => lockKey(db, row)))) throw stillRunning();
      if (await claimKey(db, row, hash, clock.now())) return { row, hash, transaction, release: null };
      const first = await findFirst(db, row, hash);
      await transaction.rollback();
      return first;
    });
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

async function beginOutside({ db, clock, crm }: Context, row: KeyRow, hash: string) {
  const release = await waitFor(() => holdLock(crm.locks, nameOf(row)));
  if (!release) throw stillRunning();
  try {
    if (await claimKey(db, row, hash, clock.now())) return { row, hash, transaction: null, release };
    const first = await findFirst(db, row, hash);
    release();
    return first;
  } catch (error) {
    release();
    throw error;
  }
}

async function waitFor<Held>(take: () => Promise<Held>): Promise<Held> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const held = await take();
    if (held || performance.now() > deadline) return held;
    await sleep(lookAgainMs);
  }
}

async function findFirst(db: Database, row: KeyRow, hash: string) {
  const first = await selectKey(db, row);
  if (first && first.request_hash !== hash) {
    throw refuse('idempotency_key_reused', 'This Idempotency-Key was used for another request: use a new one.');
  }
  if (!first || first.status === null || first.body === null) throw stillRunning();
  return { status: first.status, body: first.body, row };
}

const stillRunning = () =>
  refuse('request_in_progress', 'The first request with this Idempotency-Key is still running: try again soon.');

function hashOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(`${request.url}\n${bodyTextOf(request)}`)
    .digest('base64url');
}
