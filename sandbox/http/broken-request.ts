import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { newRequestId } from '../entities/ids.ts';
import { presentError } from './intercom-error.ts';

/** Answers a request whose address cannot be read, such as `/contacts/%zz`, in Intercom's envelope. */
export function answerBrokenRequest(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  const answer = presentError(
    { code: 'bad_request', message: 'Bad request: the address could not be read' },
    request.id,
  );
  void reply.code(status).header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(answer));
}

/**
 * Answers what is no HTTP at all, or too slow or too much of it, and closes the connection.
 * @assumed 11: Such requests are refused with bad_request or request_timeout.
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
