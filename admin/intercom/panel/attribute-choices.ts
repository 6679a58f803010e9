import type { ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import type { Attribute } from '../../api/types.ts';
import { keyText, ownName } from '../attribute-text.ts';

interface Group {
  group: string;
  items: Array<{ value: string; label: string }>;
}

type Named = Pick<Attribute, 'full_name' | 'label' | 'custom'>;

/** How the CRM names what is custom, and how it is called itself. */
export interface CrmNaming {
  /** what the full names of custom attributes begin with */
  attribute_prefix: string;
  title: string;
}

/**
 * Attributes as the choices of a Select: the team's own first, then those that Goodword writes and those of the CRM.
 * @param chosen what is selected now: it stays a choice even when the CRM does not list it (any more).
 */
export function attributeChoices(attributes: readonly Named[], chosen: string | null, crm: CrmNaming): Group[] {
  const prefix = crm.attribute_prefix;
  const isOurs = ({ full_name: name }: Named) => isOwnProposal(name, prefix);
  const labelOf = distinctLabels(attributes, crm);
  const toItem = (attribute: Named) => ({ value: attribute.full_name, label: labelOf(attribute) });
  const isListed = !chosen || attributes.some(({ full_name: name }) => name === chosen);
  const other = { value: chosen ?? '', label: ownName(chosen ?? '', prefix) ?? keyText(chosen ?? '') };
  return [
    { group: 'Your attributes', items: attributes.filter((one) => one.custom && !isOurs(one)).map(toItem) },
    { group: 'Written by Goodword', items: attributes.filter((one) => one.custom && isOurs(one)).map(toItem) },
    { group: crm.title, items: attributes.filter(({ custom }) => !custom).map(toItem) },
    { group: `Not in ${crm.title}`, items: isListed ? [] : [other] },
  ].filter(({ items }) => items.length > 0);
}

/**
 * Labels that tell attributes apart also where a list is closed: two that read alike say whose they are, and what they are
 * called in the CRM where that is not enough.
 */
function distinctLabels(attributes: readonly Named[], crm: CrmNaming): (attribute: Named) => string {
  const plain = (label: string) =>
    label
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' ');
  const alike = (one: Named) => attributes.filter(({ label }) => plain(label) === plain(one.label));
  return (attribute) => {
    const others = alike(attribute).filter(({ full_name: name }) => name !== attribute.full_name);
    if (others.length === 0) return attribute.label;
    const isOwner = others.some(({ custom }) => custom === attribute.custom);
    const owner = attribute.custom ? 'custom' : crm.title;
    return `${attribute.label} (${isOwner ? attribute.full_name : owner})`;
  };
}

/** Finds attributes by a part of their label or of their name in the CRM, in any case. */
export const findAttributes: OptionsFilter = ({ options, search }) => {
  const wanted = search.trim().toLowerCase();
  const fits = ({ value, label }: { value: string; label: string }) =>
    label.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted);
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return fits(option) ? [option] : [];
    const items = option.items.filter(fits);
    return items.length > 0 ? [{ ...option, items }] : [];
  });
};

/** Whether a custom attribute is chosen that the CRM does not have (any more), so that it can be created. */
export function isMissing(
  attributes: readonly Attribute[] | undefined,
  chosen: string | null,
  prefix: string,
): chosen is string {
  if (!attributes || !chosen || ownName(chosen, prefix) === null) return false;
  return attributes.every(({ full_name: name }) => name !== chosen);
}

/** Whether Goodword gave an attribute its name, and so may create it when the settings are saved. */
function isOwnProposal(fullName: string, prefix: string): boolean {
  return ownName(fullName, prefix)?.startsWith('goodword_') ?? false;
}
