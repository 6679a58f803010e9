import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { announce } from '../../src/live/announce.ts';
import type { Topic } from '../../src/live/topics.ts';
import { ask, cookiesOf, owner, startGoodword, until, type Goodword } from '../support/goodword.ts';

let goodword: Goodword;

beforeAll(async () => {
  goodword = await startGoodword();
});
afterAll(() => goodword.close());

type Listening = { status: number; messages: string[][]; hasEnded(): boolean; close(): Promise<void> };

/** Opens the stream as a screen does. @returns the topics of each message, as they come */
async function listen(headers: Record<string, string> = { cookie: goodword.cookie }): Promise<Listening> {
  const leaving = new AbortController();
  let ended = false;
  const stream = await fetch(`${goodword.url}/api/v1/stream`, { headers, signal: leaving.signal });
  const messages: string[][] = [];
  const reading = (async () => {
    let text = '';
    for await (const chunk of stream.body!) {
      text += new TextDecoder().decode(chunk);
      const complete = text.split('\n\n');
      text = complete.pop() ?? '';
      for (const one of complete) {
        const data = /^event: changed\ndata: (.*)$/.exec(one)?.[1];
        if (data) messages.push(JSON.parse(data).topics);
      }
    }
  })()
    .catch(() => {})
    .finally(() => (ended = true));
  const close = () => {
    leaving.abort();
    return reading;
  };
  return { status: stream.status, messages, hasEnded: () => ended, close };
}

const announced = (workspaceId: string, ...topics: Topic[]) =>
  goodword.app.db.transaction().execute((trx) => announce(trx, workspaceId, ...topics));

it('a burst of changes costs few messages, and none of its topics is lost', async () => {
  const { messages, close } = await listen();
  await until(async () => messages.length > 0, 'the stream opens');
  expect(messages).toEqual([['everything']]);
  const since = Date.now();
  for (let index = 0; index < 300; index += 1) {
    await announced(goodword.workspaceId, 'leads', `imports:${index}`);
  }
  await until(async () => messages.flat().includes('imports:299'), 'the last change arrives');
  const seconds = (Date.now() - since) / 1_000;
  expect(messages.length).toBeLessThanOrEqual(2 + Math.ceil(seconds * 4));
  expect(new Set(messages.flat()).size).toBe(1 + 1 + 300);
  await close();
});

it('a transaction that is rolled back announces nothing, and one of another workspace nothing here', async () => {
  const { messages, close } = await listen();
  await until(async () => messages.length > 0, 'the stream opens');
  const undone = goodword.app.db.transaction().execute(async (trx) => {
    await announce(trx, goodword.workspaceId, 'rewards');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await announced('00000000-0000-7000-8000-000000000001', 'operations');
  await announced(goodword.workspaceId, 'leads');
  await until(async () => messages.flat().includes('leads'), 'the change arrives');
  expect(messages.flat()).toEqual(['everything', 'leads']);
  await close();
});

it('more topics than PostgreSQL takes are announced by their names', async () => {
  const { messages, close } = await listen();
  await until(async () => messages.length > 0, 'the stream opens');
  const many = Array.from({ length: 400 }, (_, index) => `imports:00000000-0000-7000-8000-${index}` as const);
  await announced(goodword.workspaceId, 'operations', ...many);
  await until(async () => messages.flat().includes('imports'), 'the change arrives');
  expect(messages.at(-1)).toEqual(['imports', 'operations']);
  await close();
});

/** Streams that are opened here are pinged when the test says so. */
async function withPings(act: (ping: () => void) => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    await act(() => vi.advanceTimersByTime(25_000));
  } finally {
    vi.useRealTimers();
  }
}

it('a stream ends at the ping after its session has ended, and only that one', async () => {
  const { email, password } = owner;
  const other = cookiesOf(await ask(`${goodword.url}/api/v1/session`, 'POST', { email, password }));
  await withPings(async (ping) => {
    const [ending, staying] = [await listen({ cookie: other }), await listen()];
    await ask(`${goodword.url}/api/v1/session`, 'DELETE', undefined, { cookie: other });
    ping();
    await until(async () => ending.hasEnded(), 'the stream of the ended session ends');
    expect(staying.hasEnded()).toBe(false);
    await staying.close();
  });
});

it('a stream ends at the ping after its API key was revoked', async () => {
  const { key, id } = (await goodword.api('POST', '/api-keys', { name: 'Listener' })).body;
  await withPings(async (ping) => {
    const stream = await listen({ authorization: `Bearer ${key}` });
    ping();
    await goodword.api('GET', '/campaigns');
    expect(stream.hasEnded()).toBe(false);
    await goodword.api('DELETE', `/api-keys/${id}`);
    ping();
    await until(async () => stream.hasEnded(), 'the stream of the revoked key ends');
  });
});

it('a caller has at most twenty streams, and room again when one is closed', async () => {
  const { key } = (await goodword.api('POST', '/api-keys', { name: 'Greedy' })).body;
  const headers = { authorization: `Bearer ${key}` };
  const streams = await Promise.all(Array.from({ length: 20 }, () => listen(headers)));
  expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  expect((await listen(headers)).status).toBe(429);
  expect((await listen()).status).toBe(200);
  await streams[0]!.close();
  await until(async () => (await listen(headers)).status === 200, 'there is room again');
});
