import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { addTeammate } from '../../support/member.ts';
import { openScreen, seeText, shoot, signIn, type Screen } from '../../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let campaignId: string;
let code: string;
let referrerId: string;

beforeAll(async () => {
  goodword = await startPair();
  ({ campaignId, code, referrerId } = await goodword.campaign());
  await goodword.connect(campaignId);
  await goodword.saveLeadsTab(campaignId);
  screen = await openScreen(goodword);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

it('a lead is corrected after a look at what follows; the reward waits until it is confirmed', async () => {
  const { page } = screen;
  const leadId = await goodword.joinAsLead(campaignId, code, 'bem@example.com', 'Bem');
  await goodword.joinAsLead(campaignId, code, 'other@example.com', 'Other');
  await goodword.delivered(leadId);
  await goodword.ok('POST', `/leads/${leadId}/qualify`);
  await page.goto(`${goodword.url}/campaigns/${campaignId}/leads/${leadId}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill('other@example.com');
  await dialog.getByRole('button', { name: 'Review changes' }).click();
  await seeText(page, 'Details not saved');
  await dialog.getByRole('link', { name: 'Open the lead' }).waitFor();
  await shoot(page, 'edit-lead-refused');
  await dialog.getByLabel('Email').fill('ben@example.com');
  await dialog.getByLabel('First Name').fill('Ben');
  await dialog.getByLabel('Phone').fill('+43 1 234567');
  await dialog.getByRole('button', { name: 'Review changes' }).click();
  await seeText(page, /1 due reward waits for review/);
  await seeText(page, /no mail server is set up/);
  await shoot(page, 'edit-lead-review');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await seeText(page, 'Details saved.');
  await seeText(page, /Email: bem@example.com → ben@example.com/);
  await seeText(page, 'Needs review');
  await shoot(page, 'lead-needs-review');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await seeText(page, /Reward confirmed/);
});

it('a person is erased by typing a word, and the report says what was done and what Intercom keeps', async () => {
  const { page } = screen;
  const leadId = await goodword.joinAsLead(campaignId, code, 'erika@example.com', 'Erika');
  await goodword.delivered(leadId);
  const phone = await signIn(screen.browser, goodword, { width: 390, colorScheme: 'dark' });
  await phone.goto(`${goodword.url}/campaigns/${campaignId}/leads/${leadId}`);
  await phone.getByRole('button', { name: 'Erase person' }).click();
  await seeText(phone, /Lead in “Give 20, get 20”/);
  await shoot(phone, 'erase-person-phone-dark');
  await page.goto(`${goodword.url}/campaigns/${campaignId}/leads/${leadId}`);
  await page.getByRole('button', { name: 'Erase person' }).click();
  await seeText(page, 'This cannot be undone');
  const dialog = page.getByRole('dialog');
  const button = dialog.getByRole('button', { name: 'Erase person' });
  expect(await button.isDisabled()).toBe(true);
  await dialog.getByLabel(/Type “erase”/).fill('erase');
  await shoot(page, 'erase-person');
  await button.click();
  await seeText(page, 'What was erased');
  await seeText(page, /Intercom keeps this contact with all it has/);
  await shoot(page, 'erasure-report');
  const report = page.url();
  await phone.goto(report);
  await seeText(phone, 'What was erased');
  await shoot(phone, 'erasure-report-phone-dark');
  await phone.goto(`${goodword.url}/campaigns/${campaignId}/leads/${leadId}`);
  await seeText(phone, 'Erased person');
  await shoot(phone, 'erased-lead-phone-dark');
  await phone.close();
  await page.getByRole('link', { name: 'Personal data' }).first().click();
  await seeText(page, '1 record');
  await shoot(page, 'personal-data');
});

it('people whose contact was deleted in Intercom are found from the list of leads, and erased or kept', async () => {
  const { page } = screen;
  const leadIds = [];
  for (const name of ['Gonzo', 'Gilda']) {
    const leadId = await goodword.joinAsLead(campaignId, code, `${name.toLowerCase()}@example.com`, name);
    const { contact_id: contactId } = await goodword.delivered(leadId);
    await goodword.intercom.call('DELETE', `/contacts/${contactId}`);
    leadIds.push(leadId);
  }
  await page.goto(`${goodword.url}/campaigns/${campaignId}/leads`);
  await seeText(page, '2 people were deleted in Intercom.');
  await page.getByRole('link', { name: 'Erase or keep each' }).click();
  await seeText(page, '2 people to decide on');
  await shoot(page, 'erasure-proposals');
  const phone = await signIn(screen.browser, goodword, { width: 390, colorScheme: 'dark' });
  await phone.goto(page.url());
  await seeText(phone, '2 people to decide on');
  await shoot(phone, 'erasure-proposals-phone-dark');
  await phone.close();
  await page.getByRole('checkbox', { name: 'Select Gonzo' }).check();
  await page.getByRole('button', { name: 'Erase selected' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Type “erase”/).fill('erase');
  await shoot(page, 'erase-many');
  await dialog.getByRole('button', { name: 'Erase person' }).click();
  await seeText(page, '1 erased.');
  await seeText(page, '1 person to decide on');
  await page.getByRole('button', { name: 'Keep all' }).click();
  await dialog.getByRole('button', { name: 'Keep 1 person' }).click();
  await seeText(page, 'No one to decide on');
  await page.getByLabel('Erase them automatically after 7 days').click();
  await seeText(page, 'Erasing after 7 days is on.');
  expect((await goodword.leadOf(leadIds[0]!)).erased_at).not.toBeNull();
  expect((await goodword.leadOf(leadIds[1]!)).first_name).toBe('Gilda');
});

it('a member sees who is to be erased and who was, and why only an owner decides', async () => {
  const { cookie } = await addTeammate(goodword, { name: 'Mia Member', email: 'mia@example.com' });
  const leadId = await goodword.joinAsLead(campaignId, code, 'greta@example.com', 'Greta');
  const { contact_id: contactId } = await goodword.delivered(leadId);
  await goodword.intercom.call('DELETE', `/contacts/${contactId}`);
  const asMember = { ...goodword, cookie };
  const reason = 'Only an owner can do this. Ask an owner of your team.';
  for (const look of [{}, { width: 390, colorScheme: 'dark' }] as const) {
    const name = 'width' in look ? '-phone-dark' : '';
    const page = await signIn(screen.browser, asMember, look);
    await page.goto(`${goodword.url}/campaigns/${campaignId}/settings/personal-data`);
    await seeText(page, '1 person to decide on');
    await seeText(page, '1 record');
    for (const button of ['Keep all', 'Erase all']) {
      const found = page.getByRole('button', { name: button });
      expect([await found.isDisabled(), await found.getAttribute('aria-description')]).toEqual([true, reason]);
    }
    expect(await page.getByRole('checkbox', { name: 'Select Greta' }).count()).toBe(0);
    expect(await page.getByLabel('Erase them automatically after 7 days').isDisabled()).toBe(true);
    await seeText(page, /Only an owner can change this/);
    await shoot(page, `personal-data-member${name}`);
    await page.goto(`${goodword.url}/campaigns/${campaignId}/leads/${leadId}`);
    const erase = page.getByRole('button', { name: 'Erase person' });
    await erase.waitFor();
    expect(await erase.getAttribute('aria-description')).toBe(reason);
    await erase.click({ force: true });
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    await shoot(page, `lead-of-member${name}`);
    await page.context().close();
  }
});

it('a referrer is corrected in the drawer', async () => {
  const { page } = screen;
  await page.goto(`${goodword.url}/campaigns/${campaignId}/referrers?open=${referrerId}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit referrer' });
  await dialog.getByLabel('Last Name').fill('Referrer');
  await dialog.getByRole('button', { name: 'Review changes' }).click();
  await seeText(page, /Not sent to Intercom so far/);
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await seeText(page, /Last name: empty → Referrer/);
  await shoot(page, 'referrer-drawer');
});
