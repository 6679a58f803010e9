import { valueText } from '../../../qualification/attribute-text.ts';
import type { CrmTraits } from '../../provider/capabilities.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { Drift } from './check.ts';

type Describable = Pick<Drift, 'kind' | 'attribute' | 'expected' | 'found' | 'changed_there'>;

/**
 * A difference in one or two sentences: what is found, what should be there, and how it came about as far as it is known.
 */
export function describeDrift(row: Describable, crm: CrmTraits): string {
  return sentences[row.kind](row, crm);
}

/** What a repair does about it; null where a person has to decide. */
export function describeRepair({ kind, expected, found }: Describable, crm: CrmTraits): string | null {
  if (kind === 'unqualified') return null;
  if (kind === 'unlinked') return 'The contact is linked to this person again.';
  if (kind === 'gone') {
    return found === 'archived'
      ? `The contact is taken back into use in ${crm.title} and written again.`
      : `The contact is created in ${crm.title} again.`;
  }
  return `${shown(expected)} is written again.`;
}

const sentences: Record<Drift['kind'], (row: Describable, crm: CrmTraits) => string> = {
  value: ({ attribute, expected, found, changed_there }, crm) =>
    `“${crm.attributeText(attribute)}” is ${shown(found)}; Goodword wrote ${shown(expected)}. ${
      changed_there ? `It was changed in ${crm.title} after that.` : 'What was written is not there.'
    }`,
  return_field: ({ attribute, expected, found, changed_there }, crm) =>
    `“${crm.attributeText(attribute)}” is ${shown(found)} and should be ${shown(expected)}. ${
      changed_there ? `It was changed in ${crm.title} after Goodword wrote it.` : 'It is out of date.'
    }`,
  gone: ({ found }, crm) => `The contact was ${found === 'archived' ? 'archived' : 'deleted'} in ${crm.title}.`,
  unlinked: () => 'Goodword wrote to this contact and no longer knows whose it is.',
  unqualified: ({ attribute, found }, crm) =>
    `“${crm.attributeText(attribute)}” is ${shown(found)}, as the rule asks, and the lead is still Pending. Goodword cannot tell since when: qualify the lead by hand if it is due.`,
};

function shown(value: AttributeValue): string {
  const text = valueText(value);
  return text === 'empty' ? text : `“${text}”`;
}
