import { planDeletions } from '../integration/outbound/plan/plan-deletions.ts';
import { lockContacts } from '../integration/contacts/lock-contacts.ts';
import type { Transaction } from '../database/database.ts';
import type { Actor } from '../history/history.ts';
import { topicsOfEvent } from '../history/event-topics.ts';
import { makeReferralCode } from '../links/referral-code.ts';
import { announce } from '../live/announce.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { mailboxOf } from '../platform/email/mailbox.ts';
import { newId } from '../platform/id/id.ts';
import { refuse } from '../platform/refusal.ts';
import { lockErasing } from '../referrers/find-erased.ts';
import { cancelRewardsOfErased } from '../rewards/cancel-rewards.ts';
import { erasurePatterns } from './erasure-patterns.ts';
import {
  callErasePerson,
  lockDeliveriesOfPeople,
  lockMailsOfPeople,
  selectFurtherTexts,
  selectKeysOfOthers,
  type ContactOfPerson,
  type ErasedRow,
} from './erasure-store.ts';
import { findPerson, getAddressKey, type FoundPerson, type PersonQuery } from './find-person.ts';
import type { PeopleContext } from './people-context.ts';
import { updateToErased } from './proposal-store.ts';

export type ErasureCommand = {
  workspaceId: string;
  query: PersonQuery;
  /** what becomes of rewards that are neither issued nor cancelled; null where there are none */
  rewards: 'cancel' | 'keep' | null;
  /** also in the CRM: those that stand for no one else */
  deleteContacts: boolean;
  actor: Actor;
};

export type ErasureResult = {
  erasureId: string;
  people: Pick<ErasedRow, 'subject' | 'id' | 'campaign_id'>[];
  /** how many rows of each table were erased */
  rows: Record<string, number>;
};

/**
 * Erases a person as lead and referrer in all campaigns of the workspace: personal texts in all tables, by one transaction, so
 * that a crash leaves all of it or none. Ids, states, amounts and a keyed hash of the address stay.
 * @throws Refusal not_found, illegal_move (erased already), rewards_undecided, delivery_under_way
 */
export async function erasePerson(context: PeopleContext, command: ErasureCommand): Promise<ErasureResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.db.transaction().execute((trx) => erase(context, trx, command));
    } catch (error) {
      // a delivery or a notification of the person came to its end at this moment
      if (!isDeadlock(error) || attempt === 3) throw error;
    }
  }
}

const isDeadlock = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '40P01';

async function erase(context: PeopleContext, trx: Transaction, command: ErasureCommand): Promise<ErasureResult> {
  const { workspaceId, query, actor } = command;
  const addressKey = await getAddressKey(trx, workspaceId, query);
  await lockErasing(trx, workspaceId);
  // contacts before rows, as every reading of a contact does
  await lockAllContacts(trx, workspaceId, (await findPerson(trx, workspaceId, addressKey)).contacts);
  const found = await findPerson(trx, workspaceId, addressKey, { lock: true });
  const ids = found.people.map(({ id }) => id);
  await ensureErasable(trx, command, found, ids);
  const cancelled =
    command.rewards === 'cancel'
      ? await cancelRewardsOfErased(context, trx, { workspaceId, recipientIds: ids, actor })
      : 0;
  const deleted = command.deleteContacts ? found.contacts.filter((contact) => !contact.is_shared) : [];
  const erasureId = newId();
  const { emailKeys, addressesOfOthers, patterns } = await textsOf(trx, workspaceId, found);
  const rows = await callErasePerson(trx, {
    workspaceId,
    erasureId,
    leadIds: idsOf(found.people, 'lead'),
    referrerIds: idsOf(found.people, 'referrer'),
    emailKeys,
    ...patterns,
    newCodes: Object.fromEntries(idsOf(found.people, 'referrer').map((id) => [id, makeReferralCode(null)])),
    addressKey: context.erasedHashes[0]!(addressKey),
    mailboxKey: context.erasedHashes[0]!(mailboxOf(addressKey)),
    actor,
    details: {
      rewards: {
        decision: found.undecidedRewards > 0 ? command.rewards : null,
        count: found.undecidedRewards,
        cancelled,
      },
      addresses_of_others: addressesOfOthers,
      contacts: found.contacts.map((contact) => ({
        contact_id: contact.contact_id,
        connection_id: contact.connection_id,
        is_shared: contact.is_shared,
        is_deleted: deleted.includes(contact),
      })),
    },
    at: context.clock.now(),
  });
  await updateToErased(trx, workspaceId, ids, context.clock.now());
  await context.eraseAnswers(trx, workspaceId, [...ids, addressKey]);
  await planDeletions(
    context,
    trx,
    workspaceId,
    deleted.map((contact) => ({
      campaignId: contact.campaign_id,
      provider: contact.provider,
      person: { subject: contact.subject, subjectId: contact.subject_id },
      connectionId: contact.connection_id,
      contactId: contact.contact_id,
    })),
  );
  await announce(trx, workspaceId, ...topicsOfEvent({ type: 'person.erased' }));
  const people = found.people.map(({ subject, id, campaign_id }) => ({ subject, id, campaign_id }));
  return { erasureId, people, rows };
}

