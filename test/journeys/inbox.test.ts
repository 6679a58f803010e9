import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { openScreen, type Screen, seeText, shoot } from '../support/screen.ts';

// A teammate in Intercom's Inbox: who referred the person in the conversation, and enrolling a contact. In a browser.

let pair: Pair;
let screen: Screen;
let page: Page;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair();
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  screen = await openScreen(pair);
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await pair.close();
});

const panel = () => page.getByRole('region', { name: /^Panel of/ }).locator('form');

/** Begins a conversation of a contact and opens it as a teammate does. */
async function openConversation(contactId: string): Promise<void> {
  const from = { type: 'user', id: contactId };
  const { body } = await pair.intercom.call('POST', '/conversations', { from, body: 'Hello!' });
  await page.goto(`${pair.intercom.url}/inbox/${body.conversation_id}`);
  await panel().waitFor();
}

async function shootBoth(name: string): Promise<void> {
  await shoot(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, `${name}-phone`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

it('the panel says who referred a lead and what it waits for, and links to the lead in Goodword', async () => {
  const leadId = await pair.joinAsLead(campaignId, code, 'fred@example.com', 'Fred');
  const { contact_id: contactId } = await pair.delivered(leadId);
  await openConversation(contactId);
  await panel().getByRole('heading', { name: 'Referred by Ana' }).waitFor();
  await panel().getByText('Waiting for “Signed up” to become “Yes”').waitFor();
  await shootBoth('inbox-lead');

  await openConversation(contactId);
  const opened = page.waitForEvent('popup');
  await panel().getByRole('link', { name: 'Open lead in Goodword' }).click();
  const lead = await opened;
  await seeText(lead, 'fred@example.com');
  expect(lead.url()).toBe(`${pair.url}/campaigns/${campaignId}/leads/${leadId}`);
  await lead.close();
});

it('a press enrols the person in the conversation, and the panel shows their link at once', async () => {
  const { body } = await pair.intercom.call('POST', '/contacts', {
    role: 'user',
    email: 'marta@example.com',
    name: 'Marta Lind',
  });
  await openConversation(body.id);
  await panel().getByText('This contact is in no campaign yet.').waitFor();
  await shootBoth('inbox-unknown');
  await panel().getByRole('button', { name: 'Enrol' }).click();
  await panel().getByText('Enrolled in Give 20, get 20.').waitFor();
  await panel()
    .getByText(/\/r\/MARTA-/)
    .waitFor();
  await shootBoth('inbox-enrolled');
  await panel().getByRole('button', { name: 'Refresh' }).click();
  await panel().getByText('Enrolled in').waitFor({ state: 'detached' });

  await page.goto(`${pair.url}/campaigns/${campaignId}/referrers`);
  await seeText(page, 'Marta Lind');
  await shoot(page, 'inbox-referrer');
});

it('the app’s screen shows the addresses of the panel, and the Check that it was asked for', async () => {
  await page.goto(`${pair.url}/campaigns/${campaignId}/settings/integrations/crm/app`);
  const value = (label: string) => page.getByRole('textbox', { name: label }).inputValue();
  expect(await value('Initialize URL')).toBe(`${pair.url}/inbox/intercom/initialize`);
  expect(await value('Submit URL')).toBe(`${pair.url}/inbox/intercom/submit`);
  await page.getByRole('textbox', { name: 'Submit URL' }).scrollIntoViewIfNeeded();
  await shootBoth('app-inbox-addresses');
  const check = page.getByRole('region', { name: /Check/ });
  await check.getByText('Practice Intercom', { exact: true }).click();
  await check.getByRole('button', { name: 'Check' }).click();
  await check.getByText('A conversation asked for it, and was answered.').waitFor();
  await check.getByText('Inbox panel').scrollIntoViewIfNeeded();
  await shootBoth('app-inbox-checked');
});
