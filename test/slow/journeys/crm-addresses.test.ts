import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { go, openScreen, pick, type Screen, seeText, shoot } from '../../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let page: Page;
let crm: string;

beforeAll(async () => {
  goodword = await startPair();
  const { campaignId } = await goodword.campaign();
  await goodword.connect(campaignId);
  await goodword.saveLeadsTab(campaignId);
  crm = `${goodword.url}/campaigns/${campaignId}/settings/integrations/crm`;
  screen = await openScreen(goodword);
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

it.each([
  ['', '/connection', 'Where this campaign works'],
  ['/connections', '/connection', 'Where this campaign works'],
  ['#qualification', '/panel#qualification', 'Qualification Rules'],
  ['#return-fields', '/panel#return-fields', 'When lead joins campaign'],
  ['?intercom=denied', '/connection?intercom=denied', 'Intercom is not connected'],
  ['/panel?tab=referrers', '/panel?tab=referrers', 'When referrer joins campaign'],
])('the address %s of the CRM tab leads to %s', async (from, to, text) => {
  await page.goto('about:blank');
  await page.goto(crm + from);
  await seeText(page, text);
  expect(page.url()).toBe(crm + to);
});

it('every screen of the tab has its entry and its address', async () => {
  await page.goto(crm);
  for (const [entry, address] of [
    ['Leads & Referrers', '/panel'],
    ['Sync health', '/sync-health'],
    ['Delivery log', '/deliveries'],
    ['Alerts', '/alerts'],
    ['Intercom app', '/app'],
    ['Connection', '/connection'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Intercom' }).getByRole('link', { name: entry }).click();
    await page.waitForURL(crm + address);
  }
});

it('Save stays in sight with what is not saved, and leaving asks', { timeout: 60_000 }, async () => {
  await page.goto(`${crm}/panel`);
  await pick(page, 'When lead joins campaign', 'Create New Lead In Intercom');
  await page.getByLabel('Add a note').check();
  await seeText(page, '2 unsaved changes');
  await page.evaluate('window.scrollTo(0, 0)');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  const isInSight = async () => {
    const box = await save.boundingBox();
    return box !== null && box.y > 0 && box.y + box.height <= 900;
  };
  expect(await isInSight()).toBe(true);
  await shoot(page, 'panel-unsaved');

  // the other tab keeps them; another screen asks
  await page.getByRole('tab', { name: 'Referrers' }).click();
  await page.waitForURL(/tab=referrers/);
  await page.getByRole('tab', { name: 'Leads' }).click();
  await seeText(page, '2 unsaved changes');
  await page.getByRole('link', { name: 'Sync health' }).click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
  await seeText(page, '2 unsaved changes');

  // the index leads to a section, and Save is still there
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Data events' }).click();
  await page.getByRole('heading', { name: 'Data events' }).waitFor();
  expect(page.url()).toContain('#leads-events');
  expect(await isInSight()).toBe(true);
  await shoot(page, 'panel-scrolled');

  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByText('unsaved change').waitFor({ state: 'detached' });
  expect(await save.isDisabled()).toBe(true);
  await go(page, 'Sync health');
  await page.waitForURL(/sync-health/);
});

it('the panel offers to sync contacts as referrers, and fits a phone', { timeout: 60_000 }, async () => {
  await page.goto(`${crm}/panel`);
  await page.getByRole('link', { name: 'Sync contacts as referrers' }).click();
  await page.waitForURL(/referrers\/sync$/);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${crm}/panel`);
  await seeText(page, 'Map your fields');
  await shoot(page, 'phone-panel');
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 900 });
});
