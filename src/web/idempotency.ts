import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../platform/clock/clock.ts';
import type { Sealer } from '../platform/crypto/seal.ts';
import type { Database } from '../platform/database/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { callerOf } from './callers.ts';

type Row = { workspace_id: string; caller: string; idempotency_key: string };

/** A first request that has not ended after this long died with its server; the next one takes over. */
const abandonedAfterMs = 60_000;

/**
 * POSTs with an Idempotency-Key: the first answer is kept (encrypted, for a repeated key may reveal a new API key) and
 * given again; the same key with another body is refused, as is a second request while the first still runs.
 */
export function honourIdempotencyKeys(
  app: FastifyInstance,
  { db, clock, sealer }: { db: Database; clock: Clock; sealer: Sealer },
): void {
  const rows = new WeakMap<FastifyRequest, Row>();

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string') return;
    if (key.length < 1 || key.length > 255) {
      throw new Problem(400, 'invalid_idempotency_key', 'An Idempotency-Key has 1 to 255 characters.');
    }
    const { workspaceId, actor } = callerOf(request);
    const row: Row = { workspace_id: workspaceId, caller: `${actor.kind}:${actor.id}`, idempotency_key: key };
    const hash = hashOf(request);
    if (await claim(db, row, hash, clock.now())) {
      rows.set(request, row);
      return;
    }
    const first = await find(db, row);
    if (first && first.request_hash !== hash) {
      throw new Problem(
        422,
        'idempotency_key_reused',
        'This Idempotency-Key was used for another request: use a new one.',
      );
    }
    if (!first || first.status === null || first.body === null) {
      throw new Problem(
        409,
        'request_in_progress',
        'The first request with this Idempotency-Key still runs: try again soon.',
      );
    }
    await reply
      .code(first.status)
      .header('content-type', 'application/json; charset=utf-8')
      .header('idempotency-replayed', 'true')
      .serializer((text: string) => text)
      .send(sealer.open(first.body, purposeOf(row)));
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const row = rows.get(request);
    if (!row) return;
    rows.delete(request);
    if (reply.statusCode >= 500) await release(db, row);
    else await keep(db, row, reply.statusCode, sealer.seal(typeof payload === 'string' ? payload : '', purposeOf(row)));
  });
}

const purposeOf = (row: Row) => `idempotency:${row.workspace_id}:${row.idempotency_key}`;

function hashOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(`${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('base64url');
}

/** True when this request is the first with its key, or takes over from one that died. */
async function claim(db: Database, row: Row, hash: string, now: Date): Promise<boolean> {
  const claimed = await db
    .insertInto('idempotency_keys')
    .values({ ...row, request_hash: hash, status: null, body: null, created_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'caller', 'idempotency_key'])
        .doUpdateSet({ created_at: now })
        .where('idempotency_keys.status', 'is', null)
        .where('idempotency_keys.request_hash', '=', hash)
        .where('idempotency_keys.created_at', '<', new Date(now.getTime() - abandonedAfterMs)),
    )
    .returning('idempotency_key')
    .executeTakeFirst();
  return claimed !== undefined;
}

function find(db: Database, row: Row) {
  return db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'body'])
    .where((eb) => eb.and(row))
    .executeTakeFirst();
}

async function keep(db: Database, row: Row, status: number, body: string): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ status, body })
    .where((eb) => eb.and(row))
    .execute();
}

async function release(db: Database, row: Row): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where((eb) => eb.and(row))
    .execute();
}
