import { setTimeout as sleep } from 'node:timers/promises';
import { claimEmbeddedPostgres, type ClaimedPostgres } from './claim-embedded-postgres.ts';
import type { EmbeddedPostgres, StartOptions } from './embedded-postgres.ts';

/** The pauses after tries to start PostgreSQL again, in milliseconds: about a minute and a half, then it is given up. */
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000, 15_000];

/** How long one try waits for another server to leave, and for PostgreSQL to start or stop. */
const tryWaitMs = 2_000;
const startPatienceMs = 30_000;

/**
 * Claims the built-in PostgreSQL and keeps it running: when it ended it is started again, on the same port, and when only
 * the lock on it was lost, as by the death of one of its backends, the lock is taken again.
 * @param options.giveUp called once, with one sentence, when another server has it by then or no try succeeded
 * @returns null when another server uses it
 */
export async function keepEmbeddedPostgres(
  options: StartOptions & { waitMs: number; giveUp: (sentence: string) => void; pausesMs?: readonly number[] },
): Promise<EmbeddedPostgres | null> {
  const first = await claimEmbeddedPostgres(options);
  if (!first) return null;
  const { log, giveUp } = options;
  const { connectionString } = first;
  const stopping = new AbortController();
  let current = first;

  /** @returns null when there is nothing left to try, after saying so, or we are stopping */
  const claimAgain = async (): Promise<ClaimedPostgres | null> => {
    const pauses = options.pausesMs ?? pausesMs;
    const port = Number(new URL(connectionString).port);
    let reason = '';
    for (const [index, pauseMs] of pauses.entries()) {
      if (stopping.signal.aborted) return null;
      try {
        const again = await claimEmbeddedPostgres({
          ...options,
          port,
          waitMs: tryWaitMs,
          patienceMs: startPatienceMs,
        });
        if (!again) {
          giveUp(`Another Goodword server took over the data folder ${options.dataFolder}: this one ends.`);
          return null;
        }
        if (again.connectionString === connectionString) return again;
        // ours alone by now, but where none of our connections looks
        await again.stop();
        reason = 'it ran on another port';
      } catch (error) {
        reason = (error as Error).message;
      }
      log(`PostgreSQL does not run again yet (try ${index + 1} of ${pauses.length}): ${reason}`);
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
    if (!stopping.signal.aborted) {
      giveUp(`PostgreSQL could not be started again in ${pauses.length} tries, so Goodword ends: ${reason}`);
    }
    return null;
  };

  let looking: Promise<void> = Promise.resolve();
  const watch = (claimed: ClaimedPostgres): void => {
    current = claimed;
    void lookAfterLoss(claimed);
  };
  const lookAfterLoss = async (claimed: ClaimedPostgres): Promise<void> => {
    await claimed.lost;
    if (!stopping.signal.aborted) looking = lookAfter();
  };
  const lookAfter = async (): Promise<void> => {
    log('PostgreSQL ended or restarted; Goodword is looking after it.');
    const again = await claimAgain();
    if (!again) return;
    watch(again);
    log('PostgreSQL runs again.');
  };
  watch(first);

  return {
    ...first,
    async stop() {
      stopping.abort();
      // a PostgreSQL that is just being started would run on without us
      await looking;
      await current.stop();
    },
  };
}
