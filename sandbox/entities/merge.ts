import type { Role } from './contact.ts';

/** One contact that was merged away. */
export interface Merge {
  sourceId: string;
  sourceRole: Role;
  sourceExternalId: string | null;
  targetId: string;
  /** Milliseconds. */
  at: number;
}

/** Most merges followed to the surviving contact. */
const longestChain = 3;

/**
 * The contact that survives the merges of a contact.
 * @param mergedInto source id → surviving id
 * @returns the surviving id, or undefined when the contact was never merged away
 * @documented 4.5: The Link of a merged contact follows chains of up to three merges to the surviving contact.
 */
export function survivorOf(mergedInto: ReadonlyMap<string, string>, id: string): string | undefined {
  let survivor = mergedInto.get(id);
  for (let hop = 1; hop < longestChain && survivor !== undefined; hop++)
    survivor = mergedInto.get(survivor) ?? survivor;
  return survivor;
}
