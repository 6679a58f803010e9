import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { go, openScreen, seeText, shoot, signIn, type Screen } from '../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let campaignId: string;

beforeAll(async () => {
  goodword = await startPair();
  const campaign = await goodword.campaign();
  ({ campaignId } = campaign);
  for (const name of ['Ann', 'Ben', 'Cleo']) {
    await goodword.joinAsLead(campaignId, campaign.code, `${name.toLowerCase()}@example.com`, name);
  }
  screen = await openScreen(goodword);
  await screen.page.goto(`${goodword.url}/campaigns/${campaignId}/leads`);
  await seeText(screen.page, 'Cleo');
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

const focused = () => screen.page.evaluate<string>("document.activeElement?.closest('a')?.textContent ?? 'no link'");

it('j and k move through the rows, and Enter opens one', async () => {
  const { page } = screen;
  await page.keyboard.press('j');
  expect(await focused()).toContain('Cleo');
  await page.keyboard.press('j');
  expect(await focused()).toContain('Ben');
  await page.keyboard.press('k');
  expect(await focused()).toContain('Cleo');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Cleo/ }).waitFor();
  expect(page.url()).toContain('/leads/');
});

it('/ goes to the search field, in which letters are letters', async () => {
  const { page } = screen;
  await go(page, 'Leads');
  await seeText(page, 'Ann');
  await page.keyboard.press('/');
  await page.keyboard.type('jx?');
  const field = page.getByRole('searchbox', { name: 'Search name or e-mail' });
  expect(await field.inputValue()).toBe('jx?');
  await seeText(page, 'No matches');
  await field.fill('');
  await seeText(page, 'Ann');
});

it('? shows the shortcuts, which can be switched off', async () => {
  const { page } = screen;
  await go(page, 'Referrers');
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByText('Next row').waitFor();
  await shoot(page, 'keyboard-shortcuts');
  await list.getByLabel('Use single keys').uncheck({ force: true });
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await go(page, 'Leads');
  await seeText(page, 'Ann');
  await page.keyboard.press('j');
  expect(await focused()).not.toContain('Cleo');
  await page.keyboard.press('?');
  await list.getByLabel('Use single keys').check({ force: true });
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
});

it('the command palette goes to screens and finds people', async () => {
  const { page } = screen;
  await page.keyboard.press('Control+k');
  const field = page.getByRole('textbox', { name: 'Search or go to' });
  await field.waitFor();
  await shoot(page, 'command-palette');
  await field.fill('rules');
  await page.getByRole('dialog').getByText('Reward Rules').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/settings\/rewards/);

  await page.keyboard.press('Control+k');
  await field.fill('cleo@');
  await page.getByRole('dialog').getByText('cleo@example.com').waitFor();
  await shoot(page, 'command-palette-people');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Cleo/ }).waitFor();

  await page.getByRole('button', { name: 'Search or go to…' }).first().click();
  await field.fill('no such thing at all');
  await seeText(page, 'Nothing found for');
  await page.keyboard.press('Escape');
});

it('the palette fits a phone in dark colours', async () => {
  const phone = await signIn(screen.browser, goodword, { width: 390, colorScheme: 'dark' });
  await phone.goto(`${goodword.url}/campaigns/${campaignId}/leads`);
  await phone.getByRole('button', { name: 'Open navigation' }).click();
  await phone.getByRole('button', { name: 'Search or go to…' }).click();
  await phone.getByRole('textbox', { name: 'Search or go to' }).fill('ann');
  await phone.getByRole('dialog').getByText('ann@example.com').first().waitFor();
  await shoot(phone, 'command-palette-phone-dark');
  await phone.close();
});
