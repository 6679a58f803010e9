import type { Reward } from '../api/types.ts';

/** Why a reward was cancelled. */
export const cancelledText = ({ reason, with: cause }: NonNullable<Reward['cancelled']>): string =>
  cause === 'lead' ? `Cancelled with the lead: ${reason}` : `Cancelled: ${reason}`;
