import type { FastifyInstance } from 'fastify';
import type { Change } from '../live/topics.ts';
import { refuse } from '../platform/refusal.ts';
import { isCallerCurrent } from '../team/find-caller.ts';
import { callerOf } from './callers.ts';
import type { OpenConnections } from './open-connections.ts';
import type { WebContext } from './web-context.ts';

type StreamContext = Pick<WebContext, 'changes' | 'auth' | 'log'> & { connections: OpenConnections };

/** Often enough that proxies keep the connection open. */
const pingMs = 25_000;
/** After a message, what changes within this time goes into the next one. */
const pauseMs = 250;

/** More than any person has open tabs; a program needs one. */
const streamsPerCaller = 20;

/**
 * GET /stream: server-sent events. `changed` names topics of your workspace, see `live/topics.ts`: read again what you show
 * of them. The first message is `everything`: what happened before was not heard. It ends when the session or the API key
 * that it was opened with has ended, at the latest with the next ping.
 */
export function registerStream(app: FastifyInstance, { changes, auth, log, connections }: StreamContext): void {
  const open = new Set<() => void>();
  const openByCaller = new Map<string, number>();
  connections.ending.addEventListener('abort', () => {
    for (const end of open) end();
  });

  app.get(
    '/stream',
    { config: { scope: 'read' }, schema: { hide: true }, exposeHeadRoute: false },
    (request, reply) => {
      const caller = callerOf(request);
      const id = `${caller.actor.kind}:${caller.actor.id}`;
      const others = openByCaller.get(id) ?? 0;
      if (others >= streamsPerCaller) {
        throw refuse('too_many_requests', `${streamsPerCaller} streams of yours are open: close one first.`);
      }
      openByCaller.set(id, others + 1);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      });
      raw.write('retry: 1000\n\n');
      const messages = gather((topics) => raw.write(`event: changed\ndata: ${JSON.stringify({ topics })}\n\n`));
      const unsubscribe = changes.subscribe(caller.workspaceId, messages.add);
      messages.add(['everything']);
      const ping = setInterval(() => {
        raw.write(': still here\n\n');
        isCallerCurrent(auth, caller).then(
          (isCurrent) => isCurrent || end(),
          // what cannot be looked up has not ended; the next ping asks again
          (error: Error) => log.warn({ error: error.message }, 'the caller of a stream could not be looked up'),
        );
      }, pingMs);
      const end = (): void => {
        if (!open.delete(end)) return;
        const left = (openByCaller.get(id) ?? 1) - 1;
        if (left > 0) openByCaller.set(id, left);
        else openByCaller.delete(id);
        unsubscribe();
        messages.end();
        clearInterval(ping);
        raw.end();
      };
      open.add(end);
      raw.on('close', end);
      if (connections.ending.aborted) end();
    },
  );
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
