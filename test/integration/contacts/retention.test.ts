import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetContactChanges } from '../../../src/integration/contacts/forget-changes.ts';
import { forgetSnapshots } from '../../../src/integration/contacts/forget-snapshots.ts';
import { forgetCalls } from '../../../src/integration/outbound/attempt/forget-calls.ts';
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

describe('what is known of contacts', () => {
  const known = async () =>
    (await pair.crm.db.selectFrom('crm_snapshots').select('contact_id').execute()).map((row) => row.contact_id);
  const leave = (state: string, daysAgo: number) =>
    pair.crm.db
      .updateTable('crm_contacts')
      .set({ state, state_at: new Date(Date.now() - daysAgo * day) } as never)
      .where('contact_id', '=', contactId)
      .execute();
  const insert = (howMany: number, daysAgo: number, name: string) =>
    sql`
      insert into goodword.crm_snapshots (workspace_id, connection_id, contact_id, attributes, read_at)
      select ${pair.workspaceId}, ${connectionId}, ${name} || n, '{}', now() - make_interval(days => ${daysAgo})
      from generate_series(1, ${howMany}) n`.execute(pair.crm.db);

  it('goes once a contact stands for no one, in batches, and stays while it does', async () => {
    await insert(1_005, 8, 'foreign-');
    await insert(2, 6, 'recent-');
    await forgetSnapshots(pair.crm);
    expect((await known()).toSorted()).toEqual([contactId, 'recent-1', 'recent-2'].toSorted());
    await forgetSnapshots(inDays(400));
    expect(await known()).toEqual([contactId]);
  });

  it.each(['deleted', 'merged'])('goes a week after the contact was %s', async (state) => {
    const before = await sql<{ row: unknown }>`select to_jsonb(s) as row from goodword.crm_snapshots s`.execute(
      pair.crm.db,
    );
    await leave(state, 6);
    await forgetSnapshots(inDays(0.5));
    expect(await known()).toEqual([contactId]);
    await forgetSnapshots(inDays(8));
    expect(await known()).toEqual([]);
    await leave('active', 0);
    await sql`
      insert into goodword.crm_snapshots
      select * from jsonb_populate_record(null::goodword.crm_snapshots, ${JSON.stringify(before.rows[0]!.row)})`.execute(
      pair.crm.db,
    );
  });

  it('stays of an archived contact, which may return', async () => {
    await leave('archived', 100);
    await forgetSnapshots(inDays(100));
    expect(await known()).toEqual([contactId]);
    await leave('active', 0);
  });
});

describe('requests and answers of attempts', () => {
  const detail = async () => {
    const [{ id }] = (await pair.ok('GET', '/deliveries')).items;
    return (await pair.ok('GET', `/deliveries/${id}`)).tries;
  };
  const insert = (howMany: number) =>
    sql`
      insert into goodword.delivery_attempts (workspace_id, delivery_id, attempt, started_at, finished_at, calls, outcome)
      select workspace_id, delivery_id, 100 + n, now(), now(), '[{"a": 1}]', 'sent'
      from goodword.deliveries cross join generate_series(1, ${howMany}) n`.execute(pair.crm.db);
  const withCalls = async () =>
    Number(
      (
        await sql<{ n: string }>`select count(*) as n from goodword.delivery_attempts where calls <> '[]'`.execute(
          pair.crm.db,
        )
      ).rows[0]!.n,
    );

  it('go when they are older than they are kept, in batches; when and how the attempt ended stays', async () => {
    const [before] = await detail();
    expect(before.calls.length).toBeGreaterThan(0);
    expect(before.calls_removed).toBe(false);
    await insert(1_005);
    await forgetCalls(inDays(89));
    expect(await withCalls()).toBeGreaterThan(1_005);
    await forgetCalls(inDays(91));
    expect(await withCalls()).toBe(0);
    const [after] = await detail();
    expect(after).toEqual({ ...before, calls: [], calls_removed: true });
  });

  it('of an attempt that has not ended stay, and one without calls lost none', async () => {
    await sql`
      update goodword.delivery_attempts set calls = case attempt when 101 then '[]'::jsonb else '[{"a": 1}]' end,
        finished_at = case when attempt <> 102 then now() end
      where attempt in (101, 102, 103)`.execute(pair.crm.db);
    await forgetCalls(inDays(400));
    const rows = await pair.crm.db
      .selectFrom('delivery_attempts')
      .select(['attempt', 'calls'])
      .where('attempt', 'in', [101, 102, 103])
      .orderBy('attempt')
      .execute();
    expect(rows).toEqual([
      { attempt: 101, calls: [] },
      { attempt: 102, calls: [{ a: 1 }] },
      { attempt: 103, calls: null },
    ]);
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
  it('have their defaults unless the operator says otherwise', () => {
    expect(readSettings({}).retention).toEqual({
      contactChangesDays: 400,
      notificationsDays: 7,
      attemptsDays: 90,
      importRowsDays: 90,
      visitsDays: 90,
    });
    const shorter = { KEEP_CONTACT_CHANGES_DAYS: '30', KEEP_NOTIFICATIONS_DAYS: '1', KEEP_ATTEMPTS_DAYS: '2' };
    expect(readSettings({ ...shorter, KEEP_IMPORT_ROWS_DAYS: '3', KEEP_VISITS_DAYS: '4' }).retention).toEqual({
      contactChangesDays: 30,
      notificationsDays: 1,
      attemptsDays: 2,
      importRowsDays: 3,
      visitsDays: 4,
    });
  });

  it.each(['0', '-1', '1.5', 'long'])('refuse %s', (text) => {
    for (const name of [
      'KEEP_CONTACT_CHANGES_DAYS',
      'KEEP_NOTIFICATIONS_DAYS',
      'KEEP_ATTEMPTS_DAYS',
      'KEEP_IMPORT_ROWS_DAYS',
    ])
      expect(() => readSettings({ [name]: text })).toThrow(SettingsError);
  });
});