async function lockAllContacts(
  trx: Transaction,
  workspaceId: string,
  contacts: readonly ContactOfPerson[],
): Promise<void> {
  const byConnection = Map.groupBy(contacts, (contact) => contact.connection_id);
  for (const [connectionId, ofConnection] of [...byConnection].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    await lockContacts(
      trx,
      { workspaceId, connectionId },
      ofConnection.map((contact) => contact.contact_id),
    );
  }
}

/** @throws Refusal rewards_undecided, delivery_under_way */
async function ensureErasable(
  trx: Transaction,
  { workspaceId, rewards }: ErasureCommand,
  { undecidedRewards: count }: FoundPerson,
  ids: readonly string[],
): Promise<void> {
  if (count > 0 && rewards === null) {
    const what = count === 1 ? '1 reward of this person is' : `${count} rewards of this person are`;
    const message = `${what} neither issued nor cancelled. Say first whether to cancel or to keep what is owed.`;
    throw refuse('rewards_undecided', message);
  }
  const isSending = await lockDeliveriesOfPeople(trx, workspaceId, ids);
  const isMailing = await lockMailsOfPeople(trx, workspaceId, ids);
  if (!isSending && !isMailing) return;
  const message = 'Something about this person is being sent at this moment. Wait a minute, then erase again.';
  throw refuse('delivery_under_way', message);
}

const idsOf = (people: readonly ErasedRow[], subject: ErasedRow['subject']): string[] =>
  people.filter((person) => person.subject === subject).map(({ id }) => id);

async function textsOf(trx: Transaction, workspaceId: string, { people, contacts }: FoundPerson) {
  const further = await selectFurtherTexts(trx, workspaceId, people, contacts);
  const names = people.flatMap((one) => [
    one.first_name,
    one.last_name,
    `${one.first_name} ${one.last_name}`,
    one.company,
  ]);
  const addresses = [...people.map(({ email }) => email), ...further.flatMap(({ email }) => email || [])];
  const keys = [...new Set(addresses.map(emailKey))];
  const ids = people.map(({ id }) => id);
  // a typing error, corrected since, may be the address of someone else
  const ofOthers = await selectKeysOfOthers(trx, workspaceId, keys, ids);
  const isOthers = (address: string) => ofOthers.has(emailKey(address));
  return {
    emailKeys: keys.filter((key) => !ofOthers.has(key)),
    addressesOfOthers: ofOthers.size,
    patterns: erasurePatterns({
      addresses: addresses.filter((address) => !isOthers(address)),
      othersAddresses: addresses.filter(isOthers),
      codes: people.flatMap(({ code }) => code ?? []),
      phones: [...people.map(({ phone }) => phone), ...further.flatMap(({ phone }) => phone || [])],
      names: [...names, ...further.flatMap(({ name }) => name || [])],
    }),
  };
}
