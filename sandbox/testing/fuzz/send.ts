import http from 'node:http';
import { text } from 'node:stream/consumers';
import type { FuzzRequest } from './requests.ts';

export interface FuzzAnswer {
  status: number;
  type: string;
  text: string;
}

/** Sends over one kept connection and reads the whole answer. @throws Error when the connection breaks */
export function send(
  agent: http.Agent,
  port: number,
  { method, path, headers, body }: FuzzRequest,
): Promise<FuzzAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<FuzzAnswer>();
  const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
  const request = http.request({ agent, port, host: '127.0.0.1', method, path, headers: { ...headers, ...length } });
  let answered = false;
  request.once('response', (response) => {
    answered = true;
    const type = response.headers['content-type'] ?? '';
    text(response).then((whole) => resolve({ status: response.statusCode ?? 0, type, text: whole }), reject);
  });
  // A body that is too large is answered before it is read; connection errors after the response do not matter.
  request.on('error', (error: NodeJS.ErrnoException) => {
    if (answered) return;
    if (request.reusedSocket && error.code === 'ECONNRESET')
      resolve(send(agent, port, { method, path, headers, body }));
    else reject(error);
  });
  request.end(body ?? undefined);
  return promise;
}
