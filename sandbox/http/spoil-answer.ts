import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sandbox } from '../context.ts';
import type { Fault } from './faults.ts';
import { presentError } from './intercom-error.ts';
import { resetOf } from './rate-limiter.ts';

const jsonType = 'application/json; charset=utf-8';

/**
 * The error page of a gateway in front of Intercom.
 * @assumed 11: Errors of a gateway are nginx pages in HTML, or empty.
 */
const page = (status: number) => {
  const title = `${status} ${STATUS_CODES[status] ?? 'Error'}`;
  return `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr><center>nginx</center></body></html>`;
};

/**
 * Sends the response of a fault instead of the real one.
 * `hang` never responds: the socket stays open until the caller or the server closes it.
 * @param payload the real response, if the work is already done
 */
export function spoilAnswer(
  sandbox: Sandbox,
  request: FastifyRequest,
  reply: FastifyReply,
  fault: Fault,
  payload: string | null,
): void {
  reply.hijack();
  const { raw } = reply;
  const { status, code, message } = fault;
  const error = (text: string | null, name: string) =>
    JSON.stringify(presentError({ code: name, message: text }, request.id));
  switch (fault.kind) {
    case 'hang':
    case 'delay':
      return;
    case 'reset':
      raw.socket?.resetAndDestroy();
      return;
    case 'html':
      raw.writeHead(status, { 'content-type': 'text/html' }).end(page(status));
      return;
    case 'empty':
      raw.writeHead(status).end();
      return;
    case 'half_body': {
      const body = Buffer.from(payload ?? error(message, code));
      raw.writeHead(200, { 'content-type': jsonType, 'content-length': body.length });
      raw.write(body.subarray(0, body.length / 2), () => raw.socket?.destroy());
      return;
    }
    case 'status':
      raw.writeHead(status, { 'content-type': jsonType, 'x-request-id': request.id }).end(error(message, code));
      return;
    case 'rate_limit': {
      const limit = Math.max(1, Math.round(sandbox.state.settings.rateLimitPerMinute / 6));
      raw
        .writeHead(429, {
          'content-type': jsonType,
          'x-request-id': request.id,
          'x-ratelimit-limit': limit,
          'x-ratelimit-remaining': 0,
          'x-ratelimit-reset': resetOf(sandbox.clock.now()),
        })
        .end(error(`Exceeded rate limit of ${limit} in 10_seconds`, 'rate_limit_exceeded'));
      return;
    }
    default:
      fault.kind satisfies never;
  }
}
