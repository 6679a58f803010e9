import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { openScreen, type Screen, seeText, shoot } from '../support/screen.ts';
import { useSearchLag } from '../support/search-lag.ts';

// Disconnecting, connecting again, what was recovered; then a difference and its repair. In a browser.

let pair: Pair;
let screen: Screen;
let page: Page;
let campaignId: string;
let code: string;

useSearchLag(0);
beforeAll(async () => {
  pair = await startPair();
  ({ campaignId, code } = await pair.campaign());
  screen = await openScreen(pair);
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await pair.close();
});

const change = (contactId: string, custom_attributes: Record<string, unknown>) =>
  pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes });
const health = () => page.getByRole('region', { name: 'Sync health' });
const crmTab = () => page.goto(`${pair.url}/campaigns/${campaignId}/settings/integrations/crm`);

/** Walks through Intercom's page, as the button does. */
async function connect(): Promise<void> {
  await page.getByRole('button', { name: 'Connect', exact: true }).first().click();
  await page.getByRole('button', { name: /^Connect (practice )?Intercom$/i }).click();
  await page.getByRole('button', { name: 'Authorize access' }).click();
  await page.getByRole('region', { name: 'Intercom settings' }).waitFor();
}

/** Opens Sync health from the CRM tab. */
async function openHealth(): Promise<void> {
  await crmTab();
  await page.getByRole('link', { name: /^Sync health/ }).click();
}

it(
  'disconnecting and connecting again loses no change, and a difference is repaired',
  { timeout: 180_000 },
  async () => {
    await crmTab();
    await connect();
    await pair.saveLeadsTab(campaignId);
    const leadId = await pair.joinAsLead(campaignId, code, 'gap@example.com', 'Gabi');
    const { contact_id: contactId } = await pair.delivered(leadId);
    await openHealth();
    await health().getByText('Last webhook').waitFor();
    // no check was made yet: there is no number
    await health().getByText('Not compared yet.').waitFor();
    expect(await health().innerText()).toMatch(/Drift\s+–\s+Not compared yet\./);
    await shoot(page, 'health-fresh');
    await page.setViewportSize({ width: 390, height: 844 });
    await shoot(page, 'health-fresh-phone');
    await page.setViewportSize({ width: 1280, height: 900 });

    // the connection ends while people keep working in Intercom and here
    await crmTab();
    await page.getByRole('button', { name: 'Disconnect' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await seeText(page, 'Not connected');
    // a webhook that comes late, when all is connected again, would report it as well
    await pair.intercom.control('POST', 'webhooks/switches', { drop_topics: ['contact.user.updated'] });
    await change(contactId, { 'Signed up': 'Yes' });
    const waiting = await pair.joinAsLead(campaignId, code, 'waits@example.com', 'Wanda');
    await until(async () => (await pair.deliveryOf(waiting))?.state === 'Waiting', 'the delivery waits');
    await shoot(page, 'health-disconnected');

    // connected again: settings are as before, and the outage report is made automatically
    await connect();
    await openHealth();
    await seeText(page, 'Recovered from the last outage');
    await seeText(page, /Recovered: 1 lead qualified, 1 value changed, 1 delivery sent/);
    await pair.intercom.control('POST', 'webhooks/switches', { drop_topics: [] });
    await shoot(page, 'health-recovered');
    await page.getByRole('link', { name: 'View report' }).click();
    await page
      .getByRole('table', { name: 'Recovered' })
      .getByText('Signed up changed from empty to Yes')
      .first()
      .waitFor();
    await shoot(page, 'gap-report');
    expect((await pair.leadOf(leadId)).state).toBe('Qualified');
    expect((await pair.deliveryOf(waiting)).state).toBe('Sent');

    // a teammate changes a value of Goodword; a check finds it, and a repair overwrites it when asked to
    await change(contactId, { goodword_referred_by: 'SOMEBODY' });
    await page.getByRole('navigation').getByRole('link', { name: 'Sync health' }).click();
    await health().getByRole('button', { name: 'Check now' }).click();
    await page.getByRole('link', { name: 'See the difference' }).click();
    await seeText(page, 'It was changed in Intercom after that.');
    await shoot(page, 'differences');
    await page.getByRole('checkbox', { name: /^Select Gabi/ }).check();
    await page.getByRole('button', { name: 'Repair 1 selected' }).click();
    const question = page.getByRole('dialog');
    await question.getByText('Values were changed in Intercom').waitFor();
    await shoot(page, 'repair-question');
    expect(await question.getByRole('button', { name: 'Repair' }).isDisabled()).toBe(true);
    await question.getByLabel('Overwrite values changed in Intercom').check();
    await question.getByRole('button', { name: 'Repair' }).click();
    await seeText(page, 'No differences');
    await shoot(page, 'differences-none');
    const { body } = await pair.intercom.call('GET', `/contacts/${contactId}`);
    expect(body.custom_attributes.goodword_referred_by).toBe(code);

    // the same on a phone
    await page.setViewportSize({ width: 390, height: 844 });
    await change(contactId, { goodword_referred_by: 'SOMEBODY' });
    await openHealth();
    await health().getByText('Last webhook').waitFor();
    await shoot(page, 'health-phone');
    await health().getByRole('button', { name: 'Check now' }).click();
    await page.getByRole('link', { name: 'See the difference' }).click();
    await seeText(page, 'It was changed in Intercom after that.');
    await shoot(page, 'differences-phone');
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
  },
);
