import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Sandbox } from '../context.ts';
import { newRequestId } from '../entities/ids.ts';
import { IntercomError, presentError, resourceNotFound } from './intercom-error.ts';
import type { OwnNames } from './host-names.ts';
import { refuseForeignHost } from './install-host-check.ts';
import { takeDown } from './install-request-log.ts';

/**
 * Responds to an unreadable address, such as `/contacts/%zz`, in Intercom's envelope.
 * @assumed 11: An address that cannot be read answers 400 bad_request; one with a part over 500 characters is an unknown resource.
 */
export const answerBrokenRequest =
  (sandbox: Sandbox, names: OwnNames) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    if (refuseForeignHost(names, request, reply)) return;
    takeDown(sandbox, request, reply, null);
    const { status, code, message } =
      error.statusCode === 414
        ? resourceNotFound()
        : new IntercomError(400, 'bad_request', 'Bad request: the address could not be read');
    sandbox.log(`Not imitated here: ${request.method} an address that cannot be read`);
    sandbox.requests.note(request, { status, errorCode: code });
    const answer = JSON.stringify(presentError({ code, message }, request.id));
    void reply.code(status).header('content-type', 'application/json; charset=utf-8').send(answer);
  };

/**
 * Responds to invalid, too slow or too large HTTP, and closes the connection.
 * @assumed 11: Invalid, too slow or too large HTTP is refused with bad_request or request_timeout.
 */
export function answerBrokenSocket(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'bad_request']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'request_timeout']
        : ['400 Bad Request', 'bad_request'];
  const body = JSON.stringify(presentError({ code, message: status.slice(4) }, newRequestId()));
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
