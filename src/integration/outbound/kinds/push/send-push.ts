import type { CrmContext } from '../../../connections/crm-context.ts';
import { readKnown } from '../../../provider/read-your-writes.ts';
import type { MarkPlan } from '../../../settings/mapping/plan-mark.ts';
import { ownAttributesOf } from '../../../provider/crm-attribute.ts';
import type { CrmContact } from '../../../provider/crm-contact.ts';
import type { FieldValues } from '../../../provider/crm-provider.ts';
import { backOffs } from '../../../connections/call-failure-rules.ts';
import { updateAttemptToCreating } from '../../attempt/attempt-store.ts';
import { updateDelivery } from '../../delivery-store.ts';
import { readDeliveryOf } from '../../read-delivery.ts';
import { fitPlanned } from '../../attempt/fit-planned.ts';
import { toStoredLeftOut, type LeftOut } from '../../left-out.ts';
import type { Sent, StartedAttempt } from '../../sender.ts';
import { afterPush } from './after-push.ts';
import { hadLabel } from './had-label.ts';
import { hasSteps, markContact, withMarks } from './mark-contact.ts';
import type { Progress, PushTask, LabelFact } from './push-task.ts';
import { describePush } from './push-text.ts';
import { writeAccepted } from '../write-accepted.ts';
import { writeContact, type BegunWrite, type WrittenContact } from './write-contact.ts';
import type { LinkedContact } from '../../../contacts/contact-link.ts';

/** What the preparation found out. */
export type Known = {
  email: string;
  linked: readonly LinkedContact[];
  mark: MarkPlan;
  brokenAt: Date | null;
  insists: boolean;
  /** attributes whose values an earlier push of the person left out of a contact that it wrote */
  owed: readonly string[];
  /** the person's values are others than when an earlier attempt wrote the contact */
  isChanged: boolean;
  formerAddresses: readonly string[];
};

/** Writes the contact, then marks it; a later attempt resumes where this one ended. @throws CrmError */
export async function sendPush(context: CrmContext, attempt: StartedAttempt, known: Known): Promise<Sent> {
  const { delivery, connection } = attempt;
  const before = progressOf(attempt);
  const written =
    (before && !isToBeWritten(before, attempt, known) && (await goOn(context, attempt, before))) ||
    (await write(context, attempt, withEarlier(known, before), before));
  const { outcome, replaced } = withBefore(written, before);
  let progress = finished(before);
  let { contact } = written;
  let leftOut = [...written.leftOut];
  if (outcome !== 'skipped' && (hasSteps(known.mark) || leftOut.length > 0)) {
    const tag = labelKnown(before, written, known.mark);
    progress = {
      connectionId: connection.connection_id,
      contactId: written.contact.id,
      outcome,
      replaced,
      seenAt: context.clock.now().toISOString(),
      settingsVersion: delivery.settings_version,
      note: known.mark.note ? 'begun' : null,
      leftOut,
      ...(tag && { tag }),
    };
    const begun = { written, progress, noteBegun: before !== null };
    const marked = await mark(context, attempt, known, begun);
    ({ progress, contact } = marked);
    leftOut = [...leftOut, ...marked.leftOut];
  }
  const result = { ...written, contact, outcome, replaced, leftOut };
  return {
    ...describePush(context.providers.of(connection), attempt, result, known.mark, progress?.tag?.hadBefore === 'yes'),
    change: keptOf(result, progress),
    follow: (trx) => afterPush(context, trx, attempt, result),
  };
}

