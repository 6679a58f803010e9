import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { owner } from '../support/goodword.ts';
import { seeText } from '../support/screen.ts';

// Screens stay fresh by themselves. In a browser.

let pair: Pair;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  pair = await startPair();
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser.close();
  await pair.close();
});

it('what happens after a screen was read, and before it hears of news, is shown as well', async () => {
  const { campaignId, code } = await pair.campaign();
  const { promise: mayOpen, resolve: open } = Promise.withResolvers<void>();
  await page.goto(`${pair.url}/sign-in`);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').first().fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await page.route('**/api/v1/stream', async (route) => {
    await mayOpen;
    await route.continue();
  });
  await page.goto(`${pair.url}/campaigns/${campaignId}/leads`);
  await seeText(page, 'No leads yet');
  await pair.joinAsLead(campaignId, code, 'early@example.com', 'Early');
  open();
  await seeText(page, 'early@example.com');
  // and from then on by news
  await pair.joinAsLead(campaignId, code, 'later@example.com', 'Later');
  await seeText(page, 'later@example.com');
});
