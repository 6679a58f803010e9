import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { go, openScreen, pick, seeText, shoot, signIn, type Screen } from '../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let campaignId: string;
let code: string;

beforeAll(async () => {
  goodword = await startPair();
  ({ campaignId, code } = await goodword.campaign());
  await goodword.connect(campaignId);
  await goodword.saveLeadsTab(campaignId);
  await goodword.joinAsLead(campaignId, code, 'ben@example.com');
  for (const [n, name] of ['Ben', 'Benno', 'Benita', 'Benoit'].entries()) {
    await goodword.joinAsLead(campaignId, code, `ben+${n}@example.com`, name);
  }
  screen = await openScreen(goodword);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

const stateOf = async (name: string) =>
  (await goodword.ok('GET', `/leads?campaign_id=${campaignId}&limit=100`)).items.find(
    (one: any) => one.first_name === name,
  ).state;

it('leads on hold are found from the dashboard, released and refused one by one and many at once', async () => {
  const { page } = screen;
  await page.goto(`${goodword.url}/campaigns/${campaignId}/dashboard`);
  await page.getByRole('link', { name: /On Hold/ }).click();
  await seeText(page, '4 leads on hold');
  await seeText(page, /Another lead of this campaign has the same mailbox/);
  await shoot(page, 'leads-on-hold');
  const phone = await signIn(screen.browser, goodword, { width: 390, colorScheme: 'dark' });
  await phone.goto(page.url());
  await seeText(phone, '4 leads on hold');
  await shoot(phone, 'leads-on-hold-phone-dark');
  await phone.close();

  // one, on its page
  await page.getByRole('link', { name: 'Benno' }).first().click();
  await seeText(page, /It is not sent to Intercom before it is released/);
  await shoot(page, 'lead-on-hold');
  await page.getByRole('button', { name: 'Release' }).click();
  await page.getByRole('dialog').getByText('judged from its joining on').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
  await seeText(page, 'Benno released.');
  await seeText(page, 'Sent to Intercom');
  expect(await stateOf('Benno')).toBe('Pending');

  // one, in the list
  await go(page, 'Leads');
  await pick(page, 'State', 'On hold');
  await page
    .getByRole('row', { name: /Benita/ })
    .getByRole('button', { name: 'Refuse' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
  await seeText(page, 'Benita refused.');
  await seeText(page, '2 leads on hold');
  expect(await stateOf('Benita')).toBe('Not qualified');

  // those selected, then all
  await page.getByLabel('Select Benoit').check();
  await page.getByRole('button', { name: 'Release selected' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Release 1 lead' }).click();
  await seeText(page, '1 lead released.');
  await seeText(page, '1 lead on hold');
  await page.getByRole('button', { name: 'Refuse all (1)' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Refuse 1 lead' }).click();
  await seeText(page, '1 lead refused.');
  await seeText(page, 'No matches');
  await until(async () => (await stateOf('Benoit')) === 'Pending', 'the selected lead is released');

  await pick(page, 'State', 'Not qualified');
  await seeText(page, 'Benita');
  await shoot(page, 'leads-not-qualified');
});

it('the number of leads a day is a setting of the campaign, which may be left empty', async () => {
  const { page } = screen;
  await page.goto(`${goodword.url}/campaigns/${campaignId}/settings/general`);
  const field = page.getByLabel('Leads per day');
  await field.fill('50');
  const section = page.getByRole('region', { name: 'Leads on hold' });
  await section.getByRole('button', { name: 'Save' }).click();
  await seeText(page, 'Leads per day saved.');
  await shoot(page, 'leads-per-day');
  const saved = async () => (await goodword.ok('GET', `/campaigns/${campaignId}`)).leads_per_day;
  expect(await saved()).toBe(50);
  await field.fill('');
  await section.getByRole('button', { name: 'Save' }).click();
  await until(async () => (await saved()) === null, 'there is no limit');
});
