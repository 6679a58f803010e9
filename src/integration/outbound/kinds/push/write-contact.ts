import type { Clock } from '../../../../platform/clock/clock.ts';
import {
  decideWrites,
  fieldsToWrite,
  valuesReplaced,
  type FieldDecision,
} from '../../../settings/mapping/decide-writes.ts';
import { refusesSameEmail } from '../../../provider/capabilities.ts';
import { ownAttributesOf } from '../../../provider/crm-attribute.ts';
import type { CrmContact } from '../../../provider/crm-contact.ts';
import { CrmError, isRefusal } from '../../../provider/crm-error.ts';
import type { CrmClient, Creation, FieldValues } from '../../../provider/crm-provider.ts';
import type { LeftOut } from '../../left-out.ts';
import { writeAccepted } from '../write-accepted.ts';
import { chooseContact, knownByAddress, type ContactChoice } from './choose-contact.ts';
import type { Outcome, PushTask } from './push-task.ts';

export type WrittenContact = {
  outcome: Outcome;
  contact: CrmContact;
  choice: ContactChoice;
  /** for each value whether it was written, and why not; empty when the contact was left alone */
  decisions: readonly FieldDecision[];
  /** the values that were overwritten, by attribute; null when nothing was */
  replaced: FieldValues | null;
  /** values that the CRM refused while the person arrived */
  leftOut: readonly LeftOut[];
};

/** The calls that it takes; nothing else can be written by it. */
export type ContactWriter = Pick<
  CrmClient,
  'traits' | 'readContact' | 'findContacts' | 'createContact' | 'updateContact' | 'restoreContact'
>;

/** What is begun with a contact, of which a later attempt has to know. */
export type BegunWrite = Pick<WrittenContact, 'outcome' | 'contact' | 'choice' | 'replaced'>;

export type WriteSteps = {
  /** is awaited before the one call that must not be repeated blindly */
  beforeCreating: () => Promise<void>;
  /** is awaited once it is known whose contact it is, before calls that may fail while others succeeded */
  remember: (begun: BegunWrite) => Promise<void>;
};

/**
 * Brings a person into the CRM, however often it is tried: create, and take what is there already when the CRM says so.
 * Values that the CRM refuses are left out.
 * @throws CrmError
 */
export async function writeContact(
  client: ContactWriter,
  task: PushTask,
  clock: Clock,
  steps: WriteSteps,
): Promise<WrittenContact> {
  const now = clock.now();
  const { capabilities, title } = task.crm;
  // a CRM that takes any number of contacts with one address leaves it to us to look first; others keep them apart
  const isOnUs = !refusesSameEmail(capabilities, task.kind);
  const choice = await chooseContact(client, task, title, clock, { searches: isOnUs });
  if (choice.found) return takeExisting(client, task, choice, choice.found, now, steps);
  const isUncertain = isOnUs && !capabilities.emailLookupIsCurrent;
  if (isUncertain && task.mayExistUntil && task.mayExistUntil > now) throw mayBeThere(task.mayExistUntil);
  await steps.beforeCreating();
  const { result: creation, leftOut } = await create(client, task, choice, steps);
  if (creation.outcome === 'created') {
    const { contact } = creation;
    const decisions = withoutLeftOut(decideWrites(task.fields, {}, null), leftOut);
    return { outcome: 'created', contact, choice, decisions, replaced: null, leftOut };
  }
  if (creation.outcome === 'exists_unnamed') return takeUnnamed(client, task, choice, creation.message, clock, steps);
  const existing = await client.readContact(creation.contactId);
  if (!existing) throw cameInBetween('The contact that was in the way is gone by now.', now);
  return takeExisting(
    client,
    task,
    choiceFromRefusal(client, task, choice, existing, creation.archived),
    existing,
    now,
    steps,
  );
}

