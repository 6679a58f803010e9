import { fieldsOf, type FieldType } from './mapping/fields.ts';
import type { CrmCapabilities, CrmTraits } from '../provider/capabilities.ts';
import { ownAttributesOf } from '../provider/crm-attribute.ts';
import type { IntegrationSettings, MappingRow, Tab } from './integration-settings.ts';
import { returnFieldTypes } from './return-field-types.ts';

/**
 * Something about a tab that has to be changed: where, and a sentence that says what.
 * `missing`: an attribute is named that the CRM does not have. `creation`: it is one of ours, which saving can create.
 */
export type SettingsProblem = { path: string; sentence: string; missing?: true; creation?: AttributeCreation };

/** An attribute of ours that settings name and the CRM does not have: what to create, and what is written to it. */
export type AttributeCreation = { name: string; fullName: string; type: FieldType; usedFor: string };

/** Everything that keeps settings from being saved; empty when they are fine. */
export function checkSettings(tab: Tab, settings: IntegrationSettings, crm: CrmTraits): SettingsProblem[] {
  const own = new Set(Object.values(ownAttributesOf(crm)).map(({ fullName }) => fullName));
  return [
    ...settings.mapping.flatMap((row, index) => checkRow(tab, row, `mapping.${index}`, own)),
    ...checkTargets(settings.mapping),
    ...checkWatched(settings),
    ...(isSetupRequired(settings) ? [emailMissing] : []),
    ...checkQualification(tab, settings.qualification),
    ...(tab === 'referrers' ? checkReturnFields(settings, own) : []),
    ...checkAbilities(settings, crm),
  ];
}

/** Email is the one field that the CRM needs: without it `Setup Required` stays. */
function isEmailMapped(mapping: MappingRow[]): boolean {
  return mapping.some(({ type, from, to }) => type === 'dynamic' && from === 'email' && to === 'email');
}

/**
 * `Setup Required` stands at `Map your fields` while a person could not be sent: Email is not mapped. A tab that does
 * nothing requires nothing.
 */
export function isSetupRequired({ action, mapping }: IntegrationSettings): boolean {
  return action !== 'nothing' && !isEmailMapped(mapping);
}

const emailMissing: SettingsProblem = {
  path: 'mapping',
  sentence: 'Email is required: add a row with the Dynamic Value Email that goes to Email.',
};

function checkRow(tab: Tab, row: MappingRow, path: string, own: ReadonlySet<string>): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  if (row.type === 'fixed' && row.from === '') {
    problems.push({ path: `${path}.from`, sentence: 'Type the Fixed Value that is sent, or remove this row.' });
  }
  if (row.type === 'dynamic' && !fieldsOf(tab).some(({ key }) => key === row.from)) {
    problems.push({ path: `${path}.from`, sentence: 'Choose a field of Goodword for this row, or remove it.' });
  }
  if (row.to === '') {
    problems.push({ path: `${path}.to`, sentence: 'Choose where this value goes, or remove this row.' });
  } else if (row.to === 'email' && !(row.type === 'dynamic' && row.from === 'email')) {
    problems.push({ path: `${path}.to`, sentence: 'Only the Dynamic Value Email can go to Email.' });
  } else if (own.has(row.to)) {
    problems.push({ path: `${path}.to`, sentence: 'Goodword writes this attribute itself: choose another one.' });
  }
  return problems;
}

function checkTargets(mapping: MappingRow[]): SettingsProblem[] {
  return mapping.flatMap(({ to }, index) => {
    const first = mapping.findIndex((row) => row.to === to);
    if (to === '' || first === index) return [];
    return [
      { path: `mapping.${index}.to`, sentence: `Row ${first + 1} already goes to this field: choose another one.` },
    ];
  });
}

/** What we write ourselves is no sign of anything: every lead would qualify as soon as it was sent. */
function checkWatched({ action, mapping, qualification }: IntegrationSettings): SettingsProblem[] {
  if (action === 'nothing' || qualification?.method !== 'attribute' || !qualification.property) return [];
  return mapping.flatMap(({ to }, index) => {
    if (to !== qualification.property) return [];
    const sentence =
      'The Qualification Rules wait for this attribute to change, so it cannot be written here: choose another one.';
    return [{ path: `mapping.${index}.to`, sentence }];
  });
}

function checkQualification(tab: Tab, rule: IntegrationSettings['qualification']): SettingsProblem[] {
  if (tab === 'referrers') {
    return rule ? [{ path: 'qualification', sentence: 'Referrers have no Qualification Rules: leave them out.' }] : [];
  }
  if (!rule) return [{ path: 'qualification', sentence: 'Select the method you want to use to qualify.' }];
  if (rule.method === 'none') return [];
  const problems: SettingsProblem[] = [];
  if (!rule.property) {
    problems.push({ path: 'qualification.property', sentence: 'Select the property that will change.' });
  }
  if (!rule.target) problems.push({ path: 'qualification.target', sentence: 'Set the target value.' });
  return problems;
}

/** Each attribute has one writer: a return field may share its attribute only with the row for the same field. */
function checkReturnFields(
  { mapping, return_fields: fields }: IntegrationSettings,
  own: ReadonlySet<string>,
): SettingsProblem[] {
  return returnFieldTypes.flatMap(({ key }, index) => {
    const to = fields[key];
    if (!to) return [];
    const path = `return_fields.${key}`;
    if (to === 'email' || own.has(to)) {
      return [{ path, sentence: 'This attribute has another purpose: choose another one.' }];
    }
    const twin = returnFieldTypes.slice(0, index).find((other) => fields[other.key] === to);
    if (twin) return [{ path, sentence: `${twin.label} goes to this attribute already: choose another one.` }];
    const row = mapping.findIndex((other) => other.to === to && (other.type === 'fixed' || other.from !== key));
    return row < 0
      ? []
      : [{ path, sentence: `Row ${row + 1} of the mapping goes to this attribute: choose another one.` }];
  });
}

/** What a tab can do with its people, by the kinds that contacts of the CRM have. */
export function actionsFor({ kinds }: CrmCapabilities): IntegrationSettings['action'][] {
  if (kinds.length === 0) return ['nothing', 'create_contact'];
  return ['nothing', ...kinds.map((kind) => (kind === 'lead' ? ('create_lead' as const) : ('create_user' as const)))];
}

/** What the CRM does not have cannot be asked of it. */
function checkAbilities({ action, mark, events }: IntegrationSettings, crm: CrmTraits): SettingsProblem[] {
  const { labels, companies, events: tracked } = crm.capabilities;
  const lacks = (path: string, what: string): SettingsProblem => ({
    path,
    sentence: `${crm.title} has no ${what}: choose something else.`,
  });
  return [
    ...(actionsFor(crm.capabilities).includes(action) ? [] : [lacks('action', 'contacts of this kind')]),
    ...(mark.tag && !labels ? [lacks('mark.tag', 'labels')] : []),
    ...(mark.company && !companies ? [lacks('mark.company', 'companies')] : []),
    ...(events && !tracked ? [lacks('events', 'events')] : []),
  ];
}
