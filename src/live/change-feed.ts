import type { Listener as DatabaseListener } from '../database/listener.ts';
import { channel, readAnnouncement } from './announce.ts';
import type { Change } from './topics.ts';

type Listener = (changes: readonly Change[]) => void;

/** Hears what was announced, in whatever process. */
export type ChangeFeed = {
  /** @returns a function that ends the subscription */
  subscribe(workspaceId: string, listener: Listener): () => void;
  /** Whether changes are heard when they happen; else every subscriber is sent `everything` every few seconds. */
  hears(): boolean;
  start(): Promise<void>;
};

/** Passes on what any process announced to the screens that this one serves. */
export function createChangeFeed(database: DatabaseListener): ChangeFeed {
  const listenersByWorkspace = new Map<string, Set<Listener>>();

  return {
    subscribe(workspaceId, listener) {
      const listeners = listenersByWorkspace.get(workspaceId) ?? new Set();
      listenersByWorkspace.set(workspaceId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) listenersByWorkspace.delete(workspaceId);
      };
    },
    hears: () => database.hears(),
    async start() {
      await database.listen(channel, {
        heard(payload) {
          const { workspaceId, topics } = readAnnouncement(payload);
          notifyAll(listenersByWorkspace.get(workspaceId) ?? [], topics);
        },
        missed() {
          for (const listeners of listenersByWorkspace.values()) notifyAll(listeners, ['everything']);
        },
      });
    },
  };
}

function notifyAll(listeners: Iterable<Listener>, changes: readonly Change[]): void {
  for (const listener of listeners) listener(changes);
}
