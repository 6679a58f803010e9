import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { Actor } from '../history/history.ts';
import type { Searched } from './erasure-patterns.ts';

/** One lead or referrer of an address. */
export type ErasedRow = {
  subject: 'lead' | 'referrer';
  id: string;
  campaign_id: string;
  email: string;
  email_key: string;
  first_name: string;
  last_name: string;
  phone: string;
  /** '' for a referrer */
  company: string;
  /** of a referrer's link; null for a lead */
  code: string | null;
};

/** The leads and referrers of an address in all campaigns of the workspace. @param lock until the transaction ends */
export async function selectPeopleOfAddress(
  db: Database,
  workspaceId: string,
  emailKey: string,
  lock: boolean,
): Promise<ErasedRow[]> {
  const { rows: leads } = await sql<ErasedRow>`
    select 'lead' as subject, lead_id as id, campaign_id, email, email_key, first_name, last_name, phone, company, null as code
    from goodword.leads where workspace_id = ${workspaceId} and email_key = ${emailKey}
    order by lead_id ${lock ? sql`for update` : sql``}`.execute(db);
  const { rows: referrers } = await sql<ErasedRow>`
    select 'referrer' as subject, r.referrer_id as id, r.campaign_id, r.email, r.email_key, r.first_name, r.last_name, r.phone,
      '' as company, l.code
    from goodword.referrers r
    join goodword.links l on l.workspace_id = r.workspace_id and l.referrer_id = r.referrer_id
    where r.workspace_id = ${workspaceId} and r.email_key = ${emailKey}
    order by r.referrer_id ${lock ? sql`for update of r, l` : sql``}`.execute(db);
  return [...leads, ...referrers];
}

/** The key of the address of a lead or a referrer; null when there is none, '' when the person was erased. */
export async function selectAddressKey(
  db: Database,
  workspaceId: string,
  person: { lead_id: string } | { referrer_id: string },
): Promise<string | null> {
  const row =
    'lead_id' in person
      ? await db
          .selectFrom('leads')
          .select(['email_key', 'erased_at'])
          .where('workspace_id', '=', workspaceId)
          .where('lead_id', '=', person.lead_id)
          .executeTakeFirst()
      : await db
          .selectFrom('referrers')
          .select(['email_key', 'erased_at'])
          .where('workspace_id', '=', workspaceId)
          .where('referrer_id', '=', person.referrer_id)
          .executeTakeFirst();
  if (!row) return null;
  return row.erased_at === null ? row.email_key : '';
}

export type ContactOfPerson = {
  connection_id: string;
  contact_id: string;
  provider: string;
  subject: 'lead' | 'referrer';
  subject_id: string;
  campaign_id: string;
  /** whether it stands for someone else as well */
  is_shared: boolean;
  /** neither deleted nor merged away, as far as is known */
  is_alive: boolean;
};

/** The contacts of people, with the campaign of one of those each stands for. */
export async function selectContactsOfPeople(
  db: Database,
  workspaceId: string,
  people: readonly Pick<ErasedRow, 'subject' | 'id' | 'campaign_id'>[],
): Promise<ContactOfPerson[]> {
  const { rows } = await sql<ContactOfPerson>`
    select distinct on (c.connection_id, c.contact_id)
      c.connection_id, c.contact_id, n.provider, c.subject, c.subject_id, wanted.campaign_id, c.state in ('active', 'archived') as is_alive,
      exists (
        select from goodword.crm_contacts o
        where o.workspace_id = c.workspace_id and o.connection_id = c.connection_id and o.contact_id = c.contact_id
          and o.subject_id <> all(${people.map(({ id }) => id)}::uuid[])) as is_shared
    from unnest(
      ${people.map(({ subject }) => subject)}::text[], ${people.map(({ id }) => id)}::uuid[],
      ${people.map(({ campaign_id: id }) => id)}::uuid[]) as wanted (subject, id, campaign_id)
    join goodword.crm_contacts c
      on c.workspace_id = ${workspaceId} and c.subject = wanted.subject and c.subject_id = wanted.id
    join goodword.connections n on n.workspace_id = c.workspace_id and n.connection_id = c.connection_id
    order by c.connection_id, c.contact_id`.execute(db);
  return rows;
}

