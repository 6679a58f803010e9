import type { Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { openScreen, type Screen, seeText } from '../support/screen.ts';

// Open screens show changes without reloading. In a browser.

let pair: Pair;
let screen: Screen;
let page: Page;

beforeAll(async () => {
  pair = await startPair();
  screen = await openScreen(pair);
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await pair.close();
});

it('a change between the first reading of a screen and the opening of its event stream is shown', async () => {
  const { campaignId, code } = await pair.campaign();
  const { promise: mayOpen, resolve: open } = Promise.withResolvers<void>();
  await page.route('**/api/v1/stream', async (route) => {
    await mayOpen;
    await route.continue();
  });
  await page.goto(`${pair.url}/campaigns/${campaignId}/leads`);
  await seeText(page, 'No leads yet');
  await pair.joinAsLead(campaignId, code, 'early@example.com', 'Early');
  open();
  await seeText(page, 'early@example.com');
  // and from then on by its topic
  await pair.joinAsLead(campaignId, code, 'later@example.com', 'Later');
  await seeText(page, 'later@example.com');
});
