import type { CrmTraits } from '../integration/provider/capabilities.ts';
import type { ImportSettings } from './import-settings.ts';

/** Full names of the attributes by which an import judges a contact, and of what it takes from it. */
export function attributesOfImport(
  { mapping, selection, return_fields: returned }: ImportSettings,
  crm: Pick<CrmTraits, 'optOutAttributes'>,
): string[] {
  const mapped = Object.values(mapping).map((source) => (source?.startsWith('name.') ? 'name' : source));
  const conditions = selection.conditions.map(({ attribute }) => attribute);
  const names = [...mapped, ...conditions, ...Object.values(returned ?? {}), ...Object.values(crm.optOutAttributes)];
  return [...new Set(names.filter((name) => name !== null))];
}