/** Locks the deliveries of people. @returns whether one is being sent at this moment */
export async function lockDeliveriesOfPeople(
  trx: Transaction,
  workspaceId: string,
  personIds: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`
    select state from goodword.deliveries
    where workspace_id = ${workspaceId} and subject_id = any(${personIds}::uuid[])
    order by delivery_id for update`.execute(trx);
  return rows.some(({ state }) => state === 'Sending');
}

/** Whether a mail to one of the people is being given to the mail server; those that are still to be sent are locked. */
export async function lockMailsOfPeople(
  trx: Transaction,
  workspaceId: string,
  personIds: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`
    select state from goodword.outbox_mails
    where workspace_id = ${workspaceId} and (lead_id = any(${personIds}::uuid[]) or referrer_id = any(${personIds}::uuid[]))
      and state in ('Planned', 'Sending', 'Waiting')
    order by mail_id for update`.execute(trx);
  return rows.some(({ state }) => state === 'Sending');
}

/** What else is known to name them: details from before corrections, and what their contacts and import rows said. */
export async function selectFurtherTexts(
  db: Database,
  workspaceId: string,
  people: readonly Pick<ErasedRow, 'id' | 'email_key'>[],
  contacts: readonly Pick<ContactOfPerson, 'contact_id' | 'is_shared'>[],
): Promise<{ email: string | null; name: string | null; phone: string | null }[]> {
  const ids = people.map(({ id }) => id);
  const own = contacts.filter((contact) => !contact.is_shared).map(({ contact_id: id }) => id);
  const { rows } = await sql<{ email: string | null; name: string | null; phone: string | null }>`
    select detail->>'email' as email, unnest(array[detail->>'first_name', detail->>'last_name', detail->>'company']) as name,
      detail->>'phone' as phone
    from goodword.events e cross join lateral unnest(array[e.evidence->'was', e.evidence->'now']) as detail
    where e.workspace_id = ${workspaceId} and e.type in ('lead.changed', 'referrer.changed')
      and (e.lead_id = any(${ids}::uuid[]) or (e.lead_id is null and e.referrer_id = any(${ids}::uuid[])))
    union
    select attributes->>'email', attributes->>'name', attributes->>'phone' from goodword.crm_snapshots
    where workspace_id = ${workspaceId} and contact_id = any(${own}::text[])
    union
    select email, unnest(array[first_name, last_name]), phone from goodword.import_rows
    where workspace_id = ${workspaceId}
      and (email_key = any(${people.map(({ email_key: key }) => key)}::text[]) or referrer_id = any(${ids}::uuid[]))`.execute(
    db,
  );
  return rows;
}

/** Those of the keys of addresses that a lead or a referrer has who is not among these people. */
export async function selectKeysOfOthers(
  db: Database,
  workspaceId: string,
  keys: readonly string[],
  personIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ email_key: string }>`
    select email_key from goodword.leads
    where workspace_id = ${workspaceId} and email_key = any(${keys}::text[]) and lead_id <> all(${personIds}::uuid[])
    union
    select email_key from goodword.referrers
    where workspace_id = ${workspaceId} and email_key = any(${keys}::text[]) and referrer_id <> all(${personIds}::uuid[])`.execute(
    db,
  );
  return new Set(rows.map(({ email_key: key }) => key));
}

export type Erasure = {
  workspaceId: string;
  erasureId: string;
  leadIds: readonly string[];
  referrerIds: readonly string[];
  emailKeys: readonly string[];
  anywhere: Searched;
  nearby: Searched;
  own: Searched;
  newCodes: Record<string, string>;
  addressKey: string;
  mailboxKey: string;
  actor: Actor;
  details: Record<string, unknown>;
  at: Date;
};

/** As the function reads the log of deliveries and the history as a whole, other statements' limit would be too short for it. */
const longestErasure = '30min';

