import type { Socket } from 'node:net';
import type { FixedHeaders } from './fixed-headers.ts';
import { presentProblem, problemType, type Problem } from './problems.ts';

/** Answers what Node could not read as a request, on the bare connection, which ends with it. */
export function createClientErrorHandler(fixed: FixedHeaders): (error: NodeJS.ErrnoException, socket: Socket) => void {
  const fixedLines = Object.entries(fixed).map(([name, value]) => `${name}: ${value}`);
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const problem = problemOf(error.code);
    const body = presentProblem(problem);
    const head = [
      `HTTP/1.1 ${problem.status} ${reasons[problem.status]}`,
      ...fixedLines,
      `content-type: ${problemType}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    socket.destroy(error);
  };
}

const reasons: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

function problemOf(code: string | undefined): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return { status: 408, code: 'request_timeout', message: 'The headers took too long to arrive.', errors: [] };
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return { status: 431, code: 'bad_request', message: 'The headers of the request are too large.', errors: [] };
  }
  return { status: 400, code: 'bad_request', message: 'This is not a request of HTTP/1.1.', errors: [] };
}