/** What the delivery did, over all of its attempts. */
function withBefore(written: WrittenContact, before: Progress | null): Pick<WrittenContact, 'outcome' | 'replaced'> {
  const isBegun = before?.values === 'begun';
  const arrived = ({ effect }: { effect: string }) => effect === 'written' || effect === 'same';
  const missed = new Set<string | null>([
    ...written.leftOut.map(({ attribute }) => attribute),
    ...written.decisions.filter((decision) => !arrived(decision)).map(({ attribute }) => attribute),
  ]);
  // what an earlier attempt replaced is what was there before us
  const earlier = Object.entries(before?.replaced ?? {}).filter(([name]) => !isBegun || !missed.has(name));
  const replaced =
    written.replaced || before?.replaced ? { ...written.replaced, ...Object.fromEntries(earlier) } : null;
  if (before?.outcome === 'created') return { outcome: 'created', replaced };
  const isUpdated = isBegun && written.outcome === 'unchanged' && earlier.length > 0;
  return { outcome: isUpdated ? 'updated' : written.outcome, replaced };
}

/** As it is kept once the values are written; null where no more than those was begun. */
function finished(before: Progress | null): Progress | null {
  if (before?.values !== 'begun') return before;
  const { values: _, ...progress } = before;
  return progress.note !== null || progress.tag ? progress : null;
}

/** Each step is remembered before it is taken, so that a later attempt knows what was there before us. */
async function mark(
  context: CrmContext,
  { client, delivery }: StartedAttempt,
  known: Known,
  begun: { written: WrittenContact; progress: Progress; noteBegun: boolean },
): Promise<{ progress: Progress; contact: CrmContact; leftOut: LeftOut[] }> {
  const { contact } = begun.written;
  let { progress } = begun;
  const remember = (change: Partial<Progress>) => {
    progress = { ...progress, ...change };
    return updateDelivery(context.db, delivery, { progress: JSON.stringify(progress) });
  };
  // with the decisions, for a later attempt that goes on makes no new ones
  await updateDelivery(context.db, delivery, { ...decidedOf(begun.written), progress: JSON.stringify(progress) });
  const putOn = await markContact(client, contact.id, known.mark, {
    beforeLabelling: async (labelId) => {
      const hadBefore =
        progress.tag?.hadBefore ?? (progress.outcome === 'created' ? 'no' : await hadLabel(client, contact, labelId));
      if (!progress.tag) await remember({ tag: { name: known.mark.tag ?? '', hadBefore } });
      return hadBefore !== 'yes';
    },
    noteBegun: begun.noteBegun,
    noteSign: delivery.subject_id,
    crm: context.providers.of(delivery),
    isLastTry: delivery.tries >= backOffs.delivery.mostTries,
  });
  const isNoted = progress.note !== null && putOn.leftOut.every(({ what }) => what !== 'note');
  return {
    progress: isNoted ? { ...progress, note: 'done' } : progress,
    contact: withMarks(contact, putOn),
    leftOut: putOn.leftOut,
  };
}

/** What an earlier attempt saw of the same tag on the same contact: since then it may be ours. */
function labelKnown(
  before: Progress | null,
  { contact, choice }: Pick<WrittenContact, 'contact' | 'choice'>,
  { tag }: MarkPlan,
): LabelFact | null {
  if (!before?.tag || before.tag.name !== tag) return null;
  const isSame = before.contactId === contact.id || choice.merged.some(({ from }) => from === before.contactId);
  return isSame ? before.tag : null;
}

/**
 * What an earlier attempt wrote before the settings were changed is linked only when an attempt succeeds, and the CRM's
 * search may not know it yet: without this a second contact would be made. What it created belongs to this person.
 */
function withEarlier(known: Known, before: Progress | null): Known {
  if (!before || known.linked.some(({ contactId }) => contactId === before.contactId)) return known;
  const isCreated = before.outcome === 'created';
  const earlier: LinkedContact = {
    contactId: before.contactId,
    knownBy: isCreated ? 'created' : 'same_email',
    state: 'active',
    linkedAt: new Date(before.seenAt ?? 0),
  };
  // it is known what became of the creation, and what the contact holds is of the settings before
  return { ...known, linked: [earlier, ...known.linked], brokenAt: null, insists: known.insists || isCreated };
}

