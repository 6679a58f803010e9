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
