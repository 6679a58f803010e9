import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { loaded, shoot, signIn } from '../../support/screen.ts';

let goodword: Pair;
let browser: Browser;
let screens: Record<string, string>;

beforeAll(async () => {
  goodword = await startPair();
  const { campaignId, code } = await goodword.campaign();
  await goodword.connect(campaignId);
  await goodword.saveLeadsTab(campaignId);
  const leadId = await goodword.joinAsLead(campaignId, code, 'ben@example.com');
  const long = 'a.very.long.address.of.a.friend.who.likes.long.addresses@department.example.com';
  await goodword.joinAsLead(campaignId, code, long, 'Maximiliana Alexandra');
  const heldId = await goodword.joinAsLead(campaignId, code, 'ben+again@example.com', 'Benno');
  await goodword.api('POST', `/leads/${leadId}/qualify`);
  const [reward] = (await goodword.api('GET', `/rewards?lead_id=${leadId}`)).body.items;
  await goodword.api('POST', '/api-keys', { name: 'Data warehouse' });
  const campaign = (await goodword.api('GET', `/campaigns/${campaignId}`)).body;
  const imported = await importOf(campaignId, { source: 'intercom', mode: 'ongoing', departed: 'ask' });
  await dryRun(imported);
  await goodword.api('POST', `/imports/${imported}/start`);
  const ready = await importOf(campaignId, { source: 'intercom', selection: { contact_type: 'only_leads' } });
  await dryRun(ready);
  const file = await importOf(campaignId, { source: 'csv' });
  await uploadFile(file, 'E-mail,Name\nana@example.com,Ana\nnobody,Nobody\n');
  await until(async () => (await importAt(imported)).state === 'Done', 'the import is done');
  const home = `/campaigns/${campaignId}`;
  screens = {
    dashboard: `${home}/dashboard`,
    referrers: `${home}/referrers`,
    sync: `${home}/referrers/sync`,
    upload: `${home}/referrers/upload`,
    'upload-columns': `${home}/referrers/upload?import=${file}`,
    imports: `${home}/referrers/imports`,
    'ongoing-syncs': `${home}/referrers/imports?show=ongoing`,
    'import-dry-run': `${home}/referrers/imports/${ready}`,
    'import-done': `${home}/referrers/imports/${imported}`,
    leads: `${home}/leads`,
    lead: `${home}/leads/${leadId}`,
    'leads-on-hold': `${home}/leads?state=On%20hold`,
    'lead-on-hold': `${home}/leads/${heldId}`,
    rewards: `${home}/rewards`,
    reward: `${home}/rewards/${reward.id}`,
    general: `${home}/settings/general`,
    'reward-rules': `${home}/settings/rewards`,
    connection: `${home}/settings/integrations/crm/connection`,
    panel: `${home}/settings/integrations/crm/panel`,
    'panel-referrers': `${home}/settings/integrations/crm/panel?tab=referrers`,
    onboard: `${home}/onboard`,
    deliveries: `${home}/settings/integrations/crm/deliveries`,
    'sync-health': `${home}/settings/integrations/crm/sync-health`,
    differences: `${home}/settings/integrations/crm/sync-health/differences`,
    alerts: `${home}/settings/integrations/crm/alerts`,
    'intercom-app': `${home}/settings/integrations/crm/app`,
    api: `${home}/settings/integrations/api`,
    account: '/account',
    'join-page': new URL(campaign.join_url).pathname,
    'joined-elsewhere': `${new URL(campaign.join_url).pathname}/joined`,
    'referral-link': `/r/${code}`,
  };
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await goodword.close();
});

async function importOf(campaignId: string, body: object): Promise<string> {
  return (await goodword.api('POST', '/imports', { campaign_id: campaignId, ...body })).body.id;
}

const importAt = async (id: string) => (await goodword.api('GET', `/imports/${id}`)).body;

async function dryRun(id: string): Promise<void> {
  await goodword.api('POST', `/imports/${id}/dry-run`);
  await until(async () => (await importAt(id)).state === 'Ready', 'the import is Ready');
}

async function uploadFile(id: string, content: string): Promise<void> {
  const body = new FormData();
  body.set('file', new File([content], 'people.csv', { type: 'text/csv' }));
  const answer = await fetch(`${goodword.url}/api/v1/imports/${id}/file`, {
    method: 'POST',
    headers: { cookie: goodword.cookie },
    body,
  });
  if (!answer.ok) throw new Error(`The upload was answered ${answer.status}.`);
}

describe.each([1280, 390])('at %i px', (width) => {
  let page: Page;

  beforeAll(async () => {
    page = await signIn(browser, goodword, { width, height: 850 });
  });
  afterAll(() => page.context().close());

  it.each([
    'dashboard',
    'referrers',
    'sync',
    'upload',
    'upload-columns',
    'imports',
    'ongoing-syncs',
    'import-dry-run',
    'import-done',
    'leads',
    'lead',
    'leads-on-hold',
    'lead-on-hold',
    'rewards',
    'reward',
    'general',
    'reward-rules',
    'connection',
    'panel',
    'panel-referrers',
    'onboard',
    'deliveries',
    'sync-health',
    'differences',
    'alerts',
    'intercom-app',
    'api',
    'account',
    'join-page',
    'joined-elsewhere',
    'referral-link',
  ])('%s: axe finds nothing in light and dark, and nothing is wider than the screen', async (name) => {
    await page.goto(goodword.url + screens[name]!);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await loaded(page);
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // colours in transition have a contrast of their own
      await page.evaluate(transitionsEnded(colorScheme));
      await shoot(page, `${name}-${colorScheme}-${width}`);
      // the second look differs in nothing but its colours
      const rules = colorScheme === 'light' ? {} : { runOnly: ['color-contrast'] };
      expect(await findViolations(page, rules), colorScheme).toEqual([]);
    }
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await page.evaluate(cutTexts)).toEqual([]);
  });
});

/** What axe, which was put into the page before, finds in it. */
const findViolations = (page: Page, rules: axe.RunOptions): Promise<string[]> =>
  page.evaluate(async (options) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, rules);

/** Run in the page: resolves when the app has heard of the colour scheme, and no colour is changing any more. */
const transitionsEnded = (scheme: 'light' | 'dark') => `new Promise((resolve) => {
    const look = () => {
      const shown = document.documentElement.dataset.mantineColorScheme;
      if (shown === undefined || shown === '${scheme}') requestAnimationFrame(resolve);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }).then(() => Promise.allSettled(
    document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished)))`;

/** Run in the page: texts of cards that reach beyond them and are cut there. Tables may be scrolled sideways. */
const cutTexts = `[...document.querySelectorAll('.mantine-Card-root')].flatMap((card) =>
  [...card.querySelectorAll('p, time, dt, dd, h2, h3, span, button, a')]
    .filter((one) => one.getBoundingClientRect().right > card.getBoundingClientRect().right + 1)
    .filter((one) => one.closest('.mantine-ScrollArea-root, .mantine-VisuallyHidden-root') === null)
    .map((one) => one.textContent.slice(0, 60)))`;
