import { fieldsOf, type FieldType } from './mapping/fields.ts';
import { attributeExpectations, fitValue, standardText } from './mapping/fit-values.ts';
import type { CrmTraits } from '../provider/capabilities.ts';
import type { AttributeType, CrmAttribute } from '../provider/crm-attribute.ts';
import type { SettingsProblem } from './check-settings.ts';
import type { IntegrationSettings, MappingRow, Tab } from './integration-settings.ts';
import { returnFieldTypes } from './return-field-types.ts';
import { watchedAttribute } from '../../qualification/qualification-rule.ts';

/**
 * What the CRM's attributes, as they are now, have against settings: attributes that are not there, cannot be written
 * or have another type. Rows that are not filled in yet are left to checkSettings.
 */
export function checkAttributes(
  tab: Tab,
  settings: IntegrationSettings,
  attributes: readonly CrmAttribute[],
  crm: CrmTraits,
): SettingsProblem[] {
  const find = (fullName: string) =>
    attributes.find((attribute) => attribute.fullName === fullName) ?? standardText(fullName);
  const check = (
    path: string,
    fullName: string,
    problemOf: (attribute: CrmAttribute) => string | null,
    value: { label: string; type: FieldType } | undefined,
  ): SettingsProblem[] => {
    const attribute = find(fullName);
    if (!attribute) {
      const name = value && ownNameOf(fullName, crm);
      const creation = name && { name, fullName, type: value.type, usedFor: value.label };
      return [{ ...missing(path, fullName, crm), ...(creation && { creation }) }];
    }
    const sentence = unwritable(attribute, crm) ?? problemOf(attribute);
    return sentence === null ? [] : [{ path, sentence }];
  };
  const rows = settings.action === 'nothing' ? [] : settings.mapping;
  return [
    ...rows.flatMap((row, index) =>
      row.to === '' || row.from === ''
        ? []
        : check(`mapping.${index}.to`, row.to, (attribute) => rowMisfit(tab, row, attribute, crm), valueOf(tab, row)),
    ),
    ...returnFieldTypes.flatMap(({ key, label, type }) => {
      const fullName = tab === 'referrers' ? settings.return_fields[key] : null;
      if (!fullName) return [];
      return check(`return_fields.${key}`, fullName, (found) => fieldMisfit(label, type, found, crm), { label, type });
    }),
    ...checkTarget(settings, attributes, crm),
  ];
}

/** What a row writes; a fixed text goes into an attribute that the team has chosen, so none is made for it. */
function valueOf(tab: Tab, { type, from }: MappingRow): { label: string; type: FieldType } | undefined {
  return type === 'dynamic' ? fieldsOf(tab).find(({ key }) => key === from) : undefined;
}

/** The name of an attribute of ours from its full name; null for every other attribute. */
function ownNameOf(fullName: string, crm: CrmTraits): string | null {
  const prefix = crm.attributeName('');
  const name = fullName.startsWith(prefix) ? fullName.slice(prefix.length) : '';
  return /^goodword_./.test(name) ? name : null;
}

function rowMisfit(tab: Tab, { type, from }: MappingRow, attribute: CrmAttribute, crm: CrmTraits): string | null {
  if (type === 'fixed') {
    if (fitValue(from, attribute, crm) !== undefined) return null;
    return `“${attribute.label}” in ${crm.title} must be ${expectationOf(attribute)}, not “${from.slice(0, 60)}”.`;
  }
  const field = fieldsOf(tab).find(({ key }) => key === from);
  return field ? fieldMisfit(field.label, field.type, attribute, crm) : null;
}

/** Types of attributes that take every value of a field. A text could be anything, so it fits texts alone. */
const takers: Record<FieldType, readonly AttributeType[]> = {
  string: ['string'],
  integer: ['string', 'integer', 'float'],
};
const fieldText: Record<FieldType, string> = { string: 'a text', integer: 'a whole number' };

function fieldMisfit(label: string, type: FieldType, attribute: CrmAttribute, crm: CrmTraits): string | null {
  if (takers[type].includes(attribute.type)) return null;
  return `“${attribute.label}” in ${crm.title} must be ${expectationOf(attribute)}, but ${label} is ${fieldText[type]}: choose another attribute.`;
}

function expectationOf({ type, options }: CrmAttribute): string {
  if (type !== 'options' || !options) return attributeExpectations[type];
  const labels = options.filter(({ hidden }) => !hidden).map(({ label }) => label);
  return `one of ${labels.slice(0, 8).join(', ')}${labels.length > 8 ? ' …' : ''}`;
}

function checkTarget(
  { qualification }: IntegrationSettings,
  attributes: readonly CrmAttribute[],
  crm: CrmTraits,
): SettingsProblem[] {
  const watched = watchedAttribute(qualification);
  if (!watched) return [];
  const attribute = attributes.find(({ fullName }) => fullName === watched.property);
  if (!attribute) return [missing('qualification.property', watched.property, crm)];
  if (fitValue(watched.target, attribute, crm) !== undefined) return [];
  const sentence = `“${attribute.label}” in ${crm.title} is ${expectationOf(attribute)}: it can never be “${watched.target.slice(0, 60)}”.`;
  return [{ path: 'qualification.target', sentence }];
}

const missing = (path: string, fullName: string, crm: CrmTraits): SettingsProblem => ({
  path,
  sentence: `“${crm.attributeText(fullName)}” does not exist in ${crm.title}: create it, or choose another attribute.`,
  missing: true,
});

const unwritable = ({ writable, label }: CrmAttribute, crm: CrmTraits) =>
  writable ? null : `${crm.title} does not let “${label}” be written: choose another attribute.`;
