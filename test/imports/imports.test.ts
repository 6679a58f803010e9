import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { importSteps, type ImportSteps } from '../support/imports.ts';

let pair: Pair;
let steps: ImportSteps;

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  steps = importSteps(pair);
  // the practice app begins without it
  const { clientId } = pair.intercom;
  const { scopes } = (await pair.intercom.control('GET', 'apps')).body.apps[0];
  await pair.intercom.control('POST', `apps/${clientId}`, { scopes: [...scopes, 'write_events'] });
});
afterAll(() => pair.close());

/** Only these people: the practice workspace has others. */
async function group(name: string, bodies: Record<string, unknown>[]): Promise<Record<string, unknown>> {
  const { id: tagId } = (await pair.intercom.call('POST', '/tags', { name })).body;
  for (const id of await steps.contacts(bodies))
    await pair.intercom.call('POST', `/contacts/${id}/tags`, { id: tagId });
  return { contact_type: 'all_contacts', tag_ids: [String(tagId)] };
}

it('a dry run lists what will happen and enrols no one; the run does exactly that', async () => {
  const { campaignId } = await pair.campaign();
  await pair.connect(campaignId);
  const selection = await group('Dry run', [
    { role: 'user', email: 'new.one@example.com', name: 'New Maria One', phone: '+15550101' },
    { role: 'lead', email: 'new.one@example.com', name: 'New Again' },
    { role: 'lead', name: 'Nobody' },
    { role: 'user', email: 'out@example.com', name: 'Una Subscribed', unsubscribed_from_emails: true },
    { role: 'user', email: 'Ana.Referrer@example.com', name: 'Ana Late' },
  ]);
  const draft = await steps.draft(campaignId, { selection, silent: false });
  expect(draft).toMatchObject({ state: 'Draft', title: 'All Contacts, with a tag', plan: null });

  const ready = await steps.dryRun(draft.id);
  expect(ready.plan).toMatchObject({ create: 1, update: 1, skip: 2, exclude: 1 });
  expect(ready.plan.calls).toEqual({ reading: 1, pushed: 0, links_written: 0, events: 1, total: 2 });
  expect(ready.reasons).toContainEqual({
    outcome: 'exclude',
    reason: 'unsubscribed',
    message: 'Is unsubscribed from e-mails.',
    count: 1,
    examples: ['Una Subscribed'],
  });
  const [update] = await steps.rows(draft.id, 'outcome=update');
  // the contact may be known as theirs already, by a look at what changed after connecting
  expect(update.changes).toContainEqual({ field: 'last_name', old: '', new: 'Late' });
  expect(update.message).toMatch(/^Last name changes[.;]/);
  expect(await steps.referrers(campaignId)).toHaveLength(1);

  const done = await steps.ran(draft.id);
  expect(done.counts).toMatchObject({ enrolled: 1, updated: 1, failed: 0, waiting: 0, skip: 2, exclude: 1 });
  const referrers = await steps.referrers(campaignId);
  expect(referrers).toHaveLength(2);
  expect(referrers).toContainEqual(
    expect.objectContaining({
      email: 'new.one@example.com',
      first_name: 'New',
      last_name: 'Maria One',
      phone: '+15550101',
      source: 'Intercom',
      code: expect.stringMatching(/^NEW-/),
    }),
  );
  expect(referrers).toContainEqual(expect.objectContaining({ first_name: 'Ana', last_name: 'Late' }));

  const again = await steps.draft(campaignId, { selection });
  expect((await steps.dryRun(again.id)).plan).toMatchObject({ create: 0, update: 0, skip: 4, exclude: 1 });
});

