import type { Segment } from '../entities/segment.ts';
import { toSeconds } from '../http/time.ts';

/**
 * A segment as REST shows it.
 * @param count how many belong to it, when it was asked for
 * @documented 7.4: A segment shows id, name, two times and person_type, and a count only when include_count=true asks for it.
 */
export const presentSegment = (segment: Segment, count?: number) => ({
  type: 'segment',
  id: segment.id,
  name: segment.name,
  created_at: toSeconds(segment.createdAt),
  updated_at: toSeconds(segment.updatedAt),
  person_type: segment.personType,
  ...(count === undefined ? {} : { count }),
});
