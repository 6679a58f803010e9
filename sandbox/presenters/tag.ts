import type { AppliedTag, Tag } from '../entities/tag.ts';
import { toSeconds } from '../http/time.ts';

export const presentTag = (tag: Tag) => ({ type: 'tag', id: tag.id, name: tag.name });

/** A tag as (un)tagging a contact answers it. Documented (reference 7.2). */
export const presentAppliedTag = (tag: Tag, applied: AppliedTag) => ({
  ...presentTag(tag),
  applied_at: toSeconds(applied.appliedAt),
  applied_by: { type: 'admin', id: applied.appliedBy },
});
