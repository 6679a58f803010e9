import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { openScreen, seeText, shoot, signIn, type Screen } from '../../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let campaignId: string;
let leadId: string;
let contactId: string;

beforeAll(async () => {
  goodword = await startPair();
  const campaign = await goodword.campaign();
  ({ campaignId } = campaign);
  await goodword.connect(campaignId);
  await goodword.saveLeadsTab(campaignId);
  leadId = await goodword.joinAsLead(campaignId, campaign.code, 'ben@example.com');
  ({ contact_id: contactId } = await goodword.delivered(leadId));
  screen = await openScreen(goodword);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

const signUp = (value: string) =>
  goodword.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': value } });
const leadPath = () => `${goodword.url}/campaigns/${campaignId}/leads/${leadId}`;
async function onPhone(name: string, path: string) {
  const phone = await signIn(screen.browser, goodword, { width: 390, colorScheme: 'dark' });
  await phone.goto(path);
  await phone.getByRole('heading').first().waitFor();
  await shoot(phone, `${name}-phone-dark`);
  await phone.close();
}

it('a lead says since when it waits, is read now, and is unqualified when its value was set back', async () => {
  const { page } = screen;
  await page.goto(leadPath());
  await seeText(page, /Waiting for “Signed up” to become “Yes”; it was empty as of/);
  await page.getByRole('button', { name: 'Check now' }).click();
  await seeText(page, /Read just now: Waiting for/);
  await shoot(page, 'lead-check-now');
  await signUp('Yes');
  await until(async () => (await goodword.leadOf(leadId)).state === 'Qualified', 'the lead qualifies');
  await signUp('No');
  await seeText(page, 'Does this lead still count?');
  await seeText(page, /“Signed up” was set back: it was “No” as of/);
  await shoot(page, 'lead-set-back');
  await onPhone('lead-set-back', leadPath());

  await page.getByRole('button', { name: 'Unqualify' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('is cancelled.').waitFor();
  await shoot(page, 'lead-unqualify');
  await dialog.getByRole('button', { name: 'Unqualify' }).click();
  await dialog.getByText('Say why.').waitFor();
  await dialog.getByLabel(/Reason/).fill('Left within the trial');
  await dialog.getByRole('button', { name: 'Unqualify' }).click();
  await seeText(page, 'Ben unqualified.');
  await seeText(page, /A teammate unqualified this lead: “Left within the trial”/);
  await shoot(page, 'lead-unqualified');
  expect((await goodword.leadOf(leadId)).state).toBe('Not qualified');
});

it('what failed stands first on the dashboard, is counted beside it, and leads to the deliveries', async () => {
  const { page } = screen;
  await goodword.intercom.control('POST', 'fault', {
    kind: 'status',
    status: 400,
    code: 'parameter_invalid',
    message: 'The name is not allowed.',
    path: '/contacts',
    method: 'POST',
    until: 'cleared',
  });
  await page.goto(`${goodword.url}/campaigns/${campaignId}/dashboard`);
  await seeText(page, 'Conversion Rate');
  expect(await page.getByText('Needs attention').count()).toBe(0);
  const { code } = (await goodword.ok('GET', `/referrers?campaign_id=${campaignId}`)).items[0];
  const failing = await goodword.joinAsLead(campaignId, code, 'bea@example.com', 'Bea');
  await goodword.delivered(failing, 'Failed');
  await goodword.intercom.control('DELETE', 'fault');
  await seeText(page, 'Needs attention');
  await page.getByRole('link', { name: 'Dashboard 1 failed' }).waitFor();
  await shoot(page, 'dashboard-needs-attention');
  await onPhone('dashboard-needs-attention', page.url());
  await page.goto(`${goodword.url}/campaigns/${campaignId}/leads`);
  await seeText(page, 'Failing');
  await shoot(page, 'leads-delivery-failed');
  await page.goto(`${goodword.url}/campaigns/${campaignId}/dashboard`);
  await page.getByRole('link', { name: 'Open deliveries' }).click();
  await page.waitForURL(/state=Failed/);
});
