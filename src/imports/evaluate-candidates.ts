import type { Database } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import type { KeyedHash } from '../platform/crypto/keyed-hash.ts';
import { findErased } from '../referrers/find-erased.ts';
import { findReferrersOfCampaign } from '../referrers/find-referrer.ts';
import { findLinksOfContacts } from '../integration/contacts/contact-links.ts';
import type { Import } from './import.ts';
import { limitToDryRun, evaluateRow, type Candidate, type RowOutcome, type RowDecision } from './row-rules.ts';
import { selectRowsOfAddresses, selectDecisions } from './row-store.ts';

export type Evaluated<Source> = { candidate: Candidate; source: Source; decision: RowDecision };

/**
 * Evaluates people in their order of arrival.
 * @param erasedHashes of addresses of people who were erased
 * @param sources each with what it was read from
 */
export async function evaluateCandidates<Source>(
  db: Database,
  erasedHashes: readonly KeyedHash[],
  current: Import,
  sources: readonly { candidate: Candidate; source: Source }[],
): Promise<Evaluated<Source>[]> {
  const candidates = sources.map(({ candidate }) => candidate);
  const known = await readKnown(db, erasedHashes, current, candidates);
  const dryRun = isBound(current) ? await readDryRun(db, current, candidates) : null;
  return sources.map(({ candidate, source }) => {
    const address = emailKey(candidate.email);
    const linkedIds = known.linkedIds.get(candidate.contactId ?? '') ?? [];
    const sameEmail = known.byAddress.get(address) ?? null;
    const linked = linkedIds.map((id) => known.byId.get(id)).find((referrer) => referrer !== undefined) ?? null;
    const holder = known.holders.get(address);
    const free = evaluateRow(
      candidate,
      {
        linked,
        sameEmail,
        isLinked: sameEmail !== null && linkedIds.includes(sameEmail.referrer_id),
        cameBefore: holder !== undefined && holder !== candidate.key,
        wasErased: known.erased.has(address),
      },
      current.settings,
    );
    const decision = dryRun
      ? limitToDryRun(free, [...(dryRun.byKey.get(candidate.key) ?? []), ...(dryRun.byAddress.get(address) ?? [])])
      : free;
    if (takesAddress(decision)) known.holders.set(address, candidate.key);
    return { candidate, source, decision };
  });
}

/** A one-time import does what its dry run said; an ongoing sync takes everyone who matches. */
function isBound({ phase, settings, source }: Import): boolean {
  const isOngoing = settings.mode === 'ongoing' && source !== 'csv';
  return !isOngoing && (phase === 'run' || phase === 'retry');
}

async function readDryRun(db: Database, { workspace_id, import_id }: Import, candidates: readonly Candidate[]) {
  const rowKeys = candidates.map(({ key }) => key);
  const emailKeys = candidates.flatMap(({ email }) => (email ? [emailKey(email)] : []));
  const rows = await selectDecisions(db, { workspaceId: workspace_id, importId: import_id }, rowKeys, emailKeys);
  const byKey = new Map<string, (RowOutcome | null)[]>();
  const byAddress = new Map<string, (RowOutcome | null)[]>();
  for (const { row_key: rowKey, email_key: address, outcome } of rows) {
    byKey.set(rowKey, [outcome]);
    byAddress.set(address, [...(byAddress.get(address) ?? []), outcome]);
  }
  return { byKey, byAddress };
}

/** A later candidate with the same address is a duplicate. */
function takesAddress({ outcome, reason }: RowDecision): boolean {
  return (
    outcome === 'create' ||
    outcome === 'update' ||
    reason === 'already_enrolled' ||
    reason === 'enrolled_without_phone' ||
    reason === 'email_taken'
  );
}

async function readKnown(
  db: Database,
  erasedHashes: readonly KeyedHash[],
  current: Import,
  candidates: readonly Candidate[],
) {
  const {
    workspace_id: workspaceId,
    import_id: importId,
    campaign_id: campaignId,
    connection_id: connectionId,
  } = current;
  const emailKeys = candidates.flatMap(({ email }) => (email ? [emailKey(email)] : []));
  const contactIds = candidates.flatMap(({ contactId }) => contactId ?? []);
  const people = connectionId ? await findLinksOfContacts(db, { workspaceId, connectionId }, contactIds) : [];
  const links = people.filter(({ subject }) => subject === 'referrer');
  const linkedIds = new Map(
    [...Map.groupBy(links, ({ contactId }) => contactId)].map(([contactId, ofContact]) => [
      contactId,
      ofContact.map(({ subjectId }) => subjectId),
    ]),
  );
  const referrers = await findReferrersOfCampaign(
    db,
    { workspaceId, campaignId },
    { emailKeys, referrerIds: links.map(({ subjectId }) => subjectId) },
  );
  const rows = await selectRowsOfAddresses(db, { workspaceId, importId }, emailKeys, current.pass);
  const erased = await findErased(
    db,
    erasedHashes,
    workspaceId,
    candidates.map(({ email }) => email),
  );
  return {
    erased,
    linkedIds,
    byId: new Map(referrers.map((referrer) => [referrer.referrer_id, referrer])),
    byAddress: new Map(referrers.map((referrer) => [referrer.email_key, referrer])),
    /** by address, the row that has it in this pass */
    holders: new Map(rows.map((row) => [row.email_key, row.row_key])),
  };
}
