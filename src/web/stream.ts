import type { FastifyInstance } from 'fastify';
import type { ChangeFeed } from '../live/change-feed.ts';
import type { Change } from '../live/topics.ts';
import { callerOf } from './callers.ts';
import type { OpenConnections } from './open-connections.ts';

/** Often enough that proxies keep the connection open. */
const pingMs = 25_000;
/** After a message, what changes within this time goes into the next one. */
const pauseMs = 250;

/**
 * GET /stream: server-sent events. `changed` names topics of your workspace, see `live/topics.ts`: read again what you show
 * of them. The first message is `everything`: what happened before was not heard.
 */
export function registerStream(
  app: FastifyInstance,
  { changes, connections }: { changes: ChangeFeed; connections: OpenConnections },
): void {
  const open = new Set<() => void>();
  connections.ending.addEventListener('abort', () => {
    for (const end of open) end();
  });

  app.get('/stream', { schema: { hide: true }, exposeHeadRoute: false }, (request, reply) => {
    const { workspaceId } = callerOf(request);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 1000\n\n');
    const messages = gather((topics) => raw.write(`event: changed\ndata: ${JSON.stringify({ topics })}\n\n`));
    const unsubscribe = changes.subscribe(workspaceId, messages.add);
    messages.add(['everything']);
    const ping = setInterval(() => raw.write(': still here\n\n'), pingMs);
    const end = (): void => {
      unsubscribe();
      messages.end();
      clearInterval(ping);
      open.delete(end);
      raw.end();
    };
    open.add(end);
    raw.on('close', end);
    if (connections.ending.aborted) end();
  });
}

/** Sends what comes at once, and what comes in the pause after it together: a burst costs a few messages. */
function gather(send: (changes: Change[]) => void): { add(changes: readonly Change[]): void; end(): void } {
  const waiting = new Set<Change>();
  let pause: NodeJS.Timeout | undefined;
  const flush = (): void => {
    pause = undefined;
    if (waiting.size === 0) return;
    send([...waiting]);
    waiting.clear();
    pause = setTimeout(flush, pauseMs);
  };
  return {
    add(changes) {
      for (const change of changes) waiting.add(change);
      if (pause === undefined) flush();
    },
    end: () => clearTimeout(pause),
  };
}
