import { LRUCache } from 'lru-cache';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { keptFor } from '../../platform/clock/kept-for.ts';
import { findConnectionsByExternalId } from '../connections/find-connection.ts';

/** A connection that notifications of a CRM workspace are meant for. */
export type Recipient = { workspaceId: string; connectionId: string; practice: boolean; connected: boolean };

/** Which connections listen to a workspace of a CRM. */
export type Recipients = {
  /** Ended ones too, marked as not connected; empty when the workspace was never connected here. */
  of(provider: string, externalId: string): readonly Recipient[] | Promise<readonly Recipient[]>;
  /** Call it when a connection was ended, so that the next notification is no longer kept. */
  forget(): void;
};

/** That a connection was ended by another process is noticed after this time; until then notifications are kept. */
const lifetimeMs = 3_000;

export function createRecipients({ db, clock }: { db: Database; clock: Clock }): Recipients {
  const byId = new LRUCache<string, readonly Recipient[]>(keptFor(clock, lifetimeMs, 10_000));
  const read = async (provider: string, externalId: string, key: string) => {
    const connections = await findConnectionsByExternalId(db, provider, externalId);
    const recipients = connections.map((connection) => ({
      workspaceId: connection.workspace_id,
      connectionId: connection.connection_id,
      practice: connection.practice,
      connected: connection.state !== 'Not connected',
    }));
    // only those that listen are remembered: others may be connecting at this moment
    if (recipients.every(({ connected }) => connected) && recipients.length > 0) byId.set(key, recipients);
    return recipients;
  };
  return {
    of(provider, externalId) {
      const key = `${provider} ${externalId}`;
      return byId.get(key) ?? read(provider, externalId, key);
    },
    forget: () => byId.clear(),
  };
}
