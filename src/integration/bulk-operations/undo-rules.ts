import { valueText } from '../../qualification/attribute-text.ts';
import { labelWordOf, type CrmTraits } from '../provider/capabilities.ts';
import { ownAttributesOf } from '../provider/crm-attribute.ts';
import type { CrmContact } from '../provider/crm-contact.ts';
import type { FieldValues } from '../provider/crm-provider.ts';
import { defineMoves } from '../../platform/moves.ts';
import { refuse } from '../../platform/refusal.ts';
import { deliveryStates, type Delivery } from '../outbound/delivery.ts';
import { readDelivery } from '../outbound/read-delivery.ts';

/** What a delivery did to its contact, as far as it can be undone. */
export type Effects = {
  contactId: string;
  created: boolean;
  /** what we wrote, by attribute */
  written: FieldValues;
  /** what was there before, of those that changed */
  replaced: FieldValues;
  /** name of a label that we put on */
  label: string | null;
  /** one that is not ours to take off: the contact had it, or may have had it, before */
  keptLabel: { name: string; hadBefore: 'yes' | 'unknown' } | null;
  /** a note was added: it stays */
  noted: boolean;
  company: string | null;
};

/** Null when a delivery did nothing that can be undone. */
export function effectsOf(delivery: Delivery): Effects | null {
  if (delivery.state !== 'Sent' || delivery.contact_id === null) return null;
  const read = readDelivery(delivery);
  if (read.kind !== 'push' && read.kind !== 'return_fields') return null;
  const push = read.kind === 'push' ? read : null;
  const label = push?.mark?.tag ?? null;
  const hadBefore = push?.progress?.tag?.hadBefore ?? 'no';
  const effects: Effects = {
    contactId: delivery.contact_id,
    created: push?.choice?.outcome === 'created',
    written: read.written ?? read.planned,
    replaced: read.replaced ?? {},
    label: hadBefore === 'no' ? label : null,
    keptLabel: label !== null && hadBefore !== 'no' ? { name: label, hadBefore } : null,
    noted: Boolean(push?.mark?.note),
    company: push?.mark?.company?.name ?? null,
  };
  const isNothing = !effects.created && Object.keys(effects.replaced).length === 0 && effects.label === null;
  return isNothing ? null : effects;
}

export type UndoDecision =
  /** @param fields attribute → the earlier value to restore */
  | { does: 'put_back'; fields: FieldValues; label: string | null; message: string }
  | { does: 'archive'; message: string }
  /** a teammate or another program changed it since */
  | { does: 'refuse'; message: string }
  | { does: 'nothing'; message: string };

/** Our own clock and the CRM's may differ so much. */
const slackMs = 3_000;

/**
 * Decides whether a delivery can be undone, by the contact as it is now.
 * @param contact null when it is gone
 * @param later what Goodword wrote to it besides, and when it wrote last
 */
export function evaluateUndo(
  effects: Effects,
  contact: CrmContact | null,
  later: { written: FieldValues; lastWrittenAt: Date },
  crm: CrmTraits,
): UndoDecision {
  if (!contact)
    return { does: 'nothing', message: `The contact no longer exists in ${crm.title}: there is nothing to undo.` };
  if (effects.created) return evaluateArchiving(effects, contact, later, crm);
  const changed = Object.keys(effects.replaced).filter(
    (attribute) => !isSame(contact, attribute, effects.written) && !isSame(contact, attribute, effects.replaced),
  );
  if (changed.length > 0) return { does: 'refuse', message: `Not undone: ${changes(changed, effects, contact, crm)}.` };
  const fields = Object.fromEntries(
    Object.entries(effects.replaced).filter(([attribute]) => !isSame(contact, attribute, effects.replaced)),
  );
  if (Object.keys(fields).length === 0 && effects.label === null) {
    return { does: 'nothing', message: 'The contact already has its earlier values.' };
  }
  return { does: 'put_back', fields, label: effects.label, message: undoneText(fields, effects, crm) };
}

