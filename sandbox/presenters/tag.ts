import type { AppliedTag, Tag } from '../entities/tag.ts';
import { toSeconds } from '../http/time.ts';

export const presentTag = (tag: Tag) => ({ type: 'tag', id: tag.id, name: tag.name });

/** @documented 7.2: A contact's tag says when it was applied and by which admin. */
export const presentAppliedTag = (tag: Tag, applied: AppliedTag) => ({
  ...presentTag(tag),
  applied_at: toSeconds(applied.appliedAt),
  applied_by: { type: 'admin', id: applied.appliedBy },
});
