import { afterAll, beforeAll, expect, it } from 'vitest';
import { announce } from '../../src/live/announce.ts';
import type { Topic } from '../../src/live/topics.ts';
import { startGoodword, until, type Goodword } from '../support/goodword.ts';

let goodword: Goodword;

beforeAll(async () => {
  goodword = await startGoodword();
});
afterAll(() => goodword.close());

/** Opens the stream as a screen does. @returns the topics of each message, as they come */
async function listen(): Promise<{ messages: string[][]; close(): Promise<void> }> {
  const leaving = new AbortController();
  const headers = { cookie: goodword.cookie };
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
  })().catch(() => {});
  const close = () => {
    leaving.abort();
    return reading;
  };
  return { messages, close };
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
  await announced('00000000-0000-7000-8000-000000000001', 'runs');
  await announced(goodword.workspaceId, 'leads');
  await until(async () => messages.flat().includes('leads'), 'the change arrives');
  expect(messages.flat()).toEqual(['everything', 'leads']);
  await close();
});

it('more topics than PostgreSQL takes are announced by their names', async () => {
  const { messages, close } = await listen();
  await until(async () => messages.length > 0, 'the stream opens');
  const many = Array.from({ length: 400 }, (_, index) => `imports:00000000-0000-7000-8000-${index}` as const);
  await announced(goodword.workspaceId, 'runs', ...many);
  await until(async () => messages.flat().includes('imports'), 'the change arrives');
  expect(messages.at(-1)).toEqual(['imports', 'runs']);
  await close();
});
