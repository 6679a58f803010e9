import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { pollMs } from '../database/listener.ts';
import type { WebContext } from './web-context.ts';

/** /healthz: the process answers. /readyz: the database answers as well, so traffic may come. */
export function registerHealth(app: FastifyInstance, { db, changes }: WebContext): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(db);
      if (changes.hears()) return { status: 'ready' };
      return { status: 'ready', changes: `read every ${pollMs / 1_000} s, because NOTIFY is not heard` };
    } catch {
      return reply.code(503).header('retry-after', '5').send({ status: 'the database does not answer' });
    }
  });
}
