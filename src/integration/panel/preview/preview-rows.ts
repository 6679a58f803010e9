import type { WrittenContact } from '../../outbound/kinds/push/write-contact.ts';
import { decideWrites } from '../../settings/mapping/decide-writes.ts';
import { fitValues } from '../../settings/mapping/fit-values.ts';
import type { CrmTraits } from '../../provider/capabilities.ts';
import { ownAttributesOf, type CrmAttribute } from '../../provider/crm-attribute.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { FieldValues } from '../../provider/crm-provider.ts';
import { previewRow } from './preview-text.ts';
import type { PreviewRow } from './preview.ts';

/** The planned values that fit their attributes, and for each of the others why it does not. */
export type Sorted = { fields: FieldValues; misfits: { attribute: string; value: AttributeValue; sentence: string }[] };

/** Fits each planned value on its own, where a push would stop at the first that does not fit. */
export function sortValues(planned: FieldValues, attributes: readonly CrmAttribute[], crm: CrmTraits): Sorted {
  const fields: Record<string, AttributeValue> = {};
  const misfits: Sorted['misfits'] = [];
  for (const [attribute, value] of Object.entries(planned)) {
    const fitting = fitValues({ [attribute]: value }, attributes, crm);
    if (fitting.fits) Object.assign(fields, fitting.fields);
    else misfits.push({ attribute, value, sentence: fitting.sentence });
  }
  return { fields, misfits };
}

/**
 * The return fields that follow a push of a referrer, also where the contact is otherwise left alone.
 * @param before null for a contact that is created
 */
export function returnRows(
  planned: FieldValues,
  attributes: readonly CrmAttribute[],
  before: CrmContact | null,
  crm: CrmTraits,
): PreviewRow[] {
  const { fields, misfits } = sortValues(planned, attributes, crm);
  const fresh = decideWrites(fields, {}, before).map((decision) => {
    const row = previewRow(decision, attributes, crm);
    return row.effect === 'written' ? { ...row, message: 'return field: kept fresh' } : row;
  });
  return [...fresh, ...misfits.map((misfit) => misfitRow(misfit, attributes, before, crm))];
}

const misfitRow = (
  { attribute, value, sentence }: Sorted['misfits'][number],
  attributes: readonly CrmAttribute[],
  before: CrmContact | null,
  crm: CrmTraits,
): PreviewRow => {
  const old = before?.attributes[attribute] ?? null;
  return previewRow({ attribute, value, old, effect: 'problem' }, attributes, crm, sentence);
};

/** What happens to each attribute. @param personId our id, which goes into a contact that is created */
export function previewRows(
  { outcome, contact, decisions }: Pick<WrittenContact, 'outcome' | 'contact' | 'decisions'>,
  { fields, misfits }: Sorted,
  attributes: readonly CrmAttribute[],
  personId: string,
  crm: CrmTraits,
): PreviewRow[] {
  const isCreated = outcome === 'created';
  const oldOf = (attribute: string) => (isCreated ? null : (contact.attributes[attribute] ?? null));
  const decided =
    outcome === 'skipped'
      ? Object.entries(fields).map(([attribute, value]) =>
          previewRow({ attribute, value, old: oldOf(attribute), effect: 'left_alone' }, attributes, crm),
        )
      : decisions.map((decision) => previewRow(decision, attributes, crm));
  const own = { attribute: ownAttributesOf(crm).id.fullName, value: personId, old: null, effect: 'written' as const };
  return [
    ...decided,
    ...(isCreated ? [previewRow(own, attributes, crm)] : []),
    ...misfits.map((misfit) => misfitRow(misfit, attributes, isCreated ? null : contact, crm)),
  ];
}
