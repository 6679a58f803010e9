import type { Transaction } from '../../database/database.ts';
import { emailKey } from '../../platform/email/email-key.ts';
import type { Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { changesOfReading } from './change-rules.ts';
import { insertContactChanges } from './change-store.ts';
import type { CrmProvider } from '../provider/crm-provider.ts';
import { findPeopleOfContacts } from './contact-links.ts';
import { findSnapshots } from './find-snapshots.ts';
import { lockContacts } from './lock-contacts.ts';
import type { SubjectKey } from '../settings/subject.ts';
import { followAliases } from './follow-aliases.ts';
import { linkPeople, type PersonLink } from './link-people.ts';
import { noteContactStates } from './note-states.ts';
import { observationOf } from './observation.ts';
import { mergeObservations } from './observation-rules.ts';
import { peopleByEmail } from './people-by-email.ts';
import {
  evaluateContacts,
  findWatchers,
  type Decision,
  type ObservedContact,
  type Watcher,
} from './qualification/evaluate-contacts.ts';
import type { Reading } from './reading.ts';
import type { Snapshot } from './snapshot.ts';
import { upsertSnapshots } from './snapshot-store.ts';

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
  const merged = readings.flatMap(mergesOf);
  await lockContacts(trx, key, [...contactIds, ...merged.map(({ from }) => from)]);
  await followAliases(context, trx, connection, { gone: [], merged });
  await linkByAddress(context, trx, connection, readings);
  const states = readings.flatMap((reading) => {
    const state = stateOf(reading);
    return state ? [{ contactId: reading.contact.id, state, mergedInto: null }] : [];
  });
  await noteContactStates(context, trx, connection, states);
  const people = await findPeopleOfContacts(trx, key, contactIds);
  const taken = takeReadings(readings, people, await findSnapshots(trx, key, contactIds));
  const kept = taken.flatMap(({ reading, previous, now }) => (now ? [{ reading, previous, now }] : []));
  const peopleOf = ({ now }: { now: Snapshot }) => people.get(now.contactId) ?? [];
  const watcherOf = await findWatchers(trx, connection, kept.flatMap(peopleOf));
  const observed = kept.map((one): ObservedContact => {
    const watchers = peopleOf(one).flatMap(({ subjectId }) => watcherOf.get(subjectId) ?? []);
    return { ...one, watchers };
  });
  const provider = context.providers.of(connection);
  await upsertSnapshots(trx, key, [...new Map(observed.map(({ now }) => [now.contactId, now])).values()]);
  await insertContactChanges(
    trx,
    key,
    observed.flatMap((one) =>
      changesOfReading(one.reading, one.previous, one.now, unrecordedFor(provider, one.watchers)),
    ),
  );
  const followed = await evaluateContacts(context, trx, connection, observed);
  const decisions = new Map(observed.map(({ reading }, index) => [reading, followed[index]]));
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
  dropped?: 'stale' | 'unlinked';
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
    if (!people.has(contact.id)) return { reading, previous, now: null, dropped: 'unlinked' };
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
  const peopleByKey = Map.groupBy(people, (person) => person.emailKey);
  const links = wanted.flatMap(({ id, email }) =>
    (peopleByKey.get(emailKey(email)) ?? []).map((person): PersonLink => ({
      contactId: id,
      person,
      knownBy: 'same_email',
    })),
  );
  await linkPeople(context, trx, connection, links);
}

/** The state of a contact that was just read, where it is known: its own response counts more than a notification. */
function stateOf({ contact: { archived }, became, isLinked }: Reading): 'archived' | 'active' | null {
  if (isLinked) return null;
  if (archived !== undefined) return archived ? 'archived' : 'active';
  if (became === 'restored') return 'active';
  return became === 'archived' ? became : null;
}
