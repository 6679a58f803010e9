import { readContact } from '../../src/intercom/api/read-contact.ts';
import { contactListShape } from '../../src/intercom/api/shapes.ts';
import type { ConnectedGoodword } from './connected-goodword.ts';
import { openStored } from './stored-rows.ts';

type List = { data: unknown[]; pages: { next?: { starting_after: string } } };

/**
 * Makes everyone of the practice Intercom one of our leads, as if each had been sent: with link, delivery and what was read
 * last. Rows go straight into the database: the cost of sending is measured elsewhere.
 * @param differing how many have other values in Goodword than in Intercom
 * @returns how many there are
 */
export async function adoptEveryone(goodword: ConnectedGoodword, differing: number): Promise<number> {
  const database = await openStored(goodword.dataFolder);
  // what a power cut would do to them does not matter
  await database.query('set synchronous_commit = off');
  let cursor: string | undefined;
  let adopted = 0;
  do {
    const query = cursor ? `&starting_after=${encodeURIComponent(cursor)}` : '';
    const page = await goodword.intercom<List>('GET', `/contacts?per_page=150${query}`);
    const readAt = new Date();
    const contacts = contactListShape.parse(page).data.map((one) => readContact(one, readAt));
    const people = contacts.map((contact, index) => ({
      contact_id: contact.id,
      email: contact.email ?? `${contact.id}@example.com`,
      attributes: contact.attributes,
      created_at: contact.createdAt,
      updated_at: contact.updatedAt,
      name: adopted + index < differing ? 'Another name' : contact.attributes['name'],
    }));
    await database.query(insertPeople, [JSON.stringify(people)]);
    adopted += people.length;
    cursor = page.pages.next?.starting_after;
  } while (cursor !== undefined);
  await database.query('analyze');
  return adopted;
}

/** Whose lead they are does not matter here: the first referrer's. */
const insertPeople = `
  with given as (
    select gen_random_uuid() as lead_id, gen_random_uuid() as delivery_id, p.*
    from jsonb_to_recordset($1::jsonb) as p (
      contact_id text, email text, attributes jsonb, created_at timestamptz, updated_at timestamptz, name text)),
  owner as (
    select r.workspace_id, r.campaign_id, r.referrer_id, l.link_id, c.connection_id
    from goodword.referrers r join goodword.links l using (workspace_id, referrer_id) join goodword.connections c using (workspace_id) limit 1),
  lead as (
    insert into goodword.leads (workspace_id, lead_id, campaign_id, referrer_id, link_id, email, email_key, first_name, source, state,
      joined_at, state_changed_at)
    select workspace_id, lead_id, campaign_id, referrer_id, link_id, email, lower(email), 'Lea', 'API', 'Pending',
      now() - interval '1 day', now() from given, owner
    on conflict do nothing),
  link as (
    insert into goodword.crm_contacts (workspace_id, connection_id, contact_id, subject, subject_id, known_by, linked_at)
    select workspace_id, connection_id, contact_id, 'lead', lead_id, 'created', now() from given, owner),
  seen as (
    insert into goodword.crm_snapshots (workspace_id, connection_id, contact_id, attributes, contact_created_at,
      contact_updated_at, read_at)
    select workspace_id, connection_id, contact_id, attributes, created_at, updated_at, now() from given, owner)
  insert into goodword.deliveries (workspace_id, delivery_id, connection_id, campaign_id, provider, subject, subject_id, cause,
    action, duplicates, settings_version, planned, written, state, contact_id, created_at, updated_at)
  select workspace_id, delivery_id, connection_id, campaign_id, 'intercom', 'lead', lead_id, 'joined', 'create_user',
    'update', 1, jsonb_build_object('name', name), jsonb_build_object('name', name), 'Sent', contact_id,
    now() - interval '1 day', now() - interval '1 day' from given, owner`;
