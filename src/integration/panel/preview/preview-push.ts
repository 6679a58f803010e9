import { findFormerAddresses } from '../../../history/find-former-addresses.ts';
import { eventIdsOf } from '../../settings/subject.ts';
import { refuse } from '../../../platform/refusal.ts';
import { callInteractively } from '../../connections/call-interactively.ts';
import type { Connection } from '../../connections/connection.ts';
import { contactUrlOf } from '../../connections/contact-url.ts';
import { findConnectionOf } from '../../connections/find-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { joinedEvent } from '../../outbound/plan/plan-data-events.ts';
import { isRequired } from '../../outbound/left-out.ts';
import { readPerson } from '../../outbound/plan/planned-fields.ts';
import { noMark, type PushTask } from '../../outbound/kinds/push/push-task.ts';
import { writeContact } from '../../outbound/kinds/push/write-contact.ts';
import type { Person } from '../../settings/mapping/fields.ts';
import { fitValues } from '../../settings/mapping/fit-values.ts';
import { planFields } from '../../settings/mapping/plan-fields.ts';
import { planMark } from '../../settings/mapping/plan-mark.ts';
import { policiesOf } from '../../settings/mapping/write-policies.ts';
import { withOwnAttributes } from '../../provider/crm-attribute.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import { planReturnFields } from '../../outbound/kinds/return-fields/plan-return-fields.ts';
import { kindOfAction, type IntegrationSettings, type SettingsKey } from '../../settings/integration-settings.ts';
import { createDryClient } from './dry-client.ts';
import { findPerson } from './find-person.ts';
import { previewRows, returnRows } from './preview-rows.ts';
import { outcomeText } from './preview-text.ts';
import type { Preview, PreviewContact } from './preview.ts';
import type { PersonChange } from '../../../referrers/person-change.ts';
import { findContactsOfPerson } from '../../contacts/contact-links.ts';

/**
 * What a push of a person with settings, saved or not, would do now: the code of the push itself runs on a client that
 * reads the CRM and writes nothing.
 * @param personId null for the one who joined last
 * @param change details that are not stored yet
 * @throws Refusal not_found when the campaign has no such person, and those of callInteractively.
 */
export async function previewPush(
  context: CrmContext,
  { workspaceId, campaignId, provider, tab }: SettingsKey,
  settings: IntegrationSettings,
  personId: string | null,
  change: PersonChange = {},
): Promise<Preview> {
  const key = await findPerson(context.db, { workspaceId, campaignId, tab }, personId);
  const stored = await readPerson(context.db, context.publicUrl, workspaceId, key);
  const person = withChange(stored, change);
  const { id, firstName, lastName, email } = person.tab === 'leads' ? person.facts.lead : person.facts.referrer;
  const about = { id, firstName, lastName, email };
  const crm = context.providers.of({ provider });
  const { title } = crm;
  if (settings.action === 'nothing') return { ...nothing(title), person: about };

  const connection = await findConnectionOf(context.db, workspaceId, provider, campaignId);
  if (!connection) throw refuse('not_connected', `Connect ${title} first.`);
  const links = await findContactsOfPerson(context.db, workspaceId, connection.connection_id, key);
  const task = {
    kind: kindOfAction(settings.action),
    personId: id,
    marksCreated: true,
    email,
    policies: policiesOf(settings.mapping),
    duplicates: settings.duplicates,
    linked: links,
    // a contact that Goodword created belongs to no one else
    insists: links[0]?.knownBy === 'created',
    formerAddresses:
      links[0]?.knownBy === 'created'
        ? [addressOf(stored), ...(await findFormerAddresses(context.db, workspaceId, eventIdsOf(key)))]
        : [],
    mayExistUntil: null,
    crm,
  };
  const done = await callInteractively(
    context,
    connection,
    (client) => tryOut(context, client, { connection, settings, person, task }),
    { attributes: settings.mapping.map(({ to }) => to).filter(Boolean) },
  );
  return { ...done, person: about, ...linksTo(context, connection, done) };
}

const addressOf = (person: Person): string =>
  person.tab === 'leads' ? person.facts.lead.email : person.facts.referrer.email;

function withChange(person: Person, change: PersonChange): Person {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (person.tab === 'leads')
    return { ...person, facts: { ...person.facts, lead: { ...person.facts.lead, ...given } } };
  return { ...person, facts: { ...person.facts, referrer: { ...person.facts.referrer, ...given } } };
}

type Tried = Omit<Preview, 'person' | 'contact' | 'others'> & { contact: CrmContact | null; others: CrmContact[] };

async function tryOut(
  { attributes: cache, clock, publicUrl }: CrmContext,
  client: CrmClient,
  about: { connection: Connection; settings: IntegrationSettings; person: Person; task: Omit<PushTask, 'fields'> },
): Promise<Tried> {
  const { connection, settings, person, task } = about;
  const crm = client.traits;
  const { title } = crm;
  const attributes = withOwnAttributes(await cache.readNow(connection.connection_id, client), crm);
  const sameEmail = await client.findContacts(task.email);
  const filledIn = settings.mapping.filter(({ from, to }) => from !== '' && to !== '');
  const sorted = fitValues(planFields(filledIn, person, crm), attributes, crm);
  const now = clock.now();
  const dry = createDryClient(client, { email: task.email, sameEmail }, now);
  const written = await writeContact(dry, { ...task, fields: sorted.fields }, clock, {
    beforeCreating: () => Promise.resolve(),
    remember: () => Promise.resolve(),
  });
  const { choice, contact } = written;
  const isCreated = written.outcome === 'created';
  const outcome = sorted.misfits.some(({ attribute }) => isRequired(attribute))
    ? ('impossible' as const)
    : written.outcome;
  const isWritten = outcome !== 'impossible' && outcome !== 'skipped';
  const rows = previewRows(written, sorted, attributes, task.personId, crm);
  const kept = person.tab === 'referrers' ? planReturnFields(settings.return_fields, person.facts.referrer) : {};
  const returns = returnRows(kept, attributes, isCreated ? null : contact, crm);
  return {
    outcome,
    message: outcomeText(
      outcome,
      {
        kind: task.kind,
        archived: choice.archived,
        returns: returns.length > 0,
        leavesOut: sorted.misfits.length > 0,
      },
      title,
    ),
    choice: choice.message,
    contact: isCreated ? null : contact,
    archived: choice.archived,
    others: sameEmail.filter(({ id }) => isCreated || id !== contact.id),
    // an attribute that both write holds the same value in the end
    rows: [...rows.filter(({ attribute }) => returns.every((other) => other.attribute !== attribute)), ...returns],
    mark: isWritten && person.tab === 'leads' ? planMark(settings.mark, person.facts, publicUrl) : noMark,
    events: isWritten && settings.events && person.tab === 'leads' ? [joinedEvent(person.facts)] : [],
  };
}

const nothing = (title: string): Omit<Preview, 'person'> => ({
  outcome: 'nothing',
  message: outcomeText('nothing', { kind: null, archived: false, returns: false, leavesOut: false }, title),
  choice: null,
  contact: null,
  archived: false,
  others: [],
  rows: [],
  mark: noMark,
  events: [],
});

function linksTo(
  context: CrmContext,
  connection: Connection,
  { contact, others }: Tried,
): Pick<Preview, 'contact' | 'others'> {
  const present = (found: CrmContact): PreviewContact => {
    const { id, kind, email } = found;
    const name = found.attributes['name'];
    const url = contactUrlOf(context, connection, id);
    return { id, kind, email, name: typeof name === 'string' ? name : null, url };
  };
  return { contact: contact && present(contact), others: others.map(present) };
}