it('writes each new link to Intercom unless it is silent, and sends no contact back that came from there', async () => {
  const { campaignId } = await pair.campaign();
  await pair.connect(campaignId);
  const { body: panel } = await pair.api('GET', `/campaigns/${campaignId}/integrations/intercom`);
  await pair.api('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    ...panel.tabs.referrers.settings,
    action: 'create_user',
  });
  for (const silent of [false, true]) {
    const selection = await group(`Events ${silent}`, [
      { role: 'user', email: `event.${silent}@example.com`, name: 'Eve' },
    ]);
    const { id } = await steps.draft(campaignId, { selection, silent });
    await steps.dryRun(id);
    await steps.ran(id);
    const [row] = await steps.rows(id, 'outcome=enrolled');
    const { body } = await pair.api('GET', `/deliveries?subject_id=${row.referrer_id}`);
    expect(body.items.map(({ cause }: { cause: string }) => cause)).toEqual(
      silent ? [] : ['event:referral-link-created'],
    );
    if (silent) continue;
    const events = await until(async () => {
      const answer = await pair.intercom.call('GET', `/events?type=user&intercom_user_id=${row.contact_id}`);
      return answer.body.events?.length > 0 && answer.body.events;
    }, 'the event arrives');
    expect(events[0]).toMatchObject({ event_name: 'referral-link-created' });
  }
});

describe('a contact that matches only after the dry run', () => {
  /** The dry run knows one user and one who is unsubscribed; then three more would be enrolled. */
  async function dryRunAndThenMore(name: string, settings: Record<string, unknown>) {
    const { campaignId } = await pair.campaign();
    await pair.connect(campaignId);
    const { id: tagId } = (await pair.intercom.call('POST', '/tags', { name })).body;
    const make = async (body: Record<string, unknown>): Promise<string> => {
      const [id] = await steps.contacts([body]);
      await pair.intercom.call('POST', `/contacts/${id}/tags`, { id: tagId });
      return id!;
    };
    await make({ role: 'user', email: `first@${name}.example` });
    const out = await make({ role: 'user', email: `out@${name}.example`, unsubscribed_from_emails: true });
    const lead = await make({ role: 'lead', email: `lead@${name}.example` });
    const selection = { contact_type: 'only_users', tag_ids: [String(tagId)] };
    const { id } = await steps.draft(campaignId, { selection, ...settings });
    expect((await steps.dryRun(id)).plan).toMatchObject({ create: 1, exclude: 1 });

    await pair.intercom.call('PUT', `/contacts/${lead}`, { role: 'user' });
    await pair.intercom.call('PUT', `/contacts/${out}`, { unsubscribed_from_emails: false });
    await make({ role: 'user', email: `new@${name}.example` });
    return { id, done: await steps.ran(id), campaignId };
  }

  it('is not enrolled by a one-time import, but counted', async () => {
    const { id, done, campaignId } = await dryRunAndThenMore('once', {});
    expect(done.counts).toMatchObject({ create: 1, enrolled: 1, updated: 0, later: 3, skip: 0, exclude: 0 });
    expect(await steps.referrers(campaignId)).toHaveLength(2);
    const rows = await steps.rows(id, 'outcome=later');
    expect(rows.map(({ email, reason }: any) => `${email} ${reason}`).toSorted()).toEqual([
      'lead@once.example came_later',
      'new@once.example came_later',
      'out@once.example came_later',
    ]);
  });

  it('is enrolled by an ongoing sync', async () => {
    const { id, done } = await dryRunAndThenMore('ongoing', { mode: 'ongoing' });
    expect(done.counts).toMatchObject({ enrolled: 4, later: 0 });
    await steps.move(id, 'sync/stop');
  });
});

it('a lead that was merged into a user after the dry run is enrolled as the dry run said', async () => {
  const { campaignId } = await pair.campaign();
  await pair.connect(campaignId);
  const selection = await group('Merged', [{ role: 'lead', email: 'merged@example.com' }]);
  const { id } = await steps.draft(campaignId, { selection });
  expect((await steps.dryRun(id)).plan).toMatchObject({ create: 1 });

  const [into] = await steps.contacts([{ role: 'user', email: 'merged@example.com' }]);
  const [{ contact_id: from }] = await steps.rows(id);
  expect((await pair.intercom.call('POST', '/contacts/merge', { from, into })).status).toBe(200);
  const done = await steps.ran(id);
  expect(done.counts).toMatchObject({ enrolled: 1, later: 0 });
});
