import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from '../platform/refusal.ts';
import { toProblem, writeProblem } from './problems.ts';

/** How long bodies of requests may take, in milliseconds. */
export type BodyTimes = {
  /** a whole body; Node's own limit is the same, but cannot be lifted for one request */
  whole: number;
  /** for one that may take its time: the longest pause between bytes */
  silence: number;
};

const minute = 60_000;
const defaultTimes: BodyTimes = { whole: 5 * minute, silence: minute };

/**
 * Ends requests whose body does not arrive in time, so that a client cannot hold connections open by sending next to nothing.
 * A request that may take its time is ended only when no more bytes arrive; its size has to be limited elsewhere.
 */
export type BodyTimer = {
  /** From the moment that the headers have arrived. */
  watch(request: IncomingMessage, response: ServerResponse): void;
  /** As long as bytes keep coming. @param sentence the caller's error message when they stop */
  takeYourTime(request: IncomingMessage, sentence: string): void;
};

type Watched = { timer: NodeJS.Timeout; response: ServerResponse };

export function createBodyTimer(times: BodyTimes = defaultTimes): BodyTimer {
  const watched = new WeakMap<IncomingMessage, Watched>();
  return {
    watch(request, response) {
      if (!hasBody(request)) return;
      const tooSlow = (): void => end(request, response, 'The request took too long to arrive: send it again.');
      const entry = { timer: setTimeout(tooSlow, times.whole).unref(), response };
      watched.set(request, entry);
      request.once('close', () => clearTimeout(entry.timer));
    },
    takeYourTime(request, sentence) {
      const entry = watched.get(request);
      if (!entry || request.complete) return;
      clearTimeout(entry.timer);
      let seen = request.socket.bytesRead;
      const look = () => {
        if (request.complete || request.destroyed) return;
        const now = request.socket.bytesRead;
        // bytes that wait unread are our own delay, until there is an answer: then they are never read
        const isWaiting = request.readableLength > 0 && !entry.response.writableEnded;
        const isAlive = now > seen || isWaiting;
        if (!isAlive) return end(request, entry.response, sentence);
        seen = now;
        entry.timer = setTimeout(look, times.silence).unref();
      };
      entry.timer = setTimeout(look, times.silence).unref();
    },
  };
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function end(request: IncomingMessage, response: ServerResponse, sentence: string): void {
  if (request.complete) return;
  const { socket } = request;
  if (response.headersSent) socket.destroy();
  else writeProblem(response, toProblem(refuse('request_timeout', sentence)), { connection: 'close' });
  // the answer leaves first; the handler that reads the body gets an error
  response.once('finish', () => socket.destroySoon());
  if (response.writableFinished) socket.destroySoon();
}
