import type { MappingRow, PanelSettings } from '../../api/types.ts';

// What the panel knows about settings without the server. The server's check alone says whether they are valid.

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

/**
 * Whether `Setup Required` stands at `Map your fields`: Email is not mapped, or a row is not filled in. It goes with the
 * last row that is filled in; a tab that does nothing requires nothing.
 */
export function isSetupRequired({ action, mapping }: PanelSettings): boolean {
  const isEmail = ({ type, from, to }: MappingRow) => type === 'dynamic' && from === 'email' && to === emailAttribute;
  const isBlank = ({ from, to }: MappingRow) => from === '' || to === '';
  return action !== 'nothing' && (!mapping.some(isEmail) || mapping.some(isBlank));
}

/**
 * The setting that a problem at a path is about, as text to compare; null while it is still being filled in: what is
 * missing there is shown when the form is submitted.
 */
export function settingAt(
  { mapping, qualification, return_fields: fields }: PanelSettings,
  path: string,
): string | null {
  const [section, key = ''] = path.split('.');
  if (section === 'qualification') {
    const isFilled = qualification?.method === 'attribute' && qualification.property && qualification.target;
    return isFilled ? JSON.stringify(qualification) : null;
  }
  if (path === 'mapping') return JSON.stringify(mapping);
  if (section === 'return_fields') return JSON.stringify([fields, mapping]);
  const row = section === 'mapping' ? mapping[Number(key)] : undefined;
  return row && row.from !== '' && row.to !== '' ? JSON.stringify(row) : null;
}
