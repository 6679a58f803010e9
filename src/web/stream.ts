import type { FastifyInstance } from 'fastify';
import { callerOf } from './callers.ts';
import type { ChangeFeed } from './change-feed.ts';

/** Often enough that proxies keep the connection open. */
const pingMs = 25_000;

/** GET /stream: server-sent events. `news` means: something of your workspace changed, fetch again. */
export function registerStream(app: FastifyInstance, news: ChangeFeed): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });

  app.get('/stream', { schema: { hide: true }, exposeHeadRoute: false }, (request, reply) => {
    const { workspaceId } = callerOf(request);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 1000\n\n');
    const unsubscribe = news.subscribe(workspaceId, () => raw.write('event: news\ndata: {}\n\n'));
    const ping = setInterval(() => raw.write(': still here\n\n'), pingMs);
    const end = (): void => {
      unsubscribe();
      clearInterval(ping);
      open.delete(end);
      raw.end();
    };
    open.add(end);
    raw.on('close', end);
  });
}
