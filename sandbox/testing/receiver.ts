import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedRequest {
  method: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A small server standing in for an app's webhook endpoint. */
export interface Receiver {
  url: string;
  received: ReceivedRequest[];
  /** POSTs only. */
  posts(): ReceivedRequest[];
  /** The statuses of the next answers; 200 when it is empty. */
  answers: number[];
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedRequest[] = [];
  const answers: number[] = [];
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const method = request.method ?? '';
    received.push({ method, headers: request.headers, body: await text(request) });
    response.statusCode = (method === 'POST' ? answers.shift() : undefined) ?? 200;
    response.end();
  };
  const server = http.createServer((request, response) => {
    void answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks/intercom`,
    received,
    posts: () => received.filter((request) => request.method === 'POST'),
    answers,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
