import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { openScreen, seeText, shoot, signIn, type Screen } from '../../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let campaignId: string;
let code: string;

beforeAll(async () => {
  goodword = await startPair();
  ({ campaignId, code } = await goodword.campaign());
  await goodword.ok('POST', '/referrers', {
    campaign_id: campaignId,
    email: 'zoe@example.com',
    first_name: 'Zoe',
    last_name: 'Young',
  });
  screen = await openScreen(goodword);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

const form = async (page = screen.page) => {
  await page.goto(`${goodword.url}/campaigns/${campaignId}/leads`);
  await page.getByRole('button', { name: 'Add Leads' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add Leads' });
  const referrer = dialog
    .getByRole('combobox', { name: /^Referrer/ })
    .or(dialog.getByLabel(/^Referrer/))
    .first();
  await referrer.waitFor();
  return { dialog, referrer };
};
const referrerOf = async (email: string) =>
  (await goodword.ok('GET', `/leads?search=${encodeURIComponent(email)}`)).items[0]?.referrer.email;

it('a lead is added for a referrer who is found by name, with the keyboard alone', async () => {
  const { page } = screen;
  const { dialog, referrer } = await form();
  await referrer.focus();
  await page.keyboard.type('zoe you');
  await page.getByRole('option', { name: /Zoe Young.*zoe@example.com/ }).waitFor();
  expect(await page.getByRole('option').count()).toBe(1);
  await shoot(page, 'add-leads-search');
  const phone = await signIn(screen.browser, goodword, { width: 390, colorScheme: 'dark' });
  const onPhone = await form(phone);
  await onPhone.referrer.fill('a');
  await phone.getByRole('option').first().waitFor();
  await shoot(phone, 'add-leads-search-phone-dark');
  await phone.close();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await referrer.inputValue()).toMatch(/^Zoe Young \(/);
  await dialog.getByLabel('Email').fill('yan@example.com');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'yan@example.com' }).waitFor();
  expect(await referrerOf('yan@example.com')).toBe('zoe@example.com');
});

it('a referrer is found by e-mail, and another one can be chosen after', async () => {
  const { page } = screen;
  const { dialog, referrer } = await form();
  await referrer.fill('ana.referrer@');
  await page.getByRole('option', { name: /Ana/ }).click();
  await referrer.fill('zoe@');
  await page.getByRole('option', { name: /Zoe/ }).click();
  await dialog.getByLabel('Email').fill('yas@example.com');
  await dialog.getByRole('button', { name: 'Add lead' }).click();
  await page.getByRole('heading', { name: 'yas@example.com' }).waitFor();
  expect(await referrerOf('yas@example.com')).toBe('zoe@example.com');
});

it('a code works as people type it, and a form without a referrer says so', async () => {
  const { page } = screen;
  const { dialog, referrer } = await form();
  await dialog.getByLabel('Email').fill('yul@example.com');
  await dialog.getByRole('button', { name: 'Add lead' }).click();
  await seeText(page, 'Choose who referred this lead.');
  const typed = ` ${code.replace('-', ' ').toLowerCase()}`;
  await referrer.fill(typed);
  await page.getByRole('option', { name: `Use the code “${typed.trim()}”` }).click();
  await dialog.getByRole('button', { name: 'Add lead' }).click();
  await page.getByRole('heading', { name: 'yul@example.com' }).waitFor();
  expect(await referrerOf('yul@example.com')).toBe('ana.referrer@example.com');
});
