import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

/** An answer as it came, with all of its headers. `names`: in lower case, each as often as it came. */
export type RawAnswer = { status: number; headers: IncomingHttpHeaders; names: string[]; body: string };

/** A request whose Host, Origin and method may be anything; `fetch` chooses them itself. */
export function askRaw(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> {
  const { method = 'GET', headers = {}, body } = options;
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const asking = request(url, { method, headers }, (response) => {
    const names = response.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
    const answer = { status: response.statusCode ?? 0, headers: response.headers, names };
    // an open event stream is not waited for
    if (response.headers['content-type'] === 'text/event-stream') {
      response.destroy();
      return resolve({ ...answer, body: '' });
    }
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => (text += part));
    response.on('end', () => resolve({ ...answer, body: text }));
    response.on('error', reject);
  });
  asking.on('error', reject);
  asking.end(body);
  return promise;
}

/** What comes back for bytes that need not be a request; the connection is closed afterwards. */
export function askBytes(url: string, bytes: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (part: string) => (text += part));
  socket.on('error', () => {});
  socket.on('close', () => resolve(text));
  return promise;
}
