import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A receiver's response to a POST; `hang` never responds. */
export type ReceiverAnswer = { status?: number; body?: string } | 'hang';

/** A small server that plays an app: its webhook endpoint and every other URL that Intercom calls. */
export interface Receiver {
  url: string;
  received: ReceivedRequest[];
  /** POSTs only. */
  posts(): ReceivedRequest[];
  /** The statuses of the next responses to POSTs; when empty, `answer` decides. */
  answers: number[];
  /** Makes the responses to POSTs; 200 without a body by default. */
  answer: (request: ReceivedRequest) => ReceiverAnswer;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const handle = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const got = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: await text(request),
    };
    receiver.received.push(got);
    const next = got.method === 'POST' ? receiver.answers.shift() : 200;
    const answer = next === undefined ? receiver.answer(got) : { status: next };
    if (answer === 'hang') return;
    response.statusCode = answer.status ?? 200;
    response.end(answer.body);
  };
  const server = http.createServer((request, response) => {
    void handle(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hooks/intercom`,
    received: [],
    posts: () => receiver.received.filter((request) => request.method === 'POST'),
    answers: [],
    answer: () => ({}),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}
