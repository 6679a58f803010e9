import type { CrmTraits } from '../provider/capabilities.ts';
import { ownAttributesOf } from '../provider/crm-attribute.ts';
import type { AttributeRoom } from '../provider/crm-provider.ts';

/**
 * Whether the CRM has no room for the attributes of ours that it lacks.
 * @param written full names that settings write besides
 * @returns a sentence that says what is left out and what to do; null while there is room
 */
export function roomWarning(room: AttributeRoom, written: readonly string[], crm: CrmTraits): string | null {
  const own = Object.values(ownAttributesOf(crm)).map(({ fullName }) => fullName);
  const proposed = written.filter((name) => name.startsWith(crm.attributeName('goodword_')));
  const missing = [...new Set([...own, ...proposed])].filter((name) => !room.contactAttributes.includes(name));
  const left = Math.max(0, room.most - room.used);
  if (missing.length <= left) return null;
  const names = missing.map((name) => crm.attributeText(name));
  const space = left === 0 ? 'no room' : `room for ${left} more`;
  return (
    `${crm.title} allows ${room.most} custom attributes and has ${space}, but lacks ${listOf(names)}. ` +
    `People are sent without those that do not fit: archive ${missing.length - left} that are no longer used.`
  );
}

const listOf = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('');
