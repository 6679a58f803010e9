import type { MappingRow, PanelSettings, PanelTab } from '../../api/types.ts';

// What the panel knows about settings without asking the server.

const emailAttribute = 'email';
const emailRow: MappingRow = { type: 'dynamic', from: 'email', to: emailAttribute, policy: 'always' };

/** A new row of the mapping: a field of ours, nothing chosen yet. */
export const blankRow: MappingRow = { type: 'dynamic', from: '', to: '', policy: 'always' };

/** The settings as the form begins with them: the Email row is always there, because Email is required. */
export function settingsToValues(settings: PanelSettings): PanelSettings {
  const { mapping, ...rest } = settings;
  const hasEmail = mapping.some(({ to }) => to === emailAttribute);
  return { ...rest, mapping: hasEmail ? mapping : [emailRow, ...mapping] };
}

/** Which row is the required one, that cannot be removed: the one for Email, or the first while none is. */
export function requiredRow(mapping: readonly MappingRow[]): number {
  return Math.max(
    mapping.findIndex(({ to }) => to === emailAttribute),
    0,
  );
}

/** What is missing, by path of the field, in the words shown beside it. Empty when the tab can be saved. */
export function validatePanel({ action, mapping, qualification }: PanelSettings): Record<string, string> {
  return {
    ...(action === 'nothing' ? {} : validateMapping(mapping)),
    ...(qualification?.method === 'attribute' && {
      ...(!qualification.property && { 'qualification.property': 'Select the property that will change.' }),
      ...(!qualification.target && { 'qualification.target': 'Set the value that counts as qualified.' }),
    }),
  };
}

function validateMapping(mapping: readonly MappingRow[]): Record<string, string> {
  const problems: Record<string, string> = {};
  mapping.forEach(({ type, from, to }, index) => {
    if (from === '') problems[`mapping.${index}.from`] = type === 'dynamic' ? 'Select a field.' : 'Enter a value.';
    if (to === '') problems[`mapping.${index}.to`] = 'Select where it goes.';
    else if (mapping.findIndex((row) => row.to === to) < index)
      problems[`mapping.${index}.to`] = 'Another row fills this already.';
  });
  if (!mapping.some(({ to }) => to === emailAttribute)) {
    problems[`mapping.${requiredRow(mapping)}.to`] = 'Email is required: map it in one of the rows.';
  }
  return problems;
}

/** Whether `Setup Required` stands on the tab: something required is missing, in what is saved or in the form. */
export function isSetupRequired(tab: PanelTab, values: PanelSettings): boolean {
  const isUnsaved = tab.version === 0 && values.action !== 'nothing';
  return tab.setup_required || isUnsaved || Object.keys(validatePanel(values)).length > 0;
}

/**
 * The part of the settings that a problem at a path is about, as text to compare; null for what is still being filled in,
 * which the form asks for when it is sent.
 */
export function pieceAt({ mapping, qualification, return_fields: fields }: PanelSettings, path: string): string | null {
  const [section, key = ''] = path.split('.');
  if (section === 'qualification') {
    const isFilled = qualification?.method === 'attribute' && qualification.property && qualification.target;
    return isFilled ? JSON.stringify(qualification) : null;
  }
  if (section === 'return_fields') return JSON.stringify([fields, mapping]);
  const row = section === 'mapping' ? mapping[Number(key)] : undefined;
  return row && row.from !== '' && row.to !== '' ? JSON.stringify(row) : null;
}