function evaluateArchiving(
  effects: Effects,
  contact: CrmContact,
  later: { written: FieldValues; lastWrittenAt: Date },
  crm: CrmTraits,
): UndoDecision {
  if (contact.archived) return { does: 'nothing', message: `The contact is archived in ${crm.title} already.` };
  const ours = { ...effects.written, ...later.written };
  const changed = Object.keys({ ...ours, ...contact.attributes }).filter((attribute) => {
    if (attribute in ours) return !isSame(contact, attribute, ours);
    if (crm.isOwnLife(attribute) || attribute === ownAttributesOf(crm).id.fullName) return false;
    const value = contact.attributes[attribute] ?? null;
    return value !== null && value !== false && value !== '';
  });
  if (changed.length > 0) {
    return {
      does: 'refuse',
      message: `Not archived, because the contact was changed: ${changes(changed, { written: ours }, contact, crm)}.`,
    };
  }
  if (contact.updatedAt && contact.updatedAt.getTime() > later.lastWrittenAt.getTime() + slackMs) {
    const sentence = `Not archived: something about the contact was changed in ${crm.title} after Goodword wrote it.`;
    return { does: 'refuse', message: sentence };
  }
  return { does: 'archive', message: `Archived the contact that Goodword created in ${crm.title}.` };
}

const isSame = (contact: CrmContact, attribute: string, values: FieldValues): boolean =>
  (contact.attributes[attribute] ?? null) === (values[attribute] ?? null);

/** “Plan” is now Gold, Goodword wrote Silver; … */
function changes(
  attributes: readonly string[],
  { written }: Pick<Effects, 'written'>,
  contact: CrmContact,
  crm: CrmTraits,
): string {
  return attributes
    .map((attribute) => {
      const now = valueText(contact.attributes[attribute] ?? null);
      const ours = attribute in written ? `, Goodword wrote ${valueText(written[attribute] ?? null)}` : '';
      return `“${crm.attributeText(attribute)}” is now ${now}${ours}`;
    })
    .join('; ');
}

function undoneText(fields: FieldValues, effects: Effects, crm: CrmTraits): string {
  const { label } = effects;
  const names = Object.keys(fields).map((attribute) => `“${crm.attributeText(attribute)}”`);
  const done = [
    ...(names.length > 0 ? [`Restored ${names.join(', ')}.`] : []),
    ...(label ? [`Removed the ${labelWordOf(crm)} “${label}”.`] : []),
  ];
  return [...done, ...staysText(effects, crm)].join(' ');
}

/** What an undo leaves behind, in sentences. */
export function staysText(
  { noted, company, keptLabel }: Pick<Effects, 'noted' | 'company' | 'keptLabel'>,
  crm: Pick<CrmTraits, 'words'>,
): string[] {
  return [
    ...(keptLabel ? [keptLabelText(keptLabel, labelWordOf(crm))] : []),
    ...(noted ? ['The note stays: notes cannot be removed.'] : []),
    ...(company ? [`The contact stays in the company ${company}.`] : []),
  ];
}

const keptLabelText = ({ name, hadBefore }: NonNullable<Effects['keptLabel']>, word: string): string =>
  hadBefore === 'yes'
    ? `The ${word} “${name}” stays: the contact had it before.`
    : `The ${word} “${name}” stays: whether the contact had it before could not be seen. Take it off by hand if it did not.`;

/** Whether what a delivery did can be undone. */
export const undoMoves = defineMoves('delivery', deliveryStates, {
  undo: {
    from: deliveryStates,
    done: 'undone',
    unless: (delivery: Delivery & { undo_state: Delivery['state'] | null }) => {
      const reason = whyNotUndoable(delivery);
      return reason === null ? null : refuse('nothing_to_undo', reason);
    },
  },
});

function whyNotUndoable(delivery: Delivery & { undo_state: Delivery['state'] | null }): string | null {
  const { kind, state } = delivery;
  if (kind === 'event') return 'A data event cannot be taken back.';
  if (kind === 'undo') return 'This delivery is itself an undo.';
  if (state !== 'Sent') return `This delivery is ${state}. It can be undone only while it is Sent.`;
  if (delivery.undo_state !== null) return 'This delivery was undone already.';
  return effectsOf(delivery) ? null : 'This delivery changed nothing that could be undone.';
}
