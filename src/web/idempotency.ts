import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { beginRequestOn, type Database } from '../database/database.ts';
import type { RequestTransaction } from '../database/request-transaction.ts';
import type { Locks } from '../database/locks.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { DecryptError, type SecretBox } from '../platform/crypto/secret-box.ts';
import { refuse } from '../platform/refusal.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { findCallerOf } from './callers.ts';
import { holdLock } from './hold-lock.ts';
import {
  answerPurpose,
  claimKey,
  deleteKeyAnswer,
  deleteKeysBefore,
  lockKey,
  nameOf,
  selectKey,
  upsertKeyAnswer,
  type KeyRow,
} from './idempotency-store.ts';
import { idOf, noteAttempt } from './attempts.ts';
import { bodyTextOf } from './json-body.ts';
import { reachingOutside } from './reaching-outside.ts';

/** How long a request waits for an earlier one with its key: one that died may need a moment to be noticed. */
const waitMs = 2_000;
/** The pauses between two looks grow, for a request that takes long is often waited for by many. */
const lookAgainMs = { first: 50, last: 200 };

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
type Try = { row: KeyRow; hash: string; isAgain: boolean } & (
  | { transaction: RequestTransaction; release: null }
  | { transaction: null; release: () => void }
);

/**
 * POSTs with an Idempotency-Key: the first answer is kept (encrypted, for it may reveal a new API key) and given again;
 * the same key with another body is refused, as is a second request while the first still runs. What a request does is
 * committed together with its answer: a crash leaves both or neither, and the lock on a key ends with its server, so that
 * the repeated request is answered at once. Only for routes that reach outside the two are apart: these look what an earlier
 * attempt left (attempts.ts).
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
      if ('text' in begun) return await replay(reply, begun);
      tries.set(request, begun);
      noteAttempt(request, { id: idOf(nameOf(begun.row)), isAgain: begun.isAgain });
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

  const replay = async (reply: FastifyReply, first: FirstAnswer): Promise<void> => {
    await reply
      .code(first.status)
      .header('content-type', first.type)
      .header('idempotency-replayed', 'true')
      .serializer((text: string) => text)
      .send(first.text);
  };
}

type FirstAnswer = z.infer<typeof answerForm> & { status: number };

/**
 * Begins a request with a key, or finds the answer of the first one. Null: nothing is kept of the request.
 * @throws Refusal invalid_idempotency_key, idempotency_key_reused, request_in_progress, first_answer_unreadable
 */
async function begin(context: Context, request: FastifyRequest): Promise<Try | FirstAnswer | null> {
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
  const tryOnce = reachingOutside.has(request.routeOptions.url ?? '') ? beginOutside : beginInside;
  const begun = await waitFor(() => tryOnce(context, row, hash));
  if (!begun) throw stillRunning();
  return begun;
}

/** One look, which holds a connection only where the request can be carried out. Null: an earlier one still runs. */
async function beginInside(context: Context, row: KeyRow, hash: string): Promise<Try | FirstAnswer | null> {
  const { db } = context;
  const transaction = await beginRequestOn(db);
  try {
    return await transaction.run(async () => {
      const isFree = await lockKey(db, row);
      const claimed = isFree ? await claim(context, row, hash) : null;
      if (claimed) return { row, hash, isAgain: claimed === 'again', transaction, release: null };
      const first = isFree ? await findFirst(context, row, hash) : null;
      await transaction.rollback();
      return first;
    });
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

async function beginOutside(context: Context, row: KeyRow, hash: string): Promise<Try | FirstAnswer | null> {
  const release = await holdLock(context.crm.locks, { workspaceId: row.workspace_id, name: nameOf(row) });
  if (!release) return null;
  try {
    const claimed = await claim(context, row, hash);
    if (claimed) return { row, hash, isAgain: claimed === 'again', transaction: null, release };
    const first = await findFirst(context, row, hash);
    release();
    return first;
  } catch (error) {
    release();
    throw error;
  }
}

/** Looks again and again. Between two looks nothing is held, so that those who wait are in no one's way. */
async function waitFor<Found>(look: () => Promise<Found | null>): Promise<Found | null> {
  const deadline = performance.now() + waitMs;
  for (let pauseMs = lookAgainMs.first; ; pauseMs = Math.min(pauseMs * 2, lookAgainMs.last)) {
    const found = await look();
    if (found || performance.now() + pauseMs > deadline) return found;
    await sleep(pauseMs);
  }
}

/** Not null when the request is to be carried out: it is the first, or the first one has no answer that can be given again. */
async function claim(context: Context, row: KeyRow, hash: string): Promise<'first' | 'again' | null> {
  const { db, clock } = context;
  const claimed = await claimKey(db, row, hash, clock.now());
  if (claimed) return claimed;
  const first = await selectKey(db, row);
  if (!first?.body || first.request_hash !== hash || first.status === null || first.status < 400) return null;
  if (readAnswer(context, row, first.body)) return null;
  // a refusal: nothing was done, so what is not known any more is found out again
  await deleteKeyAnswer(db, row);
  return claimKey(db, row, hash, clock.now());
}

async function findFirst(context: Context, row: KeyRow, hash: string): Promise<FirstAnswer | null> {
  const first = await selectKey(context.db, row);
  if (first && first.request_hash !== hash) {
    throw refuse('idempotency_key_reused', 'This Idempotency-Key was used for another request: use a new one.');
  }
  if (!first || first.status === null || first.body === null) return null;
  if (first.body === '') throw erased(first.status);
  const answer = readAnswer(context, row, first.body);
  if (!answer) throw unreadable(first.status);
  return { ...answer, status: first.status };
}

/** Null: the key that encrypted it was taken away. */
function readAnswer({ secretBox }: Context, row: KeyRow, body: string): z.infer<typeof answerForm> | null {
  try {
    return answerForm.parse(JSON.parse(secretBox.decrypt(body, answerPurpose(row))));
  } catch (error) {
    if (error instanceof DecryptError) return null;
    throw error;
  }
}

const unreadable = (status: number) =>
  refuse(
    'first_answer_unreadable',
    `This request was carried out before and answered with ${status}, but the encryption key of that answer was taken away. Look up what it made; to carry it out once more, send it with a new Idempotency-Key.`,
  );

const erased = (status: number) =>
  refuse(
    'first_answer_unreadable',
    `This request was carried out before and answered with ${status}; the answer was erased with the person that it was about.`,
  );

const stillRunning = () =>
  refuse('request_in_progress', 'The first request with this Idempotency-Key is still running: try again soon.');

function hashOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(`${request.url}\n${bodyTextOf(request)}`)
    .digest('base64url');
}
