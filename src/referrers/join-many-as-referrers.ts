import { createLinks } from '../links/create-links.ts';
import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { newId } from '../platform/id/id.ts';
import type { Referrer, ReferrerSource } from './referrer.ts';
import { insertReferrers } from './referrer-store.ts';

/** @param evidence recorded in the history beside source and code */
export type NewReferrer = {
  email: string;
  firstName: string;
  lastName: string;
  phone: string;
  evidence: Record<string, unknown>;
};

export type ManyEnrolled<Person> = { person: Person; referrerId: string; code: string };

/**
 * Enrols many people in a campaign, as joinAsReferrer does one, in as few statements as it can. People who are enrolled
 * already, and the second of two with one address, are left out of the answer and keep what they have.
 * @param options.whenInserted called before the joinings are recorded in the history, so that what follows from them finds
 *   what it writes
 */
export async function joinManyAsReferrers<Person extends NewReferrer>(
  context: AppContext,
  trx: Transaction,
  people: readonly Person[],
  options: {
    workspaceId: string;
    campaignId: string;
    source: ReferrerSource;
    actor: Actor;
    whenInserted: (enrolled: readonly { person: Person; referrerId: string }[]) => Promise<void>;
  },
): Promise<ManyEnrolled<Person>[]> {
  if (people.length === 0) return [];
  const { workspaceId, campaignId, source, actor } = options;
  const now = context.clock.now();
  const candidates = people.map((person) => ({ person, referrerId: newId() }));
  const ids = await insertReferrers(
    trx,
    candidates.map(({ person, referrerId }): Referrer => ({
      workspace_id: workspaceId,
      referrer_id: referrerId,
      campaign_id: campaignId,
      email: person.email,
      email_key: emailKey(person.email),
      first_name: person.firstName,
      last_name: person.lastName,
      phone: person.phone,
      source,
      joined_at: now,
    })),
  );
  const enrolled = candidates.filter(({ referrerId }) => ids.has(referrerId));
  const links = await createLinks(
    trx,
    enrolled.map(({ person, referrerId }) => ({
      workspaceId,
      campaignId,
      referrerId,
      firstName: person.firstName,
      now,
    })),
  );
  await options.whenInserted(enrolled);
  const withCodes = enrolled.map((one) => ({ ...one, code: links.get(one.referrerId)?.code ?? '' }));
  await context.history.record(
    trx,
    withCodes.map(({ person, referrerId, code }) => ({
      type: 'referrer.joined',
      workspaceId,
      campaignId,
      referrerId,
      actor,
      evidence: { source, code, ...person.evidence },
    })),
  );
  return withCodes;
}