function create(
  client: ContactWriter,
  task: PushTask,
  choice: ContactChoice,
  { remember }: WriteSteps,
): Promise<{ result: Creation; leftOut: LeftOut[] }> {
  const own = signOf(client, task);
  let isRemembered = false;
  return writeAccepted<Creation>(
    { ...task.fields, ...own },
    (fields) => client.createContact(task.kind, fields),
    async (creation, fields) => {
      if (creation.outcome !== 'created') return creation;
      if (!isRemembered) await remember({ outcome: 'created', contact: creation.contact, choice, replaced: null });
      isRemembered = true;
      return { ...creation, contact: await client.updateContact(creation.contact.id, fields) };
    },
    Object.keys(own)[0] ?? null,
  );
}

/** By this a contact that we created is known as the person's. */
const signOf = ({ traits }: ContactWriter, { marksCreated, personId }: PushTask): FieldValues =>
  marksCreated ? { [ownAttributesOf(traits).id.fullName]: personId } : {};

/** The CRM says that the person is there, but not where: those with the address are asked for, and one of them is chosen. */
async function takeUnnamed(
  client: ContactWriter,
  task: PushTask,
  before: ContactChoice,
  refusal: string,
  clock: Clock,
  steps: WriteSteps,
): Promise<WrittenContact> {
  const found = await chooseContact(client, task, task.crm.title, clock);
  const choice = { ...found, gone: before.gone, merged: before.merged };
  const now = clock.now();
  if (choice.found) return takeExisting(client, task, choice, choice.found, now, steps);
  const sentence = `${refusal} ${task.crm.title} does not show it yet; it is looked for again.`;
  const retryAt = new Date(now.getTime() + task.crm.capabilities.searchLagMs);
  throw new CrmError({ failure: 'retry_later', sentence, retryAt });
}

/** The CRM refuses a second contact of an address and names the one that there is. */
function choiceFromRefusal(
  { traits }: ContactWriter,
  task: PushTask,
  choice: ContactChoice,
  found: CrmContact,
  archived: boolean,
): ContactChoice {
  const how = knownByAddress(traits, found, task);
  const message =
    how === 'own'
      ? 'Used the contact that Goodword created for this person.'
      : `Used the ${archived ? 'archived ' : ''}${task.kind ?? 'contact'} with the person’s e-mail address: ${task.crm.title} has one for each address${task.kind ? ', and leads do not count' : ''}.`;
  return { ...choice, found, how, candidates: [...choice.candidates, found], archived, message };
}

async function takeExisting(
  client: ContactWriter,
  task: PushTask,
  choice: ContactChoice,
  existing: CrmContact,
  now: Date,
  { remember }: WriteSteps,
): Promise<WrittenContact> {
  const isOwn = choice.how === 'own' || knownByAddress(client.traits, existing, task) === 'own';
  const isCreated = isOfInterrupted(task, choice, existing, isOwn);
  const untouched = { contact: existing, choice, decisions: [], replaced: null, leftOut: [] };
  const insists = isOwn || task.insists || isCreated || hasArrived(task, existing);
  if (task.duplicates === 'skip' && !insists) return { ...untouched, outcome: 'skipped' };
  const wanted = isCreated ? finishingCreation(client, task, existing) : task;
  const decisions = decideWrites(wanted.fields, wanted.policies, existing, task.formerAddresses);
  const isWriting = decisions.some(({ effect }) => effect === 'written');
  const begun = { contact: existing, choice, replaced: isCreated ? null : valuesReplaced(decisions) };
  if (choice.archived) await restore(client, task, existing.id);
  if (isWriting) await remember({ ...begun, outcome: isCreated ? 'created' : 'updated' });
  const outcome = isCreated ? 'created' : 'unchanged';
  if (!isWriting) {
    const contact = choice.archived ? ((await client.readContact(existing.id)) ?? existing) : existing;
    return { ...untouched, contact, decisions: ofTask(task, decisions), outcome };
  }
  const { result: contact, leftOut } = await writeAccepted<CrmContact>(
    isCreated ? withAddress(decisions) : fieldsToWrite(decisions),
    (fields) => (isEmpty(fields) ? Promise.resolve(existing) : update(client, existing.id, fields, now)),
    (_, fields) => update(client, existing.id, fields, now),
  );
  const accepted = ofTask(task, withoutLeftOut(decisions, leftOut));
  if (isCreated || accepted.every(({ effect }) => effect !== 'written')) {
    return { ...untouched, contact, decisions: accepted, outcome, leftOut };
  }
  return { outcome: 'updated', contact, choice, decisions: accepted, replaced: valuesReplaced(accepted), leftOut };
}

