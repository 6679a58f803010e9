import { attributeExpectations, standardText } from '../settings/mapping/fit-values.ts';
import type { CrmTraits } from '../provider/capabilities.ts';
import type { AttributeType, CrmAttribute } from '../provider/crm-attribute.ts';
import type { IntegrationSettings, Tab } from '../settings/integration-settings.ts';
import { returnFieldTypes } from '../settings/return-field-types.ts';
import { watchedAttribute } from '../../qualification/qualification-rule.ts';

/** An attribute that settings name, and for what. */
export type UsedAttribute = { fullName: string; usedBy: string[]; written: boolean };

/** What is wrong with a used attribute in another workspace of the CRM. */
export type MissingAttribute = {
  fullName: string;
  label: string;
  /** in the workspace that the settings were made for; null when that could not be read */
  type: AttributeType | null;
  usedBy: string[];
  problem: 'missing' | 'other_type' | 'not_writable';
  sentence: string;
  /** what to create there so that it is as it is here; null where that cannot help or is not known */
  creation: { name: string; type: AttributeType; options: string[] } | null;
};

const tabText: Record<Tab, string> = { leads: 'Leads', referrers: 'Referrers' };

/** Every attribute that the settings of a campaign name, once. */
export function findUsedAttributes(settings: Record<Tab, IntegrationSettings>): UsedAttribute[] {
  const used = new Map<string, UsedAttribute>();
  const add = (fullName: string | null, use: string, written: boolean) => {
    if (!fullName) return;
    const known = used.get(fullName) ?? { fullName, usedBy: [], written: false };
    const usedBy = known.usedBy.includes(use) ? known.usedBy : [...known.usedBy, use];
    used.set(fullName, { fullName, usedBy, written: known.written || written });
  };
  for (const tab of ['leads', 'referrers'] as const) {
    const { action, mapping, qualification, return_fields: returnFields } = settings[tab];
    if (action !== 'nothing') for (const { to } of mapping) add(to, `fields of ${tabText[tab]}`, true);
    add(watchedAttribute(qualification)?.property ?? null, 'Attribute to qualify', false);
    if (tab === 'referrers') for (const { key, label } of returnFieldTypes) add(returnFields[key], label, true);
  }
  return [...used.values()];
}

/**
 * What another workspace of the CRM lacks for settings to work there as they do here.
 * @param here the attributes where the settings were made for; null when they cannot be read
 */
export function findMissing(
  used: readonly UsedAttribute[],
  here: readonly CrmAttribute[] | null,
  there: readonly CrmAttribute[],
  crm: CrmTraits,
): MissingAttribute[] {
  return used.flatMap(({ fullName, usedBy, written }) => {
    const find = (attributes: readonly CrmAttribute[]) =>
      attributes.find((attribute) => attribute.fullName === fullName) ?? standardText(fullName);
    const [before, after] = [here && find(here), find(there)];
    const label = before?.label ?? after?.label ?? crm.attributeText(fullName);
    const lack = (
      problem: MissingAttribute['problem'],
      sentence: string,
      creation: MissingAttribute['creation'] = null,
    ): MissingAttribute[] => [{ fullName, label, type: before?.type ?? null, usedBy, problem, sentence, creation }];
    if (!after) return lack('missing', 'It does not exist there.', creationOf(before));
    if (before && before.type !== after.type) {
      return lack('other_type', `There it must be ${attributeExpectations[after.type]}.`);
    }
    return written && !after.writable ? lack('not_writable', 'It cannot be written there.') : [];
  });
}

const creationOf = (attribute: CrmAttribute | null): MissingAttribute['creation'] =>
  attribute?.custom
    ? { name: attribute.name, type: attribute.type, options: (attribute.options ?? []).map(({ value }) => value) }
    : null;
