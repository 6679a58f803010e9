import type { Database } from '../../database/database.ts';
import { getConnectionById } from '../connections/find-connection.ts';
import type { Check } from './drift/check.ts';
import { selectChecks, selectLastDone } from './drift/check-store.ts';
import { countDrift, type DriftCounts } from './drift/drift-store.ts';
import { nextNightly } from './drift/night.ts';
import type { OutageReport } from './outage/outage.ts';
import { selectOutageReports } from './outage/outage-store.ts';
import { pollEveryMinutes, type ConnectionKey, type Polling } from './polling/polling.ts';
import { selectPolling } from './polling/polling-store.ts';
import { findLastReportAt } from '../inbound/last-notification.ts';

/** How well a connection keeps both sides alike: the two clocks, what comes next, and what differs. */
export type Health = {
  /** a webhook that reported something about our people; null before the first */
  lastLiveChangeAt: Date | null;
  polling: Polling | null;
  /** null while the connection does not work */
  nextPollingAt: Date | null;
  lastCheck: Check | null;
  runningCheck: Check | null;
  nextCheckAt: Date | null;
  drift: DriftCounts;
  lastOutage: OutageReport | null;
};

/**
 * @param campaignId of which differences are counted; all of the connection when it is not given
 * @throws Refusal not_found for an unknown connection.
 */
export async function findHealth(db: Database, key: ConnectionKey, now: Date, campaignId?: string): Promise<Health> {
  const connection = await getConnectionById(db, key.workspaceId, key.connectionId);
  const polling = (await selectPolling(db, key)) ?? null;
  const [newest] = await selectChecks(db, key, 1);
  const [lastOutage] = await selectOutageReports(db, key, 1);
  const works = connection.state === 'Connected';
  return {
    lastLiveChangeAt: await findLastReportAt(db, key),
    polling,
    nextPollingAt: works ? nextPolling(now) : null,
    lastCheck: (await selectLastDone(db, key)) ?? null,
    runningCheck: newest?.state === 'Running' ? newest : null,
    nextCheckAt: works ? nextNightly(now, connection.timezone, newest?.started_at ?? null) : null,
    drift: await countDrift(db, key, { campaignId }),
    lastOutage: lastOutage ?? null,
  };
}

/** Pollings begin at every other full minute. */
function nextPolling(now: Date): Date {
  const every = pollEveryMinutes * 60_000;
  return new Date(Math.floor(now.getTime() / every) * every + every);
}
