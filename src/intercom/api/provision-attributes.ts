import type { AttributeType } from '../../integration/provider/crm-attribute.ts';
import type { NewAttribute } from '../../integration/provider/crm-provider.ts';
import type { AttributeAnswer } from './shapes.ts';
import { readAttribute } from './read-attribute.ts';

/** An attribute that has to exist. */
export type WantedAttribute = NewAttribute & { fullName: string };

export type ProvisionStep =
  | { step: 'create'; attribute: WantedAttribute }
  | { step: 'unarchive'; attribute: WantedAttribute; id: string | number }
  /** an attribute of that name exists with another type */
  | { step: 'refuse'; attribute: WantedAttribute; found: AttributeType };

/** The steps until every wanted attribute exists. @param existing the list with archived ones */
export function planProvision(
  wanted: readonly WantedAttribute[],
  existing: readonly AttributeAnswer[],
): ProvisionStep[] {
  return wanted.flatMap((attribute): ProvisionStep[] => {
    const found = existing.find(({ full_name }) => full_name === attribute.fullName);
    if (!found) return [{ step: 'create', attribute }];
    const { type } = readAttribute(found);
    if (type !== attribute.type) return [{ step: 'refuse', attribute, found: type }];
    return found.archived && found.id != null ? [{ step: 'unarchive', attribute, id: found.id }] : [];
  });
}
