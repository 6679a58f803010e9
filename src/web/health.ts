import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { WebContext } from './web-context.ts';

/** /healthz: the process answers. /readyz: the database answers as well, so traffic may come. */
export function registerHealth(app: FastifyInstance, { db }: WebContext): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(db);
      return { status: 'ready' };
    } catch {
      return reply.code(503).header('retry-after', '5').send({ status: 'the database does not answer' });
    }
  });
}
