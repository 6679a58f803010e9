import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { owner } from '../support/goodword.ts';
import { copyBy, go, openScreen, pick, type Screen, seeText, shoot } from '../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let page: Page;

beforeAll(async () => {
  goodword = await startPair({ blank: true });
  screen = await openScreen();
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

it('from the first visit to a reward that is Due', { timeout: 120_000 }, async () => {
  // the first visit makes the owner, a blank installation offers a sample
  await page.goto(goodword.url);
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('Work e-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: false }).first().fill(owner.password);
  await page.getByLabel('Company name').fill(owner.workspace_name);
  await shoot(page, 'first-visit');
  await page.getByRole('button', { name: /create/i }).click();
  await shoot(page, 'blank');
  await page.getByRole('button', { name: 'Start with a sample campaign' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await shoot(page, 'dashboard-sample');

  // connect Intercom
  await go(page, 'Campaign Settings');
  await go(page, 'Integrations and API');
  await page.getByRole('tab', { name: 'CRM' }).click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  const named = await page.getByRole('dialog').getByRole('listitem').allInnerTexts();
  await shoot(page, 'connect-modal');
  await page.getByRole('button', { name: 'Connect Intercom' }).click();
  // the authorization page names what the modal named, and what the panel in the Inbox adds
  await seeText(page, 'It will be able to');
  const asked = (await page.getByRole('listitem').allInnerTexts()).map((line) => line.toLowerCase().replace(' —', ':'));
  expect(asked.slice(0, 6)).toEqual(named.map((line) => line.toLowerCase()));
  await shoot(page, 'authorize');
  await page.getByRole('button', { name: 'Authorize access' }).click();
  await seeText(page, 'When lead joins campaign');

  // Leads tab: action, mapping, duplicates, rule, in this order; then what we add
  expect(await page.getByText('Setup Required').count()).toBe(0);
  await pick(page, 'When lead joins campaign', 'Create New User In Intercom');
  await seeText(page, 'Map your fields');
  // the proposal: attributes of ours are created on saving, so nothing is wrong with it
  await seeText(page, 'Created in Intercom when you save.');
  await shoot(page, 'leads-tab-proposal');
  await page.getByRole('button', { name: 'Remove row 4' }).click();
  expect(await page.getByText('Setup Required').count()).toBe(0);
  await page.getByRole('button', { name: '+ Add More Fields' }).click();
  // a row that is not filled in is required to be, and no longer once it is
  await page.getByText('Setup Required').waitFor();
  await shoot(page, 'leads-tab-mapping');
  await pick(page, /Data Type, row 4/, 'Dynamic Value');
  await pick(page, /From Goodword, row 4/, 'Referrer First Name');
  await pick(page, /To \(Intercom\), row 4/, 'Seats');
  await seeText(page, '“Seats” in Intercom must be a whole number, but Referrer First Name is a text');
  await pick(page, /To \(Intercom\), row 4/, 'Plan');
  await page.getByText('Setup Required').waitFor({ state: 'detached' });
  await pick(page, /When to write, row 4/, 'Only if empty');
  await page
    .getByLabel(
      'If the contact already exists in Intercom, then update the contact that already exists in Intercom to mark them as referred',
    )
    .check();
  await pick(page, 'Select the method you want to use to qualify', 'Data attribute would change');
  // the team's own attributes stand first
  await page
    .getByRole('combobox', { name: 'Select the property that will change' })
    .or(page.getByRole('textbox', { name: 'Select the property that will change' }))
    .first()
    .click();
  expect(await page.getByRole('option').first().textContent()).toBe('Signed up');
  await page.keyboard.press('Escape');
  await pick(page, 'Select the property that will change', 'Signed up');
  await pick(page, 'Set the target value', 'Yes');
  await page.getByLabel('Tag', { exact: true }).fill('Referred');
  await page.getByLabel('Add a note').check();
  await page.getByLabel('Track data events').check();
  const panel = page.getByRole('region', { name: 'Intercom settings' });
  expect(await panel.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    'When lead joins campaign',
    'Map your fields',
    'How to handle duplicate users',
    'Qualification Rules',
    'Mark as referred',
    'Data events',
    'Preview',
  ]);
  await shoot(page, 'leads-tab-ready');
  await page
    .getByRole('region', { name: 'Intercom settings' })
    .getByRole('button', { name: 'Save', exact: true })
    .click();
  // one confirmation lists what is created
  const question = page.getByRole('dialog', { name: 'Create 1 attribute in Intercom?' });
  await question.getByText('goodword_referrer_name').waitFor();
  await shoot(page, 'leads-tab-create');
  await question.getByRole('button', { name: 'Create and save' }).click();
  await seeText(page, /Version 1, saved/);
  await shoot(page, 'leads-tab-saved');

  // a friend joins by the sample referrer's link
  await go(page, 'Referrers');
  const link = await copyBy(page, /^Copy referral link ANA-/);
  const friend = await screen.browser.newPage({ viewport: { width: 390, height: 800 } });
  await friend.goto(link);
  await friend.getByRole('heading', { name: 'Ana invited you to Acme' }).waitFor();
  await shoot(friend, 'referral-link-page');
  await friend.getByLabel('First name').fill('Ben');
  await friend.getByLabel('E-mail').fill('ben@example.com');
  await friend.getByLabel('Company (optional)').fill('Ada & Co');
  await friend.getByRole('button').click();
  await friend.getByRole('heading', { name: 'Thank you!' }).waitFor();
  await friend.close();

  // the lead is on screen, and its timeline says that it was sent to Intercom
  await go(page, 'Leads');
  await page.getByText('ben@example.com').first().click();
  await seeText(page, 'Sent to Intercom');
  await shoot(page, 'lead-pending');

  // find the new contact in the practice Intercom and change the attribute there
  const intercom = await screen.browser.newPage();
  await intercom.goto(goodword.intercom.url);
  await intercom.getByRole('searchbox').fill('ben@example.com');
  await intercom.getByRole('searchbox').press('Enter');
  await intercom.getByRole('link', { name: /Ben/ }).first().click();
  await intercom.getByLabel('Signed up', { exact: true }).selectOption('Yes');
  await shoot(intercom, 'practice-contact');
  await intercom.getByRole('button', { name: 'Save', exact: true }).click();

  // without reloading: Qualified, and the reward is Due
  await seeText(page, 'Reward Due');
  await seeText(page, 'Qualified');
  await shoot(page, 'lead-qualified');
  await go(page, 'Rewards');
  await page.getByRole('tab', { name: 'Due Rewards' }).waitFor();
  await seeText(page, '$25.00');
  await shoot(page, 'rewards-due');
  await page
    .getByRole('button', { name: /Issue Now/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Issue Now' }).click();
  await page.getByRole('tab', { name: 'Issued Rewards' }).click();
  await seeText(page, '$25.00');
  await go(page, 'Dashboard');
  await seeText(page, 'Conversion Rate');
  await seeText(page, '100%');
  await shoot(page, 'dashboard-after');

  // the preview: what other settings would do to Ben's contact, before they are saved
  await go(page, 'Campaign Settings');
  await go(page, 'Integrations and API');
  await page.getByRole('link', { name: 'Configure' }).click();
  await seeText(page, /Version 1, saved/);
  await page.getByRole('button', { name: 'Preview' }).click();
  await seeText(page, /Ben: The contact in Intercom has these values already/);
  await pick(page, /Data Type, row 4/, 'Fixed Value');
  await page.getByLabel(/From Goodword, row 4/).fill('Gold');
  const plan = page.getByRole('row', { name: /^Plan/ });
  await plan.getByText('kept: only written if empty').waitFor();
  await pick(page, /When to write, row 4/, 'Always');
  await seeText(page, /Ben: The contact in Intercom would be updated as below/);
  expect(await plan.getByRole('cell').allTextContents()).toEqual(['Plan', 'Ana', 'Gold', 'written']);
  await shoot(page, 'leads-tab-preview');
  await page
    .getByLabel('If the contact already exists in Intercom, do nothing, do not update the contact in Intercom')
    .check();
  // whom Goodword created is brought up to date all the same
  await seeText(page, /Ben: The contact in Intercom would be updated as below/);

  // and all of it once, in Intercom as here
  expect((await goodword.app.db.selectFrom('rewards').selectAll().execute()).length).toBe(1);
});
