import type { AttributeValue } from '../../qualification/attribute-value.ts';
import { readsAttribute } from '../contacts/observation.ts';
import type { Snapshot } from '../contacts/snapshot.ts';

/** What is known of an attribute of a contact, and since when; without a time it was never read. */
export function readingOf(
  snapshot: Snapshot | undefined,
  property: string,
): { value: AttributeValue | undefined; readAt: Date | null } {
  if (!snapshot || !readsAttribute(snapshot.observation, property)) return { value: undefined, readAt: null };
  return { value: snapshot.observation.attributes.values[property], readAt: snapshot.readAt };
}
