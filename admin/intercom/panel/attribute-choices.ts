import type { Attribute } from '../../api/types.ts';

interface Group {
  group: string;
  items: Array<{ value: string; label: string }>;
}

/**
 * Attributes as the choices of a Select, Intercom's own first.
 * @param chosen what is selected now: it stays a choice even when Intercom does not list it (any more).
 */
export function attributeChoices(attributes: readonly Attribute[], chosen: string | null): Group[] {
  const toItem = ({ full_name: value, label }: Attribute) => ({ value, label });
  const groups = [
    { group: 'Contact', items: attributes.filter(({ custom }) => !custom).map(toItem) },
    { group: 'Custom attributes', items: attributes.filter(({ custom }) => custom).map(toItem) },
  ];
  const isListed = !chosen || attributes.some(({ full_name: name }) => name === chosen);
  const other = {
    group: 'Not in Intercom',
    items: [{ value: chosen ?? '', label: attributeName(chosen ?? '') }],
  };
  return [...groups, ...(isListed ? [] : [other])].filter(({ items }) => items.length > 0);
}

/** 'custom_attributes.Signed up' → 'Signed up', for an attribute that is known by its full name only. */
export function attributeName(fullName: string): string {
  const name = fullName.replace(/^custom_attributes\./, '');
  return name === 'email' ? 'Email' : name;
}

/** Whether a custom attribute is chosen that Intercom does not have (any more): such a one can be created. */
export function isMissing(attributes: readonly Attribute[] | undefined, chosen: string | null): chosen is string {
  if (!attributes || !chosen?.startsWith('custom_attributes.')) return false;
  return attributes.every(({ full_name: name }) => name !== chosen);
}
