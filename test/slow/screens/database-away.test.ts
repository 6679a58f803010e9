import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openDatabaseDoor, type DatabaseDoor } from '../../support/database-door.ts';
import { startGoodword, until, type Goodword } from '../../support/goodword.ts';
import { openScreen, seeText, shoot, signIn, type Screen } from '../../support/screen.ts';

// People whose page meets a database that is away read that, lose nothing they typed, and go on when it is back.

let database: TestDatabase;
let door: DatabaseDoor;
let goodword: Goodword;
let screen: Screen;
let page: Page;
let joinUrl: string;
let campaignId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  door = await openDatabaseDoor(database.connectionString);
  goodword = await startGoodword({
    database: { connectionString: door.connectionString, drop: async () => {} },
  });
  ({ id: campaignId, join_url: joinUrl } = (
    await goodword.api('POST', '/campaigns', { name: 'Give 20, get 20' })
  ).body);
  await goodword.api('POST', `/campaigns/${campaignId}/launch`);
  screen = await openScreen();
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await door.open();
  await goodword.close();
  await door.close();
  await database.drop();
});

async function shootEach(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shoot(page, `${name}-wide-${colorScheme}`);
    await page.setViewportSize({ width: 390, height: 850 });
    await shoot(page, `${name}-phone-${colorScheme}`);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
}

it('a page that is opened meanwhile says so, and comes by itself', async () => {
  await door.shut();
  await page.goto(joinUrl);
  await seeText(page, 'One moment, please');
  await shootEach('away-opened');
  await door.open();
  await page.getByLabel('E-mail').waitFor();
});

it('a form that is sent meanwhile is kept, and sent by itself', async () => {
  await page.goto(joinUrl);
  await page.getByLabel('First name').fill('Rita');
  await page.getByLabel('E-mail').fill('rita@example.com');
  await door.shut();
  await page.getByRole('button', { name: 'Get my referral link' }).click();
  await seeText(page, 'It is kept on this page');
  await shootEach('away-sent');
  await door.open();
  await seeText(page, 'Your referral link is ready');
  const { body } = await goodword.api('GET', '/referrers?search=rita@example.com');
  expect(body.items).toHaveLength(1);
});

it('a screen of the team says so, and shows what there is once the database is back', async () => {
  const team = await signIn(screen.browser, goodword);
  await team.goto(`${goodword.url}/campaigns/${campaignId}/referrers`);
  await seeText(team, 'rita@example.com');
  await door.shut();
  await team.reload();
  await seeText(team, /cannot reach its database/);
  await shoot(team, 'away-team');
  await door.open();
  await until(async () => (await goodword.api('GET', '/campaigns')).status === 200, 'the API works');
  await seeText(team, 'rita@example.com');
  await team.close();
});
