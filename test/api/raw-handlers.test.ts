import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';

// What is asked most often is answered before the framework. Each case here is asked in both ways and must be answered alike.
let pair: Pair;
let code: string;

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  const campaign = await pair.campaign();
  ({ code } = campaign);
  await pair.connect(campaign.campaignId);
});
afterAll(() => pair.close());

type Answer = { status: number; headers: Record<string, unknown>; body: string };

function ask(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const asking = request(pair.url + path, { method, headers }, (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => (text += part));
    response.on('end', () => {
      const { date: _date, connection: _connection, 'keep-alive': _kept, ...rest } = response.headers;
      resolve({ status: response.statusCode ?? 0, headers: rest, body: text });
    });
  });
  asking.on('error', reject);
  asking.end(body);
  return promise;
}

const withoutToken = (answer: Answer) =>
  JSON.parse(JSON.stringify(answer).replaceAll(/ref=[\w.-]+|goodword_ref=[\w.-]+/g, 'token')) as unknown;

it('a link in the cache is answered like one that is read from the database', async () => {
  const count = async () =>
    Number(
      (
        await pair.crm.db
          .selectFrom('link_visits')
          .select(({ fn }) => fn.countAll().as('n'))
          .execute()
      )[0]?.n,
    );
  const before = await count();
  const first = await ask('GET', `/r/${code}?from=mail`);
  const again = await ask('GET', `/r/${code}`);
  expect(first.status).toBe(302);
  expect(first.headers['set-cookie']).toEqual([
    expect.stringMatching(/^goodword_ref=.*HttpOnly; SameSite=Lax/),
    expect.stringMatching(/^goodword_visit=1; .*HttpOnly; SameSite=Lax/),
  ]);
  expect(withoutToken(again)).toEqual(withoutToken(first));
  expect(await count()).toBe(before + 2);
});

it('a visitor who guessed too many codes is refused a link in the cache too', async () => {
  const guessAndOpen = async () => {
    for (let guess = 0; guess < 60; guess += 1) await ask('GET', `/r/WRONG${guess}`);
    return (await ask('GET', `/r/${code}`)).status;
  };
  // guesses are counted by the minute, which may end between them
  expect([await guessAndOpen(), await guessAndOpen()]).toContain(429);
});

const notification = (id: string) =>
  JSON.stringify({
    type: 'notification_event',
    app_id: 'prac7ice',
    id,
    topic: 'contact.user.updated',
    created_at: 1_764_000_000,
    data: { item: { type: 'contact', id: `stranger-${id}` } },
  });

it.each([
  ['stored', notification('notif_1'), notification('notif_2'), 200],
  ['of an unknown workspace', notification('notif_3').replace('prac7ice', 'elsewhere'), null, 404],
  ['of another shape', '{"type":"something else"}', null, 400],
  ['not JSON', '{"type":', null, 400],
  ['forged', 'forged', null, 401],
])('a notification %s gets the same answer with a content length and in chunks', async (_case, body, other, status) => {
  const post = (text: string, framing: Record<string, string>) =>
    ask(
      'POST',
      '/hooks/intercom',
      {
        'content-type': 'application/json',
        'x-hub-signature':
          text === 'forged'
            ? 'sha1=00'
            : `sha1=${createHmac('sha1', pair.intercom.clientSecret).update(text).digest('hex')}`,
        ...framing,
      },
      text,
    );
  const whole = await post(body, { 'content-length': String(Buffer.byteLength(body)) });
  const inPieces = await post(other ?? body, { 'transfer-encoding': 'chunked' });
  expect(whole.status).toBe(status);
  expect(whole).toEqual(inPieces);
  const rows = await pair.crm.db.selectFrom('notifications').select('notification_id').execute();
  expect(rows.map((row) => row.notification_id).toSorted()).toEqual(['notif_1', 'notif_2']);
});

it('a caller that hangs up in the middle of a body leaves the server working for others', async () => {
  const connection = connect(Number(new URL(pair.url).port), '127.0.0.1');
  await once(connection, 'connect');
  connection.write(
    'POST /hooks/intercom HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"ty',
  );
  // answered on another connection after the server has seen the first half
  expect((await ask('GET', '/hooks/intercom')).status).toBe(200);
  connection.resetAndDestroy();
  await once(connection, 'close');
  expect((await ask('GET', '/hooks/intercom')).status).toBe(200);
  expect((await ask('GET', '/hooks/intercom')).status).toBe(200);
});
