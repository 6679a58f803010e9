import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { closeDatabase, openDatabase, type Database } from '../../database/database.ts';
import { newId } from '../../platform/id/id.ts';
import type { Delivery } from '../outbound/delivery.ts';
import { evaluateSyncStatus, type SyncStatusCode, type SyncStatusFacts } from './sync-status-rules.ts';
import { selectSyncStatusFacts, selectSyncStatusFactsOf } from './sync-status-store.ts';

/** What is written of people, one after the other; each step leaves the counts right. */
type Step =
  | { does: 'join'; imported: boolean }
  | { does: 'deliver'; person: number; kind: Delivery['kind']; connection: number | null; state: Delivery['state'] }
  | { does: 'change'; delivery: number; state: Delivery['state']; failure: Delivery['failure']; found: boolean }
  | { does: 'undo'; delivery: number; state: Delivery['state'] };

type Person = { id: string; imported: boolean };
type Known = Pick<Delivery, 'delivery_id' | 'subject_id' | 'kind' | 'connection_id' | 'state' | 'failure' | 'cause'> & {
  contact_id: string | null;
};

const tab = { action: 'create_user', connection: 'Connected' } as const;
const states = ['Planned', 'Sending', 'Sent', 'Skipped', 'Waiting', 'Failed'] as const;
const anyOf = fc.nat({ max: 1000 });
const state = fc.constantFrom(...states);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('join' as const), imported: fc.boolean() }),
  fc.record({
    does: fc.constant('deliver' as const),
    person: anyOf,
    kind: fc.constantFrom('push', 'push', 'event', 'return_fields'),
    connection: fc.constantFrom(0, 0, 1, null),
    state,
  }),
  fc.record({
    does: fc.constant('change' as const),
    delivery: anyOf,
    state,
    failure: fc.constantFrom('retry_later', 'reconnect', 'fix_data', null),
    found: fc.boolean(),
  }),
  fc.record({ does: fc.constant('undo' as const), delivery: anyOf, state }),
);

const workspaceId = newId();
const connections = [newId(), newId()] as const;
let testDatabase: TestDatabase;
let db: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  db = openDatabase(testDatabase.connectionString, { log: () => {} });
  await sql`insert into goodword.workspaces (workspace_id, name, created_at) values (${workspaceId}, 'Acme', now())`.execute(
    db,
  );
  for (const id of connections)
    await sql`
      insert into goodword.connections (workspace_id, connection_id, provider, external_workspace_id, external_workspace_name, region,
        timezone, practice, state, connected_by, connected_at)
      values (${workspaceId}, ${id}, 'intercom', ${id}, 'Acme', 'us', 'UTC', true, 'Not connected', '{}', now())`.execute(
      db,
    );
});
afterAll(async () => {
  await closeDatabase(db);
  await testDatabase.drop();
});

