import { getCampaignById } from '../campaigns/find-campaign.ts';
import { createLinks } from '../links/create-links.ts';
import { findLinksOfReferrers, type Link } from '../links/find-link.ts';
import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { newId } from '../platform/id/id.ts';
import { cleanLine, tidyName } from '../platform/text/person-name.ts';
import type { Referrer, ReferrerSource } from './referrer.ts';
import { findReferrersOfCampaign } from './find-referrer.ts';
import { insertReferrers } from './referrer-store.ts';

export type JoiningReferrer = {
  email: string;
  firstName: string;
  lastName?: string;
  phone?: string;
  /** recorded in the history beside source and code */
  evidence?: Record<string, unknown>;
};

export type Enrolment<Person = JoiningReferrer> = { person: Person; referrer: Referrer; link: Link; isNew: boolean };

/**
 * Enrols people in a campaign and gives each their one link and code. An existing referrer keeps what they have: their
 * first joining, their link; and of two people with one address the first is enrolled.
 * @param options.whenInserted called with the new ones before their joining is recorded in the history, so that what
 *   follows from it finds what it writes
 * @returns what became of each, in their order
 */
export async function joinAsReferrers<Person extends JoiningReferrer>(
  context: AppContext,
  trx: Transaction,
  people: readonly Person[],
  options: {
    workspaceId: string;
    campaignId: string;
    source: ReferrerSource;
    actor: Actor;
    whenInserted?: (enrolled: readonly Enrolment<Person>[]) => Promise<void>;
  },
): Promise<Enrolment<Person>[]> {
  if (people.length === 0) return [];
  const { workspaceId, campaignId, source, actor } = options;
  const now = context.clock.now();
  const campaign = await getCampaignById(trx, workspaceId, campaignId);
  const candidates = people.map((person) => {
    const referrer: Referrer = {
      workspace_id: workspaceId,
      referrer_id: newId(),
      campaign_id: campaignId,
      email: person.email,
      email_key: emailKey(person.email),
      first_name: tidyName(person.firstName),
      last_name: tidyName(person.lastName ?? ''),
      phone: cleanLine(person.phone ?? ''),
      source,
      joined_at: now,
      erased_at: null,
    };
    return { person, referrer };
  });
  const inserted = await insertReferrers(
    trx,
    candidates.map(({ referrer }) => referrer),
  );
  const isNew = ({ referrer }: { referrer: Referrer }) => inserted.has(referrer.referrer_id);
  const links = await createLinks(
    trx,
    candidates.filter(isNew).map(({ referrer }) => ({
      workspaceId,
      campaignId,
      referrerId: referrer.referrer_id,
      firstName: campaign.codes_without_names ? null : referrer.first_name,
      now,
    })),
  );
  const keptOf = await findKept(
    trx,
    { workspaceId, campaignId },
    candidates.filter((one) => !isNew(one)).map(({ referrer }) => referrer.email_key),
  );
  const enrolments = candidates.map((one): Enrolment<Person> =>
    isNew(one)
      ? { ...one, link: links.get(one.referrer.referrer_id)!, isNew: true }
      : { person: one.person, ...keptOf(one.referrer.email_key), isNew: false },
  );
  const enrolled = enrolments.filter((one) => one.isNew);
  await options.whenInserted?.(enrolled);
  await context.history.record(
    trx,
    enrolled.map(({ person, referrer, link }) => ({
      type: 'referrer.joined',
      workspaceId,
      campaignId,
      referrerId: referrer.referrer_id,
      actor,
      evidence: { source, code: link.code, ...person.evidence },
    })),
  );
  return enrolments;
}

/** Referrers who were there before, by the key of their address. */
async function findKept(
  trx: Transaction,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
  emailKeys: readonly string[],
): Promise<(key: string) => { referrer: Referrer; link: Link }> {
  const wanted = { emailKeys, referrerIds: [] };
  const found = emailKeys.length > 0 ? await findReferrersOfCampaign(trx, { workspaceId, campaignId }, wanted) : [];
  const ids = found.map((referrer) => referrer.referrer_id);
  const links = ids.length > 0 ? await findLinksOfReferrers(trx, workspaceId, ids) : new Map<string, Link>();
  const byKey = new Map(found.map((referrer) => [referrer.email_key, referrer]));
  return (key) => {
    const referrer = byKey.get(key);
    const link = referrer && links.get(referrer.referrer_id);
    if (!referrer || !link) throw new Error(`Referrer of campaign ${campaignId} vanished while joining.`);
    return { referrer, link };
  };
}
