import type { ImportSources } from '../../api/types.ts';
import { attributeChoices, type CrmNaming } from '../../intercom/panel/attribute-choices.ts';

/** What a referrer's field can be filled from: the parts of a name, then attributes, the team's own first. */
export function mappingChoices({ mapping_choices: offered, attributes }: ImportSources, crm: CrmNaming) {
  const isAttribute = (value: string) => attributes.some(({ full_name: name }) => name === value);
  const offeredAttributes = attributes.filter(({ full_name: name }) => offered.some(({ value }) => value === name));
  return [
    ...attributeChoices(offeredAttributes, null, crm),
    { group: 'Parts of the name', items: offered.filter(({ value }) => !isAttribute(value)) },
  ];
}