/** A campaign of its own, and what a program knows of it that looks at one person after the other. */
async function newCampaign() {
  const campaignId = newId();
  await sql`
    insert into goodword.campaigns (workspace_id, campaign_id, name, slug, state, created_at, updated_at)
    values (${workspaceId}, ${campaignId}, 'Friends', ${campaignId}, 'Launched', now(), now())`.execute(db);
  const people: Person[] = [];
  const deliveries: Known[] = [];

  async function join(imported: boolean): Promise<void> {
    const id = newId();
    people.push({ id, imported });
    await sql`
      insert into goodword.referrers (workspace_id, referrer_id, campaign_id, email, email_key, source, joined_at)
      values (${workspaceId}, ${id}, ${campaignId}, ${id}, ${id}, 'API', now())`.execute(db);
    const knownBy = imported ? 'imported' : 'created';
    await sql`
      insert into goodword.crm_contacts (workspace_id, connection_id, contact_id, subject, subject_id, known_by, linked_at)
      values (${workspaceId}, ${connections[0]}, ${id}, 'referrer', ${id}, ${knownBy}, now()),
        (${workspaceId}, ${connections[0]}, ${`merged ${id}`}, 'referrer', ${id}, ${knownBy}, now())`.execute(db);
  }

  async function deliver(delivery: Known): Promise<void> {
    const { delivery_id, subject_id, kind, connection_id, state, cause } = delivery;
    const open = ['Planned', 'Sending', 'Waiting'];
    // the law of the table: one open writing of return fields
    const taken = (one: Known) =>
      one.kind === 'return_fields' && one.subject_id === subject_id && open.includes(one.state);
    if (kind === 'return_fields' && deliveries.some(taken)) return;
    deliveries.push(delivery);
    await sql`
      insert into goodword.deliveries (workspace_id, delivery_id, connection_id, campaign_id, provider, subject, subject_id, cause, kind,
        action, duplicates, settings_version, planned, state, created_at, updated_at)
      values (${workspaceId}, ${delivery_id}, ${connection_id}, ${campaignId}, 'intercom', 'referrer', ${subject_id}, ${cause},
        ${kind}, 'create_user', 'update', 1, '{}', ${state}, now(), now())`.execute(db);
  }

  async function take(one: Step): Promise<void> {
    if (one.does === 'join') return join(one.imported);
    const id = newId();
    const none = { delivery_id: id, failure: null, contact_id: null };
    if (one.does === 'deliver') {
      const person = people[one.person % people.length]!;
      const connection_id = one.connection === null ? null : connections[one.connection]!;
      return deliver({ ...none, subject_id: person.id, cause: id, kind: one.kind, connection_id, state: one.state });
    }
    const delivery = deliveries[one.delivery % deliveries.length];
    if (!delivery) return;
    if (one.does === 'undo') {
      const cause = `undo:${delivery.delivery_id}`;
      if (deliveries.some((other) => other.cause === cause)) return;
      return deliver({ ...delivery, ...none, cause, kind: 'undo', state: one.state });
    }
    if (delivery.kind === 'return_fields') return;
    Object.assign(delivery, { state: one.state, failure: one.failure, contact_id: one.found ? 'contact' : null });
    await sql`
      update goodword.deliveries set state = ${one.state}, failure = ${one.failure}, contact_id = ${delivery.contact_id}
      where workspace_id = ${workspaceId} and delivery_id = ${delivery.delivery_id}`.execute(db);
  }

  const factsOf = ({ id, imported }: Person): SyncStatusFacts => {
    const counted = deliveries
      .filter((one) => one.subject_id === id && one.connection_id !== connections[1] && one.kind !== 'undo')
      .toSorted((a, b) => (a.delivery_id < b.delivery_id ? 1 : -1));
    const push = counted.find(({ kind }) => kind === 'push') ?? null;
    const isUndone = (one: Known) => one.cause === `undo:${push?.delivery_id}` && one.state === 'Sent';
    return {
      push: push && {
        state: push.state,
        failure: push.failure,
        undone: deliveries.some(isUndone),
        skippedByRule: push.contact_id !== null,
      },
      other: counted.find(({ kind }) => kind !== 'push') ?? null,
      imported,
      held: false,
    };
  };
  const key = {
    workspaceId,
    campaignId,
    provider: 'intercom',
    connectionId: connections[0],
    tab: 'referrers',
  } as const;
  return { key, people, take, factsOf };
}

function countsOf(groups: { facts: SyncStatusFacts; count: number }[]): Partial<Record<SyncStatusCode, number>> {
  const counts: Partial<Record<SyncStatusCode, number>> = {};
  for (const { facts, count } of groups) {
    const { code } = evaluateSyncStatus(facts, tab);
    counts[code] = (counts[code] ?? 0) + count;
  }
  return counts;
}

it('counts everyone as they are looked at one by one, whatever happened before', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const campaign = await newCampaign();
      for (const one of [{ does: 'join', imported: false } as const, ...steps]) {
        await campaign.take(one);
        const each = campaign.people.map((person) => ({ facts: campaign.factsOf(person), count: 1 }));
        expect(countsOf(await selectSyncStatusFacts(db, campaign.key))).toEqual(countsOf(each));
      }
      const ids = campaign.people.map(({ id }) => id);
      const one = await selectSyncStatusFactsOf(db, { ...campaign.key, personId: [...ids, newId()] });
      const told = Object.fromEntries(
        one.map(({ personId, facts }) => [personId, evaluateSyncStatus(facts, tab).code]),
      );
      const wanted = campaign.people.map((who) => [who.id, evaluateSyncStatus(campaign.factsOf(who), tab).code]);
      expect(told).toEqual(Object.fromEntries(wanted));
      for (const person of campaign.people) {
        const alone = await selectSyncStatusFacts(db, { ...campaign.key, personId: person.id });
        expect(countsOf(alone)).toEqual(countsOf([{ facts: campaign.factsOf(person), count: 1 }]));
      }
    }),
    { numRuns: 40 },
  );
});

it('an undo counts once it is done, and no longer when they were sent again', async () => {
  const { take, key } = await newCampaign();
  const counts = async () => countsOf(await selectSyncStatusFacts(db, key));
  const push = { does: 'deliver', person: 0, kind: 'push', connection: 0, state: 'Sent' } as const;
  await take({ does: 'join', imported: false });
  await take(push);
  expect(await counts()).toEqual({ in_sync: 1 });
  await take({ does: 'undo', delivery: 0, state: 'Planned' });
  expect(await counts()).toEqual({ in_sync: 1 });
  await take({ does: 'change', delivery: 1, state: 'Sent', failure: null, found: true });
  expect(await counts()).toEqual({ undone: 1 });
  await take(push);
  expect(await counts()).toEqual({ in_sync: 1 });
});

it('returns no one from outside the tab', async () => {
  const { key } = await newCampaign();
  expect(await selectSyncStatusFacts(db, key)).toEqual([]);
  expect(await selectSyncStatusFacts(db, { ...key, personId: newId() })).toEqual([]);
});
