import { isReplicaCaughtUp, waitForReplica } from '../../provider/read-your-writes.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import { compareContact, type Expectation } from './compare.ts';
import { expectPushed, expectReturned, type CheckScope } from './expectations.ts';
import type { Finding } from './findings.ts';
import type { FoundContacts } from './read-contacts.ts';
import { selectLastPushes, type LastPush } from './last-writes.sql.ts';
import { findLinksOfContacts } from '../../contacts/contact-links.ts';
import type { ContactLink } from '../../contacts/contact-link.ts';

/**
 * Where contacts differ from what they should say. Searches may show what was before our last write; contacts that were
 * written lately are looked at again.
 * @throws CrmError
 */
export async function differences(
  context: CrmContext,
  client: CrmClient,
  scope: CheckScope,
  { present }: FoundContacts,
  pushes: readonly LastPush[],
  links: readonly ContactLink[],
): Promise<Finding[]> {
  const expected = await expectAll(context, scope, pushes, links);
  const findings: Finding[] = [];
  const unsure: string[] = [];
  for (const [contactId, row] of present) {
    const expectations = expected.get(contactId) ?? [];
    const different = compare(contactId, row, expectations);
    if (different.length > 0 && isFresh(expectations, row, client.traits.capabilities.searchLagMs))
      unsure.push(contactId);
    else findings.push(...different);
  }
  return [...findings, ...(await lookAgain(context, client, scope, unsure))];
}

/** One that is written again and again meanwhile is left to the next check. */
const mostLooks = 3;

/**
 * Reads contacts one by one, and what they should say after that: the other way round, a write between the two would look
 * like a change. What differs so soon after a write that the reading may be older than it is read once more.
 */
async function lookAgain(
  context: CrmContext,
  client: CrmClient,
  scope: CheckScope,
  contactIds: readonly string[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let unsure = contactIds;
  for (let look = 0; look < mostLooks && unsure.length > 0; look += 1) {
    const rows = new Map<string, CrmContact>();
    for (const contactId of unsure) {
      const contact = await client.readContact(contactId);
      if (contact) rows.set(contactId, contact);
    }
    const pushes = await selectLastPushes(context.db, scope, unsure);
    const expected = await expectAll(context, scope, pushes, await findLinksOfContacts(context.db, scope, unsure));
    const writes = new Map<string, Date>();
    for (const [contactId, row] of rows) {
      const expectations = expected.get(contactId) ?? [];
      const different = compare(contactId, row, expectations);
      const writtenAt = lastWrite(expectations);
      if (different.length === 0) continue;
      if (writtenAt && !isReplicaCaughtUp(row.readAt, writtenAt)) writes.set(contactId, writtenAt);
      else findings.push(...different);
    }
    await waitForReplica(context, latest([...writes.values()]));
    unsure = [...writes.keys()];
  }
  return findings;
}

async function expectAll(
  context: CrmContext,
  scope: CheckScope,
  pushes: readonly LastPush[],
  links: readonly ContactLink[],
): Promise<Map<string, Expectation[]>> {
  const all = await expectPushed(scope, pushes);
  for (const [contactId, returned] of await expectReturned(context, scope, links)) {
    all.set(contactId, [...(all.get(contactId) ?? []), ...returned]);
  }
  return all;
}

const compare = (contactId: string, row: CrmContact, expectations: readonly Expectation[]): Finding[] =>
  compareContact(row, expectations).map((difference) => ({ ...difference, contactId, seenAt: row.readAt }));

const isFresh = (expectations: readonly Expectation[], row: CrmContact, searchLagMs: number) => {
  const writtenAt = lastWrite(expectations);
  if (!writtenAt) return false;
  return !isReplicaCaughtUp(row.readAt, writtenAt) || row.readAt.getTime() - writtenAt.getTime() < searchLagMs;
};

const lastWrite = (expectations: readonly Expectation[]): Date | undefined =>
  latest(expectations.flatMap(({ written }) => written?.at ?? []));

const latest = (times: readonly Date[]): Date | undefined =>
  times.reduce<Date | undefined>((last, at) => (last && last > at ? last : at), undefined);
