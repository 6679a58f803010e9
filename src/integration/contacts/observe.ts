import type { Transaction } from '../../database/database.ts';
import { emailKey } from '../../platform/email/email-key.ts';
import type { Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { changesOfReading } from './change-rules.ts';
import { insertContactChanges } from './change-store.ts';
import type { CrmProvider } from '../provider/crm-provider.ts';
import { followAliases } from './follow-aliases.ts';
import { linkPerson } from './link-person.ts';
import { noteContactState } from './note-state.ts';
import { observationOf } from './observation.ts';
import { mergeObservations } from './observation-rules.ts';
import { peopleByEmail } from './people-by-email.ts';
import {
  evaluateContact,
  findWatchers,
  type Decision,
  type ObservedContact,
  type Watcher,
} from './qualification/evaluate-contact.ts';
import type { Reading } from './reading.ts';
import { upsertSnapshots } from './snapshot-store.ts';
import { lockContacts } from './lock-contacts.ts';
import { findPeopleOfContacts } from './contact-links.ts';
import type { SubjectKey } from '../settings/subject.ts';
import { findSnapshots } from './find-snapshots.ts';
import type { Snapshot } from './snapshot.ts';

/** The single form of observeContacts, in a transaction of its own. @returns what followed from the reading */
export async function observeContact(context: CrmContext, connection: Connection, reading: Reading): Promise<Decision> {
  const [decision] = await context.db
    .transaction()
    .execute((trx) => observeContacts(context, trx, connection, [reading]));
  return decision!;
}

/**
 * The one door for what was read of contacts, whatever led to the reading: finds our people behind them, notes what
 * became of them, keeps the observations, and evaluates the leads. All of it in the caller's transaction, so that a crash
 * loses neither a change nor its consequence. A reading that is older than the one kept is dropped, and so is one of a
 * contact of a stranger.
 * @returns what followed from each reading, in their order
 */
export async function observeContacts(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  readings: readonly Reading[],
): Promise<Decision[]> {
  const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id };
  const contactIds = readings.map(({ contact }) => contact.id);
  await lockContacts(trx, key, contactIds);
  await followAliases(context, trx, connection, { gone: [], merged: readings.flatMap(mergesOf) });
  await linkByAddress(context, trx, connection, readings);
  for (const reading of readings) {
    const state = stateOf(reading);
    if (state) await noteContactState(context, trx, connection, reading.contact.id, state);
  }
  const people = await findPeopleOfContacts(trx, key, contactIds);
  const taken = takeReadings(readings, people, await findSnapshots(trx, key, contactIds));
  const observed: ObservedContact[] = [];
  for (const { reading, previous, now } of taken) {
    if (!now) continue;
    const watchers = await findWatchers(trx, connection, people.get(now.contactId) ?? []);
    observed.push({ reading, previous, now, watchers });
  }
  const provider = context.providers.of(connection);
  await upsertSnapshots(trx, key, [...new Map(observed.map(({ now }) => [now.contactId, now])).values()]);
  await insertContactChanges(
    trx,
    key,
    observed.flatMap((one) =>
      changesOfReading(one.reading, one.previous, one.now, unrecordedFor(provider, one.watchers)),
    ),
  );
  const decisions = new Map<Reading, Decision>();
  for (const one of observed) decisions.set(one.reading, await evaluateContact(context, trx, connection, one));
  return taken.map(({ reading, dropped }) => decisions.get(reading) ?? dropped ?? 'unchanged');
}

/** What moves with each visit is recorded only where a rule watches it. */
function unrecordedFor(provider: CrmProvider, watchers: readonly Watcher[]): ReadonlySet<string> {
  const watched = new Set(watchers.map(({ watched: { property } }) => property));
  return new Set(provider.volatileAttributes.filter((name) => !watched.has(name)));
}

/** A reading beside what was kept before it, and what is kept from now on: null when the reading is dropped. */
type TakenReading = {
  reading: Reading;
  previous: Snapshot | null;
  now: Snapshot | null;
  dropped?: 'stale' | 'nobody';
};

function takeReadings(
  readings: readonly Reading[],
  people: ReadonlyMap<string, readonly SubjectKey[]>,
  snapshots: ReadonlyMap<string, Snapshot>,
): TakenReading[] {
  const known = new Map(snapshots);
  return readings.map((reading) => {
    const { contact, source } = reading;
    const previous = known.get(contact.id) ?? null;
    if (previous && previous.readAt > contact.readAt) return { reading, previous, now: null, dropped: 'stale' };
    if (!people.has(contact.id)) return { reading, previous, now: null, dropped: 'nobody' };
    const now: Snapshot = {
      contactId: contact.id,
      observation: mergeObservations(previous?.observation ?? null, observationOf(contact)),
      contactCreatedAt: contact.createdAt,
      contactUpdatedAt: contact.updatedAt,
      readAt: contact.readAt,
      ours: source === 'ours',
    };
    known.set(contact.id, now);
    return { reading, previous, now };
  });
}

function mergesOf({ contact, askedFor, mergedFrom = [] }: Reading): { from: string; into: string }[] {
  const sources = askedFor !== undefined && askedFor !== contact.id ? [askedFor, ...mergedFrom] : mergedFrom;
  return sources.map((from) => ({ from, into: contact.id }));
}

/** Links our people who have the address of a contact. */
async function linkByAddress(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  readings: readonly Reading[],
): Promise<void> {
  const wanted = readings.flatMap(({ contact: { id, email }, isLinked }) =>
    email && !isLinked ? [{ id, email }] : [],
  );
  const people = await peopleByEmail(
    trx,
    connection,
    wanted.map(({ email }) => email),
  );
  if (people.length === 0) return;
  for (const { id, email } of wanted) {
    for (const { emailKey: key, ...person } of people) {
      if (key === emailKey(email)) await linkPerson(context, trx, connection, id, person, 'same_email');
    }
  }
}

/** The state of a contact that was just read, where it is known: its own response counts more than a notification. */
function stateOf({ contact: { archived }, became, isLinked }: Reading): 'archived' | 'active' | null {
  if (isLinked) return null;
  if (archived !== undefined) return archived ? 'archived' : 'active';
  if (became === 'restored') return 'active';
  return became === 'archived' ? became : null;
}
