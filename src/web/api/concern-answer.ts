import { z } from 'zod';
import type { Concern } from '../../integration/explain/concern-rules.ts';
import { isoTime } from './forms.ts';

/** Why a person should look at a qualified lead. */
export const concernAnswer = z.object({
  code: z.enum(['set_back', 'archived', 'deleted', 'undone']),
  sentence: z.string(),
  as_of: isoTime.nullable(),
});

export const presentConcern = (concern: Concern | undefined): z.infer<typeof concernAnswer> | null =>
  concern ? { code: concern.code, sentence: concern.sentence, as_of: concern.asOf?.toISOString() ?? null } : null;
