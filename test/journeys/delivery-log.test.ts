import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { openScreen, pick, type Screen, seeText, shoot, signIn } from '../support/screen.ts';

let goodword: Pair;
let screen: Screen;
let page: Page;
let campaignId: string;
let code: string;

beforeAll(async () => {
  goodword = await startPair({ webhooks: false });
  ({ campaignId, code } = await goodword.campaign());
  for (let index = 0; index < 30; index += 1) {
    await goodword.joinAsLead(campaignId, code, `friend${index}@example.com`, `Friend ${index}`);
  }
  await goodword.connect(campaignId);
  await goodword.intercom.call('POST', '/contacts', { email: 'friend3@example.com', name: 'Known Before' });
  screen = await openScreen(goodword);
  ({ page } = screen);
});
afterAll(async () => {
  await screen.close();
  await goodword.close();
});

const log = (query = '') => `${goodword.url}/campaigns/${campaignId}/settings/integrations/crm/deliveries${query}`;
const dialog = () => page.getByRole('dialog');
const contactOf = async (address: string) => {
  const query = { field: 'email', operator: '=', value: address };
  return (await goodword.intercom.call('POST', '/contacts/search', { query })).body.data[0];
};

it('a back-fill sends the leads who joined before, and can be paused', { timeout: 120_000 }, async () => {
  await page.goto(`${goodword.url}/campaigns/${campaignId}/settings/integrations/crm`);
  await page.getByRole('link', { name: 'Delivery log' }).click();
  await page.getByRole('heading', { name: 'Delivery log' }).waitFor();
  await seeText(page, 'No deliveries yet');
  await page.getByRole('region', { name: 'Leads' }).getByText('Counted').getByRole('time').waitFor();
  await shoot(page, 'log-empty');

  await page.getByRole('button', { name: 'Back-fill' }).click();
  await seeText(page, '30 leads have not been sent:');
  await seeText(page, /The action of the Leads tab is Nothing to action/);
  expect(await dialog().getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  await goodword.saveLeadsTab(campaignId, { mark: { tag: 'Referred', note: true, company: false } });
  await dialog().getByRole('button', { name: 'Send 30' }).waitFor();
  await shoot(page, 'back-fill');
  // some are sent at once, and the rest takes longer than anybody needs to press Pause
  const slow = { path: '/contacts', kind: 'delay', delay_ms: 5_000, every: 2, times: 10_000 };
  await goodword.intercom.control('POST', 'fault', slow);
  await dialog().getByRole('button', { name: 'Send 30' }).click();

  const run = page.getByRole('article', { name: 'Back-fill of Leads' });
  await run.getByText(/\d+ sent/).waitFor();
  await shoot(page, 'back-fill-running');
  await run.getByRole('button', { name: 'Pause' }).click();
  await run.getByText('Paused').waitFor();
  await shoot(page, 'back-fill-paused');
  await goodword.intercom.control('DELETE', 'fault');
  await run.getByRole('button', { name: 'Resume' }).click();
  await run.getByText('Done').waitFor({ timeout: 60_000 });
  await run.getByText('30 sent').waitFor();
  expect(await contactOf('friend3@example.com')).toMatchObject({ name: 'Friend 3' });
});

it('the log is searched, filtered, and opened down to the raw call', { timeout: 60_000 }, async () => {
  await shoot(page, 'log');
  await page.getByRole('searchbox', { name: /Search name/ }).fill('friend3@');
  await until(
    async () => (await page.getByRole('table', { name: 'Deliveries' }).getByRole('row').count()) === 2,
    'one delivery is left',
  );
  await page.getByRole('table', { name: 'Deliveries' }).getByRole('link', { name: 'Friend 3' }).click();
  await dialog().getByText('Values replaced').waitFor();
  await dialog().getByText('Known Before', { exact: true }).waitFor();
  await dialog()
    .getByRole('button', { name: /Update the contact: done/ })
    .click();
  await dialog()
    .getByText(/^PUT \/contacts/)
    .filter({ visible: true })
    .waitFor();
  await shoot(page, 'delivery-drawer');
});

it('one delivery is undone after its dry run', { timeout: 60_000 }, async () => {
  await dialog().getByRole('button', { name: 'Undo…' }).click();
  const undo = page.getByRole('dialog', { name: /Undo: Friend 3/ });
  await undo.getByText('Known Before', { exact: true }).waitFor();
  await undo.getByText('The note stays: notes cannot be removed.').waitFor();
  await shoot(page, 'undo-one');
  await undo.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('This delivery was undone.').waitFor();
  expect(await contactOf('friend3@example.com')).toMatchObject({ name: 'Known Before' });
  await page.keyboard.press('Escape');
});

it('failed deliveries say what to do, and are retried all at once', { timeout: 60_000 }, async () => {
  await goodword.saveLeadsTab(campaignId);
  const blocked = { path: '/contacts', method: 'POST', kind: 'status', status: 422, code: 'not_restorable', times: 2 };
  await goodword.intercom.control('POST', 'fault', blocked);
  for (const name of ['Uma', 'Vic']) {
    const id = await goodword.joinAsLead(campaignId, code, `${name.toLowerCase()}@example.com`, name);
    await goodword.delivered(id, 'Failed');
  }
  // an address of an earlier version leads here, filters included
  await page.goto(`${goodword.url}/campaigns/${campaignId}/settings/crm/deliveries?state=Failed`);
  await page.waitForURL(log('?state=Failed'));
  await seeText(page, 'Fix data or settings');
  await shoot(page, 'log-failed');
  await page.getByRole('button', { name: 'Retry all (2)' }).click();
  await dialog().getByRole('button', { name: 'Retry all' }).click();
  await seeText(page, 'No matches');
  await page.getByRole('button', { name: 'Show all' }).click();
  await until(async () => (await contactOf('vic@example.com')) !== undefined, 'Vic is in Intercom');
});

it('the whole back-fill is undone', { timeout: 90_000 }, async () => {
  const run = page.getByRole('article', { name: 'Back-fill of Leads' });
  await run.getByRole('button', { name: 'Undo…' }).click();
  await dialog()
    .getByText(/Created contacts to archive/)
    .waitFor();
  await shoot(page, 'undo-run');
  await dialog().getByRole('button', { name: 'Undo 29' }).click();
  const undo = page.getByRole('article', { name: 'Undo of a back-fill' });
  await undo.getByText('Done', { exact: true }).waitFor({ timeout: 60_000 });
  await undo.getByText('29 undone').waitFor();
  expect(await contactOf('friend7@example.com')).toBeUndefined();
  await shoot(page, 'log-end');
});

it('the screens fit a phone', { timeout: 60_000 }, async () => {
  page = await signIn(screen.browser, goodword, { width: 390 });
  await page.goto(log());
  await seeText(page, 'Undo of a back-fill');
  await shoot(page, 'log-phone');
  const width = await page.evaluate('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(390);
  await pick(page, 'Kind', 'Undo');
  await page.getByRole('list', { name: 'Deliveries' }).getByRole('link').first().click();
  await dialog().getByText('Attempts').waitFor();
  await shoot(page, 'drawer-phone');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Back-fill' }).click();
  await dialog().getByText('Everyone has been sent.').waitFor();
  await shoot(page, 'back-fill-phone');
});

it('an open question closes when the address leaves its campaign', async () => {
  const other = await goodword.campaign();
  const crashes: string[] = [];
  page.on('pageerror', ({ message }) => crashes.push(message));
  for (const to of [`/campaigns/${other.campaignId}/dashboard`, '/sign-in']) {
    await page.goto(log());
    await page.getByRole('button', { name: 'Back-fill' }).click();
    await dialog().waitFor();
    await page.evaluate(`history.pushState(null, '', '${to}')`);
    await dialog().waitFor({ state: 'detached' });
    expect(await page.getByText('Something went wrong').count()).toBe(0);
  }
  expect(crashes).toEqual([]);
});
