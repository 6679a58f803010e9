import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../database/database.ts';
import { selectSignals, upsertSignals, type Signal } from './signal-store.ts';

/** What was seen of an app, and its workspace. */
export type Sighting = {
  owners: readonly { workspaceId: string; practice: boolean }[];
  signal: Signal['signal'];
  /** a sentence or a code; no secrets, no personal data */
  detail: string;
};

/** Stores the latest signal of each kind, for the Check. */
export type Signals = {
  /** @param sighting called only when it is to be kept: once in a few seconds, however many requests come */
  note(signal: Signal['signal'], sighting: () => Promise<Omit<Sighting, 'signal'>>): Promise<void>;
  list(workspaceId: string, practice: boolean): Promise<Signal[]>;
};

/** The least time between two writes: anyone can send wrong signatures at any rate. */
const pauseMs = 2_000;

export function createSignals({ db, clock }: { db: Database; clock: Clock }): Signals {
  const noted = new Map<Signal['signal'], number>();
  return {
    async note(signal, sighting) {
      const now = clock.now();
      if (now.getTime() - (noted.get(signal) ?? 0) < pauseMs) return;
      noted.set(signal, now.getTime());
      const { owners, detail } = await sighting();
      await upsertSignals(
        db,
        owners.map(({ workspaceId, practice }) => ({
          workspace_id: workspaceId,
          practice,
          signal,
          detail,
          seen_at: now,
        })),
      );
    },
    list: (workspaceId, practice) => selectSignals(db, workspaceId, practice),
  };
}
