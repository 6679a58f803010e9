import http from 'node:http';
import https from 'node:https';
import type { CallGuard } from './call-guard.ts';

/** @documented 13.7: An answer must come within 5 seconds. */
export const answerWithinMs = 5_000;

/** @documented 13.2: Notifications carry the User-Agent intercom-parrot-service-client/1.0. */
export const userAgent = 'intercom-parrot-service-client/1.0';

/** Sends one request and returns the status. Connections are kept alive, at most 64 per host. */
export class Transport {
  readonly #http = new http.Agent({ keepAlive: true, maxSockets: 64 });
  readonly #https = new https.Agent({ keepAlive: true, maxSockets: 64 });
  readonly #guard: CallGuard;

  constructor(guard: CallGuard) {
    this.#guard = guard;
  }

  /**
   * Redirects are not followed and the answer's body is not read.
   * @param timeoutMs counted from when a connection is available, so that waiting for one does not count
   * @returns the HTTP status
   * @throws Error with a readable reason when there was no response, or the guard does not let the call go
   */
  async send(
    method: 'POST' | 'HEAD',
    url: string,
    headers: Record<string, string>,
    body: string,
    timeoutMs: number,
  ): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const target = new URL(url);
    const secure = target.protocol === 'https:';
    const request = (secure ? https : http).request(target, {
      method,
      lookup: this.#guard.lookupFor(target),
      agent: secure ? this.#https : this.#http,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    let timer: NodeJS.Timeout | undefined;
    request.once('socket', () => {
      timer = setTimeout(() => request.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs);
    });
    request.once('response', (response) => {
      response.resume();
      response.on('error', () => {});
      resolve(response.statusCode ?? 0);
    });
    request.once('error', (error: NodeJS.ErrnoException) => {
      // The peer closed a kept-alive connection just as we used it. This says nothing about the endpoint: try again.
      if (request.reusedSocket && error.code === 'ECONNRESET')
        resolve(this.send(method, url, headers, body, timeoutMs));
      else reject(new Error(describeError(error)));
    });
    request.once('close', () => clearTimeout(timer));
    request.end(body);
    return promise;
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

/** A readable reason for a failed connection. */
export function describeError(error: NodeJS.ErrnoException): string {
  if (error.code === 'ECONNREFUSED') return 'connection refused: nothing listens there';
  if (error.code === 'ENOTFOUND') return 'unknown host name';
  if (error.code === 'ECONNRESET') return 'connection closed without an answer';
  return error.message;
}
