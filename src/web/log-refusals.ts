import type { FastifyInstance } from 'fastify';
import type { Clock } from '../platform/clock/clock.ts';
import type { Log } from '../platform/log/log.ts';

const linesPerMinute = 20;

/**
 * A line in the log for each refused API key (401), forbidden request (403) and limited caller (429), with the caller's
 * address; at most twenty a minute for each status, then how many were left out, since those who are refused may come often.
 */
export function logRefusals(app: FastifyInstance, { log, clock }: { log: Log; clock: Clock }): void {
  const counts = new Map<number, { minute: number; lines: number }>();
  app.addHook('onResponse', async (request, reply) => {
    const status = reply.statusCode;
    if (!isWorthALine(status, request.headers.authorization)) return;
    const minute = Math.floor(clock.now().getTime() / 60_000);
    const last = counts.get(status);
    const count = last?.minute === minute ? last : { minute, lines: 0 };
    counts.set(status, count);
    if (last && last !== count && last.lines > linesPerMinute) {
      log.warn({ status, left_out: last.lines - linesPerMinute }, 'further refusals were not logged');
    }
    count.lines += 1;
    if (count.lines > linesPerMinute) return;
    const { ip: address, method } = request;
    const what = status === 401 ? 'API key refused' : 'request refused';
    // the route's pattern, for addresses of links carry names
    log.warn({ status, address, method, route: request.routeOptions.url ?? null }, what);
  });
}

const isWorthALine = (status: number, authorization: string | undefined): boolean =>
  status === 403 || status === 429 || (status === 401 && /^Bearer /i.test(authorization ?? ''));
