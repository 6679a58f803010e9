import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { go, openScreen, seeText, shoot, signIn, type Screen } from '../../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let campaignId: string;

beforeAll(async () => {
  goodword = await startPair();
  const campaign = await goodword.campaign();
  ({ campaignId } = campaign);
  const leadId = await goodword.joinAsLead(campaignId, campaign.code, 'ben@example.com');
  await goodword.ok('POST', `/leads/${leadId}/qualify`);
  screen = await openScreen(goodword);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

it('a reward opens a page that says what it rests on, and is issued there', async () => {
  const { page } = screen;
  await page.goto(`${goodword.url}/campaigns/${campaignId}/rewards`);
  // a click beside the links of the row opens it as the link does
  await page.getByRole('row', { name: /Ana/ }).getByText('Due', { exact: true }).click();
  await page.getByRole('heading', { name: '$20.00 to Ana' }).waitFor();
  await seeText(page, 'Reward for the referrer, version 1');
  const timeline = page.getByRole('region', { name: 'Timeline' });
  for (const title of ['Joined', 'Qualified', 'Reward Due']) {
    await timeline.getByText(title, { exact: true }).waitFor();
  }
  await shoot(page, 'reward');
  const phone = await signIn(screen.browser, goodword, { width: 390, colorScheme: 'dark' });
  await phone.goto(page.url());
  await phone.getByRole('heading', { name: '$20.00 to Ana' }).waitFor();
  await shoot(phone, 'reward-phone-dark');
  await phone.close();

  await page.getByRole('button', { name: 'Issue Now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Issue Now' }).click();
  await timeline.getByText('Reward Issued', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Issue Now' }).count()).toBe(0);
});

it('a referrer shows what was issued to them, in the list and beside it', async () => {
  const { page } = screen;
  await go(page, 'Referrers');
  await page.getByRole('row', { name: /Ana/ }).getByText('$20.00').waitFor();
  await shoot(page, 'referrers-with-sums');
  await page.getByRole('link', { name: 'Ana' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Rewards issued').waitFor();
  await drawer.getByText('$20.00').waitFor();
});
