import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { owner, until } from '../support/goodword.ts';
import { go, openScreen, pick, type Screen, seeText, shoot } from '../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let page: Page;

beforeAll(async () => {
  goodword = await startPair();
  screen = await openScreen();
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

it(
  'a customer becomes a referrer and appears in Intercom as the Referrers tab says',
  { timeout: 120_000 },
  async () => {
    await goodword.api('POST', '/campaigns', { name: 'Friends of Acme' });

    await page.goto(goodword.url);
    await page.getByLabel('Work e-mail').fill(owner.email);
    await page.getByLabel('Password').first().fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();

    // launch, then connect
    await go(page, 'Campaign Settings');
    await page.getByRole('button', { name: 'Launch', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Launch/ })
      .click();
    await seeText(page, 'Launched');
    await go(page, 'Integrations and API');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Connect Intercom' }).click();
    await page.getByRole('button', { name: 'Authorize access' }).click();
    await seeText(page, 'Intercom is connected.');

    // Referrers tab: has no qualification rules; a lead, with a fixed text
    await page.getByRole('tab', { name: 'Referrers' }).click();
    await seeText(page, 'When referrer joins campaign');
    expect(await page.getByText('Qualification Rules').filter({ visible: true }).count()).toBe(0);
    await pick(page, 'When referrer joins campaign', 'Create New Lead In Intercom');
    expect(await page.getByLabel('Owner of this integration').first().inputValue()).toContain(owner.name);
    // of the proposed rows one becomes a fixed text; the other's attribute is created on saving
    await pick(page, /Data Type, row 3/, 'Fixed Value');
    await page.getByLabel(/From Goodword, row 3/).fill('Ambassador');
    await pick(page, /To \(Intercom\), row 3/, 'Plan');
    // a return field, with an attribute of its own by name and type
    await page.getByRole('button', { name: 'Create goodword_referrals_count' }).click();
    await seeText(page, '“goodword_referrals_count” created in Intercom.');
    await page.getByRole('button', { name: 'Create another…' }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('converted friends');
    expect(await dialog.getByLabel('Type').first().inputValue()).toBe('Whole number');
    await shoot(page, 'new-attribute');
    await dialog.getByRole('button', { name: 'Create in Intercom' }).click();
    await seeText(page, '“converted friends” created in Intercom.');
    await page.getByRole('button', { name: 'Preview' }).click();
    await seeText(page, 'No referrer has joined this campaign yet. Add one to see what would be written.');
    await page
      .getByLabel('If the contact already exists in Intercom, do nothing, do not update the contact in Intercom')
      .filter({ visible: true })
      .check();
    await shoot(page, 'referrers-tab');
    await page
      .getByRole('region', { name: 'Intercom settings' })
      .getByRole('button', { name: 'Save', exact: true })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create and save' }).click();
    await seeText(page, /Version 1, saved/);

    // a customer joins on the public page, on a phone, and gets a link to copy
    await go(page, 'Dashboard');
    const joinUrl = await page.getByRole('textbox', { name: 'Join page' }).inputValue();
    const customer = await screen.browser.newPage({ viewport: { width: 390, height: 800 } });
    await customer.goto(joinUrl);
    await shoot(customer, 'join-page');
    await customer.getByLabel('First name').fill('Zoe');
    await customer.getByLabel('E-mail').fill('zoe@example.com');
    await customer.getByRole('button', { name: 'Get my referral link' }).click();
    await customer.getByRole('heading', { name: 'Your referral link is ready' }).waitFor();
    expect(await customer.getByRole('textbox', { name: 'Referral link' }).inputValue()).toMatch(
      /\/r\/ZOE-[0-9A-Z]{5}$/,
    );
    await shoot(customer, 'referral-link');

    const query = { field: 'email', operator: '=', value: 'zoe@example.com' };
    const contact = await until(
      async () => (await goodword.intercom.call('POST', '/contacts/search', { query })).body.data[0],
      'the contact in the practice Intercom',
    );
    expect(contact).toMatchObject({ role: 'lead', name: 'Zoe', custom_attributes: { Plan: 'Ambassador' } });

    await go(page, 'Referrers');
    await seeText(page, 'zoe@example.com');
    await shoot(page, 'referrers');

    // what the same settings would do with her now
    await go(page, 'Campaign Settings');
    await go(page, 'Integrations and API');
    await go(page, 'Leads & Referrers');
    await page.getByRole('tab', { name: 'Referrers' }).click();
    expect(await page.getByLabel('Converted Referrals Count').first().inputValue()).toBe('converted friends');
    await pick(page, /^Referrer$/, 'Zoe (zoe@example.com)');
    await page.getByRole('button', { name: 'Preview' }).click();
    await seeText(page, 'Used the contact that is already known to be this person.');
    const plan = page.getByRole('row', { name: /^Plan/ });
    expect(await plan.getByRole('cell').allTextContents()).toEqual([
      'Plan',
      'Ambassador',
      'Ambassador',
      'has this value already',
    ]);
    await shoot(page, 'referrers-tab-preview');
  },
);

it('disconnecting keeps the settings; connecting again finds them', { timeout: 60_000 }, async () => {
  await go(page, 'Campaign Settings');
  await go(page, 'Integrations and API');
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Disconnect/ })
    .click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('button', { name: 'Connect Intercom' }).click();
  await page.getByRole('button', { name: 'Authorize access' }).click();
  await page.getByRole('tab', { name: 'Referrers' }).click();
  await seeText(page, /Version 1, saved/);
  expect(
    await page
      .getByLabel(/From Goodword, row 3/)
      .filter({ visible: true })
      .inputValue(),
  ).toBe('Ambassador');
});
