import type { WrittenContact } from '../../outbound/kinds/push/write-contact.ts';
import { decideWrites } from '../../settings/mapping/decide-writes.ts';
import { fitValues, type Fitting, type Misfit } from '../../settings/mapping/fit-values.ts';
import type { CrmTraits } from '../../provider/capabilities.ts';
import { ownAttributesOf, type CrmAttribute } from '../../provider/crm-attribute.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { FieldValues } from '../../provider/crm-provider.ts';
import { previewRow } from './preview-text.ts';
import type { PreviewRow } from './preview.ts';

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
  const { fields, misfits } = fitValues(planned, attributes, crm);
  const fresh = decideWrites(fields, {}, before).map((decision) => {
    const row = previewRow(decision, attributes, crm);
    return row.effect === 'written' ? { ...row, message: 'return field: kept fresh' } : row;
  });
  return [...fresh, ...misfits.map((misfit) => misfitRow(misfit, attributes, before, crm))];
}

const misfitRow = (
  { attribute, value, sentence }: Misfit,
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
  { fields, misfits }: Fitting,
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
