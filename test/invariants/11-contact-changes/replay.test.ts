import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayChanges } from '../../../src/integration/contacts/change-rules.ts';
import { selectContactChanges } from '../../../src/integration/contacts/change-store.ts';
import { noteWritten } from '../../../src/integration/contacts/note-written.ts';
import type { Observation } from '../../../src/integration/contacts/observation.ts';
import { fieldsOf } from '../../../src/integration/contacts/observation-rules.ts';
import { observeContacts } from '../../../src/integration/contacts/observe.ts';
import { getConnectionById } from '../../../src/integration/connections/find-connection.ts';
import type { Connection } from '../../../src/integration/connections/connection.ts';
import type { CrmContact } from '../../../src/integration/provider/crm-contact.ts';
import { pollConnection } from '../../../src/integration/reconcile/polling/poll-connection.ts';
import { workOn } from '../../../src/platform/jobs/work/resumable-work.ts';
import { topics, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';
import { findSnapshot } from '../../../src/integration/contacts/find-snapshots.ts';

// Every change that is seen of a linked contact is appended; a replay gives what is known of it.

let pair: Pair;
let connection: Connection;
let campaignId: string;
let code: string;
let contactIds: string[];
const key = (contactId: string) => ({
  workspaceId: pair.workspaceId,
  connectionId: connection.connection_id,
  contactId,
});

beforeAll(async () => {
  const started = await startSendingPair();
  ({ pair, campaignId, code } = started);
  connection = await getConnectionById(pair.crm.db, pair.workspaceId, started.connectionId);
  await pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, {
    topics: [...topics, 'contact.user.tag.created', 'contact.user.tag.deleted'],
  });
  const leadIds = await Promise.all(
    ['one', 'two', 'three'].map((name) => pair.joinAsLead(campaignId, code, `${name}@example.com`)),
  );
  contactIds = await Promise.all(leadIds.map(async (leadId) => (await pair.delivered(leadId)).contact_id));
});
afterAll(() => pair.close());

/** What is recorded: every field but those that move with each visit; beside it which parts were read. */
function recorded(observation: Observation): unknown {
  const fields = fieldsOf(observation);
  for (const name of pair.crm.providers.of(connection).volatileAttributes) fields.delete(`contact.${name}`);
  return { parts: Object.keys(observation).toSorted(), fields: Object.fromEntries(fields) };
}

async function expectReplayed(contactId: string): Promise<void> {
  const snapshot = await findSnapshot(pair.crm.db, key(contactId));
  const changes = await selectContactChanges(pair.crm.db, key(contactId));
  expect(recorded(replayChanges(changes))).toEqual(recorded(snapshot!.observation));
}

/** A reading or a write of our own, of one or several contacts, at some time. */
type Step = {
  contacts: number[];
  second: number;
  plan: string | null;
  seen: number;
  tags: string[] | null;
  ours: boolean;
};

const step: fc.Arbitrary<Step> = fc.record({
  contacts: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }),
  second: fc.nat(20),
  plan: fc.constantFrom('Free', 'Pro', null),
  seen: fc.nat(5),
  tags: fc.option(fc.subarray(['1', '2', '3']), { nil: null }),
  ours: fc.boolean(),
});

type Shown = Pick<Step, 'second' | 'plan' | 'seen' | 'tags'>;

function contactOf(id: string, { second, plan, seen, tags }: Shown, begin: number): CrmContact {
  const readAt = new Date(begin + second * 1_000);
  return {
    id,
    kind: 'user',
    email: null,
    createdAt: null,
    updatedAt: readAt,
    attributes: { 'custom_attributes.Plan': plan, last_seen_at: seen },
    ...(tags && { labels: { ids: tags, hasMore: false } }),
    readAt,
  };
}

function take(one: Step, begin: number): Promise<unknown> {
  return pair.crm.db.transaction().execute(async (trx) => {
    const ids = one.contacts.map((index) => contactIds[index]!);
    if (one.ours) {
      const writes = ids.map((contactId) => ({ contactId, written: { 'custom_attributes.Plan': one.plan } }));
      return noteWritten(trx, key(''), writes, new Date(begin + one.second * 1_000));
    }
    const readings = ids.map((id) => ({ contact: contactOf(id, one, begin), source: 'check' }) as const);
    return observeContacts(pair.crm, trx, connection, readings);
  });
}

