import type { FieldValues } from '../../integration/provider/crm-provider.ts';

const customPrefix = 'custom_attributes.';

/** The body of a write: custom attributes go into an object of their own, and are merged key by key there. */
export function contactBody(fields: FieldValues): Record<string, unknown> {
  const standard: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [fullName, value] of Object.entries(fields)) {
    if (fullName.startsWith(customPrefix)) custom[fullName.slice(customPrefix.length)] = value;
    else standard[fullName] = value;
  }
  return Object.keys(custom).length > 0 ? { ...standard, custom_attributes: custom } : standard;
}