/** Erases the people in all tables (migration 0080). @returns how many rows of each table there were */
export async function callErasePerson(trx: Transaction, erasure: Erasure): Promise<Record<string, number>> {
  const { anywhere, nearby, own } = erasure;
  const before = await sql<{ limit: string }>`select current_setting('statement_timeout') as limit`.execute(trx);
  const setLimit = (limit: string) => sql`select set_config('statement_timeout', ${limit}, true)`.execute(trx);
  await setLimit(longestErasure);
  const { rows } = await sql<{ counts: Record<string, number> }>`
    select goodword.erase_person(
      ${erasure.workspaceId}, ${erasure.leadIds}::uuid[], ${erasure.referrerIds}::uuid[], ${erasure.emailKeys}::text[],
      ${anywhere.patterns}::text[], ${nearby.patterns}::text[], ${own.patterns}::text[],
      ${anywhere.texts}::text[], ${nearby.texts}::text[], ${own.texts}::text[], ${JSON.stringify(erasure.newCodes)}::jsonb,
      ${erasure.addressKey}, ${erasure.mailboxKey}, ${erasure.erasureId}, ${JSON.stringify(erasure.actor)}::jsonb,
      ${JSON.stringify(erasure.details)}::jsonb, ${erasure.at}::timestamptz) as counts`.execute(trx);
  await setLimit(before.rows[0]!.limit);
  return rows[0]?.counts ?? {};
}

/** One erasure, as the history keeps it. */
export type RecordedErasure = {
  erasure_id: string;
  erased_at: Date;
  actor: Actor;
  evidence: {
    rows?: Record<string, number>;
    rewards?: { decision: 'cancel' | 'keep' | null; count: number; cancelled: number };
    /** addresses that were theirs and are another person's today: erased in what is about them alone */
    addresses_of_others?: number;
    contacts?: { contact_id: string; connection_id: string; is_shared: boolean; is_deleted: boolean }[];
  };
  people: { subject: 'lead' | 'referrer'; id: string; campaign_id: string }[];
};

/** Erasures of a workspace, newest first. @param erasureId only that one */
export async function selectErasures(
  db: Database,
  workspaceId: string,
  limit: number,
  erasureId: string | null = null,
): Promise<RecordedErasure[]> {
  const { rows } = await sql<RecordedErasure>`
    with recent as materialized (
      select erasure_id, max(erased_at) as erased_at, (array_agg(subject order by subject, subject_id))[1] as subject,
        (array_agg(subject_id order by subject, subject_id))[1] as subject_id,
        jsonb_agg(jsonb_build_object('subject', subject, 'id', subject_id, 'campaign_id', campaign_id)) as people
      from goodword.erased_people
      where workspace_id = ${workspaceId} ${erasureId === null ? sql`` : sql`and erasure_id = ${erasureId}`}
      group by erasure_id order by erased_at desc limit ${limit})
    select r.erasure_id, r.erased_at, h.actor, h.evidence, r.people
    from recent r cross join lateral (
      select actor, evidence from goodword.events
      where workspace_id = ${workspaceId} and lead_id = r.subject_id and r.subject = 'lead'
        and type = 'person.erased' and evidence->>'erasure_id' = r.erasure_id::text
      union all
      select actor, evidence from goodword.events
      where workspace_id = ${workspaceId} and referrer_id = r.subject_id and lead_id is null and r.subject = 'referrer'
        and type = 'person.erased' and evidence->>'erasure_id' = r.erasure_id::text
      limit 1) h
    order by r.erased_at desc`.execute(db);
  return rows;
}

/** What became of the contacts that were to be deleted, by contact. */
export async function selectDeletions(
  db: Database,
  workspaceId: string,
  personIds: readonly string[],
): Promise<Map<string, { id: string; state: string; outcome: string | null }>> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['delivery_id', 'contact_id', 'state', 'outcome'])
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'delete_contact')
    .where('subject_id', '=', sql<string>`any(${personIds}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [row.contact_id ?? '', { id: row.delivery_id, state: row.state, outcome: row.outcome }]),
  );
}
