import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { openScreen, pick, seeText, shoot, signIn, type Screen } from '../../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let campaignId: string;
const friends = 30;

beforeAll(async () => {
  goodword = await startPair();
  const campaign = await goodword.campaign();
  ({ campaignId } = campaign);
  await goodword.connect(campaignId);
  await goodword.saveLeadsTab(campaignId);
  for (let n = 1; n <= friends; n += 1) {
    await goodword.ok('POST', '/leads', {
      campaign_id: campaignId,
      referral_code: campaign.code,
      email: `friend${n}@company${n}.example`,
      first_name: `Friend ${String(n).padStart(2, '0')}`,
      last_name: 'of Ana',
    });
  }
  screen = await openScreen(goodword);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

const address = (place: string) => `${goodword.url}/campaigns/${campaignId}/${place}`;

/** The same list as it looks elsewhere. */
async function shootEverywhere(name: string, url: string, text: string): Promise<void> {
  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await signIn(screen.browser, goodword, { width, colorScheme });
      await page.goto(url);
      await seeText(page, text);
      await shoot(page, `${name}-${width}-${colorScheme}`);
      await page.context().close();
    }
  }
}

it('leads are sorted by their headers, and the address keeps it', async () => {
  const { page } = screen;
  await page.goto(address('leads'));
  await seeText(page, 'Friend 30');
  await page.getByRole('columnheader', { name: 'Lead' }).getByRole('button').click();
  const first = page.getByRole('row').nth(1);
  await first.getByText('Friend 01').waitFor();
  expect(await page.getByRole('columnheader', { name: 'Lead' }).getAttribute('aria-sort')).toBe('ascending');
  expect(page.url()).toContain('sort=name&order=asc');
  await page.reload();
  await first.getByText('Friend 01').waitFor();
  await until(
    async () => (await page.getByRole('link', { name: 'Open Friend 01 of Ana in Intercom' }).count()) === 1,
    'the list links to the contact',
  );
  await seeText(page, 'In sync');
  await shootEverywhere('leads', page.url(), 'Friend 01');
});

it('a range is selected with shift, all that match by a button, and what is selected qualifies', async () => {
  const { page } = screen;
  await page.getByLabel('Select Friend 02 of Ana').click();
  await page.getByLabel('Select Friend 05 of Ana').click({ modifiers: ['Shift'] });
  await seeText(page, '4 leads selected');
  await shoot(page, 'leads-selected');
  await page.getByRole('button', { name: 'Select all that match' }).click();
  await seeText(page, `${friends} leads selected, all that match`);
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByLabel('Select Friend 02 of Ana').click();
  await page.getByLabel('Select Friend 05 of Ana').click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Qualify leads' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Qualify leads' }).click();
  await seeText(page, '4 qualified.');
  await page.getByLabel('Select all on screen').check();
  await page.getByRole('button', { name: 'Qualify leads' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Qualify leads' }).click();
  await seeText(page, /21 qualified\. 4 not:/);
});

it('rows can stand closer, and the browser remembers it', async () => {
  const { page } = screen;
  const height = async () => (await page.getByRole('row').nth(1).boundingBox())!.height;
  const before = await height();
  await page.getByRole('button', { name: 'Compact rows' }).click();
  await until(async () => (await height()) < before - 10, 'rows are lower');
  await shoot(page, 'leads-compact');
  await page.reload();
  await seeText(page, 'Friend 01');
  expect(await height()).toBeLessThan(before - 10);
  await page.getByRole('button', { name: 'Compact rows' }).click();
});

it('what is filtered is exported', async () => {
  const { page } = screen;
  await pick(page, 'State', 'Pending');
  await until(async () => (await page.getByRole('row').count()) === 6, 'only those pending are listed');
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const file = await readFile(await (await saved).path(), 'utf8');
  expect(file.trim().split('\n')).toHaveLength(6);
});

it('rewards are issued together and referrers’ links paused together', async () => {
  const { page } = screen;
  await page.goto(address('rewards'));
  await seeText(page, 'for lead');
  await shootEverywhere('rewards', page.url(), 'Earned');
  await page.getByRole('row').nth(1).getByRole('checkbox').click();
  await page
    .getByRole('row')
    .nth(3)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  const bar = page.getByRole('region', { name: 'Selected rows' });
  await bar.getByText('3 rewards selected').waitFor();
  await shoot(page, 'rewards-selected');
  await bar.getByRole('button', { name: 'Issue Now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Issue Now' }).click();
  await seeText(page, '3 issued.');
  await page.goto(address('referrers'));
  await page.getByLabel('Select all on screen').check();
  await page.getByRole('button', { name: 'Pause links' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause links' }).click();
  await seeText(page, /paused\./);
  await pick(page, 'Link', 'Link paused');
  await seeText(page, 'Paused');
  await shootEverywhere('referrers', page.url(), 'Paused');
  await page.getByLabel('Select all on screen').check();
  await page.getByRole('button', { name: 'Resume links' }).click();
  await seeText(page, 'No matches');
});
