import { valueText } from '../../../qualification/attribute-text.ts';
import type { FieldDecision } from '../../settings/mapping/decide-writes.ts';
import type { CrmTraits } from '../../provider/capabilities.ts';
import type { CrmAttribute } from '../../provider/crm-attribute.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { ContactKind } from '../../provider/crm-contact.ts';
import type { Preview, PreviewRow } from './preview.ts';

/** The whole preview in short. @param facts.returns return fields follow @param facts.leavesOut a value does not fit @param crm the CRM's name */
export function outcomeText(
  outcome: Preview['outcome'],
  {
    kind,
    archived,
    returns,
    leavesOut,
  }: { kind: ContactKind | null; archived: boolean; returns: boolean; leavesOut: boolean },
  crm: string,
): string {
  const restored = archived ? 'The archived contact would be taken back into use, and ' : 'The contact in ';
  const updated = archived ? `${restored}updated as below.` : `${restored}${crm} would be updated as below.`;
  const texts: Record<Preview['outcome'], string> = {
    nothing: 'Nothing to action: nothing would be written.',
    impossible: 'Nothing would be written: correct what is marked.',
    created: `A new ${kind ?? 'contact'} would be created in ${crm}.`,
    updated,
    unchanged: `The contact in ${crm} has these values already: nothing would change.`,
    skipped: `The contact exists in ${crm} and would be left exactly as it is${returns ? ', but for the return fields' : ''}.`,
  };
  const mayLeaveOut = outcome === 'created' || outcome === 'updated' || outcome === 'unchanged';
  return leavesOut && mayLeaveOut ? `${texts[outcome]} What is marked would be left out.` : texts[outcome];
}

const effectText: Record<Exclude<PreviewRow['effect'], 'problem'>, string | null> = {
  written: null,
  same: 'has this value already',
  kept_filled: 'kept: only written if empty',
  kept_existing: 'kept: only written when created',
  left_alone: 'left as it is: the contact exists',
};

/** One line of the preview. @param problem the sentence why the value cannot be written, if so */
export function previewRow(
  { attribute, value, old, effect }: Omit<FieldDecision, 'effect'> & { effect: PreviewRow['effect'] },
  attributes: readonly CrmAttribute[],
  crm: CrmTraits,
  problem: string | null = null,
): PreviewRow {
  const known = attributes.find(({ fullName }) => fullName === attribute);
  const inText = (shown: AttributeValue) => (known?.type === 'instant' ? dateText(shown) : valueText(shown));
  const keptEmail = attribute === 'email' && effect === 'kept_existing';
  return {
    attribute,
    label: known?.label ?? crm.attributeText(attribute),
    old,
    value,
    oldText: inText(old),
    valueText: inText(value),
    effect,
    message: effect === 'problem' ? problem : keptEmail ? 'kept: the contact’s own address' : effectText[effect],
  };
}

/** Dates are unix seconds; 2026-01-31 03:04 UTC. */
function dateText(value: AttributeValue): string {
  if (typeof value !== 'number') return valueText(value);
  const time = new Date(value * 1000);
  return Number.isNaN(time.getTime()) ? String(value) : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