/** Of the same workspace of the CRM. */
function progressOf({ delivery, connection }: StartedAttempt): Progress | null {
  const { progress } = readDeliveryOf('push', delivery);
  return progress?.connectionId === connection.connection_id ? progress : null;
}

/** What was begun is finished; a person who asks for another try wants what was left out; and what was corrected meanwhile is to arrive. */
const isToBeWritten = (
  { values, leftOut = [] }: Progress,
  { delivery }: StartedAttempt,
  { isChanged }: Known,
): boolean => values === 'begun' || isChanged || (leftOut.length > 0 && delivery.tries === 1);

/** The contact was written by an earlier attempt, with the settings as they still are. Null when it is gone. */
async function goOn(
  context: CrmContext,
  { client, delivery }: StartedAttempt,
  before: Progress,
): Promise<WrittenContact | null> {
  if (before.settingsVersion !== delivery.settings_version) return null;
  const contact = await readKnown(
    context,
    client,
    before.contactId,
    before.seenAt ? new Date(before.seenAt) : undefined,
  );
  if (!contact) return null;
  const choice = {
    found: contact,
    how: 'linked' as const,
    candidates: [contact],
    archived: false,
    message: 'Continued with the contact that an earlier try wrote.',
    gone: [],
    merged: contact.id === before.contactId ? [] : [{ from: before.contactId, into: contact.id }],
  };
  const { outcome, replaced, leftOut = [] } = before;
  return { outcome, contact, choice, decisions: [], replaced, leftOut };
}

async function write(
  context: CrmContext,
  attempt: StartedAttempt,
  known: Known,
  before: Progress | null,
): Promise<WrittenContact> {
  const { connection, client } = attempt;
  const delivery = readDeliveryOf('push', attempt.delivery);
  const fitted = await fitPlanned(context, connection, client, delivery.planned);
  const ownId = ownAttributesOf(client.traits).id.fullName;
  const attributes = await context.attributes.attributesOf(connection.connection_id, client);
  const canMark = attributes.some(({ fullName, writable }) => fullName === ownId && writable);
  const task = taskOf(context, attempt, known, { fields: fitted.fields, canMark }, before);
  const key = { ...delivery, attempt: delivery.attempts };
  const remember = (begun: BegunWrite) => rememberBegun(context, attempt, known, before, begun);
  const beforeCreating = () => updateAttemptToCreating(context.db, key);
  const written = await writeContact(client, task, context.clock, { beforeCreating, remember });
  if (written.outcome === 'skipped') return written;
  if (written.leftOut.length === 0) return { ...written, leftOut: fitted.leftOut };
  // what was refused may be other than it was remembered
  context.attributes.forget(connection.connection_id);
  const again = await writeOwnAgain(context, attempt, written, () => remember(written));
  return { ...again, leftOut: [...fitted.leftOut, ...again.leftOut] };
}

/** Committed before calls of which only some may succeed: whose contact it is, and what was there before us. */
async function rememberBegun(
  { db, clock }: CrmContext,
  { delivery, connection }: StartedAttempt,
  { mark }: Known,
  before: Progress | null,
  { outcome, contact, choice, replaced }: BegunWrite,
): Promise<void> {
  const tag = labelKnown(before, { contact, choice }, mark);
  const earlier = before?.replaced ?? null;
  const progress: Progress = {
    connectionId: connection.connection_id,
    contactId: contact.id,
    outcome: before?.outcome === 'created' ? 'created' : outcome,
    replaced: replaced || earlier ? { ...replaced, ...earlier } : null,
    values: 'begun',
    seenAt: clock.now().toISOString(),
    settingsVersion: delivery.settings_version,
    note: before?.note ?? null,
    ...(tag && { tag }),
  };
  await updateDelivery(db, delivery, { progress: JSON.stringify(progress) });
}