describe('the changes of a contact', () => {
  it('rebuild what is known of it, whichever readings and writes came at once and in which order', async () => {
    let begin = Date.now() + 60_000;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), async (rounds) => {
        begin += 60_000;
        for (const atOnce of rounds) await Promise.all(atOnce.map((one) => take(one, begin)));
        for (const contactId of contactIds) await expectReplayed(contactId);
      }),
      { numRuns: 30 },
    );
  });

  it('hold what moves with each visit only where a rule watches it', async () => {
    const [contactId = ''] = contactIds;
    const changes = await selectContactChanges(pair.crm.db, key(contactId));
    expect(JSON.stringify(changes)).toContain('custom_attributes.Plan');
    expect(JSON.stringify(changes)).not.toContain('last_seen_at');
    const visit = async (browser: string, second: number) => {
      const contact = contactOf(contactId, { plan: null, seen: 0, tags: null, second }, Date.now() + 86_400_000);
      const reading = { contact: { ...contact, attributes: { browser } }, source: 'check' } as const;
      await pair.crm.db.transaction().execute((trx) => observeContacts(pair.crm, trx, connection, [reading]));
    };
    await visit('Firefox', 1);
    await pair.saveLeadsTab(campaignId, {
      qualification: { method: 'attribute', property: 'browser', target: 'Safari' },
    });
    await visit('Chrome', 2);
    const browsers = (await selectContactChanges(pair.crm.db, key(contactId))).filter(
      ({ field }) => field === 'contact.browser',
    );
    expect(browsers.map((change) => [change.old, change.new])).toEqual([['Firefox', 'Chrome']]);
    await pair.saveLeadsTab(campaignId);
  });

  it('cannot be edited or removed', async () => {
    const { db } = pair.crm;
    for (const statement of [
      sql`update goodword.contact_changes set new_value = null`,
      sql`delete from goodword.contact_changes`,
      sql`truncate goodword.contact_changes`,
    ]) {
      await expect(statement.execute(db)).rejects.toThrow('contact_changes are append-only');
    }
  });
});

describe('the changes of a contact in the CRM', () => {
  it('rebuild what is known of it while webhooks, polling and people change it at once', async () => {
    const seed = Date.now() % 100_000;
    const leadId = await pair.joinAsLead(campaignId, code, 'live@example.com');
    const contactId: string = (await pair.delivered(leadId)).contact_id;
    const labelIds = await Promise.all(
      ['A', 'B', 'C'].map(async (name) => (await pair.intercom.call('POST', '/tags', { name })).body.id),
    );
    const path = `/contacts/${contactId}`;
    const poll = () =>
      workOn(pair.crm, pollConnection(pair.crm), {
        workspaceId: pair.workspaceId,
        connectionId: connection.connection_id,
      });
    const history = fc.sample(fc.tuple(fc.nat(3), fc.nat(2)), { numRuns: 25, seed });
    for (const [what, which] of history) {
      const labelId = labelIds[which]!;
      if (what === 0) await pair.intercom.call('PUT', path, { name: `Ben ${which}` });
      if (what === 1) await pair.intercom.call('POST', `${path}/tags`, { id: labelId });
      if (what === 2) await pair.intercom.call('DELETE', `${path}/tags/${labelId}`);
      if (what === 3) await Promise.all([poll(), pair.intercom.call('PUT', path, { phone: `+4930${which}` })]);
    }
    const inIntercom = (await pair.intercom.call('GET', path)).body;
    await until(async () => {
      await poll();
      const known = (await findSnapshot(pair.crm.db, key(contactId)))?.observation;
      const tags = inIntercom.tags.data.map(({ id }: { id: string }) => id).toSorted();
      return (
        known?.attributes.values['name'] === inIntercom.name &&
        known?.attributes.values['phone'] === inIntercom.phone &&
        JSON.stringify([...(known?.labelIds?.ids ?? [])].toSorted()) === JSON.stringify(tags)
      );
    }, `the last state is known (seed ${seed})`);
    await expectReplayed(contactId);
    const changes = await selectContactChanges(pair.crm.db, key(contactId));
    expect(changes.some(({ source }) => source === 'webhook')).toBe(true);
    for (const { source, notificationId } of changes) expect(notificationId !== null).toBe(source === 'webhook');
  });
});
