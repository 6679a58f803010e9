import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetContactChanges } from '../../../src/integration/contacts/forget-changes.ts';
import { forgetNotifications } from '../../../src/integration/inbound/forget-notifications.ts';
import { readSettings, SettingsError } from '../../../src/config/settings.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

let pair: Pair;
let contactId: string;
let connectionId: string;

beforeAll(async () => {
  const started = await startSendingPair();
  ({ pair, connectionId } = started);
  const leadId = await pair.joinAsLead(started.campaignId, started.code, 'kept@example.com');
  contactId = (await pair.delivered(leadId)).contact_id;
});
afterAll(() => pair.close());

const day = 86_400_000;
const inDays = (days: number) => ({ ...pair.crm, clock: { now: () => new Date(Date.now() + days * day) } });

describe('changes of contacts', () => {
  const kept = async () =>
    (await pair.crm.db.selectFrom('contact_changes').select('field').where('field', 'like', 'contact.test %').execute())
      .length;
  const applied = async () => {
    const rows = await pair.crm.db.selectFrom('events').selectAll().where('type', '=', 'retention.applied').execute();
    return rows.map(({ evidence }) => evidence as { table: string; rows: number });
  };
  const insert = (howMany: number, daysAgo: number, name: string) =>
    sql`
      insert into goodword.contact_changes
        (workspace_id, connection_id, contact_id, field, changed_at, changed_at_basis, read_at, source)
      select ${pair.workspaceId}, ${connectionId}, ${contactId}, ${`contact.test ${name}`}, now(), 'read',
        now() - make_interval(days => ${daysAgo}), 'polling'
      from generate_series(1, ${howMany})`.execute(pair.crm.db);

  it('go when they are older than they are kept, in batches, and stay when they are younger', async () => {
    await insert(5_010, 401, 'old');
    await insert(7, 399, 'young');
    await forgetContactChanges(pair.crm);
    expect(await kept()).toBe(7);
    expect(await applied()).toMatchObject([
      { table: 'contact_changes', rows: 5_000 },
      { table: 'contact_changes', rows: 10 },
    ]);
    await forgetContactChanges(pair.crm);
    expect(await applied()).toHaveLength(2);
  });

  it('go as the clock passes, and sooner when they are kept for less', async () => {
    await forgetContactChanges(inDays(0.5));
    expect(await kept()).toBe(7);
    await forgetContactChanges({ ...pair.crm, retention: { ...pair.crm.retention, contactChangesDays: 398 } });
    expect(await kept()).toBe(0);
    expect(await pair.crm.db.selectFrom('contact_changes').select('field').execute()).not.toEqual([]);
    await forgetContactChanges(inDays(402));
    expect(await pair.crm.db.selectFrom('contact_changes').select('field').execute()).toEqual([]);
  });
});

describe('webhooks', () => {
  const stored = () => pair.crm.db.selectFrom('notifications').selectAll().orderBy('received_at').execute();
  const change = (name: string) => pair.intercom.call('PUT', `/contacts/${contactId}`, { name });

  it('of a stranger are stored without what they say', async () => {
    await pair.intercom.call('POST', '/contacts', { role: 'user', email: 'stranger@example.com' });
    const strangers = async () => (await stored()).filter(({ outcome }) => outcome === 'not one of our people');
    const [stranger] = await until(async () => (await strangers()).length > 0 && strangers(), 'the webhook is stored');
    expect(stranger).toMatchObject({ body: null, topic: 'contact.user.created' });
  });

  it('go when they were handled longer ago than they are kept; the last of our people stays, emptied', async () => {
    await change('Benjamin');
    await change('Benny');
    const handled = async () => {
      const rows = await stored();
      return rows.length >= 4 && rows.every((row) => row.handled_at) && rows;
    };
    const before = await until(handled, 'all webhooks are handled');
    const last = before.findLast(({ outcome }) => outcome !== 'not one of our people');
    expect(last?.body).toContain('Benny');
    await forgetNotifications(inDays(6));
    expect(await stored()).toEqual(before);
    await forgetNotifications(inDays(8));
    expect(await stored()).toEqual([{ ...last, body: null }]);
  });

  it('that were not handled stay, however old they are', async () => {
    await pair.crm.db
      .updateTable('notifications')
      .set({ handled_at: null, next_attempt_at: new Date(Date.now() + 999 * day) })
      .execute();
    await change('Bea');
    await until(async () => (await stored()).filter((row) => row.handled_at).length === 1, 'the webhook is handled');
    await forgetNotifications(inDays(90));
    expect((await stored()).map((row) => row.handled_at === null)).toEqual([true, false]);
  });
});

describe('the settings', () => {
  it('are 400 and 7 days unless the operator says otherwise', () => {
    expect(readSettings({}).retention).toEqual({ contactChangesDays: 400, notificationsDays: 7 });
    expect(readSettings({ KEEP_CONTACT_CHANGES_DAYS: '30', KEEP_NOTIFICATIONS_DAYS: '1' }).retention).toEqual({
      contactChangesDays: 30,
      notificationsDays: 1,
    });
  });

  it.each(['0', '-1', '1.5', 'long'])('refuse %s', (text) => {
    expect(() => readSettings({ KEEP_NOTIFICATIONS_DAYS: text })).toThrow(SettingsError);
  });
});