/** Attributes of ours that are missing, such as because they were archived, are provided, so that their values can be sent after all. */
async function writeOwnAgain(
  context: CrmContext,
  { connection, client, delivery }: StartedAttempt,
  written: WrittenContact,
  remember: () => Promise<void>,
): Promise<WrittenContact> {
  const own = new Set(Object.values(ownAttributesOf(client.traits)).map(({ fullName }) => fullName));
  const refused = written.leftOut.filter(({ attribute }) => attribute !== null && own.has(attribute));
  if (refused.length === 0) return written;
  await remember();
  const values = Object.fromEntries(refused.map(({ attribute, value }) => [attribute, value]));
  const { fields } = await fitPlanned(context, connection, client, values);
  if (Object.keys(fields).length === 0) return written;
  const { result: contact, leftOut } = await writeAccepted<CrmContact>(
    fields,
    (some) =>
      Object.keys(some).length > 0 ? client.updateContact(written.contact.id, some) : Promise.resolve(written.contact),
    (_, more) => client.updateContact(written.contact.id, more),
  );
  const isMissing = (name: string | null) => leftOut.some(({ attribute }) => attribute === name);
  const planned = readDeliveryOf('push', delivery).planned;
  const arrived = Object.entries(fields).filter(([name]) => !isMissing(name));
  return {
    ...written,
    contact,
    leftOut: [...written.leftOut.filter(({ attribute }) => !((attribute ?? '') in fields)), ...leftOut],
    decisions: [
      ...written.decisions,
      ...arrived
        .filter(([name]) => name in planned)
        .map(([attribute, value]) => ({ attribute, value, old: null, effect: 'written' as const })),
    ],
  };
}

function taskOf(
  context: CrmContext,
  { client, delivery: row }: StartedAttempt,
  known: Known,
  { fields, canMark }: { fields: FieldValues; canMark: boolean },
  before: Progress | null,
): PushTask {
  const delivery = readDeliveryOf('push', row);
  const { searchLagMs } = client.traits.capabilities;
  const owed = known.owed.filter((attribute) => delivery.policies[attribute] === 'only_when_created');
  return {
    kind: delivery.contactKind,
    personId: delivery.subject_id,
    marksCreated: canMark,
    email: known.email,
    fields,
    // it would have been written when the contact was created
    policies: { ...delivery.policies, ...Object.fromEntries(owed.map((name) => [name, 'only_if_empty' as const])) },
    duplicates: delivery.duplicates,
    linked: known.linked,
    insists: known.insists,
    formerAddresses: known.formerAddresses,
    begun: before?.values === 'begun' ? before : null,
    mayExistUntil: known.brokenAt && new Date(known.brokenAt.getTime() + searchLagMs),
    crm: context.providers.of(delivery),
  };
}

/** What the delivery keeps of it, for people who ask why, for the drift check and for an undo. */
function keptOf(written: WrittenContact, progress: Progress | null) {
  const { outcome, choice, replaced, leftOut } = written;
  const others = choice.candidates.filter(({ id }) => id !== choice.found?.id);
  return {
    replaced: replaced && JSON.stringify(replaced),
    left_out: toStoredLeftOut(leftOut),
    progress: progress && JSON.stringify(progress),
    choice: JSON.stringify({
      how: choice.how,
      message: choice.message,
      outcome,
      others: others.map(({ id, kind }) => ({ contact_id: id, kind })),
    }),
    ...decidedOf(written),
  };
}

/** The decisions about its values; none where an attempt goes on with what was written. */
function decidedOf({ decisions }: WrittenContact) {
  const isWritten = ({ effect }: { effect: string }) => effect === 'written' || effect === 'same';
  if (decisions.length === 0) return {};
  return {
    written: JSON.stringify(Object.fromEntries(decisions.filter(isWritten).map((d) => [d.attribute, d.value]))),
    kept: JSON.stringify(
      decisions
        .filter((decision) => !isWritten(decision))
        .map(({ attribute, old, value, effect }) => ({ attribute, old, value, why: effect })),
    ),
  };
}
