import type { Attribute } from '../../api/types.ts';
import { keyText, ownName } from '../attribute-text.ts';

interface Group {
  group: string;
  items: Array<{ value: string; label: string }>;
}

/**
 * Attributes as the choices of a Select, the CRM's own first.
 * @param chosen what is selected now: it stays a choice even when the CRM does not list it (any more).
 * @param prefix what the full names of custom attributes begin with
 */
export function attributeChoices(attributes: readonly Attribute[], chosen: string | null, prefix: string): Group[] {
  const toItem = ({ full_name: value, label }: Attribute) => ({ value, label });
  const groups = [
    { group: 'Contact', items: attributes.filter(({ custom }) => !custom).map(toItem) },
    { group: 'Custom attributes', items: attributes.filter(({ custom }) => custom).map(toItem) },
  ];
  const isListed = !chosen || attributes.some(({ full_name: name }) => name === chosen);
  const other = {
    group: 'Missing',
    items: [{ value: chosen ?? '', label: ownName(chosen ?? '', prefix) ?? keyText(chosen ?? '') }],
  };
  return [...groups, ...(isListed ? [] : [other])].filter(({ items }) => items.length > 0);
}

/** Whether a custom attribute is chosen that the CRM does not have (any more), so that it can be created. */
export function isMissing(
  attributes: readonly Attribute[] | undefined,
  chosen: string | null,
  prefix: string,
): chosen is string {
  if (!attributes || !chosen || ownName(chosen, prefix) === null) return false;
  return attributes.every(({ full_name: name }) => name !== chosen);
}
