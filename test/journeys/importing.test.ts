import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { openScreen, pick, type Screen, seeText, shoot } from '../support/screen.ts';

/** More than one page of Intercom's search has. */
const champions = 160;
const linkAttribute = 'Champion link';

let goodword: Pair;
let screen: Screen;
let page: Page;
let campaignId: string;

beforeAll(async () => {
  goodword = await startPair();
  ({ campaignId } = await goodword.campaign());
  await makeContacts();
  screen = await openScreen(goodword);
  ({ page } = screen);
}, 120_000);
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

it('without a connection the wizard leads to connecting', async () => {
  await open('Sync');
  await seeText(page, 'Intercom is not connected');
  await shoot(page, 'sync-not-connected');
  await page.getByRole('link', { name: 'Connect Intercom' }).click();
  await page.getByRole('tab', { name: 'CRM' }).waitFor();
  await goodword.connect(campaignId);
});

it(
  'contacts of Intercom become referrers: wizard, dry run, start, pause, resume, and the link back in Intercom',
  { timeout: 180_000 },
  async () => {
    await open('Sync');
    await page.getByRole('heading', { name: 'Select Intercom Contact Type' }).waitFor();

    // without a choice the wizard says what is missing
    await next();
    await seeText(page, 'Select which contacts become referrers.');

    await selectByPlan('Champion');
    await seeText(page, `${champions + 3} contacts match in Intercom now.`);
    await shoot(page, 'sync-contacts');
    await next();

    await page.getByRole('heading', { name: 'Map your fields' }).waitFor();
    await shoot(page, 'sync-mapping-in');
    await next();

    await pick(page, 'To (Intercom), Referral Link', linkAttribute);
    // an attribute that Intercom does not have is created with a click
    await page.getByRole('button', { name: 'Create goodword_referrals_count' }).click();
    await seeText(page, '“goodword_referrals_count” created in Intercom.');
    await shoot(page, 'sync-mapping-back');
    await next();

    await page.getByLabel('One-Time Sync').check();
    await page.getByLabel('Track referral-link-created').check();
    await shoot(page, 'sync-schedule');
    await page.getByRole('button', { name: 'Start Dry Run' }).click();

    // the dry run: exact counts with reasons and names, and no one enrolled
    await page.getByRole('heading', { name: 'What will happen' }).waitFor();
    for (const [label, count] of [
      ['To create', champions],
      ['To update', 1],
      ['To skip', 1],
      ['To exclude', 1],
    ] as const) {
      await page.getByRole('link', { name: `${label}: ${count}`, exact: true }).waitFor();
    }
    await page.getByRole('tab', { name: /To exclude/ }).click();
    await seeText(page, 'unsubscribed@example.com');
    await shoot(page, 'sync-dry-run-excluded');
    await page.getByRole('tab', { name: /To update/ }).click();
    await seeText(page, /Last Name:/);
    await page.getByRole('tab', { name: /To create/ }).click();
    await page.getByLabel('Search name or e-mail').fill('champion042');
    await seeText(page, 'champion042@example.com');
    await shoot(page, 'sync-dry-run');
    expect(await referrersHere()).toBe(1);
    const list = await downloadedList();
    expect(list.split('\n').filter((line) => line.includes('@example.com'))).toHaveLength(champions);

    // a contact that matches from now on is not enrolled, but counted
    await goodword.intercom.call('POST', '/contacts', {
      role: 'user',
      email: 'late@example.com',
      name: 'Lena Late',
      custom_attributes: { Plan: 'Champion' },
    });

    // started; every answer of Intercom takes a while, so that there is something to pause
    await slowSearches(1200);
    await page.getByRole('button', { name: 'Start Sync' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('heading', { name: 'Progress' }).waitFor();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    await shoot(page, 'sync-paused');
    const whilePaused = await referrersHere();
    expect(whilePaused).toBeLessThan(champions + 1);

    // a reload finds it as it was
    await page.reload();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    expect(await referrersHere()).toBe(whilePaused);
    await goodword.intercom.control('DELETE', 'fault');
    await page.getByRole('button', { name: 'Resume' }).click();
    // the links of those who are in are written back at the same time, through the same narrow door
    await page.getByRole('heading', { name: 'Result' }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: `Created: ${champions}`, exact: true }).waitFor();
    await shoot(page, 'sync-done');
    await page.getByRole('link', { name: '1 person', exact: true }).click();
    await seeText(page, 'late@example.com');
    await shoot(page, 'sync-came-later');
    await page.setViewportSize({ width: 390, height: 844 });
    await shoot(page, 'sync-came-later-390');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('tab', { name: /Created/ }).click();

    // one of them has a link, and Intercom has it too
    await page.getByLabel('Search name or e-mail').fill('champion042');
    await page.getByRole('link', { name: 'Champion 042' }).click();
    const link = await page.getByRole('dialog').getByRole('textbox', { name: 'Referral link' }).inputValue();
    expect(link).toMatch(/\/r\/CHAMPION-[0-9A-Z]{5}$/);
    const written = await until(
      async () => {
        const contact = await contactOf('champion042@example.com');
        return contact.custom_attributes[linkAttribute];
      },
      'the link in the practice Intercom',
      60_000,
    );
    expect(written).toBe(link);
    const intercom = await screen.browser.newPage();
    await intercom.goto(`${goodword.intercom.url}/people?q=champion042`);
    await intercom.getByRole('link', { name: 'Champion 042' }).first().click();
    expect(await intercom.getByLabel(linkAttribute).inputValue()).toBe(link);
    expect(await intercom.getByLabel('goodword_referrals_count').inputValue()).toBe('0');
    await shoot(intercom, 'sync-in-intercom');
    await intercom.close();
  },
);

it('an ongoing sync asks about a member who left, and pauses the link', { timeout: 90_000 }, async () => {
  await open('Sync');
  await selectByPlan('Ambassador');
  await seeText(page, '2 contacts match in Intercom now.');

  // what was chosen is not lost by a wrong click
  await page.getByRole('link', { name: 'Dashboard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click();
  await next();
  await next();
  await next();
  await page.getByLabel('Ongoing Sync').check();
  await page.getByLabel('Ask me').check();
  await page.getByRole('button', { name: 'Start Dry Run' }).click();
  await page.getByRole('button', { name: 'Start Sync' }).click();
  await page.getByRole('link', { name: 'Created: 2', exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Ongoing Sync' }).waitFor();

  const { id } = await contactOf('gina@example.com');
  await goodword.intercom.call('PUT', `/contacts/${id}`, { unsubscribed_from_emails: true });
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByRole('tab', { name: 'To decide 1' }).click();
  await seeText(page, 'Has unsubscribed from e-mails.');
  await shoot(page, 'sync-decide');
  await page.getByRole('button', { name: 'Pause link: Gina Marsh' }).click();
  await page.getByRole('tab', { name: 'To decide 0' }).waitFor();

  // a visitor of the link sees that it is paused
  const { code } = (await goodword.api('GET', `/referrers?campaign_id=${campaignId}&search=gina`)).body.items[0];
  const visitor = await screen.browser.newPage();
  await visitor.goto(`${goodword.url}/r/${code}`);
  await visitor.getByRole('heading', { name: 'This invitation is taking a break' }).waitFor();
  await shoot(visitor, 'link-paused');
  await visitor.close();

  await page.getByRole('button', { name: 'Stop sync' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop sync' }).click();
  await seeText(page, 'Stopped');
});

it('a CSV file with mistakes: lines with reasons, a failure that is retried', { timeout: 90_000 }, async () => {
  await open('Upload');

  // a spreadsheet is refused with what to do instead
  await chooseFile('people.xlsx', 'PK');
  await seeText(page, /Save it as CSV/);
  await shoot(page, 'upload-refused');
  const lines = [
    'E-mail;Name;Phone',
    'cleo@example.com;Cleo Sand;+1 555 0101',
    'dora@example;Dora Lind;',
    ';Emil Berg;',
    'fred@example.com;Fred Holm;',
    'cleo@example.com;Cleo Again;',
  ];
  await chooseFile('people.csv', `${lines.join('\n')}\n`);
  await shoot(page, 'upload-file');
  await next();

  await page.getByRole('heading', { name: 'Map your columns' }).waitFor();
  await page.getByRole('table', { name: 'First lines of the file' }).getByText('Cleo Sand').waitFor();
  await shoot(page, 'upload-columns');
  await page.getByRole('button', { name: 'Start Dry Run' }).click();
  await page.getByRole('link', { name: 'To create: 2', exact: true }).waitFor();
  await page.getByRole('link', { name: 'To skip: 3', exact: true }).click();
  await seeText(page, /“dora@example”\. Correct the e-mail address in this line/);
  await shoot(page, 'upload-dry-run');

  // the database refuses one of them
  const { db } = goodword.app;
  await sql`alter table goodword.referrers add constraint no_fred check (first_name <> 'Fred') not valid`.execute(db);
  await page.getByRole('button', { name: 'Start Import' }).click();
  await page.getByRole('link', { name: 'Failed: 1', exact: true }).click();
  await seeText(page, /database refused this person/);
  await shoot(page, 'upload-failed');
  await sql`alter table goodword.referrers drop constraint no_fred`.execute(db);
  await page.getByRole('button', { name: 'Retry 1 failed' }).click();
  await page.getByRole('link', { name: 'Created: 2', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Failed: 0', exact: true }).waitFor();
  const joined = await db.selectFrom('referrers').select('source').where('email', 'like', '%fred@%').execute();
  expect(joined).toEqual([{ source: 'CSV' }]);

  // the list remembers both imports
  await page.getByRole('link', { name: 'Imports' }).click();
  await seeText(page, 'people.csv');
  await seeText(page, '2 created');
  await shoot(page, 'imports');
});

/** Opens a way to add referrers from the list of referrers. */
async function open(way: 'Sync' | 'Upload'): Promise<void> {
  await page.goto(`${goodword.url}/campaigns/${campaignId}/referrers`);
  await page.getByRole('button', { name: 'Add Referrers' }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${way}`) }).click();
}

/** Selects the contacts whose attribute Plan has that value. */
async function selectByPlan(value: string): Promise<void> {
  await page.getByLabel('A specific segment').check();
  await page.getByRole('button', { name: '+ Add Condition' }).click();
  await pick(page, 'Attribute, condition 1', 'Plan');
  await page.getByLabel('Value, condition 1').fill(value);
}

const next = () => page.getByRole('button', { name: 'Next', exact: true }).click();

async function chooseFile(name: string, content: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
  await page.locator('input[type=file]').setInputFiles(file);
  await seeText(page, name);
}

/** The list on screen as the button downloads it. */
async function downloadedList(): Promise<string> {
  const href = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href');
  const answer = await fetch(goodword.url + href, { headers: { cookie: goodword.cookie } });
  expect(answer.headers.get('content-type')).toContain('text/csv');
  return answer.text();
}

async function referrersHere(): Promise<number> {
  return (await goodword.app.db.selectFrom('referrers').select('email').execute()).length;
}

const slowSearches = (delayMs: number) =>
  goodword.intercom.control('POST', 'fault', {
    kind: 'delay',
    path: '/contacts/search',
    delay_ms: delayMs,
    until: 'cleared',
  });

async function contactOf(email: string) {
  const query = { field: 'email', operator: '=', value: email };
  return (await goodword.intercom.call('POST', '/contacts/search', { query })).body.data[0];
}

/** Two ambassadors; champions, and beside them a contact without an address, an unsubscribed one, and Ana, who refers already. */
async function makeContacts(): Promise<void> {
  const { intercom } = goodword;
  await intercom.control('POST', 'settings', { rate_limit_per_minute: 1_000_000 });
  const made = async (path: string, body: object) => {
    const answer = await intercom.call('POST', path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  await made('/data_attributes', { name: linkAttribute, model: 'contact', data_type: 'string' });
  const people = Array.from({ length: champions }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    return { email: `champion${number}@example.com`, name: `Champion ${number}` };
  });
  const others = [
    { external_id: 'no-address', name: 'No Address' },
    { email: 'unsubscribed@example.com', name: 'Una Subscribed', unsubscribed_from_emails: true },
    { email: 'ana.referrer@example.com', name: 'Ana Sommer' },
  ];
  for (const person of [...people, ...others]) {
    await made('/contacts', { role: 'user', custom_attributes: { Plan: 'Champion' }, ...person });
  }
  for (const [email, name] of [
    ['gina@example.com', 'Gina Marsh'],
    ['hugo@example.com', 'Hugo Lang'],
  ]) {
    await made('/contacts', { role: 'lead', custom_attributes: { Plan: 'Ambassador' }, email, name });
  }
}
