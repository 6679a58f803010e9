import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { owner } from '../support/goodword.ts';
import { copyBy, go, openScreen, pick, type Screen, seeText, shoot } from '../support/screen.ts';

// The tour of the README, line by line: what a line says is done, and nothing else. A line that changes there fails here.

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

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

const tour: [line: string, walk: () => Promise<void>][] = [
  [
    '1. `npm start`, open <http://localhost:4000>, create your account, and press **Start with a sample campaign**.',
    async () => {
      await page.goto(goodword.url);
      await page.getByLabel('Your name').fill(owner.name);
      await page.getByLabel('Work e-mail').fill(owner.email);
      await page.getByLabel('Password').first().fill(owner.password);
      await page.getByLabel('Company name').fill(owner.workspace_name);
      await press('Create account');
      await press('Start with a sample campaign');
    },
  ],
  [
    '2. **Campaign Settings → Integrations and API → CRM**: press **Connect** on the Intercom tile, then **Connect Intercom**.',
    async () => {
      await go(page, 'Campaign Settings');
      await go(page, 'Integrations and API');
      await page.getByRole('tab', { name: 'CRM' }).click();
      await page
        .getByRole('region', { name: 'Intercom' })
        .getByRole('button', { name: 'Connect', exact: true })
        .click();
      await press('Connect Intercom');
    },
  ],
  [
    '3. The practice Intercom asks for access to six things: People, Companies, Tags, Workspace counts, Data attributes and Events. Press **Authorize access**.',
    async () => {
      for (const one of ['People', 'Companies', 'Tags', 'Workspace counts', 'Data attributes', 'Events'])
        await seeText(page, one);
      await press('Authorize access');
    },
  ],
  [
    '4. On the **Leads** tab, under *When lead joins campaign*, choose **Create New User In Intercom**. Email and First Name are mapped, and two attributes that Goodword creates; **+ Add More Fields** maps more.',
    async () => {
      expect(await page.getByRole('tab', { name: 'Leads' }).getAttribute('aria-selected')).toBe('true');
      await pick(page, 'When lead joins campaign', 'Create New User In Intercom');
      const from = await page.getByRole('combobox', { name: /^From Goodword/ }).evaluateAll(valuesOf);
      expect(from.slice(0, 2)).toEqual(['Email', 'First Name']);
      await page.getByText('Created in Intercom when you save.').nth(1).waitFor();
      await page.getByRole('button', { name: '+ Add More Fields' }).waitFor();
      expect(await page.getByText('Setup Required').count()).toBe(0);
    },
  ],
  [
    '5. Under *How to handle duplicate users* choose what happens to a contact that already exists.',
    () => page.getByRole('radio', { name: /do nothing, do not update the contact/ }).check(),
  ],
  [
    '6. Under *Qualification Rules* choose **Data attribute would change**, the property **Signed up** and the target value **Yes**. **Save**, then **Create and save**.',
    async () => {
      await pick(page, 'Select the method you want to use to qualify', 'Data attribute would change');
      await pick(page, 'Select the property that will change', 'Signed up');
      await pick(page, 'Set the target value', 'Yes');
      await press('Save');
      await press('Create and save');
      await seeText(page, /Version 1, saved/);
    },
  ],
  [
    '7. **Referrers**: copy Ana’s referral link, open it in another window, and join as a friend with any e-mail address.',
    async () => {
      await go(page, 'Referrers');
      const link = await copyBy(page, /^Copy referral link ANA-/);
      const friend = await screen.browser.newPage();
      await friend.goto(link);
      await friend.getByLabel('First name').fill('Ben');
      await friend.getByLabel('E-mail').fill('ben@example.com');
      await friend.getByRole('button').click();
      await friend.getByRole('heading', { name: 'Thank you!' }).waitFor();
      await friend.close();
    },
  ],
  [
    '8. **Leads**: open the new lead. *Sent to Intercom* appears on its timeline, and a box says what it is waiting for.',
    async () => {
      await go(page, 'Leads');
      await page.getByText('ben@example.com').first().click();
      await seeText(page, 'Sent to Intercom');
      await seeText(page, /Waiting for “Signed up” to become “Yes”/);
    },
  ],
  [
    '9. Open the practice Intercom (<http://127.0.0.1:4001>), find the new contact, set **Signed up** to **Yes**, and save.',
    async () => {
      const intercom = await screen.browser.newPage();
      await intercom.goto(goodword.intercom.url);
      await intercom.getByRole('searchbox').fill('ben@example.com');
      await intercom.getByRole('searchbox').press('Enter');
      await intercom.getByRole('link', { name: /Ben/ }).first().click();
      await intercom.getByLabel('Signed up', { exact: true }).selectOption('Yes');
      await intercom.getByRole('button', { name: 'Save', exact: true }).click();
    },
  ],
  [
    '10. Look at the lead again, without reloading: **Qualified**, and **Reward Due**. **Rewards → Issue Now** when you have given it.',
    async () => {
      await seeText(page, 'Reward Due');
      await seeText(page, 'Qualified');
      await go(page, 'Rewards');
      await page
        .getByRole('button', { name: /Issue Now/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Issue Now' }).click();
      await page.getByRole('tab', { name: 'Issued Rewards' }).click();
      await seeText(page, '$25.00');
    },
  ],
];

/** Runs in the browser. */
const valuesOf = (inputs: unknown[]) => inputs.map((input) => (input as { value: string }).value);

it('the README has the lines that are walked here', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const section = readme.slice(readme.indexOf('## The tour'), readme.indexOf('\n| |'));
  const lines = section.split('\n').filter((line) => /^\d+\. /.test(line));
  expect(lines.map((line) => line.replaceAll("'", '’'))).toEqual(tour.map(([line]) => line));
});

it.each(tour)('%s', { timeout: 60_000 }, async (line, walk) => {
  await walk();
  await shoot(page, `tour-${line.split('.')[0]}`);
});
