import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { startGoodword, until } from './support/goodword.ts';

it('a stop lets the request in progress finish, and its answer arrives', async () => {
  const goodword = await startGoodword();
  const { db } = goodword.app;
  const campaign = (await goodword.api('POST', '/campaigns', { name: 'Slow' })).body;
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const holding = db.transaction().execute(async (trx) => {
    await trx.selectFrom('campaigns').selectAll().forUpdate().execute();
    await held;
  });
  let isWaiting = false;
  goodword.app.server.server.on('request', () => (isWaiting = true));
  const launching = goodword.api('POST', `/campaigns/${campaign.id}/launch`);
  await until(async () => isWaiting, 'the request is under way');
  const stopping = goodword.app.stop();
  release();
  expect((await launching).body).toMatchObject({ state: 'Launched' });
  await holding;
  await stopping;
  await goodword.database.drop();
});

/** What became of a request: the status, or how its connection broke, and whether that was open before the stop. */
type Outcome = { status: number | string; isOpenBefore: boolean };

it('connections that were open before a stop get their answers, also those that a proxy keeps', async () => {
  const goodword = await startGoodword();
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const openBefore = new Set<Socket>();
  const outcomes: Outcome[] = [];
  let isStopping = false;
  const askOnce = () =>
    new Promise<void>((resolve) => {
      let socket: Socket | undefined;
      const note = (status: number | string) => {
        outcomes.push({ status, isOpenBefore: socket !== undefined && openBefore.has(socket) });
        resolve();
      };
      const asking = request(`${goodword.url}/api/v1/campaigns`, { agent, headers: { cookie: goodword.cookie } });
      asking.on('socket', (given) => {
        socket = given;
        if (!given.connecting && !isStopping) openBefore.add(given);
        given.once('connect', () => !isStopping && openBefore.add(given));
      });
      asking.on('response', (response) => response.resume().on('end', () => note(response.statusCode ?? 0)));
      asking.on('error', (error: NodeJS.ErrnoException) => note(error.code ?? error.message));
      asking.end();
    });
  const over = new AbortController();
  const visitors = Array.from({ length: 20 }, async () => {
    while (!over.signal.aborted) await askOnce();
  });
  await until(async () => outcomes.length > 100, 'the load is on');
  isStopping = true;
  const stopping = goodword.app.stop();
  await stopping;
  over.abort();
  await Promise.all(visitors);
  agent.destroy();
  await goodword.database.drop();
  const failed = outcomes.filter(({ status, isOpenBefore }) => isOpenBefore && status !== 200);
  expect(failed).toEqual([]);
});
