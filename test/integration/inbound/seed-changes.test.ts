import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedChanges } from '../../../src/integration/inbound/seed-changes.ts';
import { replayChanges } from '../../../src/integration/contacts/change-rules.ts';
import { selectContactChanges } from '../../../src/integration/contacts/change-store.ts';
import { workOn } from '../../../src/platform/jobs/work/resumable-work.ts';
import { MIGRATIONS_FOLDER } from '../../../src/database/migrate.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';
import { findSnapshot } from '../../../src/integration/contacts/find-snapshots.ts';

let pair: Pair;
let key: { workspaceId: string; connectionId: string; contactId: string };

beforeAll(async () => {
  const started = await startSendingPair();
  pair = started.pair;
  const leadId = await pair.joinAsLead(started.campaignId, started.code, 'upgraded@example.com');
  const { contact_id: contactId } = await pair.delivered(leadId);
  key = { workspaceId: pair.workspaceId, connectionId: started.connectionId, contactId };
});
afterAll(() => pair.close());

/** Brings the tables to where the upgrade leaves them, by the statements of the upgrade itself. */
async function upgrade(): Promise<void> {
  const { db } = pair.crm;
  await sql`alter table goodword.contact_changes disable trigger user`.execute(db);
  await sql`delete from goodword.contact_changes`.execute(db);
  await sql`alter table goodword.contact_changes enable trigger user`.execute(db);
  const migration = await readFile(join(MIGRATIONS_FOLDER, '0023_contact_changes.sql'), 'utf8');
  const inserts = migration.match(/^insert into [^;]+;/gm) ?? [];
  expect(inserts).toHaveLength(2);
  for (const insert of inserts) await sql.raw(insert).execute(db);
}

/** Two workers at once; a job of the server may be a third. */
async function seed(): Promise<void> {
  const { workspaceId, connectionId } = key;
  const work = () => workOn(pair.crm, seedChanges(pair.crm), { workspaceId, connectionId });
  await Promise.all([work(), work()]);
  const rest = () => pair.crm.db.selectFrom('contact_change_seeds').select('connection_id').execute();
  await until(async () => (await rest()).length === 0, 'stored webhooks are read');
}

it('webhooks that were stored before an upgrade tell what changed before it, once', async () => {
  const set = (attributes: Record<string, unknown>) =>
    pair.intercom.call('PUT', `/contacts/${key.contactId}`, attributes);
  const known = async () => (await findSnapshot(pair.crm.db, key))?.observation.attributes.values['name'];
  for (const name of ['Benjamin', 'Benny', 'Bea']) {
    await set({ name });
    await until(async () => (await known()) === name, `${name} is known`);
  }
  await upgrade();
  const before = await selectContactChanges(pair.crm.db, key);
  expect(before.map(({ field }) => field)).toEqual(['*']);

  await seed();
  const changes = await selectContactChanges(pair.crm.db, key);
  const names = changes.filter(({ field }) => field === 'contact.name');
  expect(names.map((change) => [change.old, change.new])).toEqual([
    ['Ben', 'Benjamin'],
    ['Benjamin', 'Benny'],
    ['Benny', 'Bea'],
  ]);
  for (const { source, changedAtBasis, notificationId } of names) {
    expect([source, changedAtBasis, typeof notificationId]).toEqual(['webhook', 'reported', 'string']);
  }
  expect(replayChanges(changes).attributes?.values['name']).toBe('Bea');

  await seed();
  expect(await selectContactChanges(pair.crm.db, key)).toEqual(changes);
  await set({ name: 'Beate' });
  await until(async () => (await known()) === 'Beate', 'a change after the upgrade is known');
  const after = await selectContactChanges(pair.crm.db, key);
  expect(after.at(-1)).toMatchObject({ field: 'contact.name', old: 'Bea', new: 'Beate' });
});