/** Whether an attempt that was interrupted created the contact for this delivery: it may hold only some of the values. */
function isOfInterrupted(task: PushTask, choice: ContactChoice, existing: CrmContact, isOwn: boolean): boolean {
  const { begun } = task;
  if (begun?.outcome === 'created') {
    return begun.contactId === existing.id || choice.merged.some(({ from }) => from === begun.contactId);
  }
  // its own notification may have linked it meanwhile
  return isOwn && task.mayExistUntil !== null && !choice.archived;
}

/** Whether values of an interrupted attempt are on the contact: what was begun is finished, whatever the settings say by now. */
function hasArrived({ begun }: PushTask, existing: CrmContact): boolean {
  if (begun?.contactId !== existing.id) return false;
  return Object.entries(begun.replaced ?? {}).some(([name, old]) => (existing.attributes[name] ?? null) !== old);
}

/** What is missing of a creation. What came in between stays, where the mapping only fills. */
function finishingCreation(
  client: ContactWriter,
  task: PushTask,
  existing: CrmContact,
): Pick<PushTask, 'fields' | 'policies'> {
  const policies = Object.entries(task.policies).map(
    ([name, policy]) => [name, policy === 'only_when_created' ? ('only_if_empty' as const) : policy] as const,
  );
  const isSigned = knownByAddress(client.traits, existing, task) === 'own';
  const sign = isSigned ? {} : signOf(client, task);
  return { fields: { ...task.fields, ...sign }, policies: Object.fromEntries(policies) };
}

/** With the address, which the contact has: so the refusal of all the others is no refusal of the contact. */
const withAddress = (decisions: readonly FieldDecision[]): FieldValues => ({
  ...Object.fromEntries(
    decisions
      .filter(({ attribute, effect }) => attribute === 'email' && effect === 'same')
      .map((d) => [d.attribute, d.value]),
  ),
  ...fieldsToWrite(decisions),
});

/** The sign is no value of the person. */
const ofTask = ({ fields }: PushTask, decisions: readonly FieldDecision[]): FieldDecision[] =>
  decisions.filter(({ attribute }) => attribute in fields);

const isEmpty = (fields: FieldValues): boolean => Object.keys(fields).length === 0;

const withoutLeftOut = (decisions: readonly FieldDecision[], leftOut: readonly LeftOut[]): FieldDecision[] =>
  decisions.filter((decision) => leftOut.every(({ attribute }) => attribute !== decision.attribute));

/** @throws CrmError (fix data) where the CRM cannot take a contact back into use */
async function restore(client: ContactWriter, { crm }: PushTask, contactId: string): Promise<void> {
  if (crm.capabilities.canRestore) return client.restoreContact(contactId);
  const sentence = `The contact is archived, and only a person can restore it: do so in ${crm.title}, then retry.`;
  throw new CrmError({ failure: 'fix_data', sentence });
}

/** A contact that is merged or deleted at this moment is looked up again. */
async function update(client: ContactWriter, contactId: string, fields: FieldValues, now: Date): Promise<CrmContact> {
  try {
    return await client.updateContact(contactId, fields);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const there = await client.readContact(contactId);
    if (there?.id === contactId) throw error;
    throw cameInBetween('The contact was merged or deleted while it was written; it is looked for again.', now, error);
  }
}

function mayBeThere(retryAt: Date): CrmError {
  const sentence = 'An earlier attempt was interrupted. Goodword first checks that it did not create the contact.';
  return new CrmError({ failure: 'retry_later', sentence, retryAt });
}

const soonMs = 3_000;

function cameInBetween(sentence: string, now: Date, cause?: unknown): CrmError {
  return new CrmError({ failure: 'retry_later', sentence, retryAt: new Date(now.getTime() + soonMs) }, { cause });
}
